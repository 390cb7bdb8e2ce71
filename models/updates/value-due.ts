import type { Book } from "../agreement/book";
import { suppliedFigures } from "../agreement/home-list";
import { comparePeriods, endOf, nextPeriod, type PeriodCode } from "../measures/period";
import type { Indicator } from "../measures/indicator";
import { knownValuesOf } from "../targets/known-values";
import type { Target } from "../targets/target";

/** A value of a target's measure that its supplier has still to give. */
export interface ValueDue {
  readonly target: Target;
  readonly indicator: Indicator;
  readonly period: PeriodCode;
}

/**
 * The values that an organisation is due to supply for some targets: the period after the last one known of each, once
 * it has ended and its publication day has come.
 * @param today ISO date.
 */
export function valuesDue(
  book: Book,
  targets: readonly Target[],
  organisation: string,
  today: string,
): readonly ValueDue[] {
  const due = suppliedFigures(book, [organisation], today).filter(({ isDue }) => isDue);
  return targets.flatMap((target) => {
    const figures = due.find(({ indicator }) => indicator._id === target.indicator);
    const last = knownValuesOf(book, target)
      .map(({ period }) => period)
      .sort(comparePeriods)
      .at(-1);
    if (figures === undefined || last === undefined) return [];
    const period = nextPeriod(last);
    return endOf(period) < today ? [{ target, indicator: figures.indicator, period }] : [];
  });
}
