import { decimalsOf, round, subtract } from "./arithmetic";
import { formatChange, formatNumber, unitOfChange } from "./format";
import type { IndicatorTable, TableCell, TableIndicator, TableRow } from "./indicator-table";
import { type PeriodCode, formatPeriod } from "./period";
import { areComparable, splitAtBreaks } from "./series-breaks";
import type { Working, WorkingInput } from "./working";

/** What a difference means by the indicator's polarity; "neither" where no direction is better. */
export type Judgement = "better" | "worse" | "level" | "neither";

export function judge(difference: number, { polarity }: Pick<TableIndicator, "polarity">): Judgement {
  if (difference === 0) return "level";
  if (polarity === "none") return "neither";
  return difference > 0 === (polarity === "higher") ? "better" : "worse";
}

/** A cell that holds a number, with its period. */
export interface Point {
  readonly period: PeriodCode;
  readonly value: number;
  readonly version: string;
  readonly cell: TableCell;
}

/** The row's known values in time order. */
export function pointsOf(table: IndicatorTable, row: TableRow): Point[] {
  return table.periods.flatMap((period) => {
    const cell = row.cells[period];
    return cell && cell.value !== null ? [{ period, value: cell.value, version: cell.version, cell }] : [];
  });
}

/** The row's value in one period. */
export function pointAt(row: TableRow, period: PeriodCode): Point | undefined {
  const cell = row.cells[period];
  return cell && cell.value !== null ? { period, value: cell.value, version: cell.version, cell } : undefined;
}

export const findRow = (table: IndicatorTable, id: string) => table.rows.find((row) => row.id === id);
export const ourRow = (table: IndicatorTable) => table.rows.find((row) => row.role === "ours");
/** What ours is measured against: the region, or where the table has none the country. */
export const referenceRow = (table: IndicatorTable) =>
  table.rows.find((row) => row.role === "region") ?? table.rows.find((row) => row.role === "country");

export interface Rank {
  /** 1 is best. */
  readonly place: number;
  readonly of: number;
  /** Whether others have the same place. */
  readonly shared: boolean;
}

export interface Ranking {
  /** By row id. */
  readonly ranks: Readonly<Record<string, Rank>>;
  /** Ids of the rows that could be ranked but have no comparable value for the period. */
  readonly unranked: readonly string[];
}

/** Ours and its comparators: those that are ranked, and that a median is taken of. */
const peersIn = (table: IndicatorTable) => table.rows.filter(({ role }) => role === "ours" || role === "comparator");

/**
 * The peers whose values of one period may be held against each other: those with a value of a definition comparable
 * with that of the first, which is ours where ours has one.
 */
export function comparableRows(table: IndicatorTable, period: PeriodCode): TableRow[] {
  const known = peersIn(table).flatMap((row) => {
    const point = pointAt(row, period);
    return point ? [{ row, version: point.version }] : [];
  });
  const measure = known[0]?.version;
  return known.flatMap(({ row, version }) =>
    measure !== undefined && areComparable(table.indicator.definitions, measure, version) ? [row] : [],
  );
}

/**
 * Ranks ours among its comparators in one period, best first by polarity; equal values share a place and the next one
 * is passed over (1, 2=, 2=, 4). Parts, region and country are not ranked, nor values of another definition than ours.
 * @returns undefined where no direction is better.
 */
export function rankOf(table: IndicatorTable, period: PeriodCode): Ranking | undefined {
  const { polarity } = table.indicator;
  if (polarity === "none") return undefined;
  const ranked = comparableRows(table, period).map(({ id, cells }) => ({ id, value: cells[period]?.value ?? 0 }));
  const isBetter = (a: number, b: number) => (polarity === "higher" ? a > b : a < b);
  const ranks = Object.fromEntries(
    ranked.map(({ id, value }) => [
      id,
      {
        place: 1 + ranked.filter((other) => isBetter(other.value, value)).length,
        of: ranked.length,
        shared: ranked.filter((other) => other.value === value).length > 1,
      },
    ]),
  );
  return {
    ranks,
    unranked: peersIn(table)
      .map(({ id }) => id)
      .filter((id) => !(id in ranks)),
  };
}

/** "3rd= of 15". */
export function formatRank({ place, of, shared }: Rank): string {
  return `${ordinal(place)}${shared ? "=" : ""} of ${of}`;
}

/** The working behind a row's place in a ranking. */
export function explainRank(table: IndicatorTable, row: TableRow, period: PeriodCode): Working | undefined {
  const ranking = rankOf(table, period);
  const rank = ranking?.ranks[row.id];
  if (!ranking || !rank) return undefined;
  const { indicator } = table;
  const inputs = table.rows
    .flatMap((peer) => {
      const point = peer.id in ranking.ranks ? pointAt(peer, period) : undefined;
      return point ? [{ place: ranking.ranks[peer.id]?.place ?? 0, input: inputOf(peer, point, indicator) }] : [];
    })
    .sort((a, b) => a.place - b.place);
  return {
    title: `Rank of ${row.name} in ${formatPeriod(period)}`,
    formula: `Place among those with a value, ${indicator.polarity === "higher" ? "highest" : "lowest"} first`,
    inputs: inputs.map(({ input }) => input),
    result: formatRank(rank),
  };
}

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${ending}`;
}

export interface Gap {
  readonly period: PeriodCode;
  /** Row minus reference, in the indicator's unit and to its decimals. */
  readonly gap: number;
  readonly judgement: Judgement;
  readonly working: Working;
}

/** How far a row is from another in one period; undefined where either has no value or their definitions differ. */
export function gapTo(table: IndicatorTable, row: TableRow, reference: TableRow, period: PeriodCode): Gap | undefined {
  const { indicator } = table;
  const [ours, theirs] = [pointAt(row, period), pointAt(reference, period)];
  if (!ours || !theirs || !areComparable(indicator.definitions, ours.version, theirs.version)) return undefined;
  const gap = round(subtract(ours.value, theirs.value), indicator.decimals);
  return {
    period,
    gap,
    judgement: judge(gap, indicator),
    working: {
      title: `Gap to ${reference.name} in ${formatPeriod(period)}`,
      formula: `${row.name} − ${reference.name}`,
      inputs: [inputOf(row, ours, indicator), inputOf(reference, theirs, indicator)],
      result: differenceWithUnit(gap, indicator),
    },
  };
}

export interface SeriesChange {
  readonly from: PeriodCode;
  readonly to: PeriodCode;
  readonly change: number;
  readonly judgement: Judgement;
  readonly working: Working;
}

/**
 * A row's change from its first value to its last, both after the last definition break; undefined with fewer than two
 * values there.
 */
export function changeOver(table: IndicatorTable, row: TableRow): SeriesChange | undefined {
  const { indicator } = table;
  const run = splitAtBreaks(pointsOf(table, row), indicator.definitions).at(-1) ?? [];
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || first === last) return undefined;
  const change = round(subtract(last.value, first.value), indicator.decimals);
  return {
    from: first.period,
    to: last.period,
    change,
    judgement: judge(change, indicator),
    working: {
      title: `Change in ${row.name}, ${formatPeriod(first.period)} to ${formatPeriod(last.period)}`,
      formula: "last value − first value with a comparable definition",
      inputs: [inputOf(row, last, indicator), inputOf(row, first, indicator)],
      result: differenceWithUnit(change, indicator),
    },
  };
}

/** A value as the input of a working. */
export function inputOf(
  row: TableRow,
  { period, value, cell }: Point,
  { unit, decimals }: TableIndicator,
): WorkingInput {
  const provisional = cell.status === "provisional" ? ", provisional" : "";
  return {
    label: `${row.name}, ${formatPeriod(period)}${provisional}`,
    value: formatNumber(value, Math.max(decimals, decimalsOf(value))),
    unit,
    source: cell.source,
  };
}

function differenceWithUnit(difference: number, indicator: TableIndicator): string {
  return `${formatChange(difference, indicator)} ${unitOfChange(indicator)}`.trimEnd();
}
