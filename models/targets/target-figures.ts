import type { Book } from "../agreement/book";
import { decimalsOf, subtract } from "../measures/arithmetic";
import { type Point, findRow, gapTo, pointsOf } from "../measures/comparison";
import { formatChange, formatNumber } from "../measures/format";
import type { Indicator } from "../measures/indicator";
import { type IndicatorTable, type TableRow, buildIndicatorTable, type TablePlace } from "../measures/indicator-table";
import { COMMON_SCOPE, EVERYONE } from "../measures/observation";
import { type PeriodCode, formatPeriod, readPeriod } from "../measures/period";
import { placeName } from "../measures/place-name";
import type { SentencePart } from "../measures/reading";
import { splitAtBreaks } from "../measures/series-breaks";
import { seriesOf } from "../measures/series";
import { batchesOf, printAsPublished } from "../measures/step-table";
import type { Working } from "../measures/working";
import { isInAudience } from "../people/audience";
import { ENGLAND } from "../place/area";
import type { Target } from "./target";
import { finalValueOf } from "./final-value";
import { baselineOf } from "./trajectory";

/** What is known of a target's measure: our history and that of those it is compared with. */
export interface TargetFigures {
  readonly target: Target;
  readonly indicator: Indicator;
  readonly table: IndicatorTable;
  readonly ours: TableRow;
}

/**
 * The figures of the definition that the target was signed with, ours first. For a target on a gap they are the gap of
 * ours to the other area, and nothing is beside them.
 */
export function figuresOf(book: Book, target: Target): TargetFigures | undefined {
  const indicator = book.indicators.find(({ _id }) => _id === target.indicator);
  if (!indicator) return undefined;
  const places = placesOf(book, target);
  const whole = tableOf(book, indicator, target, places);
  const table = target.form === "gap" ? gapTable(whole, target) : whole;
  const ours = table.rows.find(({ role }) => role === "ours");
  return ours && { target, indicator, table, ours };
}

/** A book never changes, and targets of one priority often share an indicator: each table is built once a book. */
const tables = new WeakMap<Book, Map<string, IndicatorTable>>();

function tableOf(book: Book, indicator: Indicator, target: Target, places: readonly TablePlace[]): IndicatorTable {
  const series = seriesOf(indicator, target.definition);
  const key = [series, ...places.map(({ area, group }) => `${area} ${group}`)].join("|");
  const known = tables.get(book) ?? new Map<string, IndicatorTable>();
  tables.set(book, known);
  const before = known.get(key);
  if (before) return before;
  const observations = book.observations.filter((each) => each.series === series);
  const table = buildIndicatorTable({
    indicator,
    places,
    own: observations.filter(({ scope }) => scope !== COMMON_SCOPE),
    common: observations.filter(({ scope }) => scope === COMMON_SCOPE),
    batches: batchesOf(book),
    maySee: (version) => isInAudience(version.audience, book.reader),
  });
  known.set(key, table);
  return table;
}

function placesOf(book: Book, target: Target): TablePlace[] {
  const { agreement } = book;
  const nameOf = (area: string) => book.areas.find(({ _id }) => _id === area)?.name ?? area;
  const ours: TablePlace = {
    area: target.area,
    group: target.group,
    name: placeName(book, target),
    role: "ours",
  };
  const beside = (area: string, role: TablePlace["role"]): TablePlace[] =>
    area === target.area || !book.areas.some(({ _id }) => _id === area)
      ? []
      : [{ area, group: EVERYONE, name: nameOf(area), role }];
  const others = [
    ...agreement.comparators.flatMap((area) => beside(area, "comparator")),
    ...beside(agreement.region, "region"),
    ...beside(ENGLAND, "country"),
  ];
  const gap =
    target.gapTo && !others.some(({ area }) => area === target.gapTo) ? beside(target.gapTo, "comparator") : [];
  return [ours, ...others, ...gap];
}

function gapTable(table: IndicatorTable, target: Target): IndicatorTable {
  const ours = table.rows.find(({ role }) => role === "ours");
  const other = table.rows.find(({ area, role }) => area === target.gapTo && role !== "ours");
  if (!ours || !other) return { ...table, rows: ours ? [{ ...ours, cells: {} }] : [] };
  const cells = Object.fromEntries(
    table.periods.flatMap((period) => {
      const gap = gapTo(table, ours, other, period);
      const cell = ours.cells[period];
      return gap && cell ? [[period, { ...cell, value: gap.gap }]] : [];
    }),
  );
  return { ...table, rows: [{ ...ours, name: `${ours.name} less ${other.name}`, cells }] };
}

export interface TargetSentencePart extends SentencePart {
  /** Known figures stand out, and the promise has a colour of its own. */
  readonly tone?: "known" | "promise";
}

/** "Coventry stood at 29.1 in 2005, 4.9 below the region. We promise 36.2 by 2011." */
export function readTarget({ target, table, ours }: TargetFigures): TargetSentencePart[] {
  const baseline = baselineOf(target);
  const final = finalValueOf(target);
  const latest = pointsOf(table, ours).at(-1);
  const stood = baseline ?? latest;
  const start: TargetSentencePart[] = stood
    ? [
        { text: `${ours.name} stood at ` },
        { text: printAsPublished(stood.value), tone: "known" },
        { text: ` in ${formatPeriod(stood.period)}` },
        ...standing(table, ours, stood.period),
        { text: ". " },
      ]
    : [{ text: `Nothing is known yet of where ${ours.name} stands. ` }];
  return final
    ? [
        ...start,
        { text: "We promise " },
        { text: printAsPublished(final.value), tone: "promise" },
        { text: ` by ${formatPeriod(final.period)}.` },
      ]
    : [...start, { text: "Nothing is promised yet." }];
}

function standing(table: IndicatorTable, ours: TableRow, period: PeriodCode): SentencePart[] {
  const region = table.rows.find(({ role }) => role === "region");
  const gap = region && gapTo(table, ours, region, period);
  if (!gap) return [];
  const words =
    gap.gap === 0
      ? "level with the region"
      : `${formatNumber(Math.abs(gap.gap), decimalsOf(gap.gap))} ${gap.gap < 0 ? "below" : "above"} the region`;
  return [{ text: ", " }, { text: words, working: gap.working, judgement: gap.judgement }];
}

export interface YearlyChange {
  readonly text: string;
  readonly working: Working;
}

/** What the promise needs each year from its baseline to its final target. */
export function neededAYear({ target, indicator, ours }: TargetFigures): YearlyChange | undefined {
  const [from, to] = [baselineOf(target), finalValueOf(target)];
  const years = from && to ? monthsBetween(from.period, to.period) / 12 : 0;
  if (!from || !to || years <= 0) return undefined;
  const change = subtract(to.value, from.value);
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

/** The best change a year that a row ever made over so many years, by the indicator's polarity; none where neither is better. */
export function bestEver(figures: TargetFigures, row: TableRow, years: number): YearlyChange | undefined {
  const { indicator, table } = figures;
  if (indicator.polarity === "none" || !findRow(table, row.id)) return undefined;
  const spans = splitAtBreaks(pointsOf(table, row), indicator.definitions).flatMap((run) => spansOf(run, years * 12));
  const sign = indicator.polarity === "higher" ? 1 : -1;
  const best = spans.reduce<Span | undefined>(
    (top, span) => (!top || sign * (span.change - top.change) > 0 ? span : top),
    undefined,
  );
  if (!best) return undefined;
  const text = formatChange(best.change / years, { decimals: Math.max(indicator.decimals, 1) });
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

interface Span {
  readonly from: Point;
  readonly to: Point;
  readonly change: number;
}

function spansOf(run: readonly Point[], months: number): Span[] {
  return run.flatMap((from) =>
    run
      .filter((to) => monthsBetween(from.period, to.period) === months)
      .map((to) => ({ from, to, change: subtract(to.value, from.value) })),
  );
}

function monthsBetween(from: PeriodCode, to: PeriodCode): number {
  const end = (period: PeriodCode) => readPeriod(period).start + readPeriod(period).months;
  return end(to) - end(from);
}
