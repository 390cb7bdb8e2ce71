import { CsvError, Parser } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import { type TextRow, UnreadableFileError } from "../table";
import type { FileBytes } from "./file-bytes";
import type { FileLimits } from "./limits";
import { type TextEncodingName, decoded } from "./text-encoding";

const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const LOOKED_AT = 64 * 1024;

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

/**
 * A parser that keeps each record with the line it ends on. As a stream it would tell the line too, at twice the time:
 * each record in an object of its own, handed on singly.
 */
class RowParser extends Parser {
  private rows: TextRow[] = [];

  override push(record: readonly string[] | null): boolean {
    if (record !== null) this.rows.push({ row: this.info.lines, cells: record });
    return true;
  }

  /** Takes in some of the text. @returns the rows that ended in it. @throws CsvError. */
  takeText(text: string): Promise<readonly TextRow[]> {
    return this.rowsAfter((done) => void this.write(text, done));
  }

  /** The row that the end of the text ends. @throws CsvError when a quote is left open. */
  close(): Promise<readonly TextRow[]> {
    return this.rowsAfter((done) => this._flush(done));
  }

  private rowsAfter(work: (done: (error?: Error | null) => void) => void): Promise<readonly TextRow[]> {
    return new Promise((resolve, reject) => {
      work((error) => {
        if (error) return reject(error);
        const { rows } = this;
        this.rows = [];
        resolve(rows);
      });
    });
  }
}

/** A text file's rows, as many at once as a piece of the file holds. @throws UnreadableFileError naming the line that cannot be read. */
export async function* delimitedRows(
  file: FileBytes,
  encoding: TextEncodingName,
  delimiter: Delimiter,
  limits: FileLimits,
): AsyncGenerator<readonly TextRow[]> {
  const parser = new RowParser({
    delimiter,
    // Files that were put together have several sorts of line ends.
    recordDelimiter: ["\r\n", "\n", "\r"],
    relaxColumnCount: true,
    skipEmptyLines: true,
    maxRecordSize: limits.rowCharacters,
  });
  // What it cannot read is told to who gave it the text.
  parser.on("error", () => undefined);
  let count = 0;
  const within = (rows: readonly TextRow[]) => {
    count += rows.length;
    if (count > limits.rows) throw tooMany("rows", limits.rows);
    if (rows.some(({ cells }) => cells.length > limits.columns)) throw tooMany("columns", limits.columns);
    return rows;
  };
  try {
    for await (const text of decoded(file, encoding)) if (text !== "") yield within(await parser.takeText(text));
    yield within(await parser.close());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFileError(
      `This is not readable as a table: ${error.message}. Mend the quotes there and try again.`,
    );
  }
}

export function tooMany(what: "rows" | "columns" | "sheets", most: number): UnreadableFileError {
  return new UnreadableFileError(
    `This file has more than ${most.toLocaleString("en-GB")} ${what}. Split it and bring in the parts.`,
  );
}
