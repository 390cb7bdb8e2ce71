import type { Block, ReportFacts, Sentence, TargetLine } from "./content-schema";
import { changesBetween } from "./changes";
import { figure, say } from "./sentence";
import {
  LATE_WORDS,
  actionFact,
  actionName,
  block,
  counted,
  dayFigure,
  group,
  isLate,
  listCell,
  moneyLine,
  organisation,
  percent,
  periodOf,
  promised,
  targetCell,
  targetName,
  valueIn,
} from "./words";

const AT = "executive";

/** Per priority: how it stands, its odds, what changed since the last report, and what blocks it. */
export function executiveBlocks(facts: ReportFacts, before: ReportFacts | null): Block[] {
  const changes = before ? changesBetween(before, facts, AT) : [];
  return [
    ...(changes.length > 0 ? [block(`${AT}-changed`, "What changed since the last report", { groups: changes })] : []),
    ...facts.priorities.map(({ id, name }) => {
      const targets = facts.targets.filter(({ priority }) => priority === id);
      return block(`${AT}-${id}`, name, {
        lead: [...standingOf(targets, id), ...actionsOf(facts, id)],
        groups: [
          ...group(
            "Targets",
            targets.map((target) => courseOf(target)),
          ),
          ...group("In the way", blocking(facts, id)),
          ...group("Money", moneyOf(facts, id)),
        ],
        targets: targets.map((target) => target.id),
      });
    }),
  ];
}

const STATUSES = ["on track", "at risk", "off track"] as const;

/** "Of 5 targets 2 on track, 1 off track; of 2 nothing can be told yet." What none is at is left out. */
export function standingOf(targets: readonly TargetLine[], priority: string | null, at = AT): Sentence[] {
  if (targets.length === 0) return [];
  const cell = listCell("targets", priority);
  const count = (status: string) => targets.filter((target) => target.status === status).length;
  const told = STATUSES.filter((status) => count(status) > 0);
  const untold = targets.length - told.reduce((sum, status) => sum + count(status), 0);
  const slot = (status: string) => status.replace(/\W(\w)/g, (_all, letter: string) => letter.toUpperCase());
  const id = [at, "standing", priority ?? "all"];
  const all = figure(targets.length, cell);
  const [only] = targets;
  if (only && targets.length === 1) {
    const words =
      told.length === 0 ? "Nothing can be told yet of its {all} target." : `Its {all} target is ${only.status}.`;
    return [say(id, words, { all })];
  }
  const words = told.map((status) => `{${slot(status)}} ${status}`).join(", ");
  const text =
    told.length === 0
      ? "Of {all} targets nothing can be told yet."
      : `Of {all} targets ${words}${untold > 0 ? "; of {untold} nothing can be told yet" : ""}.`;
  return [
    say(id, text, {
      all,
      ...Object.fromEntries(told.map((status) => [slot(status), figure(count(status), cell)])),
      ...(untold > 0 && told.length > 0 ? { untold: figure(untold, cell) } : {}),
    }),
  ];
}

function actionsOf({ actions }: ReportFacts, priority: string): Sentence[] {
  const own = actions.filter((action) => action.priority === priority);
  const late = own.filter(isLate).length;
  if (own.length === 0) return [];
  const all = figure(own.length, listCell("actions", priority));
  const id = [AT, "actions", priority];
  if (own.length === 1) return [say(id, `Its {all} action is ${late === 0 ? "not late" : "late"}.`, { all })];
  if (late === 0) return [say(id, "None of its {all} actions is late.", { all })];
  return [
    say(id, `{late} of its {all} actions ${counted(late, "is", "are")} late.`, {
      ...{ late: figure(late, listCell("actions", priority)), all },
    }),
  ];
}

/** Where it stands, and how likely it is to end as promised. */
export function courseOf(target: TargetLine, at: string = AT): Sentence {
  const said = [standsAt(target), oddsOf(target), explainedOf(target)].filter((each) => each !== undefined);
  return say(
    [at, "course", target.id],
    said.map(({ text }) => text).join(" "),
    Object.assign({}, ...said.map(({ figures }) => figures)) as Sentence["figures"],
  );
}

type Said = Pick<Sentence, "text" | "figures">;

/** By its newest result, else by its newest figure. */
function standsAt(target: TargetLine): Said {
  const { result, latest, status } = target;
  const name = { target: targetName(target) };
  if (result) {
    return {
      text: `{target} is ${status}: {value} in {period}, against {promised} promised.`,
      figures: {
        ...{ ...name, value: valueIn(target, result.period, result.value) },
        ...{ period: periodOf(target, result.period), promised: promised(target, result.promised) },
      },
    };
  }
  if (latest) {
    const value = valueIn(target, latest.period, latest.value);
    return {
      text: "{target} has no result yet; its newest figure is {value} in {period}.",
      figures: { ...name, value, period: periodOf(target, latest.period) },
    };
  }
  return { text: `{target}: ${status === "no result yet" ? "no figure is known yet" : status}.`, figures: name };
}

/** "What its actions are to bring explains +2.1 of +4.0 (+0.9 to +3.3), 53% in Q4 2010." */
function explainedOf(target: TargetLine): Said | undefined {
  if (!target.explained) return undefined;
  const { words, period } = target.explained;
  return {
    text: "Of what is promised beyond that its actions are to bring {explained}, in {when}.",
    figures: { explained: figure(words, targetCell(target)), when: periodOf(target, period) },
  };
}

/** "If nothing changes, 38% of simulated futures meet 74.5 in 2010; when it was signed it was 45%." */
function oddsOf(target: TargetLine): Said | undefined {
  const { odds, oddsAtSigning } = target;
  const final = target.promises.at(-1);
  if (odds === null || !final) return undefined;
  const cell = targetCell(target);
  const figures = {
    odds: figure(percent(odds), cell),
    ...{ promise: promised(target, final.value), end: periodOf(target, final.period) },
  };
  const words = "If nothing changes, {odds} of simulated futures meet {promise} in {end}";
  const moved = oddsAtSigning !== null && percent(oddsAtSigning) !== percent(odds);
  if (!moved) return { text: `${words}.`, figures };
  return {
    text: `${words}; when it was signed it was {signed}.`,
    figures: { ...figures, signed: figure(percent(oddsAtSigning), cell) },
  };
}

/** What of its actions is not paid for. */
function moneyOf({ money }: ReportFacts, priority: string): Sentence[] {
  return money
    .filter((flag) => flag.priority === priority && flag.kind === "action")
    .map((flag) => moneyLine(AT, flag));
}

/** Late actions, and what owners say is in the way. */
function blocking(facts: ReportFacts, priority: string): Sentence[] {
  return facts.actions
    .filter((action) => action.priority === priority)
    .flatMap((action): Sentence[] => {
      const { id, owner, last, standing, since } = action;
      const name = { action: actionName(action) };
      const late = since
        ? [
            say([AT, "late", id], `{action} ${LATE_WORDS[standing] ?? "was due on"} {since}.`, {
              ...{ ...name, since: dayFigure(since, { kind: "action", id }) },
            }),
          ]
        : [];
      const word =
        last && last.course !== "on course" && last.inTheWay
          ? [
              say([AT, "way", id], `${organisation(facts, owner)} says of {action}, ${last.course}: {words}`, {
                ...{ ...name, words: actionFact(action, `“${last.inTheWay}”`) },
              }),
            ]
          : [];
      return [...late, ...word];
    });
}
