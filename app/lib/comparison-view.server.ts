import type { Act } from "@models/act";
import type { Book } from "@models/agreement/book";
import { figuresAsKnown } from "@models/agreement/book-as-known";
import { type ComparatorSet, areasOf } from "@models/agreement/comparator-set";
import {
  type AreaComparison,
  type ComparedArea,
  STANDING_MEASURES,
  type StandingMeasure,
  compareAreas,
  explainArea,
  movedBy,
  sayMeasure,
} from "@models/measures/area-comparison";
import { areaTableOf, readFigures } from "@models/measures/area-table";
import { decimalsOf } from "@models/measures/arithmetic";
import { comparableRows, findRow, formatRank, ourRow, pointAt, pointsOf } from "@models/measures/comparison";
import { formatChange, formatNumber } from "@models/measures/format";
import type { Indicator } from "@models/measures/indicator";
import { doubtOf } from "@models/measures/finding";
import type { IndicatorTable, TablePlace } from "@models/measures/indicator-table";
import { EVERYONE } from "@models/measures/observation";
import { type PeriodCode, formatPeriod } from "@models/measures/period";
import { splitAtBreaks } from "@models/measures/series-breaks";
import { printAsPublished } from "@models/measures/format";
import { ENGLAND } from "@models/place/area";
import { byCode } from "../parts/choices";
import { listed } from "./words";

/** What the address asks to see; what it does not say is chosen for the reader. */
export interface AskedComparison {
  readonly indicator: string | null;
  readonly period: string | null;
  readonly from: string | null;
  readonly everyWorking: boolean;
}

/** How our area stands among those of a set by one indicator. Null without an indicator to compare by. */
export async function comparisonView(
  book: Book,
  act: Pick<Act, "store" | "now">,
  set: ComparatorSet,
  asked: AskedComparison,
) {
  const indicators = [...book.indicators].sort((a, b) => byCode(a.code, b.code));
  const indicator = indicators.find(({ _id }) => _id === asked.indicator) ?? firstKnown(book) ?? indicators[0];
  if (indicator === undefined) return null;
  const table = await tableOf(book, act, set, indicator);
  const known = table.periods.filter((period) => comparableRows(table, period).length > 0);
  const period = known.find((each) => each === asked.period) ?? bestPeriod(table, known);
  const earlier = known.slice(0, period === undefined ? 0 : known.indexOf(period));
  const from =
    earlier.find((each) => each === asked.from) ?? (asked.from === "" ? undefined : firstOfRun(table, earlier, period));
  const comparison = period === undefined ? undefined : compareAreas(table, period, from);
  return {
    indicator: { id: indicator._id, name: indicator.name, unit: indicator.unit },
    indicators: indicators.map(({ _id, code, name }) => ({ value: _id, label: `${code}: ${name}` })),
    periods: [...known].reverse().map((each) => ({ value: each, label: formatPeriod(each) })),
    period: period ?? null,
    from: comparison?.from ?? "",
    hasPolarity: indicator.polarity !== "none",
    shown: comparison ? shownOf(table, comparison, asked.everyWorking) : null,
  };
}

export type ComparisonView = NonNullable<Awaited<ReturnType<typeof comparisonView>>>;
export type ComparedRow = NonNullable<ComparisonView["shown"]>["rows"][number];

/** The first indicator, by the order of the tables in step 1, for which ours has figures. */
function firstKnown({ parts, indicators, observations, agreement }: Book): Indicator | undefined {
  const chosen = parts.candidate.filter(({ standing }) => standing === "chosen").sort((a, b) => a.order - b.order);
  const first = chosen.find(({ indicator }) =>
    observations.some(({ series, area }) => area === agreement.area && series.startsWith(`${indicator}:`)),
  );
  return indicators.find(({ _id }) => _id === first?.indicator);
}

async function tableOf(book: Book, act: Pick<Act, "store" | "now">, set: ComparatorSet, indicator: Indicator) {
  const { agreement, partnership } = book;
  const nameOf = (area: string) => book.areas.find(({ _id }) => _id === area)?.name ?? set.areas[area]?.name ?? area;
  const place = (role: TablePlace["role"]) => (area: string) => ({ area, group: EVERYONE, name: nameOf(area), role });
  const places = [
    place("ours")(agreement.area),
    ...areasOf(set).map(place("comparator")),
    place("region")(agreement.region),
    place("country")(ENGLAND),
  ];
  const codes = places.map(({ area }) => area);
  // The region reads what was submitted, not what the partnership works on.
  const figures =
    book.from === "snapshot" ? book : await readFigures(act.store, partnership._id, indicator, [...new Set(codes)]);
  const known = book.from === "earlier day" ? figuresAsKnown(figures, act.now) : figures;
  return areaTableOf(known, indicator, places, book.reader);
}

/** The newest period in which ours can be held against somebody; without one the newest in which ours is known. */
function bestPeriod(table: IndicatorTable, known: readonly PeriodCode[]): PeriodCode | undefined {
  const isOurs = (period: PeriodCode) => comparableRows(table, period).some(({ role }) => role === "ours");
  return (
    known.findLast((period) => isOurs(period) && comparableRows(table, period).length > 1) ??
    known.findLast(isOurs) ??
    known.at(-1)
  );
}

/** The first period from which ours can be followed to this one. */
function firstOfRun(table: IndicatorTable, earlier: readonly PeriodCode[], to: PeriodCode | undefined) {
  const ours = ourRow(table);
  if (!ours || to === undefined) return undefined;
  const runs = splitAtBreaks(pointsOf(table, ours), table.indicator.definitions);
  const run = runs.find((points) => points.some(({ period }) => period === to));
  return run?.map(({ period }) => period).find((period) => earlier.includes(period));
}

function shownOf(table: IndicatorTable, comparison: AreaComparison, everyWorking: boolean) {
  const { period, from, areas, notRanked, notFollowed } = comparison;
  const nameOf = (id: string) => findRow(table, id)?.name ?? id;
  const beside = table.rows.filter(({ role }) => role === "region" || role === "country");
  return {
    period: formatPeriod(period),
    since: from === undefined ? null : formatPeriod(from),
    sentence: sentenceOf(table, comparison),
    rows: areas.map((area) => rowOf(table, period, area)),
    beside: beside.flatMap((row) => {
      const point = pointAt(row, period);
      return point
        ? [
            {
              id: row.id,
              name: row.name,
              role: row.role,
              value: printAsPublished(point.value),
              doubted: doubtOf(point.cell.finding),
            },
          ]
        : [];
    }),
    notRanked: grouped(notRanked, nameOf),
    notFollowed: grouped(notFollowed, nameOf),
    workings: areas
      .filter(({ id }) => everyWorking || findRow(table, id)?.role === "ours")
      .flatMap(({ id }) => explainArea(table, comparison, id)),
  };
}

function rowOf(table: IndicatorTable, period: PeriodCode, { id, standing, change }: ComparedArea) {
  const row = findRow(table, id);
  return {
    id,
    name: row?.name ?? id,
    isOurs: row?.role === "ours",
    value: printAsPublished(standing.value),
    doubted: doubtOf(row?.cells[period]?.finding),
    cells: STANDING_MEASURES.map((measure) => {
      const moved = change && movedBy(table, change, measure);
      return {
        measure,
        text: sayMeasure(standing, measure),
        moved: moved ? { text: sayMoved(measure, moved.by), judgement: moved.judgement } : null,
      };
    }),
  };
}

function sayMoved(measure: StandingMeasure, by: number): string {
  if (measure === "rank") {
    if (by === 0) return "same place";
    return `${by > 0 ? "up" : "down"} ${formatNumber(Math.abs(by), 0)}`;
  }
  return formatChange(by, { decimals: measure === "percentile" ? 0 : decimalsOf(by) });
}

/** Areas with the same reason together: "no value: Bury, Dudley". */
function grouped(
  entries: readonly { readonly id: string; readonly why: string }[],
  nameOf: (id: string) => string,
): { why: string; areas: string }[] {
  const reasons = [...new Set(entries.map(({ why }) => why))];
  return reasons.map((why) => ({
    why,
    areas: listed(entries.filter((each) => each.why === why).map(({ id }) => nameOf(id))),
  }));
}

/** "Coventry was 1st of 2 in 2005. It was 2nd of 2 in 1999, among the areas known in both." */
function sentenceOf(table: IndicatorTable, { areas, period, from }: AreaComparison): string {
  const ours = ourRow(table);
  const compared = areas.find(({ id }) => id === ours?.id);
  if (!ours || !compared) return `There is no value of ${ours?.name ?? "our area"} for ${formatPeriod(period)}.`;
  const { rank } = compared.standing;
  if (!rank) return `${ours.name} had ${printAsPublished(compared.standing.value)} in ${formatPeriod(period)}.`;
  if (rank.of < 2) return `No other area of this set has a value for ${formatPeriod(period)}.`;
  const now = `${ours.name} was ${formatRank(rank)} in ${formatPeriod(period)}.`;
  const { before, after, among } = compared.change ?? {};
  if (from === undefined || !before?.rank || !after?.rank) return now;
  const known =
    among === areas.length ? "" : ` Among the ${among} areas known in both it is ${formatRank(after.rank)} now.`;
  return `${now} It was ${formatRank(before.rank)} in ${formatPeriod(from)}.${known}`;
}
