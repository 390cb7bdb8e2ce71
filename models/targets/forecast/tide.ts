import { formatChange, formatNumber, printAsPublished } from "../../measures/format";
import { type PeriodCode, formatPeriod } from "../../measures/period";
import type { Working } from "../../measures/working";
import { movementInUnit } from "./common-movement";
import type { Panel } from "./panel";

/** A past move of ours, in the indicator's unit: total = common + own. */
export interface PartedMove {
  readonly from: PeriodCode;
  readonly to: PeriodCode;
  readonly total: number;
  readonly common: number;
  readonly own: number;
}

/** Where ours would be, had it moved only as all others did: what lies between that and ours is its own. */
export interface Tide {
  /** Whose movement it is. */
  readonly of: string;
  /** From our value on the first day on; in the indicator's unit. */
  readonly points: readonly { readonly period: PeriodCode; readonly value: number }[];
  readonly moves: readonly PartedMove[];
  readonly working: Working;
}

/**
 * Ours as it would be with the common movement alone, added up from the earliest known value from which on every step's
 * is known; each move taken apart as splitChange does.
 * @returns undefined where nobody else is known, or under two values.
 */
export function tideOf(panel: Panel): Tide | undefined {
  if (!known.has(panel)) known.set(panel, makeTide(panel));
  return known.get(panel);
}

/** Chart, words and working ask about the same panel. */
const known = new WeakMap<Panel, Tide | undefined>();

function makeTide(panel: Panel): Tide | undefined {
  const { scale, changes, of } = movementInUnit(panel);
  const values = panel.ours.values;
  const ours = values.flatMap((value, at) => (value === null ? [] : [{ at, value, period: panel.periods[at] }]));
  const unknown = changes.findLastIndex((change, at) => change === null && at <= (ours.at(-1)?.at ?? -1));
  // A step into the first period of all is never known, and none is needed from the start on.
  const run = ours.filter(({ at }) => at >= unknown);
  const [start] = run;
  if (!start?.period || run.length < 2) return undefined;
  const sums: number[] = [];
  for (const [at, step] of changes.entries()) sums.push(at > start.at ? (sums[at - 1] ?? 0) + (step ?? 0) : 0);
  const sharedUntil = (at: number) => sums[at] ?? 0;
  const points = run.flatMap(({ at, period }) =>
    period ? [{ period, value: scale.from(scale.to(start.value) + sharedUntil(at)) }] : [],
  );
  const moves = run.slice(1).flatMap(({ at, value, period }, i): PartedMove[] => {
    const before = run[i];
    if (!before?.period || !period) return [];
    const total = value - before.value;
    const shared = sharedUntil(at) - sharedUntil(before.at);
    const common = scale.from(scale.to(before.value) + shared) - before.value;
    return [{ from: before.period, to: period, total, common, own: total - common }];
  });
  return { of, points, moves, working: workingOf(panel, of, points, moves) };
}

function workingOf(panel: Panel, of: string, points: Tide["points"], moves: readonly PartedMove[]): Working {
  const [first, last] = [points[0], points.at(-1)];
  const ours = panel.ours.values.findLast((value) => value !== null) ?? 0;
  const fine = { decimals: panel.decimals };
  return {
    title: `Ours or everyone’s, move by move: ${panel.ours.name}`,
    formula: "our first value + what all areas shared in each step since; each move = what was shared + our own",
    inputs: [
      {
        label: `${panel.ours.name}, ${first ? formatPeriod(first.period) : ""}`,
        value: printAsPublished(first?.value ?? 0),
        unit: panel.unit,
        source: "where the line starts",
      },
    ],
    steps: moves.map(
      ({ from, to, total, common, own }) =>
        `${formatPeriod(from)} to ${formatPeriod(to)}: of ${formatChange(total, fine)}, ${formatChange(common, fine)} was that of ${of} and ${formatChange(own, fine)} our own`,
    ),
    result: `${formatNumber(last?.value ?? 0, panel.decimals)} in ${last ? formatPeriod(last.period) : ""} as everyone moved, against ${printAsPublished(ours)} of ours`,
  };
}
