import {
  comparePeriods,
  endOf,
  formatPeriod,
  isPeriodCode,
  kindOf,
  nextPeriod,
  type PeriodCode,
} from "@models/measures/period";
import type { Choices } from "./descriptor";

/** More columns than this say nothing more in a trajectory. */
const MOST = 16;

/**
 * The periods a trajectory has a value for, and those from its baseline to the end of the agreement; the agreement's own
 * years when there is no baseline yet.
 */
export const trajectoryPeriods: Choices = ({ book, content }) => {
  const given = Object.keys((content["trajectory"] ?? {}) as object).filter(isPeriodCode);
  const years = book.agreement.scheme.years.filter(isPeriodCode);
  const baseline = (content["baseline"] as { period?: string | null } | undefined)?.period;
  const following = baseline && isPeriodCode(baseline) ? periodsUntil(baseline, years.at(-1)) : years;
  const periods = given.length > 0 && !baseline ? given : [...new Set([...given, ...following])];
  return periods.sort(comparePeriods).map((code) => ({ value: code, label: formatPeriod(code) }));
};

function periodsUntil(baseline: PeriodCode, last: PeriodCode | undefined): PeriodCode[] {
  if (last === undefined) return [];
  // Calendar years run on into the year in which the last financial year ends.
  const end = kindOf(baseline) === "calendar year" ? `${endOf(last).slice(0, 4)}-12-31` : endOf(last);
  const periods: PeriodCode[] = [];
  let period = nextPeriod(baseline);
  while (endOf(period) <= end && periods.length < MOST) {
    periods.push(period);
    period = nextPeriod(period);
  }
  return periods;
}
