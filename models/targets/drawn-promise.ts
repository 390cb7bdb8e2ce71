import { pointsOf } from "../measures/comparison";
import { type PeriodCode, comparePeriods } from "../measures/period";
import { courseAt } from "./course";
import { type Aim, type TargetForm, aimOf, readForm } from "./form";
import { finalValueOf } from "./final-value";
import { type TargetFigures, comparatorOf, latestTheirs } from "./target-figures";
import { baselineOf, promisesOf } from "./trajectory";

/** One place of the promise as a chart of levels draws it. */
export interface DrawnPromise extends Aim {
  readonly period: PeriodCode;
  /** Where a value was agreed; otherwise the course between, which moves with the comparator. */
  readonly isAgreed: boolean;
  readonly isFinal: boolean;
}

/**
 * The promise as levels of ours, in time order: a relative one moves with its comparator, period by period, and beyond
 * what is known of it goes by its latest value. Nothing for a milestone.
 */
export function drawnPromise(figures: TargetFigures): DrawnPromise[] {
  const { target, levels } = figures;
  const form = readForm(target);
  const promises = promisesOf(target);
  const final = finalValueOf(target);
  if (!form || !final) return [];
  const agreed = new Set(promises.map(({ period }) => period));
  const start = baselineOf(target);
  const course = start ? [start, ...promises] : promises;
  return periodsOf(figures, form, [...agreed], start?.period).flatMap((period): DrawnPromise[] => {
    const stated = courseAt(course, period);
    const theirs = latestTheirs(figures, period)?.value;
    const aim = stated === undefined ? undefined : aimOf(form, stated, theirs, levels.indicator.polarity);
    return aim ? [{ ...aim, period, isAgreed: agreed.has(period), isFinal: period === final.period }] : [];
  });
}

/** Every agreed period, and for a relative target those in which its comparator is known, from the baseline on. */
function periodsOf(
  figures: TargetFigures,
  form: TargetForm,
  agreed: readonly PeriodCode[],
  start: PeriodCode | undefined,
): PeriodCode[] {
  const other = form.form === "gap" || form.form === "within" ? comparatorOf(figures) : undefined;
  const known = other ? pointsOf(figures.levels, other).map(({ period }) => period) : [];
  const last = agreed.at(-1);
  const between = known.filter(
    (period) => start && last && comparePeriods(period, start) >= 0 && comparePeriods(period, last) < 0,
  );
  return [...new Set([...between, ...agreed])].sort(comparePeriods);
}
