import type { Dialect, FileRow, RowReader, SheetHead, TextRow } from "../table";
import { alike, besideOf, filledIn, kindOf, periodIn, textAt, unitIn } from "./cells";
import { isFootnote } from "./footnotes";

/**
 * A sheet of the subnational indicators of ONS: lines that name the indicator, its date, coverage and geography, then a
 * row an area with its value and perhaps confidence limits and notes.
 */
export const onsSubnational: Dialect = {
  name: "ONS subnational indicator",
  recognise(head) {
    const lines = linesIn(head);
    const header = head.rows.slice(0, 20).find(({ cells }) => cells.map(kindOf).includes("areaCode"));
    const indicator = lines.get("indicator");
    if (indicator === undefined || header === undefined || !(lines.has("geography") || lines.has("coverage"))) {
      return undefined;
    }
    return {
      why: `Lines above the table name the indicator (${indicator}) and its geography, as ONS does.`,
      reader: () => subnationalReader(header, indicator, lines.get("date") ?? ""),
    };
  },
};

/** "Indicator:" in one cell and what it is in the next, or both in one cell. */
function linesIn({ rows }: SheetHead): Map<string, string> {
  const lines = new Map<string, string>();
  for (const { cells } of rows.slice(0, 12)) {
    const [at, next] = filledIn(cells);
    const [, key, rest] = /^(Indicator|Date|Coverage|Geography)\s*:\s*(.*)$/is.exec(textAt(cells, at)) ?? [];
    if (key !== undefined) lines.set(key.toLowerCase(), rest || textAt(cells, next));
  }
  return lines;
}

interface Column {
  readonly at: number;
  readonly heading: string;
  readonly says: Partial<FileRow>;
  readonly beside: { readonly kind: string; readonly at: number }[];
}

function subnationalReader(header: TextRow, indicator: string, date: string): RowReader {
  const kinds = header.cells.map(kindOf);
  const [code, area] = [kinds.indexOf("areaCode"), kinds.indexOf("area")];
  const columns = columnsOf(header.cells, new Set([code, area]), date);
  return ({ row, cells }, give) => {
    const name = textAt(cells, area) || textAt(cells, code);
    if (row <= header.row || name === "" || filledIn(cells).length < 2 || isFootnote(textAt(cells, 0))) return;
    for (const { at, heading, says, beside } of columns) {
      const besides = beside
        .map(({ kind, at: place }) => [kind, textAt(cells, place)])
        .filter(([, text]) => text !== "");
      give({
        period: date,
        ...says,
        ...Object.fromEntries(besides),
        ...(textAt(cells, code) !== "" && { areaCode: textAt(cells, code) }),
        row,
        column: heading,
        indicator,
        area: name,
        value: textAt(cells, at),
      });
    }
  };
}

function columnsOf(header: readonly string[], places: ReadonlySet<number>, date: string): Column[] {
  const columns: Column[] = [];
  for (const at of filledIn(header)) {
    const heading = textAt(header, at);
    const beside = besideOf(heading);
    if (places.has(at)) continue;
    if (beside !== undefined) columns.at(-1)?.beside.push({ kind: beside, at });
    else columns.push({ at, heading, says: {}, beside: [] });
  }
  const periods = alike(columns.map(({ heading }) => periodIn(heading) ?? ""));
  return columns.map((column, i) => {
    const unit = unitIn(column.heading);
    const measure = columns.length > 1 && periods[i] === "" ? { measure: column.heading } : {};
    return { ...column, says: { period: periods[i] || date, ...measure, ...(unit !== undefined && { unit }) } };
  });
}
