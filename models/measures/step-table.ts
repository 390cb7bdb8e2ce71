import type { Book } from "../agreement/book";
import { comparedAreas } from "../agreement/compared-areas";
import type { Candidate } from "../agreement/priority";
import { isInAudience } from "../people/audience";
import { ENGLAND } from "../place/area";
import { liesWithin } from "../place/areas-within";
import { decimalsOf } from "./arithmetic";
import { changeOver, findRow, formatRank, gapTo, ourRow, pointsOf, rankOf, referenceRow } from "./comparison";
import { formatChange, formatNumber, printAsPublished } from "./format";
import { doubtedBy } from "./finding";
import type { Indicator } from "./indicator";
import {
  type IndicatorTable,
  type TableCell,
  type TablePlace,
  type TableRow,
  buildIndicatorTable,
} from "./indicator-table";
import { COMMON_SCOPE, EVERYONE, observationId } from "./observation";
import { type PeriodCode, formatPeriod, isPeriodCode, nextPeriod, previousPeriod } from "./period";
import { readTable } from "./reading";
import { definitionsOf, readSeries, seriesOf, versionIn } from "./series";
import { areComparable } from "./series-breaks";
import { type PeriodOnAxis, placeOnAxis } from "./period-axis";
import type { StepCell, StepRow, StepTable } from "./step-table-view";
import type { Working } from "./working";

/** What somebody asked to see besides what is known: rows and columns still empty, our row unfolded. */
export interface TableWishes {
  /** Area codes and period codes, by candidate id. */
  readonly show: Readonly<Record<string, readonly string[]>>;
  /** Candidate ids whose own row is unfolded into districts and groups. */
  readonly unfold: readonly string[];
  /** Candidate ids for which the workings of every row are wanted. */
  readonly workings: readonly string[];
}
export const NO_WISHES: TableWishes = { show: {}, unfold: [], workings: [] };

/** The chosen indicators of a priority as step 1 prints them, in the partnership's order. */
export function stepTablesOf(book: Book, priority: string, wishes: TableWishes = NO_WISHES): StepTable[] {
  return chosenFor(book, priority).flatMap((candidate) => {
    const indicator = book.indicators.find(({ _id }) => _id === candidate.indicator);
    return indicator ? [stepTableOf(book, candidate, indicator, wishes)] : [];
  });
}

export function chosenFor(book: Book, priority: string): Candidate[] {
  return book.parts.candidate
    .filter((candidate) => candidate.priority === priority && candidate.standing === "chosen")
    .sort((a, b) => a.order - b.order);
}

/** One indicator's table with rank, gap and change, in words and numbers ready to print. */
export function stepTableOf(
  book: Book,
  candidate: Candidate,
  indicator: Indicator,
  wishes: TableWishes = NO_WISHES,
): StepTable {
  const wished = wishes.show[candidate._id] ?? [];
  const unfolded = wishes.unfold.includes(candidate._id);
  const table = tableOf(book, indicator, placesOf(book, candidate, indicator, wished, unfolded), wished);
  const shown = { ...table, rows: table.rows.filter((row) => isShown(row, wished)) };
  const reading = shown.rows.filter(({ role }) => role !== "part");
  const main: IndicatorTable = { ...shown, rows: reading };
  const ours = ourRow(main);
  const reference = referenceRow({ ...main, rows: main.rows.filter((row) => pointsOf(main, row).length > 0) });
  const last = ours && comparedPeriod(main, ours, reference);
  const ranking = last && rankOf(main, last);
  const places = Math.max(
    0,
    ...shown.rows.flatMap((row) => pointsOf(shown, row).map(({ value }) => decimalsOf(value))),
  );
  const seenVersions = ownVersions(book, indicator);
  const rows = shown.rows.map((row): StepRow => {
    const gap = last && reference && row.id !== reference.id ? gapTo(shown, row, reference, last) : undefined;
    const change = changeOver(shown, row);
    const rank = ranking?.ranks[row.id];
    return {
      id: row.id,
      area: row.area,
      group: row.group,
      name: row.name,
      role: row.role,
      cells: shown.periods.map((period, at) => {
        const key = {
          scope: book.partnership._id,
          series: row.cells[period]?.series ?? seriesOf(indicator, versionIn(indicator, period)),
          area: row.area,
          group: row.group,
          period,
        };
        return cellOf(row.cells[period], places, {
          seen: seenVersions.get(observationId(key)) ?? 0,
          isBreak: breaksAt(shown, row, at),
        });
      }),
      rank: rank && rank.of > 1 ? formatRank(rank) : null,
      gap: gap ? { text: formatChange(gap.gap, { decimals: decimalsOf(gap.gap) }), judgement: gap.judgement } : null,
      change: change
        ? { text: formatChange(change.change, { decimals: decimalsOf(change.change) }), judgement: change.judgement }
        : null,
    };
  });
  const cells = shown.rows.flatMap((row) => cellsOf(row)).filter(({ source }) => source !== "");
  const illustrative = cells.filter(({ source }) => isIllustrative(source)).length;
  return {
    candidate: candidate._id,
    candidateRev: candidate.rev,
    indicator: indicator._id,
    code: indicator.code,
    name: indicator.name,
    unit: indicator.unit,
    definitions: definitionsOf(indicator),
    better: { higher: "Higher is better.", lower: "Lower is better.", none: "Neither direction is better." }[
      indicator.polarity
    ],
    doubt: indicator.doubt ?? null,
    columns: columnsOf(shown),
    rows,
    reading: readTable({
      ...main,
      rows: main.rows.filter((row) => row.role === "ours" || pointsOf(main, row).length > 0),
    }),
    reference: reference?.name ?? null,
    comparedIn: last ? formatPeriod(last) : null,
    workings: workingsOf(shown, last, reference?.id, wishes.workings.includes(candidate._id) ? "all" : "ours"),
    sources: [...new Set(cells.map(({ source }) => source))],
    illustrative: illustrative === 0 ? "none" : illustrative === cells.length ? "all" : "some",
    story: candidate.story ?? "",
    supplier: supplierOf(book, candidate),
    latest: last ? formatPeriod(last) : null,
    next: neighbour(shown, "next"),
    previous: neighbour(shown, "previous"),
    rowsToShow: table.rows.filter((row) => !isShown(row, wished)).map(({ area, name }) => ({ area, name })),
    hidden: book.areas
      .filter(({ _id }) => candidate.hiddenAreas.includes(_id))
      .map(({ _id, name }) => ({ area: _id, name })),
    unfolded,
    parts: partsOf(book, indicator).length,
    hasPlacesNotShared: cells.some(({ reason }) => reason === "not shared"),
  };
}

/** The last period in which ours can be held against the reference; without one, the last in which ours is known. */
function comparedPeriod(
  table: IndicatorTable,
  ours: TableRow,
  reference: TableRow | undefined,
): PeriodCode | undefined {
  const both = reference && table.periods.findLast((period) => gapTo(table, ours, reference, period));
  return both ?? pointsOf(table, ours).at(-1)?.period;
}

/** Made-up figures say so in their source. */
export const isIllustrative = (source: string) => /\billustrative\b/i.test(source);

const cellsOf = (row: TableRow): TableCell[] => Object.values(row.cells).filter((cell) => cell !== undefined);

function tableOf(book: Book, indicator: Indicator, places: TablePlace[], wished: readonly string[]): IndicatorTable {
  const observations = book.observations.filter(({ series }) => readSeries(series).indicator === indicator._id);
  return buildIndicatorTable({
    indicator,
    places,
    own: observations.filter(({ scope }) => scope !== COMMON_SCOPE),
    common: observations.filter(({ scope }) => scope === COMMON_SCOPE),
    batches: batchesOf(book),
    periods: wished.filter(isPeriodCode),
    maySee: (version) => isInAudience(version.audience, book.reader),
  });
}

const batchMaps = new WeakMap<Book, ReadonlyMap<string, Book["batches"][number]>>();

/** By id; made once for a book, since a page reads several tables from it. */
export function batchesOf(book: Book): ReadonlyMap<string, Book["batches"][number]> {
  const known = batchMaps.get(book) ?? new Map(book.batches.map((batch) => [batch._id, batch]));
  batchMaps.set(book, known);
  return known;
}

function placesOf(
  book: Book,
  candidate: Candidate,
  indicator: Indicator,
  wished: readonly string[],
  unfolded: boolean,
): TablePlace[] {
  const { agreement } = book;
  const compared = new Set(comparedAreas(book));
  const roleOf = (area: string): TablePlace["role"] | undefined => {
    if (area === agreement.area) return "ours";
    if (area === agreement.region) return "region";
    if (area === ENGLAND) return "country";
    if (!compared.has(area)) return undefined;
    return candidate.hiddenAreas.includes(area) && !wished.includes(area) ? undefined : "comparator";
  };
  const whole = book.areas.flatMap(({ _id, name }) => {
    const role = roleOf(_id);
    return role ? [{ area: _id, group: EVERYONE, name, role }] : [];
  });
  return unfolded ? [...whole, ...partsOf(book, indicator)] : whole;
}

/** Districts and neighbourhoods of our area, those that ended only with figures, and the groups of its people that have figures or are our own. */
function partsOf(book: Book, indicator: Indicator): TablePlace[] {
  const { agreement, partnership } = book;
  const measured = book.observations.filter(({ series }) => readSeries(series).indicator === indicator._id);
  const areas = book.areas.filter(
    (area) =>
      liesWithin(area, partnership) && (area.validTo === null || measured.some(({ area: code }) => code === area._id)),
  );
  const known = new Set(measured.filter(({ area }) => area === agreement.area).map(({ group }) => group));
  const groups = book.groups.filter(({ _id, partnership: owner }) => owner === partnership._id || known.has(_id));
  return [
    ...areas.map(({ _id, name }): TablePlace => ({ area: _id, group: EVERYONE, name, role: "part" })),
    ...groups.map(({ _id, name }): TablePlace => ({ area: agreement.area, group: _id, name, role: "part" })),
  ];
}

/** Whether a row's figure in a column may not be compared with the one before it. */
function breaksAt({ periods, indicator }: IndicatorTable, row: TableRow, at: number): boolean {
  const versionOf = (period: PeriodCode | undefined) => period && row.cells[period]?.version;
  const here = versionOf(periods[at]);
  const before = periods.slice(0, at).map(versionOf).findLast(Boolean);
  return here !== undefined && before !== undefined && !areComparable(indicator.definitions, before, here);
}

/** The region and the country stand in the table once something is known of them; comparators were chosen. */
function isShown(row: TableRow, wished: readonly string[]): boolean {
  if (row.role !== "region" && row.role !== "country") return true;
  return Object.keys(row.cells).length > 0 || wished.includes(row.area) || row.role === "region";
}

function columnsOf({ periods, indicator, rows }: IndicatorTable): StepTable["columns"] {
  const versionIn = (period: PeriodCode) => rows.map((row) => row.cells[period]?.version).find(Boolean);
  return periods.map((period, at) => {
    const before = periods.slice(0, at).map(versionIn).findLast(Boolean);
    const here = versionIn(period);
    const isBreak = before !== undefined && here !== undefined && !areComparable(indicator.definitions, before, here);
    return { ...placeOnAxis(period), isBreak } satisfies PeriodOnAxis & { isBreak: boolean };
  });
}

function cellOf(cell: TableCell | undefined, places: number, about: Pick<StepCell, "seen" | "isBreak">): StepCell {
  const { seen, isBreak } = about;
  if (!cell) {
    return { text: "", pad: "", value: null, state: "empty", words: "no figure yet", seen, version: null, isBreak };
  }
  const { version } = cell;
  if (cell.value === null) {
    const words = cell.reason === "not shared" ? "held by another organisation, not shared" : (cell.reason ?? "");
    return { text: words, pad: "", value: null, state: "missing", words, seen, version, isBreak };
  }
  const own = decimalsOf(cell.value);
  const shown: StepCell = {
    text: formatNumber(cell.value, own),
    pad: own === places ? "" : own === 0 ? `.${"0".repeat(places)}` : "0".repeat(places - own),
    value: cell.value,
    state: cell.status,
    words: wordsOf(cell),
    seen,
    version,
    isBreak,
    ...doubtedBy(cell.finding),
  };
  return cell.official ? { ...shown, official: printAsPublished(cell.official.value) } : shown;
}

function wordsOf(cell: TableCell): string {
  const words = [
    cell.status === "provisional" ? "provisional" : "",
    cell.official
      ? `our own figure; the official one is ${printAsPublished(cell.official.value)} (${cell.official.source}), ${signed(cell.official.difference)}`
      : "",
    isIllustrative(cell.source) ? "illustrative" : "",
    cell.finding ?? "",
    cell.note,
  ];
  return words.filter(Boolean).join("; ");
}

const signed = (difference: number) =>
  `${formatNumber(Math.abs(difference), decimalsOf(difference))} ${difference > 0 ? "lower than ours" : "higher than ours"}`;

/** How many versions each of the partnership's own observations of an indicator holds, by observation id. */
function ownVersions(book: Book, indicator: Indicator): Map<string, number> {
  return new Map(
    book.observations
      .filter(({ scope, series }) => scope === book.partnership._id && readSeries(series).indicator === indicator._id)
      .map(({ _id, versions }) => [_id, versions.length]),
  );
}

function workingsOf(
  table: IndicatorTable,
  period: PeriodCode | undefined,
  reference: string | undefined,
  rows: "ours" | "all",
): StepTable["workings"] {
  const other = reference === undefined ? undefined : findRow(table, reference);
  const ranked = period && rankWorking(table, period);
  const ofRows = table.rows
    .filter(({ role }) => rows === "all" || role === "ours")
    .flatMap((row) => {
      const gap = period && other && row.id !== other.id ? gapTo(table, row, other, period) : undefined;
      return [gap?.working, changeOver(table, row)?.working];
    });
  return [ranked, ...ofRows].filter((working): working is Working => Boolean(working));
}

function rankWorking(table: IndicatorTable, period: PeriodCode): Working | undefined {
  const ranking = rankOf({ ...table, rows: table.rows.filter(({ role }) => role !== "part") }, period);
  const ours = ourRow(table);
  const rank = ours && ranking?.ranks[ours.id];
  if (!ranking || !rank || rank.of < 2) return undefined;
  const { unit, polarity } = table.indicator;
  const inputs = table.rows
    .filter(({ id }) => ranking.ranks[id] !== undefined)
    .sort((a, b) => (ranking.ranks[a.id]?.place ?? 0) - (ranking.ranks[b.id]?.place ?? 0))
    .map((row) => {
      const cell = row.cells[period] as TableCell;
      return { label: row.name, value: printAsPublished(cell.value ?? 0), unit, source: cell.source };
    });
  return {
    title: `Rank in ${formatPeriod(period)}`,
    formula: `our area and its comparators, ${polarity === "higher" ? "highest" : "lowest"} first; equal values share a place`,
    inputs,
    result: formatRank(rank),
  };
}

function supplierOf(book: Book, { supplier }: Candidate): string {
  const organisation = book.organisations.find(({ _id }) => _id === supplier?.organisation)?.name;
  const person = book.people.find(({ _id }) => _id === supplier?.person)?.name;
  return [organisation, person, supplier?.source].filter(Boolean).join(", ");
}

function neighbour({ periods }: IndicatorTable, which: "next" | "previous"): PeriodOnAxis | null {
  const end = which === "next" ? periods.at(-1) : periods[0];
  if (!end) return null;
  return placeOnAxis(which === "next" ? nextPeriod(end) : previousPeriod(end));
}
