import { median } from "simple-statistics";
import { subtract } from "../measures/arithmetic";
import { type Point, findRow, pointsOf } from "../measures/comparison";
import { formatChange, formatNumber, printAsPublished } from "../measures/format";
import type { TableRow } from "../measures/indicator-table";
import { type PeriodCode, formatPeriod } from "../measures/period";
import { splitAtBreaks } from "../measures/series-breaks";
import type { Working } from "../measures/working";
import { betterOf } from "./better-way";
import { endMonth } from "./course";
import { finalValueOf } from "./final-value";
import type { TargetFigures } from "./target-figures";
import { baselineOf } from "./trajectory";

export interface YearlyChange {
  readonly text: string;
  readonly working: Working;
}

/** The promised change from baseline to final target, and over how many years. */
export function promisedChange({
  target,
}: Pick<TargetFigures, "target">): { readonly change: number; readonly years: number } | undefined {
  const [from, to] = [baselineOf(target), finalValueOf(target)];
  const years = from && to ? monthsBetween(from.period, to.period) / 12 : 0;
  return from && to && years > 0 ? { change: subtract(to.value, from.value), years } : undefined;
}

/** What the promise needs each year from its baseline to its final target. */
export function neededAYear({ target, indicator, ours }: TargetFigures): YearlyChange | undefined {
  const [from, to] = [baselineOf(target), finalValueOf(target)];
  const promised = promisedChange({ target });
  if (!from || !to || !promised) return undefined;
  const { change, years } = promised;
  const decimals = Math.max(indicator.decimals, 1);
  const text = formatChange(change / years, { decimals });
  return {
    text,
    working: {
      title: "Needed a year",
      formula: `(final target − baseline) ÷ ${formatNumber(years, years % 1 === 0 ? 0 : 1)} years`,
      inputs: [
        {
          label: `Final target, ${formatPeriod(to.period)}`,
          value: printAsPublished(to.value),
          unit: indicator.unit,
          source: "our promise",
        },
        {
          label: `${ours.name}, ${formatPeriod(from.period)}`,
          value: printAsPublished(from.value),
          unit: indicator.unit,
          source: "baseline",
        },
      ],
      result: `${text} a year`,
    },
  };
}

/** What a row ever sustained over so many years. */
export interface Sustained {
  /** The best change a year by the indicator's polarity; undefined where neither side is better. */
  readonly best: YearlyChange | undefined;
  /** The median of all of them, whichever way. */
  readonly usual: YearlyChange;
}

/** @returns undefined where the row is not known at both ends of any span of so many years. */
export function sustainedBy(figures: TargetFigures, row: TableRow, years: number): Sustained | undefined {
  const { indicator, table } = figures;
  if (!findRow(table, row.id)) return undefined;
  const spans = splitAtBreaks(pointsOf(table, row), indicator.definitions).flatMap((run) => spansOf(run, years * 12));
  if (spans.length === 0) return undefined;
  return { best: bestOf(figures, row, spans, years), usual: usualOf(figures, row, spans, years) };
}

const decimalsIn = ({ indicator }: TargetFigures) => ({ decimals: Math.max(indicator.decimals, 1) });

function bestOf(figures: TargetFigures, row: TableRow, spans: readonly Span[], years: number) {
  const { indicator } = figures;
  if (indicator.polarity === "none") return undefined;
  const sign = indicator.polarity === "higher" ? 1 : -1;
  const best = spans.reduce((top, span) => (sign * (span.change - top.change) > 0 ? span : top));
  const text = formatChange(best.change / years, decimalsIn(figures));
  const input = ({ period, value, cell }: Point) => ({
    label: `${row.name}, ${formatPeriod(period)}`,
    value: printAsPublished(value),
    unit: indicator.unit,
    source: cell.source,
  });
  return {
    text,
    working: {
      title: `Best ever in ${years} years: ${row.name}`,
      formula: `the largest change for the better over ${years} years ÷ ${years}`,
      inputs: [input(best.to), input(best.from)],
      result: `${text} a year`,
    },
  };
}

function usualOf(figures: TargetFigures, row: TableRow, spans: readonly Span[], years: number): YearlyChange {
  const text = formatChange(median(spans.map(({ change }) => change)) / years, decimalsIn(figures));
  const [first, last] = [spans[0], spans.at(-1)] as [Span, Span];
  return {
    text,
    working: {
      title: `Usual in ${years} years: ${row.name}`,
      formula: `the median of all changes over ${years} years ÷ ${years}`,
      inputs: [
        {
          label: `${row.name}, ${formatPeriod(first.from.period)} to ${formatPeriod(last.to.period)}`,
          value: String(spans.length),
          unit: spans.length === 1 ? "span" : "spans",
          source: last.to.cell.source,
        },
      ],
      result: `${text} a year`,
    },
  };
}

interface Span {
  readonly from: Point;
  readonly to: Point;
  readonly change: number;
}

function spansOf(run: readonly Point[], months: number): Span[] {
  const ends = new Map<number, Point[]>();
  for (const point of run) {
    const end = endMonth(point.period);
    ends.set(end, [...(ends.get(end) ?? []), point]);
  }
  return run.flatMap((from) =>
    (ends.get(endMonth(from.period) + months) ?? []).map((to) => ({
      from,
      to,
      change: subtract(to.value, from.value),
    })),
  );
}

function monthsBetween(from: PeriodCode, to: PeriodCode): number {
  return endMonth(to) - endMonth(from);
}

/** Whether the newest known value is better or worse than that of a year before it; undefined where either is not known. */
export function sinceLastYear(figures: TargetFigures): "better" | "worse" | "level" | undefined {
  const better = betterOf(figures);
  const run = splitAtBreaks(pointsOf(figures.table, figures.ours), figures.indicator.definitions).at(-1) ?? [];
  const last = run.at(-1);
  const before = last && spansOf(run, 12).find(({ to }) => to === last);
  if (!before || better === 0) return undefined;
  if (before.change === 0) return "level";
  return Math.sign(before.change) === better ? "better" : "worse";
}
