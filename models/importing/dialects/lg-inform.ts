import type { Dialect, RowReader, SheetHead, TextRow } from "../table";
import { isOfficialCode } from "../../place/area";
import { alike, filledIn, periodIn, textAt, unitIn } from "./cells";
import { findHeader } from "./named-columns";

/**
 * A table of LG Inform: a row an area, with its code and labels, and a column a period. The periods stand in one of the
 * first rows; the row beside it may name the measure.
 */
export const lgInform: Dialect = {
  name: "LG Inform table",
  recognise(head) {
    const columns = findHeader(head.rows, ["area", "area label"]);
    if (columns === undefined) return undefined;
    const headers = headersIn(head, columns.header);
    const periods = headers.find(({ cells }) => cells.some((cell) => periodIn(cell) !== undefined));
    if (periods === undefined) return undefined;
    return {
      why: `Row ${columns.header.row} names the columns area and area label, and row ${periods.row} the periods, as LG Inform does.`,
      reader: () => lgInformReader(headers, periods, columns.header),
    };
  },
};

/** The header may have a second row, which begins with the same word. */
const headersIn = ({ rows }: SheetHead, header: TextRow) =>
  rows.slice(0, 8).filter(({ row, cells }) => row === header.row || textAt(cells, 0) === textAt(header.cells, 0));

function lgInformReader(headers: readonly TextRow[], periods: TextRow, named: TextRow): RowReader {
  const labels = named.cells.map((cell) => cell.trim().toLowerCase());
  const [code, label] = [labels.indexOf("area"), labels.indexOf("area label")];
  const other = headers.find((row) => row !== periods);
  const last = Math.max(...headers.map(({ row }) => row));
  const at = filledIn(periods.cells).filter((each) => periodIn(textAt(periods.cells, each)) !== undefined);
  const names = alike(at.map((each) => periodIn(textAt(periods.cells, each)) ?? ""));
  let above = "";
  return (row, give) => {
    if (row.row < named.row && filledIn(row.cells).length === 1) above ||= textAt(row.cells, filledIn(row.cells)[0]);
    if (row.row <= last || filledIn(row.cells).length < 2) return;
    const area = textAt(row.cells, label);
    const areaCode = textAt(row.cells, code);
    at.forEach((place, i) => {
      const indicator = measureOver(other, place) || above;
      const unit = unitIn(indicator);
      give({
        row: row.row,
        column: textAt(periods.cells, place),
        indicator,
        ...(unit !== undefined && { unit }),
        area: area || areaCode,
        ...(isOfficialCode(areaCode) && { areaCode }),
        period: names[i] ?? "",
        value: textAt(row.cells, place),
        source: "LG Inform",
      });
    });
  };
}

/** The measure's name over a period; its number, or the period once more, is no name. */
function measureOver(other: TextRow | undefined, at: number): string {
  const text = textAt(other?.cells ?? [], at);
  return /\p{L}{3}.*\s/u.test(text) && periodIn(text) === undefined ? text : "";
}
