import { bytesInMemory } from "@models/importing/file/file-bytes";
import { openFile } from "@models/importing/file/open-file";
import { type ReadRows, readRows } from "@models/importing/read-file";
import type { FileRow, RefusedRow } from "@models/importing/table";
import { Workbook } from "exceljs";

export interface TableRead {
  /** Dialect and name of each sheet that was read. */
  readonly sheets: readonly (readonly [sheet: string, dialect: string])[];
  readonly rows: readonly FileRow[];
  readonly refused: readonly RefusedRow[];
}

/** Reads a file as its dialects do, before anything is matched. */
export async function readTable(content: string | Uint8Array): Promise<TableRead> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const parts: ReadRows[] = [];
  for await (const part of readRows(await openFile(bytesInMemory(bytes)))) parts.push(part);
  const sheets = new Map(parts.map(({ sheet, dialect }) => [sheet, dialect]));
  return {
    sheets: [...sheets],
    rows: parts.flatMap(({ rows }) => rows),
    refused: parts.flatMap(({ refused }) => refused),
  };
}

/** Members of each row, for a table of what is expected. */
export const pick = <K extends keyof FileRow>({ rows }: TableRead, ...names: readonly K[]) =>
  rows.map((row) => names.map((name) => row[name]));

type Cell = string | number | null;

/** A workbook with one sheet of these cells. */
export async function aWorkbook(cells: readonly (readonly Cell[])[], name = "Sheet1"): Promise<Uint8Array> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(name);
  for (const row of cells) sheet.addRow([...row]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
