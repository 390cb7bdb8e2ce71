import type { Book } from "../agreement/book";
import { comparedAreas } from "../agreement/compared-areas";
import { decimalsOf, subtract } from "../measures/arithmetic";
import { gapTo, pointsOf } from "../measures/comparison";
import { formatNumber, printAsPublished } from "../measures/format";
import type { Indicator, Polarity } from "../measures/indicator";
import { type IndicatorTable, type TableRow, buildIndicatorTable, type TablePlace } from "../measures/indicator-table";
import { COMMON_SCOPE, EVERYONE } from "../measures/observation";
import { type PeriodCode, comparePeriods, formatPeriod } from "../measures/period";
import { placeName } from "../measures/place-name";
import type { SentencePart } from "../measures/reading";
import { seriesOf } from "../measures/series";
import { batchesOf } from "../measures/step-table";
import type { Working } from "../measures/working";
import { isInAudience } from "../people/audience";
import { ENGLAND } from "../place/area";
import type { Target } from "./target";
import { type TargetForm, formatPercent, isRelative, readForm, sayAim } from "./form";
import { finalValueOf } from "./final-value";
import { baselineOf } from "./trajectory";

/** What is known of a target's measure: our history and that of those it is compared with. */
export interface TargetFigures {
  readonly target: Target;
  /** With the polarity of what the promise is about: the less behind the better. */
  readonly indicator: Indicator;
  /** What the promise is about: for a relative target the gap or distance of ours, and nothing beside it. */
  readonly table: IndicatorTable;
  readonly ours: TableRow;
  /** The values themselves, ours and everybody's; the same as `table` unless the target is relative. */
  readonly levels: IndicatorTable;
}

/** The figures of the definition that the target was signed with, ours first. */
export function figuresOf(book: Book, target: Target): TargetFigures | undefined {
  const indicator = book.indicators.find(({ _id }) => _id === target.indicator);
  if (!indicator) return undefined;
  const places = placesOf(book, target);
  const levels = tableOf(book, indicator, target, places);
  const table = isRelative(target) ? gapTable(levels, target) : levels;
  const ours = table.rows.find(({ role }) => role === "ours");
  const { polarity } = table.indicator;
  return ours && { target, indicator: { ...indicator, polarity }, table, ours, levels };
}

/** The row that a relative target moves with. */
export const comparatorOf = ({ levels, target }: Pick<TargetFigures, "levels" | "target">) =>
  levels.rows.find(({ area, role }) => area === target.gapTo && role !== "ours");

/** What is known of the comparator at a period, or was known last before it. */
export function latestTheirs(
  figures: TargetFigures,
  period: PeriodCode,
): { readonly period: PeriodCode; readonly value: number } | undefined {
  const other = comparatorOf(figures);
  if (!other) return undefined;
  return pointsOf(figures.levels, other).findLast((point) => comparePeriods(point.period, period) <= 0);
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
    ...comparedAreas(book).flatMap((area) => beside(area, "comparator")),
    ...beside(agreement.region, "region"),
    ...beside(ENGLAND, "country"),
  ];
  const gap =
    target.gapTo && !others.some(({ area }) => area === target.gapTo) ? beside(target.gapTo, "comparator") : [];
  return [ours, ...others, ...gap];
}

/** The gap of ours to the area that a relative target moves with; for a distance how far ours is behind it. */
function gapTable(levels: IndicatorTable, target: Target): IndicatorTable {
  const ours = levels.rows.find(({ role }) => role === "ours");
  const other = comparatorOf({ levels, target });
  if (!ours || !other) return { ...levels, rows: ours ? [{ ...ours, cells: {} }] : [] };
  const isDistance = target.form === "within";
  const { polarity } = levels.indicator;
  const valueOf = (gap: number) => (isDistance ? behindBy(gap, polarity) : gap);
  const cells = Object.fromEntries(
    levels.periods.flatMap((period) => {
      const gap = gapTo(levels, ours, other, period);
      const cell = ours.cells[period];
      return gap && cell ? [[period, { ...cell, value: valueOf(gap.gap) }]] : [];
    }),
  );
  const name = isDistance ? `${ours.name} behind ${other.name}` : `${ours.name} less ${other.name}`;
  const indicator = isDistance ? { ...levels.indicator, polarity: "lower" as const } : levels.indicator;
  return { ...levels, indicator, rows: [{ ...ours, name, cells }] };
}

/** How far behind a gap leaves ours, by the polarity; below nought when ahead. Where no side is better, how far apart. */
function behindBy(gap: number, polarity: Polarity): number {
  if (polarity === "none") return Math.abs(gap);
  return polarity === "higher" ? subtract(0, gap) : gap;
}

export interface TargetSentencePart extends SentencePart {
  /** Known figures stand out, and the promise has a colour of its own. */
  readonly tone?: "known" | "promise";
}

/**
 * Where ours stood and what is promised: "Coventry stood at 29.1 in 2005, 4.9 below the region. We promise 36.2 by
 * 2011."
 * @param formatDay how an ISO date is written.
 */
export function readTarget(figures: TargetFigures, formatDay: (day: string) => string): TargetSentencePart[] {
  return [...readStart(figures), ...readPromise(figures, formatDay)];
}

/** "Coventry stood at 29.1 in 2005, 4.9 below the region. " */
export function readStart({ target, table, ours }: TargetFigures): TargetSentencePart[] {
  const stood = baselineOf(target) ?? pointsOf(table, ours).at(-1);
  if (!stood && target.form === "milestone") return [];
  if (!stood) return [{ text: `Nothing is known yet of where ${ours.name} stands. ` }];
  return [
    { text: `${ours.name} stood at ` },
    { text: printAsPublished(stood.value), tone: "known" },
    { text: ` in ${formatPeriod(stood.period)}` },
    ...standing(table, ours, stood.period),
    { text: ". " },
  ];
}

/** What is promised in the words of its form; the computed numbers among them open their working. */
function readPromise(figures: TargetFigures, formatDay: (day: string) => string): TargetSentencePart[] {
  const form = readForm(figures.target);
  if (form?.form === "milestone") return readMilestone(form, formatDay);
  const final = finalValueOf(figures.target);
  if (!final || !form) return [{ text: "Nothing is promised yet." }];
  const by = ` by ${formatPeriod(final.period)}`;
  const value: TargetSentencePart = { text: printAsPublished(final.value), tone: "promise" };
  switch (form.form) {
    case "percentage":
      return [
        { text: `We promise ${form.statedChange < 0 ? "a reduction of" : "an increase of"} ` },
        { text: `${printAsPublished(Math.abs(form.statedChange))}%`, tone: "promise" },
        { text: ", to " },
        { ...value, ...workingOfPercent(figures) },
        { text: `${by}.` },
      ];
    case "band":
      return [
        { text: "We promise to stay within " },
        { text: printAsPublished(form.tolerance), tone: "promise" },
        { text: " of " },
        value,
        { text: ` until ${formatPeriod(final.period)}.` },
      ];
    case "gap":
    case "within": {
      const other = comparatorOf(figures)?.name ?? "an area that is no longer known";
      return [
        { text: "We promise to be " },
        { text: sayAim(form, final.value, other, printAsPublished), tone: "promise" },
        { text: `${by}, wherever it then stands.` },
        ...readTheirs(figures, final.period),
      ];
    }
    default:
      return [{ text: "We promise " }, value, { text: `${by}.` }];
  }
}

function readMilestone(
  { by, met }: Extract<TargetForm, { form: "milestone" }>,
  formatDay: (day: string) => string,
): TargetSentencePart[] {
  const promise = { text: formatDay(by), tone: "promise" } as const;
  return [
    { text: "A milestone to be met by " },
    promise,
    { text: met === null ? "." : `. It was met on ${formatDay(met)}.` },
  ];
}

/** What a relative promise is drawn by while the comparator's own result is still to come. */
function readTheirs(figures: TargetFigures, final: PeriodCode): TargetSentencePart[] {
  const theirs = latestTheirs(figures, final);
  if (!theirs || theirs.period === final) return [];
  const name = comparatorOf(figures)?.name;
  return [
    {
      text: ` The line goes by the latest of ${name}, ${printAsPublished(theirs.value)} in ${formatPeriod(theirs.period)}, and moves with it.`,
    },
  ];
}

/** Only where nobody wrote the final value down, so that it was worked out from the percent that was said. */
function workingOfPercent({ target, indicator, ours }: TargetFigures): { working?: Working } {
  const baseline = baselineOf(target);
  const final = finalValueOf(target);
  const { statedChange } = target;
  if (!baseline || !final || statedChange == null || target.trajectory[final.period] != null) return {};
  return {
    working: {
      title: `What ${formatPercent(statedChange)} comes to`,
      formula: "baseline × (1 + stated change ÷ 100), to the precision of the baseline",
      inputs: [
        {
          label: `${ours.name}, ${formatPeriod(baseline.period)}`,
          value: printAsPublished(baseline.value),
          unit: indicator.unit,
          source: "baseline",
        },
        { label: "Stated change", value: printAsPublished(statedChange), unit: "%", source: "our promise" },
      ],
      result: printAsPublished(final.value),
    },
  };
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
