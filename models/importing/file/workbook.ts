import { type SaxesTagPlain, SaxesParser } from "saxes";
import { type TextRow, UnreadableFileError } from "../table";
import type { Archive } from "./archive";
import { tooMany } from "./delimited";
import type { FileLimits } from "./limits";
import { type CellFormat, formatOf, numberInWords } from "./workbook-formats";

/** A sheet of a workbook: its name and its rows, which are read as they are asked for. */
export interface WorkbookSheet {
  readonly name: string;
  rows(): AsyncGenerator<readonly TextRow[]>;
}

const MAIN = "xl/workbook.xml";
const ROWS_AT_ONCE = 500;

export const isWorkbook = ({ names }: Archive) => names.includes("[Content_Types].xml");

/**
 * The sheets that people see, in order. A workbook is data here: no formula is worked out and no link followed; a formula
 * gives the value it was saved with, or its own text after "=" where it was saved without.
 * @throws UnreadableFileError when it is not a whole workbook.
 */
export async function openWorkbook(archive: Archive, limits: FileLimits): Promise<readonly WorkbookSheet[]> {
  if (!archive.names.includes(MAIN)) {
    throw new UnreadableFileError("This is not an Excel workbook (.xlsx). Save it as .xlsx or CSV and try again.");
  }
  const { sheets, from1904 } = await sheetsOf(archive);
  if (sheets.length > limits.sheets) throw tooMany("sheets", limits.sheets);
  const [texts, formats] = [await sharedTexts(archive), await cellFormats(archive)];
  return sheets.map(({ name, path }) => ({
    name,
    rows: () => sheetRows(archive, path, { texts, formats, from1904 }, limits),
  }));
}

interface XmlHandlers {
  readonly open?: (tag: SaxesTagPlain) => void;
  readonly close?: (localName: string) => void;
  readonly text?: (text: string) => void;
}

async function readXml(archive: Archive, path: string, on: XmlHandlers): Promise<void> {
  for await (const read of inPieces(archive, path, on)) void read;
}

/** Reads a part of the workbook, stopping after each piece so that what was found in it can be taken away. */
async function* inPieces(archive: Archive, path: string, on: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => on.open?.(tag as SaxesTagPlain));
  parser.on("closetag", ({ name }) => on.close?.(localName(name)));
  parser.on("text", (text) => on.text?.(text));
  const decoder = new TextDecoder();
  const write = (text: string) => {
    try {
      parser.write(text);
    } catch (error) {
      if (error instanceof UnreadableFileError) throw error;
      throw new UnreadableFileError(
        `The workbook’s ${path} is damaged. Open it in Excel, save it again and try once more.`,
      );
    }
  };
  for await (const bytes of archive.read(path)) {
    write(decoder.decode(bytes, { stream: true }));
    yield;
  }
  write(decoder.decode());
  yield;
}

/** Some programs write every element with a prefix. */
const localName = (name: string) => name.slice(name.indexOf(":") + 1);
const attribute = ({ attributes }: SaxesTagPlain, name: string): string | undefined => attributes[name];

async function sheetsOf(archive: Archive): Promise<{ sheets: { name: string; path: string }[]; from1904: boolean }> {
  const listed: { name: string; link: string }[] = [];
  let from1904 = false;
  await readXml(archive, MAIN, {
    open(tag) {
      if (localName(tag.name) === "workbookPr") from1904 = ["1", "true"].includes(attribute(tag, "date1904") ?? "");
      // People do not see hidden sheets: nothing is brought in that nobody looked at.
      if (localName(tag.name) === "sheet" && !/hidden/i.test(attribute(tag, "state") ?? "")) {
        listed.push({ name: attribute(tag, "name") ?? "", link: attribute(tag, "r:id") ?? "" });
      }
    },
  });
  const targets = new Map<string, string>();
  await readXml(archive, "xl/_rels/workbook.xml.rels", {
    open(tag) {
      if (localName(tag.name) !== "Relationship") return;
      const target = attribute(tag, "Target") ?? "";
      targets.set(attribute(tag, "Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    },
  });
  const sheets = listed.flatMap(({ name, link }) => {
    const path = targets.get(link);
    return path !== undefined && archive.names.includes(path) && /worksheets\//.test(path) ? [{ name, path }] : [];
  });
  return { sheets, from1904 };
}

async function sharedTexts(archive: Archive): Promise<readonly string[]> {
  const path = "xl/sharedStrings.xml";
  const texts: string[] = [];
  if (!archive.names.includes(path)) return texts;
  let [text, inText, inPhonetic] = ["", false, false];
  await readXml(archive, path, {
    open({ name }) {
      const local = localName(name);
      if (local === "si") text = "";
      if (local === "rPh") inPhonetic = true;
      if (local === "t") inText = true;
    },
    text(piece) {
      if (inText && !inPhonetic) text += piece;
    },
    close(local) {
      if (local === "t") inText = false;
      if (local === "rPh") inPhonetic = false;
      if (local === "si") texts.push(text);
    },
  });
  return texts;
}

/** How each style of the workbook shows a number, by its place in the list. */
async function cellFormats(archive: Archive): Promise<readonly CellFormat[]> {
  const path = "xl/styles.xml";
  if (!archive.names.includes(path)) return [];
  const own = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inCells = false;
  await readXml(archive, path, {
    open(tag) {
      const local = localName(tag.name);
      if (local === "numFmt") own.set(Number(attribute(tag, "numFmtId")), attribute(tag, "formatCode") ?? "");
      if (local === "cellXfs") inCells = true;
      if (local === "xf" && inCells) {
        const id = Number(attribute(tag, "numFmtId") ?? 0);
        formats.push(formatOf(id, own.get(id)));
      }
    },
    close(local) {
      if (local === "cellXfs") inCells = false;
    },
  });
  return formats;
}

interface Meaning {
  readonly texts: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly from1904: boolean;
}

async function* sheetRows(
  archive: Archive,
  path: string,
  meaning: Meaning,
  limits: FileLimits,
): AsyncGenerator<readonly TextRow[]> {
  let rows: TextRow[] = [];
  let row = 0;
  let cells: string[] = [];
  let cell = { at: 0, type: "", style: 0, value: "", formula: undefined as string | undefined };
  let reading: "value" | "formula" | undefined;
  const handlers: XmlHandlers = {
    open(tag) {
      const local = localName(tag.name);
      if (local === "row") {
        row = Number(attribute(tag, "r") ?? row + 1);
        if (row > limits.rows) throw tooMany("rows", limits.rows);
        cells = [];
      } else if (local === "c") {
        const at = columnOf(attribute(tag, "r")) ?? cells.length;
        if (at >= limits.columns) throw tooMany("columns", limits.columns);
        const style = Number(attribute(tag, "s") ?? 0);
        cell = { at, type: attribute(tag, "t") ?? "n", style, value: "", formula: undefined };
      } else if (local === "f") {
        cell.formula = "";
        reading = "formula";
      } else if (local === "v" || local === "t") reading = "value";
    },
    text(piece) {
      if (reading === "value") cell.value += piece;
      if (reading === "formula") cell.formula = (cell.formula ?? "") + piece;
    },
    close(local) {
      if (local === "v" || local === "t" || local === "f") reading = undefined;
      if (local === "c") {
        while (cells.length < cell.at) cells.push("");
        cells[cell.at] = inWords(cell, meaning);
      }
      if (local === "row" && cells.some((each) => each !== "")) rows.push({ row, cells });
    },
  };
  for await (const read of inPieces(archive, path, handlers)) {
    void read;
    if (rows.length < ROWS_AT_ONCE) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** "C7" is the third column, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function inWords(
  { type, style, value, formula }: { type: string; style: number; value: string; formula: string | undefined },
  { texts, formats, from1904 }: Meaning,
): string {
  if (formula !== undefined && value === "") return `=${formula}`;
  if (type === "s") return texts[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type !== "n" || value === "") return value;
  return numberInWords(Number(value), formats[style] ?? "number", from1904);
}
