import type { TextEncodingName } from "./file/text-encoding";
import type { OpenedFile } from "./file/open-file";
import { type SheetRead, readRows } from "./read-file";
import { type DecimalSign, type FileRow, UnreadableFileError } from "./table";

/** What a file calls one series: an indicator, and how it is measured where the file says. */
export type SeriesWords = Pick<FileRow, "indicator" | "measure" | "unit">;
export type AreaWords = Pick<FileRow, "area" | "areaCode">;

export interface Seen<W> {
  readonly words: W;
  count: number;
}
export interface SeriesSeen extends Seen<SeriesWords> {
  /** The most figures after the decimal sign. */
  decimals: number;
  readonly periods: Set<string>;
}

/** All that a file speaks of, each thing once: what has to be matched before anything can be compared. */
export interface Survey {
  readonly encoding: TextEncodingName | "workbook";
  readonly sheets: readonly (SheetRead & { readonly values: number })[];
  /** Names of sheets that hold no figures. */
  readonly passedOver: readonly string[];
  readonly decimal: DecimalSign;
  readonly values: number;
  readonly refused: number;
  readonly series: ReadonlyMap<string, SeriesSeen>;
  readonly areas: ReadonlyMap<string, Seen<AreaWords>>;
  readonly groups: ReadonlyMap<string, Seen<string>>;
}

/** More different names than any table of figures has: then the columns are not what they seem. */
const MOST_NAMES = 20_000;

export const seriesKey = ({ indicator, measure = "", unit = "" }: SeriesWords) =>
  measure === "" && unit === "" ? indicator : `${indicator} · ${[measure, unit].filter(Boolean).join(" · ")}`;
export const areaKey = ({ area, areaCode }: AreaWords) =>
  areaCode === undefined || areaCode === area ? area : `${areaCode} ${area}`;

/** Reads a file through once. @throws UnreadableFileError saying what would mend it. */
export async function surveyFile(
  file: OpenedFile,
  onRows: (read: number) => Promise<void> | void = () => undefined,
): Promise<Survey> {
  const sheets = new Map<string, SheetRead & { values: number }>();
  const series = new Map<string, SeriesSeen>();
  const areas = new Map<string, Seen<AreaWords>>();
  const groups = new Map<string, Seen<string>>();
  const signs = { ".": 0, ",": 0 };
  let [values, refusedRows] = [0, 0];
  for await (const { rows, refused, ...sheet } of readRows(file)) {
    const known = sheets.get(sheet.sheet) ?? { ...sheet, values: 0 };
    sheets.set(sheet.sheet, known);
    known.values += rows.length;
    values += rows.length;
    refusedRows += refused.length;
    for (const row of rows) {
      const sign = decimalSignIn(row.value);
      if (sign !== undefined) signs[sign] += 1;
      const one = seen(series, seriesKey(row), () => ({
        words: wordsOf(row),
        count: 0,
        decimals: 0,
        periods: new Set(),
      }));
      one.decimals = Math.max(one.decimals, decimalsIn(row.value));
      if (one.periods.size < 200) one.periods.add(row.period);
      seen(areas, areaKey(row), () => ({
        words: { area: row.area, ...(row.areaCode && { areaCode: row.areaCode }) },
        count: 0,
      }));
      if (row.group) seen(groups, row.group, () => ({ words: row.group ?? "", count: 0 }));
    }
    if (series.size + areas.size + groups.size > MOST_NAMES) {
      throw new UnreadableFileError(
        `The file names more than ${MOST_NAMES.toLocaleString("en-GB")} indicators, areas and groups. See that its header stands over the right columns.`,
      );
    }
    await onRows(values + refusedRows);
  }
  return {
    encoding: file.encoding,
    sheets: [...sheets.values()],
    passedOver: file.sheets.map(({ name }) => name).filter((name) => !sheets.has(name)),
    // A comma is decimal only where the file shows it: never beside decimal points.
    decimal: signs[","] > 0 && signs["."] === 0 ? "," : ".",
    values,
    refused: refusedRows,
    series,
    areas,
    groups,
  };
}

function wordsOf({ indicator, measure, unit }: FileRow): SeriesWords {
  return { indicator, ...(measure && { measure }), ...(unit && { unit }) };
}

function seen<S extends { count: number }>(among: Map<string, S>, key: string, first: () => S): S {
  let found = among.get(key);
  if (found === undefined) among.set(key, (found = first()));
  found.count += 1;
  return found;
}

/** The sign that can only stand before decimals: 24,7 and 1.460,5 show a comma, 24.7 and 1,460.5 a point. */
function decimalSignIn(text: string): DecimalSign | undefined {
  if (!text.includes(",")) return /\d\.\d{1,2}(\D|$)|\d\.\d{4}/.test(text) ? "." : undefined;
  if (/^\D*\d{1,3}(\.\d{3})*,(\d{1,2}|\d{4,})\D*$/.test(text)) return ",";
  return /^\D*\d{1,3}(,\d{3})+\.\d+\D*$/.test(text) ? "." : undefined;
}

function decimalsIn(text: string): number {
  const at = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (at < 0) return 0;
  const figures = /^\d+/.exec(text.slice(at + 1))?.[0].length ?? 0;
  return text[at] === "," && figures === 3 ? 0 : figures;
}
