import { median } from "simple-statistics";
import { decimalsOf, round, subtract } from "./arithmetic";
import {
  type Judgement,
  type Rank,
  comparableRows,
  explainRank,
  findRow,
  formatRank,
  gapTo,
  inputOf,
  judge,
  pointAt,
  rankOf,
} from "./comparison";
import { formatChange, formatNumber, unitOfChange } from "./format";
import type { IndicatorTable, TableRow } from "./indicator-table";
import { type PeriodCode, formatPeriod } from "./period";
import { areComparable } from "./series-breaks";
import type { Working } from "./working";

/** Where one area stands among others in one period; null where it cannot be told. */
export interface Standing {
  readonly value: number;
  readonly rank: Rank | null;
  /** The share of the other areas that it is better than, ties counting half: 0 to 100, 100 is best. */
  readonly percentile: number | null;
  /** In the indicator's unit, the area less what it is held against. */
  readonly toMedian: number | null;
  readonly toBest: number | null;
  readonly toRegion: number | null;
}

/** Then and now among the areas that can be told in both, so that nobody moves because another's figure is missing. */
export interface StandingChange {
  readonly before: Standing;
  readonly after: Standing;
  /** How many areas stand in both. */
  readonly among: number;
}

export interface ComparedArea {
  /** Row id. */
  readonly id: string;
  readonly standing: Standing;
  /** Absent where no span was asked for, or the area cannot be told in its first period. */
  readonly change?: StandingChange;
}

export interface AreaComparison {
  readonly period: PeriodCode;
  readonly from: PeriodCode | undefined;
  /** Ours and its comparators that have a comparable value, best first; those alike, and all without polarity, highest first. */
  readonly areas: readonly ComparedArea[];
  /** Row ids of those that have none, and why. */
  readonly notRanked: readonly { readonly id: string; readonly why: NotRanked }[];
  /** Row ids of areas whose change over the span cannot be told, and why. */
  readonly notFollowed: readonly { readonly id: string; readonly why: "no value then" | "another definition then" }[];
}
type NotRanked = "no value" | "another definition" | "suppressed" | "not published" | "awaiting" | "not shared";

/**
 * Holds ours and its comparators against each other in one period: rank, percentile, gaps to the median, the best and the
 * region, and how each changed since an earlier period. Nothing is held against a value of another definition.
 * @param from the first period of the span; one that is not before `period` in the table gives no change.
 */
export function compareAreas(table: IndicatorTable, period: PeriodCode, from?: PeriodCode): AreaComparison {
  const now = comparableRows(table, period);
  const standings = standingsIn(table, period, now);
  const span = from !== undefined && isBefore(table, from, period) ? from : undefined;
  const both = span === undefined ? [] : followedRows(table, span, period, now);
  const before = span === undefined ? new Map() : standingsIn(table, span, both);
  const after = standingsIn(table, period, both);
  const areas = now.flatMap(({ id }): ComparedArea[] => {
    const standing = standings.get(id);
    const [then, since] = [before.get(id), after.get(id)];
    if (!standing) return [];
    return [{ id, standing, ...(then && since && { change: { before: then, after: since, among: both.length } }) }];
  });
  return {
    period,
    from: span,
    areas: areas.sort((a, b) => inOrder(table, a.standing, b.standing)),
    notRanked: peers(table)
      .filter((row) => !now.includes(row))
      .map((row) => ({ id: row.id, why: whyNotRanked(row, period) })),
    notFollowed:
      span === undefined
        ? []
        : now
            .filter((row) => !both.includes(row))
            .map((row): AreaComparison["notFollowed"][number] => ({
              id: row.id,
              why: pointAt(row, span) ? "another definition then" : "no value then",
            })),
  };
}

const peers = ({ rows }: IndicatorTable) => rows.filter(({ role }) => role === "ours" || role === "comparator");
const regionOf = ({ rows }: IndicatorTable) => rows.find(({ role }) => role === "region");

function isBefore({ periods }: IndicatorTable, from: PeriodCode, to: PeriodCode): boolean {
  return periods.includes(from) && periods.indexOf(from) < periods.indexOf(to);
}

/** Rows that stand in both periods with no definition break between. */
function followedRows(
  table: IndicatorTable,
  from: PeriodCode,
  to: PeriodCode,
  now: readonly TableRow[],
): readonly TableRow[] {
  const then = new Set(comparableRows(table, from));
  return now.filter((row) => {
    const [one, other] = [row.cells[from]?.version, row.cells[to]?.version];
    return then.has(row) && one && other && areComparable(table.indicator.definitions, one, other);
  });
}

function whyNotRanked(row: TableRow, period: PeriodCode): NotRanked {
  const cell = row.cells[period];
  if (!cell) return "no value";
  return cell.value === null ? (cell.reason ?? "no value") : "another definition";
}

function inOrder({ indicator }: IndicatorTable, a: Standing, b: Standing): number {
  return indicator.polarity === "lower" ? a.value - b.value : b.value - a.value;
}

/** @param rows those that have comparable values in the period. */
function standingsIn(table: IndicatorTable, period: PeriodCode, rows: readonly TableRow[]): Map<string, Standing> {
  const ranks = rankOf({ ...table, rows }, period)?.ranks ?? {};
  const { middle, best } = marksOf(table, period, rows);
  const region = regionOf(table);
  return new Map(
    rows.flatMap((row) => {
      const value = pointAt(row, period)?.value;
      if (value === undefined) return [];
      const rank = ranks[row.id] ?? null;
      const standing: Standing = {
        value,
        rank,
        percentile: rank && percentileOf(rank, rows.filter(({ cells }) => cells[period]?.value === value).length),
        toMedian: subtract(value, middle),
        toBest: best === undefined ? null : subtract(value, best),
        toRegion: (region && gapTo(table, row, region, period)?.gap) ?? null,
      };
      return [[row.id, standing] as const];
    }),
  );
}

/** Of the others, those in a worse place and half of those in the same. Nobody stands among no others. */
function percentileOf({ place, of }: Rank, alike: number): number | null {
  if (of < 2) return null;
  const worse = of - (place - 1) - alike;
  return (100 * (worse + (alike - 1) / 2)) / (of - 1);
}

/** The median, and the best value where one direction is better. */
function marksOf({ indicator }: IndicatorTable, period: PeriodCode, rows: readonly TableRow[]) {
  const values = rows.flatMap((row) => pointAt(row, period)?.value ?? []);
  const places = Math.max(0, ...values.map(decimalsOf));
  return {
    // The middle of two values may need one place more than they have.
    middle: values.length === 0 ? 0 : round(median(values), places + 1),
    best:
      indicator.polarity === "none" || values.length === 0
        ? undefined
        : Math[indicator.polarity === "higher" ? "max" : "min"](...values),
  };
}

/** What can be told of an area's standing, each with how it changed. */
export const STANDING_MEASURES = ["rank", "percentile", "toMedian", "toBest", "toRegion"] as const;
export type StandingMeasure = (typeof STANDING_MEASURES)[number];

export interface Moved {
  /** Places or percentiles climbed; for gaps the later gap less the earlier, in the indicator's unit. */
  readonly by: number;
  readonly judgement: Judgement;
}

/** How one measure of an area's standing changed over the span; undefined where it was not there at both ends. */
export function movedBy(table: IndicatorTable, change: StandingChange, measure: StandingMeasure): Moved | undefined {
  const { before, after } = change;
  if (measure === "rank") {
    if (!before.rank || !after.rank) return undefined;
    const by = before.rank.place - after.rank.place;
    return { by, judgement: judge(by, { polarity: "higher" }) };
  }
  const [was, is] = [before[measure], after[measure]];
  if (was === null || is === null) return undefined;
  const by = subtract(is, was);
  return { by, judgement: judge(by, measure === "percentile" ? { polarity: "higher" } : table.indicator) };
}

/** The workings behind everything that the comparison says of one area. */
export function explainArea(table: IndicatorTable, comparison: AreaComparison, id: string): Working[] {
  const row = findRow(table, id);
  const compared = comparison.areas.find((area) => area.id === id);
  if (!row || !compared) return [];
  const rows = comparableRows(table, comparison.period);
  const now = explainStanding(table, row, comparison.period, rows, compared.standing);
  return [...now, ...explainChange(table, comparison, row, compared.change)];
}

function explainStanding(
  table: IndicatorTable,
  row: TableRow,
  period: PeriodCode,
  rows: readonly TableRow[],
  { rank, percentile, toMedian, toBest }: Standing,
): Working[] {
  const { indicator } = table;
  const when = formatPeriod(period);
  const own = inputsOf(table, [row], period);
  const all = inputsOf(table, rows, period);
  const { middle, best } = marksOf(table, period, rows);
  const region = regionOf(table);
  const workings: (Working | undefined | null)[] = [
    explainRank({ ...table, rows }, row, period),
    rank && percentile !== null
      ? {
          title: `Percentile of ${row.name} in ${when}`,
          formula: "100 × (areas in a worse place + ½ × others in the same place) ÷ all other areas",
          inputs: [
            { label: "Rank", value: formatRank(rank), unit: "", source: "worked out above" },
            { label: "All other areas", value: String(rank.of - 1), unit: "", source: "" },
          ],
          result: formatNumber(percentile, 0),
        }
      : undefined,
    toMedian === null
      ? null
      : {
          title: `Gap of ${row.name} to the median in ${when}`,
          formula: `${row.name} − the middle of all values, ours included`,
          inputs: all,
          steps: [`Median of ${rows.length} values: ${formatNumber(middle, decimalsOf(middle))}`],
          result: inUnit(table, toMedian),
        },
    toBest === null || best === undefined
      ? null
      : {
          title: `Gap of ${row.name} to the best in ${when}`,
          formula: `${row.name} − the ${indicator.polarity === "higher" ? "highest" : "lowest"} value`,
          inputs: [
            ...own,
            ...inputsOf(
              table,
              rows.filter(({ id, cells }) => id !== row.id && cells[period]?.value === best),
              period,
            ),
          ],
          result: inUnit(table, toBest),
        },
    region && gapTo(table, row, region, period)?.working,
  ];
  return workings.filter((working) => working !== null && working !== undefined);
}

const MEASURE_WORDS: Readonly<Record<StandingMeasure, string>> = {
  rank: "rank",
  percentile: "percentile",
  toMedian: "gap to the median",
  toBest: "gap to the best",
  toRegion: "gap to the region",
};

function explainChange(
  table: IndicatorTable,
  { from, period }: AreaComparison,
  row: TableRow,
  change: StandingChange | undefined,
): Working[] {
  if (change === undefined || from === undefined) return [];
  return STANDING_MEASURES.flatMap((measure): Working[] => {
    const moved = movedBy(table, change, measure);
    if (moved === undefined) return [];
    const input = (standing: Standing, when: PeriodCode) => ({
      label: `${row.name}, ${MEASURE_WORDS[measure]} in ${formatPeriod(when)}`,
      value: sayMeasure(standing, measure),
      unit: "",
      source: `among the ${change.among} areas with comparable values in both periods`,
    });
    return [
      {
        title: `Change in the ${MEASURE_WORDS[measure]} of ${row.name}, ${formatPeriod(from)} to ${formatPeriod(period)}`,
        formula: measure === "rank" ? "place then − place now: a plus is a climb" : "then taken from now",
        inputs: [input(change.after, period), input(change.before, from)],
        result:
          measure === "rank" || measure === "percentile"
            ? formatChange(moved.by, { decimals: 0 })
            : inUnit(table, moved.by),
      },
    ];
  });
}

/** One measure as it is printed: "3rd= of 15", "64", "+1.3". */
export function sayMeasure(standing: Standing, measure: StandingMeasure): string {
  if (measure === "rank") return standing.rank ? formatRank(standing.rank) : "";
  const value = standing[measure];
  if (value === null) return "";
  return measure === "percentile" ? formatNumber(value, 0) : formatChange(value, { decimals: decimalsOf(value) });
}

function inputsOf(table: IndicatorTable, rows: readonly TableRow[], period: PeriodCode): Working["inputs"] {
  return rows.flatMap((row) => {
    const point = pointAt(row, period);
    return point ? [inputOf(row, point, table.indicator)] : [];
  });
}

function inUnit({ indicator }: IndicatorTable, difference: number): string {
  const text = formatChange(difference, { decimals: decimalsOf(difference) });
  return `${text} ${unitOfChange(indicator)}`.trimEnd();
}
