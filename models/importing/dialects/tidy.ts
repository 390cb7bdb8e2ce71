import { type Dialect, type FileRow, type RowReader, type TextRow, UnreadableFileError } from "../table";
import { type ColumnKind, columnKindOf } from "./columns";

/**
 * A row a value: a header that names indicator, area (or its code), period and value, in any order and under the usual
 * names, and perhaps measure, unit, group, status, source, note and limits. Title rows may stand above the header.
 */
export const tidy: Dialect = {
  name: "tidy table",
  recognise({ rows }) {
    const header = rows.slice(0, 20).find((row) => isHeader(kindsIn(row)));
    if (header === undefined) return undefined;
    const named = kindsIn(header).filter((kind) => kind !== undefined);
    const doubled = named.find((kind, i) => named.indexOf(kind) !== i);
    if (doubled !== undefined) {
      throw new UnreadableFileError(
        `Row ${header.row} names two columns of the kind “${doubled}”: ` +
          `${header.cells.filter((cell) => columnKindOf(cell) === doubled).join(" and ")}. Rename or take away one of them.`,
      );
    }
    return {
      why: `Row ${header.row} names the columns ${header.cells.filter((cell) => columnKindOf(cell)).join(", ")}.`,
      reader: () => tidyReader(header),
    };
  },
};

const kindsIn = ({ cells }: TextRow) => cells.map(columnKindOf);

function isHeader(kinds: readonly (ColumnKind | undefined)[]): boolean {
  const has = (kind: ColumnKind) => kinds.includes(kind);
  return has("value") && has("period") && has("indicator") && (has("area") || has("areaCode"));
}

function tidyReader(header: TextRow): RowReader {
  const columns = kindsIn(header).flatMap((kind, at) => (kind === undefined ? [] : [{ kind, at }]));
  const width = header.cells.length;
  return ({ row, cells }, give) => {
    if (row <= header.row || cells.every((cell) => cell.trim() === "")) return;
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== "")) {
      const remedy = "This row has more cells than the header. Put texts with commas in quotes.";
      return give({ row, column: "", text: cells.slice(width).join(","), remedy });
    }
    const found: { -readonly [K in keyof FileRow]: FileRow[K] } = {
      row,
      indicator: "",
      area: "",
      period: "",
      value: "",
    };
    for (const { kind, at } of columns) found[kind] = cells[at]?.trim() ?? "";
    if (found.area === "") found.area = found.areaCode ?? "";
    give(found);
  };
}
