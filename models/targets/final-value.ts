import { type PeriodCode, comparePeriods, isPeriodCode } from "../measures/period";
import type { Target } from "./target";

/** The agreed periods of a trajectory in time order. */
export function agreedPeriods(target: Pick<Target, "trajectory">): PeriodCode[] {
  return Object.keys(target.trajectory).filter(isPeriodCode).sort(comparePeriods);
}

/** The promise for the last agreed period; undefined while that is not filled in. */
export function finalValueOf(target: Pick<Target, "trajectory">): { period: PeriodCode; value: number } | undefined {
  const period = agreedPeriods(target).at(-1);
  const value = period === undefined ? undefined : target.trajectory[period];
  return period === undefined || value == null ? undefined : { period, value };
}
