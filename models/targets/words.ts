import { formatPeriod, isPeriodCode } from "../measures/period";
import type { Target } from "./target";

/** What an honestly unfinished target says of itself. */
const STATE_WORDS: Readonly<Record<Target["state"], string | null>> = {
  firm: null,
  placeholder: "Placeholder: the numbers hold the place until they can be agreed",
  deferred: "Deferred",
  "awaiting baseline": "Awaiting its baseline",
  relative: "Relative: it is set against another area’s result, not as a number",
};

/**
 * The unfinished state in words, with until when and why; null for a firm target.
 * @param formatDay how an ISO date is written.
 */
export function describeState(
  target: Pick<Target, "state" | "stateUntil" | "stateWhy">,
  formatDay: (day: string) => string,
): string | null {
  const words = STATE_WORDS[target.state];
  if (words === null) return null;
  const until = target.stateUntil ? ` until ${formatDay(target.stateUntil)}` : "";
  return `${words}${until}.${target.stateWhy ? ` ${target.stateWhy}` : ""}`;
}

export interface JudgedYear {
  /** The agreement year's period code. */
  readonly year: string;
  readonly label: string;
  /** What judges the year, in words. */
  readonly by: string;
  readonly isJudged: boolean;
}

/** For each year of the agreement the observation that judges it, or what stands in for one. */
export function judgingOf(
  target: Pick<Target, "judged">,
  years: readonly string[],
  formatDay: (day: string) => string,
): JudgedYear[] {
  return years.map((year) => {
    const label = isPeriodCode(year) ? formatPeriod(year) : year;
    const { periods = [], expected, standIn } = target.judged[year] ?? {};
    const named = periods.map((period) => (isPeriodCode(period) ? formatPeriod(period) : period));
    if (named.length > 0) {
      const by = named.length > 1 ? `${named.slice(0, -1).join(", ")} and ${named.at(-1)}` : named[0];
      return {
        year,
        label,
        isJudged: true,
        by: `judged by ${by}${expected ? `, expected on ${formatDay(expected)}` : ""}`,
      };
    }
    if (standIn) return { year, label, isJudged: true, by: `no observation falls in this year; instead: ${standIn}` };
    return {
      year,
      label,
      isJudged: false,
      by: "nothing yet: name a figure, a milestone or something that stands in",
    };
  });
}
