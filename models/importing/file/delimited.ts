import { pipeline, Readable } from "node:stream";
import { type Info, type Parser, parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import { type TextRow, UnreadableFileError } from "../table";
import type { FileBytes } from "./file-bytes";
import type { FileLimits } from "./limits";
import { type TextEncodingName, decoded } from "./text-encoding";

const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const LOOKED_AT = 64 * 1024;
/** Rows handed on at once: passing them singly would cost more than reading them. */
const ROWS_AT_ONCE = 500;

/** The sign that parts the cells: the one by which most rows come out equally wide, and wide. */
export async function delimiterOf(file: FileBytes, encoding: TextEncodingName): Promise<Delimiter> {
  let head = "";
  for await (const text of decoded(file, encoding)) {
    head += text;
    if (head.length >= LOOKED_AT) break;
  }
  const whole = head.length < LOOKED_AT ? head : head.slice(0, head.lastIndexOf("\n", LOOKED_AT) + 1 || LOOKED_AT);
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: evennessOf(whole, delimiter) }));
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

function evennessOf(text: string, delimiter: Delimiter): number {
  const widths = new Map<number, number>();
  try {
    const rows = parseNow(text, {
      delimiter,
      relaxQuotes: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      to: 200,
    });
    for (const { length } of rows as string[][]) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
  } catch {
    // A quote that this sign leaves open speaks against it.
    return 0;
  }
  return Math.max(0, ...[...widths].map(([width, rows]) => rows * Math.log2(width)));
}

/** A text file's rows, some hundred at a time. @throws UnreadableFileError naming the line that cannot be read. */
export async function* delimitedRows(
  file: FileBytes,
  encoding: TextEncodingName,
  delimiter: Delimiter,
  limits: FileLimits,
): AsyncGenerator<readonly TextRow[]> {
  const parser: Parser = parse({
    delimiter,
    info: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    maxRecordSize: limits.rowCharacters,
  });
  pipeline(Readable.from(decoded(file, encoding)), parser, () => undefined);
  let rows: TextRow[] = [];
  let count = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (++count > limits.rows) throw tooMany("rows", limits.rows);
      if (record.length > limits.columns) throw tooMany("columns", limits.columns);
      rows.push({ row: info.lines, cells: record });
      if (rows.length === ROWS_AT_ONCE) {
        yield rows;
        rows = [];
      }
    }
  } catch (error) {
    if (error instanceof UnreadableFileError || !isCsvError(error)) throw error;
    throw new UnreadableFileError(
      `This is not readable as a table: ${error.message}. Mend the quotes there and try again.`,
    );
  }
  if (rows.length > 0) yield rows;
}

function isCsvError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("CSV_");
}

export function tooMany(what: "rows" | "columns" | "sheets", most: number): UnreadableFileError {
  return new UnreadableFileError(
    `This file has more than ${most.toLocaleString("en-GB")} ${what}. Split it and bring in the parts.`,
  );
}
