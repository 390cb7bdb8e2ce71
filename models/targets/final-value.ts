import { type PeriodCode, comparePeriods, isPeriodCode } from "../measures/period";
import { changedByPercent } from "./form";
import type { Target } from "./target";

/** What is needed to say what a target promises last. */
export type Promising = Pick<Target, "trajectory"> &
  Partial<Pick<Target, "form" | "baseline" | "statedChange" | "judged">>;

/** The agreed periods of a trajectory in time order. */
export function agreedPeriods(target: Pick<Target, "trajectory">): PeriodCode[] {
  return Object.keys(target.trajectory).filter(isPeriodCode).sort(comparePeriods);
}

/**
 * The promise for the last agreed period; undefined while that is not filled in. What a percentage change comes to is
 * worked out from its baseline where nobody wrote it down, for the last period that judges it.
 */
export function finalValueOf(target: Promising): { period: PeriodCode; value: number } | undefined {
  const period = finalPeriodOf(target);
  const value = period === undefined ? undefined : (target.trajectory[period] ?? percentageOf(target));
  return period === undefined || value == null ? undefined : { period, value };
}

function finalPeriodOf(target: Promising): PeriodCode | undefined {
  const agreed = agreedPeriods(target);
  if (target.form !== "percentage") return agreed.at(-1);
  const judging = Object.values(target.judged ?? {}).flatMap(({ periods }) => periods.slice(-1).filter(isPeriodCode));
  return [...agreed, ...judging].sort(comparePeriods).at(-1);
}

function percentageOf({ form, baseline, statedChange }: Promising): number | undefined {
  return form === "percentage" && baseline ? changedByPercent({ baseline, statedChange }) : undefined;
}
