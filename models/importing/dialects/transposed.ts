import {
  type Dialect,
  type RowReader,
  type TextRow,
  UNNAMED_INDICATOR,
  UnreadableFileError,
  isEverybody,
} from "../table";
import { isOfficialCode } from "../../place/area";
import { filledIn, isMeasure, isValue, periodIn, textAt } from "./cells";
import { isFootnote } from "./footnotes";
import { recogniseByReading } from "./recognise-by-reading";
import { type TableTitle, readTitle } from "./titles";
import { wordsIn } from "./wide-header";

/**
 * A row a period and a column an area: what the wide table is when turned round. Codes of the areas, or how the values
 * are counted, may stand in a row of their own under the areas' names.
 */
export const transposed: Dialect = {
  name: "table of periods and areas",
  recognise: (head) =>
    recogniseByReading(
      head,
      () => transposedReader(head.name),
      ({ row, area, period }) => `Each row is a period and each column an area: row ${row} is ${period}, from ${area}.`,
    ),
};

interface Column {
  readonly at: number;
  readonly area: string;
  readonly areaCode?: string;
  readonly labels: readonly string[];
}
interface Header {
  readonly columns: readonly Column[];
  readonly title: TableTitle;
}

const MOST_LINES = 20;

function transposedReader(sheetName: string): RowReader {
  let lines: TextRow[] = [];
  let header: Header | undefined;
  return (row, give) => {
    const { cells } = row;
    const [first, ...others] = filledIn(cells);
    if (first === undefined) return;
    const period = periodIn(textAt(cells, first));
    const isRow = period !== undefined && others.some((at) => isValue(textAt(cells, at)));
    if (!isRow || isFootnote(textAt(cells, first))) {
      lines = [...lines.slice(1 - MOST_LINES), row];
      return;
    }
    if (lines.length > 0) {
      const next = headerOver(first, lines, header === undefined ? sheetName : "");
      if (next !== undefined) {
        header = next.title.indicator === "" && header ? { ...next, title: header.title } : next;
      }
      lines = [];
    }
    if (header === undefined) return;
    const { indicator, measure, unit, source, group } = header.title;
    for (const { at, area, areaCode, labels } of header.columns) {
      give({
        ...(source !== undefined && { source }),
        ...(group !== undefined && { group }),
        ...(unit !== undefined && { unit }),
        ...(measure !== undefined && { measure }),
        indicator: indicator || UNNAMED_INDICATOR,
        ...wordsIn(labels),
        ...(areaCode !== undefined && { areaCode }),
        row: row.row,
        column: [area, ...labels].join(" "),
        area,
        period,
        value: textAt(cells, at),
      });
    }
  };
}

/** Reads the last rows over the first period as headings: names, codes or measures, in any order. */
function headerOver(periods: number, lines: readonly TextRow[], sheetName: string): Header | undefined {
  const over = lines.filter(({ cells }) => filledIn(cells).some((at) => at > periods)).slice(-2);
  const headings = over.filter(({ cells }) => isHeadingRow(cells, periods));
  const columns = columnsUnder(headings, periods);
  if (columns.length === 0) return undefined;
  const title = readTitle(
    lines.filter((line) => !headings.includes(line)),
    sheetName,
  );
  if (!columns.every(({ area }) => area === "" || isMeasure(area) || isEverybody(area))) return { columns, title };
  // Measures of one area: the lines above may say of which.
  const { area } = title;
  if (area === undefined) throw noArea(columns);
  return { title, columns: columns.map((each) => ({ ...each, labels: [each.area, ...each.labels], area })) };
}

const isHeadingRow = (cells: readonly string[], periods: number) =>
  filledIn(cells).every(
    (at) => at <= periods || (!isValue(textAt(cells, at)) && periodIn(textAt(cells, at)) === undefined),
  );

function columnsUnder(headings: readonly TextRow[], periods: number): Column[] {
  const codes = headings.find(({ cells }) => rowOf(cells, periods).every(isOfficialCode));
  const [names, labels] = headings.filter((row) => row !== codes);
  const width = Math.max(0, ...headings.map(({ cells }) => cells.length));
  const columns: Column[] = [];
  let area = "";
  for (let at = periods + 1; at < width; at++) {
    const [name, code, label] = [names, codes, labels].map((row) => textAt(row?.cells ?? [], at));
    // A merged cell names the area of the columns under it.
    if (name !== "" && name !== undefined) area = name;
    else if (!label && !code) continue;
    const called = names === undefined ? (code ?? "") : area;
    if (called !== "")
      columns.push({ at, area: called, ...(code && { areaCode: code }), labels: label ? [label] : [] });
  }
  return columns;
}

const rowOf = (cells: readonly string[], periods: number) =>
  filledIn(cells)
    .filter((at) => at > periods)
    .map((at) => textAt(cells, at));

const noArea = (columns: readonly Column[]) =>
  new UnreadableFileError(
    `This table has a row for each period and columns called ${columns
      .slice(0, 4)
      .map(({ area }) => area)
      .join(", ")}, and does not say which area they are of. Add a row above it with Area in its first cell and the ` +
      "area’s name in the second.",
  );
