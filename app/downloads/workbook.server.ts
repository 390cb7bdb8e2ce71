import type { Book } from "@models/agreement/book";
import type { Act } from "@models/act";
import { STATUS_WORDS } from "@models/agreement/status";
import { STEP_TITLES } from "@models/agreement/steps";
import { endOf, isPeriodCode, startOf } from "@models/measures/period";
import ExcelJS from "exceljs";
import { formatDay } from "../lib/dates";
import { type Cell, type FormulaPlaces, type Table, type TableOffer, isDay, isNumber } from "./table";
import { tablesFor } from "./tables/index.server";

const TEAL = "FF00665E";
const WASH = "FFF4F6F5";
const DAY_FORMAT = "d mmmm yyyy";
const WIDEST = 50;

/** What a workbook cannot hold without being cut: rows of one sheet. */
const MOST_ROWS = 1_048_575;

/**
 * The agreement as a workbook: a front sheet, then each list that this person may take, real numbers and dates under heads
 * that stay in sight. What follows from other cells is a formula whose cached value is ours.
 */
export async function workbookOf(book: Book, act: Pick<Act, "actor" | "store" | "now">): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "Waymark";
  workbook.created = new Date(act.now);
  workbook.modified = new Date(act.now);
  const filled = await Promise.all(
    tablesFor(book, act.actor).map(async (offer) => ({ offer, table: await offer.tableOf(book, act) })),
  );
  const shown = filled.filter(({ table }) => table.rows.length > 0);
  addFront(workbook, book, act, shown);
  for (const { offer, table } of shown) addTable(workbook, offer, table);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

interface Filled {
  readonly offer: TableOffer;
  readonly table: Table;
}

function addFront(
  workbook: ExcelJS.Workbook,
  book: Book,
  { actor, now }: Pick<Act, "actor" | "now">,
  filled: readonly Filled[],
) {
  const { agreement, partnership } = book;
  const sheet = workbook.addWorksheet("Front", {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 34 }, { width: 100 }, { width: 10 }];
  const title = sheet.addRow([agreement.name]);
  title.font = { size: 20, bold: true, name: "Georgia" };
  title.height = 30;
  const years = agreement.scheme.years.filter(isPeriodCode);
  const [first, last] = [years[0], years.at(-1)];
  const known = book.from === "earlier day" ? "As known at the end of" : "As known on";
  const facts: readonly (readonly [string, string | Date])[] = [
    ["Partnership", partnership.name],
    ["Area", book.areas.find(({ _id }) => _id === agreement.area)?.name ?? agreement.area],
    ["Years", first && last ? `${formatDay(startOf(first))} to ${formatDay(endOf(last))}` : ""],
    ["Status", book.from === "snapshot" ? "As submitted to the region" : STATUS_WORDS[agreement.status]],
    [known, dateOf(now.slice(0, 10))],
    ["Taken by", actor.name],
    ["Vision", agreement.vision ?? ""],
    [
      "What you do not see",
      book.hidden.length > 0
        ? "Some of what the partnership holds is shared with others only, and is not in this file."
        : "Nothing was left out that you may see.",
    ],
    [
      "Bringing it back in",
      "Change or add rows in the sheet Figures, save, and give the file to the import of this agreement: it shows what would change before anything is saved. All other sheets are to read; changes in them are not brought in.",
    ],
    ["Formulas", "What follows from other cells of its row is a formula: change a number, and it is worked out again."],
  ];
  sheet.addRow([]);
  for (const [label, value] of facts) {
    if (value === "") continue;
    const row = sheet.addRow([label, value]);
    row.getCell(1).font = { bold: true };
    row.alignment = { vertical: "top", wrapText: true };
    if (value instanceof Date) row.getCell(2).numFmt = DAY_FORMAT;
    row.getCell(2).alignment = { vertical: "top", horizontal: "left", wrapText: true };
  }
  sheet.addRow([]);
  const contents = sheet.addRow(["Contents", "", "Rows"]);
  contents.font = { bold: true, size: 14 };
  let step: TableOffer["step"] | undefined;
  for (const { offer, table } of filled) {
    if (offer.step !== step) {
      step = offer.step;
      const heading = sheet.addRow([step ? `Step ${step}. ${STEP_TITLES[step]}` : "The agreement as a whole"]);
      heading.font = { bold: true, color: { argb: TEAL } };
    }
    const row = sheet.addRow([
      { text: offer.title, hyperlink: `#'${offer.title}'!A1` },
      offer.about,
      table.rows.length,
    ]);
    row.getCell(1).font = { underline: true, color: { argb: TEAL } };
    row.alignment = { vertical: "top", wrapText: true };
  }
}

/** A sheet of one list: its head stays in sight and on each printed page. */
export function addTable(workbook: ExcelJS.Workbook, offer: Pick<TableOffer, "title">, table: Table): void {
  const { heads, rows, totals = [] } = table;
  if (rows.length > MOST_ROWS) {
    throw new RangeError(`${offer.title} has ${rows.length} rows, and a sheet holds ${MOST_ROWS}. Take it as CSV.`);
  }
  const sheet = workbook.addWorksheet(offer.title, {
    views: [{ state: "frozen", ySplit: 1, xSplit: 1 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = heads.map((head, i) => ({
    header: head,
    width: widthOf(
      head,
      rows.map((row) => row[i] ?? null),
    ),
  }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.alignment = { vertical: "top", wrapText: true };
  header.eachCell((cell) => {
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: WASH } };
    cell.border = { bottom: { style: "thin", color: { argb: TEAL } } };
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: heads.length } };
  sheet.pageSetup.printTitlesRow = "1:1";
  const lastRow = rows.length + 1;
  for (const [i, row] of [...rows, ...totals].entries()) {
    const written = sheet.addRow([]);
    if (i >= rows.length) written.font = { bold: true };
    row.forEach((cell, column) => write(written.getCell(column + 1), cell, placesIn(heads, i + 2, lastRow)));
  }
}

function write(target: ExcelJS.Cell, cell: Cell, places: FormulaPlaces): void {
  target.alignment = { vertical: "top", wrapText: typeof cell === "string" };
  if (cell === null || cell === "") return;
  if (isDay(cell)) {
    target.value = dateOf(cell.day);
    target.numFmt = DAY_FORMAT;
  } else if (isNumber(cell)) {
    target.value = cell.formula ? { formula: cell.formula(places), result: cell.value } : cell.value;
    target.numFmt = numberFormat(cell);
    if (cell.mark) target.font = { italic: true };
  } else target.value = cell;
}

/** Noon would move with nobody's clock; a date is midnight UTC, as workbooks keep days. */
const dateOf = (iso: string) => new Date(`${iso}T00:00:00.000Z`);

function numberFormat({ decimals, unit = "", isShare, mark }: Extract<Cell, { value: number }>): string {
  if (isShare) return "0.0%";
  const digits = decimals === undefined ? "General" : `#,##0${decimals > 0 ? `.${"0".repeat(decimals)}` : ""}`;
  const before = unit.startsWith("£") ? '"£"' : "";
  const after = [unit.startsWith("%") ? "%" : "", mark ? ` ${mark}` : ""].join("");
  if (digits === "General" && before) return `${before}#,##0.##`;
  return `${before}${digits}${after ? `"${after}"` : ""}`;
}

function placesIn(heads: readonly string[], row: number, lastRow: number): FormulaPlaces {
  const letters = (head: string) => {
    const at = heads.indexOf(head);
    if (at < 0) throw new RangeError(`There is no column ${head}`);
    return lettersOf(at);
  };
  return {
    cell: (head) => `${letters(head)}${row}`,
    column: (head) => `${letters(head)}2:${letters(head)}${lastRow}`,
    row: (from, to) => `${letters(from)}${row}:${letters(to)}${row}`,
  };
}

/** A, B … Z, AA: what a sheet calls its columns, from 0. */
function lettersOf(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? lettersOf(rest - 1) : ""}${String.fromCharCode(65 + (index % 26))}`;
}

function widthOf(head: string, cells: readonly Cell[]): number {
  // A long head is wrapped rather than left to make a column of short numbers wide.
  const longest = cells.reduce<number>((most, cell) => Math.max(most, textOf(cell).length), Math.min(head.length, 14));
  return Math.min(WIDEST, Math.max(8, longest + 2));
}

function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (isDay(cell)) return formatDay(cell.day);
  if (isNumber(cell)) return `${cell.value.toFixed(cell.decimals ?? 2)} ${cell.mark ?? ""}`;
  return String(cell);
}
