import type { FileRow, Recognised, RowReader, SheetHead } from "../table";
import { isNumber, isValue } from "./cells";

/** Most cells of a table hold values: where they do not, the table is something else. */
const MOSTLY = 0.6;

/**
 * Whether a reader makes sense of a sheet's first rows: it finds values in them, and they are mostly numbers.
 * @param why says what the reader saw, once it has read them.
 */
export function recogniseByReading(
  { rows }: SheetHead,
  reader: () => RowReader,
  why: (first: FileRow) => string,
): Recognised | undefined {
  const take = reader();
  const found: FileRow[] = [];
  for (const row of rows) take(row, (each) => "remedy" in each || found.push(each));
  const [first] = found;
  const filled = found.filter(({ value }) => value !== "");
  if (first === undefined || !filled.some(({ value }) => isNumber(value))) return undefined;
  if (filled.filter(({ value }) => isValue(value)).length < filled.length * MOSTLY) return undefined;
  return { why: why(first), reader };
}
