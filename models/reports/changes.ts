import { comparePeriods, isPeriodCode } from "../measures/period";
import type { ActionLine, Block, Level, ReportFacts, Sentence, TargetLine } from "./content-schema";
import { figure, say } from "./sentence";
import {
  LATE_WORDS,
  actionFact,
  actionName,
  commitmentCell,
  dayFigure,
  group,
  isLate,
  organisation,
  periodOf,
  promised,
  targetName,
  valueIn,
} from "./words";

/** From the best to the worst; what cannot be told yet is between. */
const RANK: Readonly<Record<string, number>> = {
  "on track": 0,
  "no result yet": 1,
  "too early to say": 1,
  "at risk": 2,
  "off track": 3,
};

const OFF_COURSE = ["at risk", "off track"];

/** What a report says of one thing that changed. @param at the level that it is said at. */
type Change<T> = (was: T, is: T, at: Level, after: ReportFacts) => Sentence[];

/** What changed between two reports, in the order in which it matters. */
export function changesBetween(before: ReportFacts, after: ReportFacts, at: Level): Block["groups"] {
  const targets = (change: Change<TargetLine>) => changed(before.targets, after.targets, change, at, after);
  const actions = (change: Change<ActionLine>) => changed(before.actions, after.actions, change, at, after);
  return [
    ...group("Off course since", targets(statusChange("worse"))),
    ...group("Recovered", targets(statusChange("better"))),
    ...group("New values", targets(newValues)),
    ...group("Revised values", targets(revisedValues)),
    ...group("Promises changed by refresh", targets(changedPromise)),
    ...group("Late since", actions(lateSince)),
    ...group("Dates moved", actions(movedDates)),
    ...group("Done", actions(doneSince)),
    ...group("Commitments broken, disputed or kept", commitmentChanges(before, after, at)),
    ...group("Decisions taken", decisionsSince(before, after, at)),
  ];
}

function changed<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  change: Change<T>,
  at: Level,
  facts: ReportFacts,
): Sentence[] {
  const earlier = new Map(before.map((line) => [line.id, line]));
  return after.flatMap((line) => {
    const was = earlier.get(line.id);
    return was ? change(was, line, at, facts) : [];
  });
}

const statusChange =
  (way: "better" | "worse"): Change<TargetLine> =>
  (was, is, at) => {
    const moved = (RANK[is.status] ?? 1) - (RANK[was.status] ?? 1);
    const told = way === "worse" ? is.status : was.status;
    if (moved === 0 || moved > 0 !== (way === "worse") || !OFF_COURSE.includes(told)) return [];
    const before = was.status === "no result yet" ? "had no result before" : `was ${was.status}`;
    return [say([at, "status", is.id], `{target} is ${is.status}; it ${before}.`, { target: targetName(is) })];
  };

const newValues: Change<TargetLine> = (was, is, at) => {
  const added = Object.keys(is.values).filter((period) => was.values[period] === undefined);
  const newest = added.filter(isPeriodCode).sort(comparePeriods).at(-1);
  if (newest === undefined) return [];
  return [
    say([at, "new", is.id], "{target}: {value} in {period}.", {
      ...{ target: targetName(is), value: valueIn(is, newest, is.values[newest] ?? 0), period: periodOf(is, newest) },
    }),
  ];
};

const revisedValues: Change<TargetLine> = (was, is, at) =>
  Object.entries(was.values).flatMap(([period, value]) => {
    const now = is.values[period];
    if (now === value) return [];
    const figures = { target: targetName(is), period: periodOf(is, period), before: valueIn(is, period, value) };
    const id = [at, "revised", is.id, period];
    return [
      now === undefined
        ? say(id, "{target}: {period} was {before} and has been taken back.", figures)
        : say(id, "{target}: {period} was {before} and is now {value}.", {
            ...figures,
            value: valueIn(is, period, now),
          }),
    ];
  });

const changedPromise: Change<TargetLine> = (was, is, at) => {
  const [from, to] = [was.promises.at(-1), is.promises.at(-1)];
  if (!from || !to || (from.value === to.value && from.period === to.period)) return [];
  return [
    say([at, "promise", is.id], "{target}: {now} is promised in place of {before}.", {
      ...{ target: targetName(is), now: promised(is, to.value), before: promised(is, from.value) },
    }),
  ];
};

const lateSince: Change<ActionLine> = (was, is, at) =>
  isLate(is) && !isLate(was)
    ? [
        say([at, "late", is.id], `{action} ${LATE_WORDS[is.standing] ?? "was due on"} {since}.`, {
          ...{ action: actionName(is), since: dayFigure(is.since ?? "", { kind: "action", id: is.id }) },
        }),
      ]
    : [];

const movedDates: Change<ActionLine> = (was, is, at) =>
  was.end && is.end && was.end !== is.end
    ? [
        say([at, "moved", is.id], "{action} ends on {now}; it was to end on {before}.", {
          ...{ action: actionName(is), now: dayFigure(is.end, { kind: "action", id: is.id }) },
          before: dayFigure(was.end, { kind: "action", id: is.id }),
        }),
      ]
    : [];

const doneSince: Change<ActionLine> = (was, is, at) =>
  is.standing === "done" && was.standing !== "done"
    ? [say([at, "done", is.id], "{action} is {done}.", { action: actionName(is), done: actionFact(is, "done") })]
    : [];

function decisionsSince(before: ReportFacts, after: ReportFacts, at: Level): Sentence[] {
  const known = new Set(before.decisions.map(({ id }) => id));
  return after.decisions
    .filter(({ id }) => !known.has(id))
    .map(({ id, what, takenBy, date }) => {
      const cell = { kind: "decision", id } as const;
      return say([at, "decision", id], "{what}: decided by {who} on {on}.", {
        ...{ what: figure(`“${what}”`, cell), who: figure(takenBy, cell), on: dayFigure(date, cell) },
      });
    });
}

const ENDED = ["broken", "disputed", "kept"];

function commitmentChanges(before: ReportFacts, after: ReportFacts, at: Level): Sentence[] {
  const earlier = new Map(before.commitments.map((line) => [line.id, line.state]));
  return after.commitments
    .filter(({ id, state }) => ENDED.includes(state) && earlier.get(id) !== state)
    .map((line) =>
      say([at, "ended", line.id], `What ${organisation(after, line.by)} promised, {what}, is ${line.state}.`, {
        what: figure(`“${line.title}”`, commitmentCell(line)),
      }),
    );
}
