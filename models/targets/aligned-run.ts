import { subtract } from "../measures/arithmetic";
import { type Point, pointsOf } from "../measures/comparison";
import type { TableRow } from "../measures/indicator-table";
import { type PeriodCode, formatPeriod } from "../measures/period";
import { splitAtBreaks } from "../measures/series-breaks";
import { endMonth } from "./course";
import { finalValueOf } from "./final-value";
import type { TargetFigures } from "./target-figures";
import { baselineOf } from "./trajectory";

/** What an area did, the last time, over as many steps as a promise takes: set under it, its start under the baseline. */
export interface AlignedRun {
  readonly row: TableRow;
  /** "1999 to 2005". */
  readonly when: string;
  /** By the period of the promise under which each stands. */
  readonly points: ReadonlyMap<PeriodCode, Point>;
  /** From its start to its end, in the indicator's unit. */
  readonly change: number;
  /** The same ÷ its years. */
  readonly aYear: number;
}

/**
 * The most recent run of each area that is as long as the promise, ours among them; one whose history since its last
 * definition break is shorter is set under the promise as far as it goes.
 * @param periods the baseline and the agreed periods, which are the columns that a run may stand in.
 * @returns none for a relative promise, which has no other area beside it but the one in it, or without a final value.
 */
export function alignedRunsOf(figures: TargetFigures, periods: readonly PeriodCode[]): AlignedRun[] {
  const { target, table, indicator } = figures;
  const [baseline, final] = [baselineOf(target), finalValueOf(target)];
  if (!baseline || !final || table.rows.length < 2) return [];
  const offsets = periods
    .map((period) => ({ period, months: endMonth(period) - endMonth(baseline.period) }))
    .filter(({ months }) => months >= 0);
  const length = endMonth(final.period) - endMonth(baseline.period);
  return table.rows
    .filter(({ role }) => role !== "part")
    .flatMap((row) => {
      const run = splitAtBreaks(pointsOf(table, row), indicator.definitions).at(-1) ?? [];
      const aligned = align(run, offsets, length);
      return aligned ? [{ row, ...aligned }] : [];
    });
}

interface Offset {
  readonly period: PeriodCode;
  readonly months: number;
}

function align(run: readonly Point[], offsets: readonly Offset[], length: number): Omit<AlignedRun, "row"> | undefined {
  const byEnd = new Map(run.map((point) => [endMonth(point.period), point]));
  const start = run.findLast((point) => byEnd.has(endMonth(point.period) + length)) ?? run[0];
  if (!start || length <= 0) return undefined;
  const points = new Map(
    offsets.flatMap(({ period, months }): [PeriodCode, Point][] => {
      const point = months <= length ? byEnd.get(endMonth(start.period) + months) : undefined;
      return point ? [[period, point]] : [];
    }),
  );
  const end = [...points.values()].at(-1);
  const years = end ? (endMonth(end.period) - endMonth(start.period)) / 12 : 0;
  if (!end || years <= 0) return undefined;
  const change = subtract(end.value, start.value);
  return {
    when: `${formatPeriod(start.period)} to ${formatPeriod(end.period)}`,
    points,
    change,
    aYear: change / years,
  };
}
