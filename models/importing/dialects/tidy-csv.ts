import { type Info, parse } from "csv-parse/sync";
import { type FileRow, type FileTable, type RefusedRow, UnreadableFileError } from "../table";

const REQUIRED = ["indicator", "area", "period", "value"] as const;

/**
 * Tidy CSV: a header of indicator, area, period, value and perhaps status and source, in any order, then a row a value.
 * @param bytes UTF-8 with or without its mark; else read as Windows-1252.
 * @throws UnreadableFileError when the file as a whole cannot be read.
 */
export function readTidyCsv(bytes: Uint8Array): FileTable {
  const { text, encoding } = decode(bytes);
  const [header, ...records] = recordsOf(text);
  const columns = (header?.record ?? []).map((name) => name.trim().toLowerCase());
  const missing = REQUIRED.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new UnreadableFileError(
      `The first row must name the columns indicator, area, period and value; ${missing.join(" and ")} ` +
        `${missing.length === 1 ? "is" : "are"} not there. Add ${missing.length === 1 ? "it" : "them"} and try again.`,
    );
  }
  const doubled = columns.find((name, i) => name !== "" && columns.indexOf(name) !== i);
  if (doubled !== undefined) {
    throw new UnreadableFileError(`Two columns are called ${doubled}. Rename or take away one of them.`);
  }
  const rows: FileRow[] = [];
  const refused: RefusedRow[] = [];
  for (const { record, info } of records) {
    if (record.every((cell) => cell.trim() === "")) continue;
    const row = info.lines;
    if (record.length > columns.length) {
      const text = record.slice(columns.length).join(",");
      refused.push({
        row,
        column: "",
        text,
        remedy: "This row has more cells than the header. Put texts with commas in quotes.",
      });
      continue;
    }
    const cell = (name: (typeof REQUIRED)[number] | "status" | "source") => record[columns.indexOf(name)]?.trim() ?? "";
    rows.push({
      row,
      indicator: cell("indicator"),
      area: cell("area"),
      period: cell("period"),
      value: cell("value"),
      status: cell("status"),
      source: cell("source"),
    });
  }
  return { dialect: "tidy CSV", encoding, rows, refused };
}

function decode(bytes: Uint8Array): { text: string; encoding: FileTable["encoding"] } {
  if (bytes.includes(0)) {
    throw new UnreadableFileError("This is not a CSV file saved as text. Save it as CSV (UTF-8) and try again.");
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

function recordsOf(text: string): { record: string[]; info: Info }[] {
  try {
    return parse(text, { info: true, relaxColumnCount: true, skipEmptyLines: true, bom: true }) as unknown as {
      record: string[];
      info: Info;
    }[];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadableFileError(`This is not readable as CSV: ${why}. Mend the quotes there and try again.`);
  }
}
