import { formatNumber } from "@models/measures/format";
import { plain } from "../components/measures/table-rows";
import { type Cell, type Table, isDay } from "./table";

/** A table as rows of text and numbers, heads first, with its totals: what a CSV file holds. */
export function csvRows({ heads, rows, totals = [] }: Table): (string | number | null)[][] {
  return [[...heads], ...[...rows, ...totals].map((row) => row.map(csvCell))];
}

/** Days as ISO dates, shares in per cent, numbers to their decimals. */
export function csvCell(cell: Cell): string | number | null {
  if (cell === null || typeof cell !== "object") return cell;
  if (isDay(cell)) return cell.day;
  const { value, decimals, isShare } = cell;
  if (isShare) return `${plain(formatNumber(value * 100, 1))}%`;
  return decimals === undefined ? value : plain(formatNumber(value, decimals));
}
