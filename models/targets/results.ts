import type { Scheme } from "../agreement/scheme";
import { type Point, pointsOf } from "../measures/comparison";
import { type Combined, combineValues } from "../measures/combine-values";
import { type PeriodCode, codeOf, comparePeriods, formatPeriod, isPeriodCode, readPeriod } from "../measures/period";
import { splitAtBreaks } from "../measures/series-breaks";
import type { TargetFigures } from "./target-figures";

/** The one result that judges an agreement year, with the same of the years before it. */
export interface YearResult {
  readonly kind: "result";
  readonly year: string;
  readonly periods: readonly PeriodCode[];
  readonly value: number;
  /** How several values made it, in words. */
  readonly how: string;
  readonly points: readonly Point[];
  /** The same periods of earlier years combined alike, oldest first, this one last; from the last gap on. */
  readonly history: readonly number[];
  readonly isProvisional: boolean;
}

/** What is known within a year before its result is. */
export interface SoFar {
  readonly periods: readonly PeriodCode[];
  readonly value: number;
  /** At the same point of the year before. */
  readonly lastYear: number | null;
}

export type JudgedYearResult =
  | YearResult
  /** @property due ISO date on which it is expected. */
  | { readonly kind: "awaited"; readonly year: string; readonly due: string | null; readonly soFar: SoFar | null }
  | { readonly kind: "stand-in"; readonly year: string; readonly what: string }
  | { readonly kind: "cannot"; readonly year: string; readonly why: string }
  | { readonly kind: "unjudged"; readonly year: string };

/** For each year of the scheme what the observation that the target names for it says. */
export function resultsOf(figures: TargetFigures, { years }: Pick<Scheme, "years">): JudgedYearResult[] {
  const { target, table, ours, indicator } = figures;
  const run = splitAtBreaks(pointsOf(table, ours), indicator.definitions).at(-1) ?? [];
  const known = new Map(run.map((point) => [point.period, point]));
  return years.map((year): JudgedYearResult => {
    const judging = target.judged[year];
    const periods = (judging?.periods ?? []).filter(isPeriodCode).sort(comparePeriods);
    if (periods.length === 0) {
      return judging?.standIn ? { kind: "stand-in", year, what: judging.standIn } : { kind: "unjudged", year };
    }
    const points = pointsAt(known, periods);
    if (!points) {
      return { kind: "awaited", year, due: judging?.expected ?? null, soFar: soFarOf(figures, run, periods) };
    }
    const combined = combine(figures, points);
    if (combined.kind === "cannot") return { ...combined, year };
    return {
      ...combined,
      kind: "result",
      year,
      periods,
      points,
      history: [...earlier(figures, known, periods), combined.value],
      isProvisional: points.some(({ cell }) => cell.status === "provisional"),
    };
  });
}

const combine = ({ indicator }: TargetFigures, points: readonly Point[]): Combined =>
  combineValues(
    indicator.combine,
    points.map(({ value, cell: { denominator } }) => ({
      value,
      ...(denominator === undefined ? {} : { denominator }),
    })),
  );

/** All of them, or nothing. */
function pointsAt(known: ReadonlyMap<PeriodCode, Point>, periods: readonly PeriodCode[]): Point[] | undefined {
  const points = periods.flatMap((period) => known.get(period) ?? []);
  return points.length === periods.length ? points : undefined;
}

/** The same months so many years before. */
function yearsBefore(period: PeriodCode, years: number): PeriodCode {
  const read = readPeriod(period);
  return codeOf({ ...read, start: read.start - 12 * years });
}

/** The same periods of the years before, back to the first that is not known. */
function earlier(
  figures: TargetFigures,
  known: ReadonlyMap<PeriodCode, Point>,
  periods: readonly PeriodCode[],
): number[] {
  const values: number[] = [];
  for (let back = 1; ; back += 1) {
    const points = pointsAt(
      known,
      periods.map((period) => yearsBefore(period, back)),
    );
    const combined = points && combine(figures, points);
    if (combined?.kind !== "value") return values.reverse();
    values.push(combined.value);
  }
}

/** What of the judged periods, or of shorter ones within them, is known already, against the same a year before. */
function soFarOf(figures: TargetFigures, run: readonly Point[], periods: readonly PeriodCode[]): SoFar | null {
  const spans = periods.map(readPeriod);
  const within = run.filter(({ period }) => {
    const { start, months } = readPeriod(period);
    return spans.some((span) => start >= span.start && start + months <= span.start + span.months);
  });
  // Values of two kinds, such as months and quarters, tell the same twice.
  const longest = Math.max(...within.map(({ period }) => readPeriod(period).months));
  const parts = within.filter(({ period }) => readPeriod(period).months === longest);
  const now = combinedOrLast(figures, parts);
  if (now === undefined) return null;
  const before = parts.map(({ period }) => run.find((point) => point.period === yearsBefore(period, 1)));
  const lastYear = before.every((point) => point !== undefined) ? combinedOrLast(figures, before) : undefined;
  return { periods: parts.map(({ period }) => period), value: now, lastYear: lastYear ?? null };
}

function combinedOrLast(figures: TargetFigures, points: readonly Point[]): number | undefined {
  const combined = combine(figures, points);
  return combined.kind === "value" ? combined.value : points.at(-1)?.value;
}

/** "2008", "Q2 2008 to Q1 2009". */
export function sayPeriods(periods: readonly PeriodCode[]): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return "";
  return first === last ? formatPeriod(first) : `${formatPeriod(first)} to ${formatPeriod(last)}`;
}
