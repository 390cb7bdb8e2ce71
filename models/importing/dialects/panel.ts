import { type Dialect, type FileRow, type RowReader, type SheetHead, type TextRow, UNNAMED_INDICATOR } from "../table";
import { isOfficialCode } from "../../place/area";
import { type Beside, besideOf, filledIn, isMeasure, isNumber, isValue, kindOf, textAt, unitIn } from "./cells";
import { type ColumnKind, columnKindOf } from "./columns";
import { isFootnote } from "./footnotes";
import { readTitle } from "./titles";

/**
 * A row an area and period, and a column for each thing that is counted: what statisticians call a panel. Where the rows
 * name an indicator too, the columns are its measures.
 */
export const panel: Dialect = {
  name: "panel of areas and periods",
  recognise(head) {
    const header = head.rows.slice(0, 20).find(isHeader);
    if (header === undefined) return undefined;
    const layout = layoutUnder(header, head);
    if (layout.columns.length === 0) return undefined;
    return {
      why: `Row ${header.row} names columns of areas and of periods, and ${layout.columns
        .map(({ heading }) => heading)
        .slice(0, 5)
        .join(", ")} hold numbers.`,
      reader: () => panelReader(layout),
    };
  },
};

interface Layout {
  readonly header: TextRow;
  readonly keys: readonly { readonly kind: ColumnKind; readonly at: number }[];
  readonly columns: readonly {
    readonly at: number;
    readonly heading: string;
    readonly says: { readonly indicator: string; readonly measure?: string; readonly unit?: string };
    readonly beside: { readonly kind: Beside; readonly at: number }[];
  }[];
  readonly common: Partial<FileRow>;
}

function isHeader({ cells }: TextRow): boolean {
  const kinds = cells.map(kindOf);
  return (
    kinds.includes("period") &&
    (kinds.includes("area") || kinds.includes("areaCode")) &&
    !filledIn(cells).some((at) => isNumber(textAt(cells, at)))
  );
}

function layoutUnder(header: TextRow, { rows, name }: SheetHead): Layout {
  const under = rows.filter(({ row }) => row > header.row).slice(0, 50);
  const keys: { kind: ColumnKind; at: number }[] = [];
  const columns: Layout["columns"][number][] = [];
  const {
    indicator: title,
    area: _area,
    period: _period,
    ...common
  } = readTitle(
    rows.filter(({ row }) => row < header.row),
    name,
  );
  const kinds = header.cells.map(kindOf);
  const isRowKey = (kind: ColumnKind) => kind !== "value" && !keys.some((key) => key.kind === kind);
  header.cells.forEach((cell, at) => {
    const heading = cell.trim();
    const [kind, beside] = [kinds[at], besideOf(heading)];
    const last = columns.at(-1);
    if (beside !== undefined && last !== undefined && beside !== "note") last.beside.push({ kind: beside, at });
    else if (kind !== undefined && isRowKey(kind)) keys.push({ kind, at });
    else if (heading !== "" && holdsNumbers(under, at)) {
      columns.push({ at, heading, says: saidBy(heading, kinds.includes("indicator"), title), beside: [] });
    }
  });
  return { header, keys, columns, common };
}

function holdsNumbers(rows: readonly TextRow[], at: number): boolean {
  const texts = rows.map(({ cells }) => textAt(cells, at)).filter((text) => text !== "");
  return texts.some(isNumber) && texts.filter(isValue).length > texts.length * 0.6;
}

/** A column is an indicator of its own, unless its heading only says how what is named elsewhere is counted. */
function saidBy(heading: string, hasIndicators: boolean, title: string) {
  const unit = unitIn(heading);
  const inUnit = unit === undefined ? {} : { unit };
  if (columnKindOf(heading) === "value") return { indicator: title || UNNAMED_INDICATOR, ...inUnit };
  if (hasIndicators || (isMeasure(heading) && title !== ""))
    return { indicator: title || UNNAMED_INDICATOR, measure: heading, ...inUnit };
  return { indicator: heading, ...inUnit };
}

function panelReader({ header, keys, columns, common }: Layout): RowReader {
  return ({ row, cells }, give) => {
    if (row <= header.row || columns.every(({ at }) => textAt(cells, at) === "")) return;
    const words: Record<string, string> = {};
    for (const { kind, at } of keys) if (textAt(cells, at) !== "") words[kind] = textAt(cells, at);
    if (words["period"] === undefined && isFootnote(textAt(cells, filledIn(cells)[0]))) return;
    const area = words["area"] ?? words["areaCode"] ?? "";
    for (const { at, heading, says, beside } of columns) {
      const besides = beside
        .map(({ kind, at: place }) => [kind, textAt(cells, place)])
        .filter(([, text]) => text !== "");
      give({
        ...common,
        ...says,
        ...words,
        ...Object.fromEntries(besides),
        ...(words["areaCode"] === undefined && isOfficialCode(area) && { areaCode: area }),
        row,
        column: heading,
        area,
        period: words["period"] ?? "",
        value: textAt(cells, at),
      });
    }
  };
}
