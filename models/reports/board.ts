import type { Block, ReportFacts, Sentence } from "./content-schema";
import { changesBetween } from "./changes";
import { courseOf, standingOf } from "./executive";
import { figure, say } from "./sentence";
import {
  LATE_WORDS,
  actionFact,
  actionName,
  block,
  commitmentCell,
  counted,
  dayFigure,
  group,
  listCell,
  moneyLine,
  organisation,
  timesWords,
} from "./words";

const AT = "board";

/** So many fit a page and a meeting; the others are counted. */
const FEW = 7;

interface Decision {
  readonly id: string;
  readonly title: string;
  /** Why it needs one, the strongest reason first. */
  readonly why: readonly Sentence[];
  readonly by: string | null;
}

/** What asks for a decision, the most pressing kind first. */
const ASKING: readonly ((facts: ReportFacts) => Decision[])[] = [
  offTrackTargets,
  brokenCommitments,
  ownerlessActions,
  unpaidActions,
  lostMoney,
  slippingActions,
  helpAsked,
  openRefreshes,
  overdueCommitments,
];

/** One page: how it stands as a whole, what needs a decision, why and by when, and what changed in short. */
export function boardBlocks(facts: ReportFacts, before: ReportFacts | null): Block[] {
  const decisions = ASKING.flatMap((ask) => ask(facts));
  const [shown, more] = [decisions.slice(0, FEW), decisions.slice(FEW)];
  return [
    block(`${AT}-standing`, "How it stands", {
      lead: [
        ...standingOf(facts.targets, null, AT),
        ...ownersOf(facts),
        ...(before ? changedCounts(before, facts) : []),
        ...decisionCount(decisions.length, more.length),
      ],
    }),
    ...shown.map(({ id, title, why, by }) =>
      block(`${AT}-${id}`, title, {
        ...(why.length === 1 ? { lead: [...why] } : { groups: group("Why", why) }),
        by: by ?? facts.board ?? endOfQuarter(facts.day),
      }),
    ),
  ];
}

/** The last day of the quarter that a day is in: before the next report. */
function endOfQuarter(day: string): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, Math.ceil(month / 3) * 3, 0)).toISOString().slice(0, 10);
}

function ownersOf({ owners }: ReportFacts): Sentence[] {
  const [active, of] = [
    owners.reduce((sum, each) => sum + each.active, 0),
    owners.reduce((sum, each) => sum + each.of, 0),
  ];
  if (of === 0) return [];
  return [
    say(
      [AT, "owners"],
      `Of {of} ${counted(of, "action that goes on its owner has", "actions that go on owners have")} said in time how {active} ${counted(active, "goes", "go")}.`,
      {
        ...{ active: figure(active, listCell("actions")), of: figure(of, listCell("actions")) },
      },
    ),
  ];
}

/** What a group of changes is called where it is only counted. */
const COUNTED: Readonly<Record<string, readonly [string, string]>> = {
  "Off course since": ["gone off course", "gone off course"],
  Recovered: ["recovered", "recovered"],
  "New values": ["new value", "new values"],
  "Revised values": ["revised value", "revised values"],
  "Promises changed by refresh": ["promise changed", "promises changed"],
  "Late since": ["action more that is late", "actions more that are late"],
  "Dates moved": ["date moved", "dates moved"],
  Done: ["action done", "actions done"],
  "Decisions taken": ["decision taken", "decisions taken"],
  "Commitments broken, disputed or kept": ["commitment ended or disputed", "commitments ended or disputed"],
};

/** "Since the last report: 1 gone off course, 2 new values." */
function changedCounts(before: ReportFacts, facts: ReportFacts): Sentence[] {
  const groups = changesBetween(before, facts, AT);
  if (groups.length === 0) return [say([AT, "changed"], "Nothing has changed since the last report.", {})];
  const slots = groups.map(({ title, sentences }, i) => ({ slot: `n${i + 1}`, title, count: sentences.length }));
  return [
    say(
      [AT, "changed"],
      `Since the last report: ${slots.map(({ slot, title, count }) => `{${slot}} ${counted(count, ...(COUNTED[title] ?? [title, title]))}`).join(", ")}.`,
      Object.fromEntries(slots.map(({ slot, count }) => [slot, figure(count, listCell("targets"))])),
    ),
  ];
}

function decisionCount(all: number, left: number): Sentence[] {
  if (all === 0) return [say([AT, "decisions"], "Nothing asks for a decision of the board.", {})];
  if (left === 0) return [];
  return [
    say([AT, "decisions"], "{more} more are in the operational report.", { more: figure(left, listCell("actions")) }),
  ];
}

/** Designated ones first: the region judges them. */
function offTrackTargets({ targets }: ReportFacts): Decision[] {
  const weight = (designation: string) => (designation === "local" ? 1 : 0);
  return targets
    .filter(({ status }) => status === "off track")
    .sort((a, b) => weight(a.designation) - weight(b.designation) || (a.odds ?? 1) - (b.odds ?? 1))
    .map((target) => ({
      id: `target-${target.id}`,
      title: `What will bring “${target.name}” back on course?`,
      why: [courseOf(target, AT)],
      by: null,
    }));
}

function brokenCommitments(facts: ReportFacts): Decision[] {
  return facts.commitments
    .filter(({ state }) => state === "broken" || state === "disputed")
    .map((line) => {
      const by = organisation(facts, line.by);
      const figures = { what: figure(`“${line.title}”`, commitmentCell(line)) };
      return {
        id: `promise-${line.id}`,
        title: `What follows from the ${line.state} promise of ${by}?`,
        why: [
          say(
            [AT, "promise", line.id],
            `${by} promised {what} to ${organisation(facts, line.to)}: ${line.state}.`,
            figures,
          ),
        ],
        by: line.reconsider,
      };
    });
}

function ownerlessActions({ actions }: ReportFacts): Decision[] {
  return actions
    .filter(({ owner, standing }) => owner === null && standing !== "done")
    .map((action) => ({
      id: `owner-${action.id}`,
      title: `Who owns “${action.what}”?`,
      why: [say([AT, "owner", action.id], "Nobody has accepted {action}.", { action: actionName(action) })],
      by: null,
    }));
}

/** Actions that nothing reaches, together, and those whose fund ends before them. */
function unpaidActions({ money, actions }: ReportFacts): Decision[] {
  const flags = money.filter(({ kind }) => kind === "action");
  const unpaid = flags.filter(({ rule }) => rule === "unfunded").length;
  const cell = listCell("money");
  const none =
    unpaid > 0
      ? [
          say(
            [AT, "unpaid"],
            `Nobody has promised anything for {unpaid} of {all} ${counted(actions.length, "action", "actions")}.`,
            {
              ...{ unpaid: figure(unpaid, cell), all: figure(actions.length, listCell("actions")) },
            },
          ),
        ]
      : [];
  const ending = flags.filter(({ rule }) => rule === "fund ends").map((flag) => moneyLine(AT, flag));
  return decisionOn([...none, ...ending], "unpaid", "What pays for what is not paid for?");
}

/** Money that reaches no goal, or is counted twice. */
function lostMoney({ money }: ReportFacts): Decision[] {
  const flags = money.filter(({ rule }) => rule === "aimless" || rule === "double");
  return decisionOn(
    flags.map((flag) => moneyLine(AT, flag)),
    "money",
    "What is this money for?",
  );
}

const decisionOn = (why: readonly Sentence[], id: string, title: string): Decision[] =>
  why.length === 0 ? [] : [{ id, title, why, by: null }];

/** Overdue, not begun in time, or moved more than once: one decision for all. */
function slippingActions({ actions }: ReportFacts): Decision[] {
  const why = actions.flatMap((action): Sentence[] => {
    const { id, standing, since, owner } = action;
    const moved = Math.max(0, ...action.slips.map(({ times }) => times));
    const isLate = standing === "overdue" || standing === "late";
    if (owner === null || standing === "done" || (!isLate && moved < 2)) return [];
    const cell = { kind: "action", id } as const;
    const name = { action: actionName(action) };
    const late = `{action} ${LATE_WORDS[standing] ?? "was due on"} {since}`;
    const figures = { ...name, ...(since ? { since: dayFigure(since, cell) } : {}) };
    const times = { times: figure(timesWords(moved), cell) };
    if (since === null) return [say([AT, "late", id], "A date of {action} has moved {times}.", { ...name, ...times })];
    return moved === 0
      ? [say([AT, "late", id], `${late}.`, figures)]
      : [say([AT, "late", id], `${late}; a date of it has moved {times}.`, { ...figures, ...times })];
  });
  return decisionOn(why, "late", "A new date for what is late, or an end to it?");
}

function helpAsked(facts: ReportFacts): Decision[] {
  return facts.actions.flatMap((action): Decision[] => {
    const { id, last, owner, standing } = action;
    if (!last?.help || standing === "done") return [];
    const who = organisation(facts, owner);
    return [
      {
        id: `help-${id}`,
        title: `Can ${who} be helped?`,
        why: [
          say([AT, "help", id], `For {action} it asks: {words}`, {
            ...{ action: actionName(action), words: actionFact(action, `“${last.help}”`) },
          }),
        ],
        by: null,
      },
    ];
  });
}

function openRefreshes({ refreshes, targets }: ReportFacts): Decision[] {
  return refreshes.map(({ id, title, state, by }) => {
    const target = targets.find(({ name }) => name === title);
    const name = figure(`“${title}”`, { kind: "refresh", id });
    return {
      id: `refresh-${id}`,
      title: `Refresh “${title}”?`,
      why: [
        say([AT, "refresh", id], `A refresh of {what} is ${state}.`, { what: name }),
        ...(target ? [courseOf(target, `${AT}-refresh`)] : []),
      ],
      by,
    };
  });
}

function overdueCommitments(facts: ReportFacts): Decision[] {
  return facts.commitments
    .filter(({ overdue, state }) => overdue && state !== "disputed" && state !== "broken")
    .map((line) => {
      const cell = commitmentCell(line);
      const who = organisation(facts, line.by);
      return {
        id: `again-${line.id}`,
        title: `Does the promise of ${who} still hold?`,
        why: [
          say([AT, "again", line.id], `{what} was to be looked at again by {day}.`, {
            ...{ what: figure(`“${line.title}”`, cell), day: dayFigure(line.reconsider ?? "", cell) },
          }),
        ],
        by: line.reconsider,
      };
    });
}
