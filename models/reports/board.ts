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
  listCell,
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

/** What asks for a decision, the most pressing kind first. Money that does not hold, and decisions to look at again, join here. */
const ASKING: readonly ((facts: ReportFacts) => Decision[])[] = [
  offTrackTargets,
  brokenCommitments,
  ownerlessActions,
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
      block(`${AT}-${id}`, title, { lead: [...why], by: by ?? facts.board ?? endOfQuarter(facts.day) }),
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

/** Overdue, not begun in time, or moved more than once. */
function slippingActions({ actions }: ReportFacts): Decision[] {
  return actions.flatMap((action): Decision[] => {
    const { id, what, standing, since, owner } = action;
    const moved = Math.max(0, ...action.slips.map(({ times }) => times));
    if (owner === null || standing === "done" || (standing !== "overdue" && standing !== "late" && moved < 2))
      return [];
    const cell = { kind: "action", id } as const;
    const late = since
      ? [
          say([AT, "late", id], `{action} ${LATE_WORDS[standing] ?? "was due on"} {since}.`, {
            ...{ action: actionName(action), since: dayFigure(since, cell) },
          }),
        ]
      : [];
    const slipped =
      moved > 0
        ? [
            say([AT, "slips", id], "A date of {action} has moved {times}.", {
              ...{ action: actionName(action), times: figure(timesWords(moved), cell) },
            }),
          ]
        : [];
    return [
      {
        id: `action-${id}`,
        title: standing === "late" ? `When does “${what}” begin?` : `A new date for “${what}”, or an end to it?`,
        why: [...late, ...slipped],
        by: null,
      },
    ];
  });
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
