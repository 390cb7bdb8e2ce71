import { type PeriodCode, comparePeriods, readPeriod } from "../measures/period";

interface Known {
  readonly period: PeriodCode;
  readonly value: number;
}

/**
 * The value of a course at a period: its own where one is given, otherwise on the straight line (by the ends of the
 * periods) between the values before and after.
 * @param points in time order.
 * @returns undefined before the first and after the last.
 */
export function courseAt(points: readonly Known[], period: PeriodCode): number | undefined {
  const given = points.find((point) => point.period === period);
  if (given) return given.value;
  const before = points.findLast((point) => comparePeriods(point.period, period) < 0);
  const after = points.find((point) => comparePeriods(point.period, period) > 0);
  if (!before || !after) return undefined;
  const [start, end] = [endMonth(before.period), endMonth(after.period)];
  if (start === end) return after.value;
  return before.value + ((after.value - before.value) * (endMonth(period) - start)) / (end - start);
}

/** Months from January of year 0 to the end of a period. */
export function endMonth(period: PeriodCode): number {
  const { start, months } = readPeriod(period);
  return start + months;
}
