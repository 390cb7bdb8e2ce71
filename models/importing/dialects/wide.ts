import {
  type Dialect,
  type FileRow,
  type RowReader,
  type TextRow,
  UNNAMED_INDICATOR,
  UnreadableFileError,
} from "../table";
import { isOfficialCode } from "../../place/area";
import { filledIn, isValue, kindOf, textAt } from "./cells";
import type { ColumnKind } from "./columns";
import { isFootnote } from "./footnotes";
import { recogniseByReading } from "./recognise-by-reading";
import { type TableTitle, readTitle } from "./titles";
import { type PeriodColumn, isBelowHeader, isHeaderRow, isLabelRow, keyColumns, periodColumns } from "./wide-header";

/**
 * A row an area and a column a period, as councils lay out their spreadsheets: perhaps with a title and a unit above,
 * footnotes below, labels over or under the periods, and several such tables one under the other. What is counted is
 * told by a column, by the labels, by the title or by the sheet's name, in this order.
 */
export const wide: Dialect = {
  name: "table of areas and periods",
  recognise(head) {
    const found = recogniseByReading(
      head,
      () => wideReader(head.name),
      ({ row, area, period }) =>
        `Each row is an area and each column a period: row ${row} begins with ${area}, ${period}.`,
    );
    const indicators = head.rows.find(isHeaderOfIndicators);
    if (found === undefined && indicators !== undefined) throw noArea(indicators);
    return found;
  },
};

/** A header over rows of indicators, as in agreements, with nothing that says of which area they are. */
function isHeaderOfIndicators({ cells }: TextRow): boolean {
  const kinds = cells.map(kindOf);
  return (
    isHeaderRow(cells, undefined) &&
    kinds.includes("indicator") &&
    !kinds.includes("area") &&
    !kinds.includes("areaCode")
  );
}

const noArea = ({ row }: TextRow) =>
  new UnreadableFileError(
    `Row ${row} names a column of indicators and columns of periods, and none of areas. Add a column headed Area with the ` +
      "area’s name in each row.",
  );

interface Header {
  readonly cells: readonly string[];
  readonly keys: readonly { readonly kind: ColumnKind; readonly at: number }[];
  readonly columns: readonly PeriodColumn[];
  readonly title: TableTitle;
}

/** A header whose last row, and whose columns without a heading, only the first row under it can tell. */
interface Begun {
  readonly cells: readonly string[];
  readonly labels?: readonly string[];
  below?: readonly string[];
}

/** No title is longer; what stands between two tables of a long file must not fill the memory. */
const MOST_LINES = 20;

export function wideReader(sheetName: string): RowReader {
  let lines: TextRow[] = [];
  let begun: Begun | undefined;
  let header: Header | undefined;
  let above: Record<string, string> = {};

  const begin = (cells: readonly string[]) => {
    const last = lines.at(-1);
    const isLabels = last !== undefined && isLabelRow(last.cells, cells);
    if (isLabels) lines.pop();
    begun = { cells, ...(isLabels && { labels: last.cells }) };
  };
  const finish = ({ cells, labels, below }: Begun, first: readonly string[]): Header | undefined => {
    const columns = periodColumns(cells, labels, below);
    const keys = keyColumns([cells, labels ?? [], below ?? []], columns, first);
    if (!keys.some(({ kind }) => kind === "area" || kind === "areaCode")) return undefined;
    const title = readTitle(lines, header === undefined ? sheetName : "");
    return { cells, columns, keys, title: title.indicator === "" && header !== undefined ? header.title : title };
  };

  return (row, give) => {
    const { cells } = row;
    if (filledIn(cells).length === 0) return;
    if (isHeaderRow(cells, begun?.cells ?? header?.cells)) return begin(cells);
    if (begun !== undefined) {
      if (begun.below === undefined && isBelowHeader(cells, begun.cells)) {
        begun.below = cells;
        return;
      }
      const finished = finish(begun, cells);
      if (finished !== undefined) [header, begun, lines, above] = [finished, undefined, [], {}];
    }
    const words = header && begun === undefined ? wordsOf(cells, header, above) : undefined;
    if (header === undefined || words === undefined) {
      lines = [...lines.slice(1 - MOST_LINES), row];
      return;
    }
    above = words;
    for (const column of header.columns)
      give({ ...words, ...valueIn(cells, column, words, header.title), row: row.row });
  };
}

/** What a row says of all its values; undefined when it is no row of an area. */
function wordsOf(
  cells: readonly string[],
  { keys, columns }: Header,
  above: Readonly<Record<string, string>>,
): (Record<string, string> & { area: string }) | undefined {
  const values = columns.map(({ at }) => textAt(cells, at)).filter((text) => text !== "");
  // A footnote whose commas part it over several cells has no row of values.
  if (values.length === 0 || (isFootnote(textAt(cells, filledIn(cells)[0])) && values.filter(isValue).length < 2)) {
    return undefined;
  }
  const words: Record<string, string> = {};
  for (const { kind, at } of keys) if (textAt(cells, at) !== "") words[kind] = textAt(cells, at);
  if (words["area"] === undefined && words["areaCode"] === undefined) {
    // A merged cell names the area of the rows under it, which say what else they are.
    if (above["area"] === undefined || Object.keys(words).length === 0) return undefined;
    words["area"] = above["area"];
    if (above["areaCode"] !== undefined) words["areaCode"] = above["areaCode"];
  }
  const area = words["area"] ?? words["areaCode"] ?? "";
  return isOfficialCode(area) ? { areaCode: area, ...words, area } : { ...words, area };
}

function valueIn(
  cells: readonly string[],
  { at, heading, says, beside }: PeriodColumn,
  words: Readonly<Record<string, string>>,
  { indicator, measure, unit, source, group }: TableTitle,
): Omit<FileRow, "row" | "area"> {
  const besides = Object.fromEntries(
    beside.flatMap(({ kind, at: place }) => (textAt(cells, place) === "" ? [] : [[kind, textAt(cells, place)]])),
  );
  return {
    ...(source !== undefined && { source }),
    ...(group !== undefined && { group }),
    ...(unit !== undefined && { unit }),
    ...(measure !== undefined && { measure }),
    ...says,
    ...words,
    ...besides,
    column: heading,
    indicator: words["indicator"] ?? says.indicator ?? (indicator || UNNAMED_INDICATOR),
    period: says.period,
    value: textAt(cells, at),
  };
}
