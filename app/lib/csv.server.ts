import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { fileResponse } from "./file-response.server";

const NUMBER = /^[+-]?[\d,]*\.?\d+%?$/;

export type CsvRow = readonly (string | number | null)[];

/**
 * Rows as comma-separated values (RFC 4180) that a spreadsheet opens as text and numbers only: what would be read as a
 * formula is set off by an apostrophe. A byte-order mark tells Excel that it is UTF-8.
 */
export function csvOf(rows: readonly CsvRow[]): string {
  return `\ufeff${rows.map(csvLine).join("")}`;
}

/** One row of a longer table, with its end. */
export const csvLine = (row: CsvRow) => `${row.map(cellOf).join(",")}\r\n`;

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file to be saved under a name that every system takes. */
export function csvResponse(name: string, rows: readonly CsvRow[]): Response {
  return fileResponse(name, "csv", csvOf(rows));
}

/** The same row by row, as fast as whoever takes it reads: for what need not fit in memory. */
export function csvStream(name: string, rows: AsyncIterable<CsvRow>): Response {
  return fileResponse(name, "csv", createReadableStreamFromReadable(Readable.from(csvChunks(rows))));
}

/** Rows of one write. */
const TOGETHER = 500;

/** As csvOf, in pieces. */
export async function* csvChunks(rows: AsyncIterable<CsvRow>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = "\ufeff";
  let held = 0;
  for await (const row of rows) {
    piece += csvLine(row);
    held += 1;
    if (held < TOGETHER) continue;
    yield encoder.encode(piece);
    [piece, held] = ["", 0];
  }
  yield encoder.encode(piece);
}
