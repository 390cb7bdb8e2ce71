import { bytesInMemory } from "@models/importing/file/file-bytes";
import { openFile } from "@models/importing/file/open-file";
import { readRows } from "@models/importing/read-file";
import { type FileRow, type RefusedRow, UnreadableFileError } from "@models/importing/table";
import { published } from "../support/published";
import type { Mutant } from "./mutants";

export type Held = "read" | "refused";

/**
 * Reads a mutant as an import would, and holds what comes of it to the whole file.
 * @throws Error naming the seed when it is neither read right nor refused with words.
 */
export async function holdMutant(mutant: Mutant): Promise<Held> {
  const { seed, file, how, keeps, bytes } = mutant;
  const wrong = (what: string) => new Error(`Mutant ${seed} (${file}, ${how}): ${what}`);
  let found: Reading;
  try {
    found = await readingOf(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableFileError))
      throw wrong(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (!isInWords(error.message)) throw wrong(`is refused without words: ${error.message}`);
    if (keeps === "same" && (await wholeReading(file)) !== undefined) throw wrong(`is refused: ${error.message}`);
    return "refused";
  }
  const speechless = found.refused.find(({ remedy }) => !isInWords(remedy));
  if (speechless) throw wrong(`refuses row ${speechless.row} without words`);
  const odd = found.rows.find((row) =>
    Object.values(row).some((each) => typeof each !== "string" && typeof each !== "number"),
  );
  if (odd) throw wrong(`gives ${JSON.stringify(odd)}`);
  const whole = await wholeReading(file);
  if (whole !== undefined && keeps !== "any") {
    const difference = differenceFrom(whole, found, how === "cut off", keeps === "same");
    if (difference !== undefined) throw wrong(difference);
  }
  return "read";
}

const isInWords = (text: string) => text.length > 15 && !/\bat \S+:\d+:\d+|undefined|\[object/.test(text);

interface Reading {
  readonly rows: readonly FileRow[];
  readonly refused: readonly RefusedRow[];
}

async function readingOf(bytes: Buffer): Promise<Reading> {
  const [rows, refused]: [FileRow[], RefusedRow[]] = [[], []];
  for await (const part of readRows(await openFile(bytesInMemory(bytes)))) {
    for (const row of part.rows) rows.push(row);
    for (const row of part.refused) refused.push(row);
  }
  return { rows, refused };
}

type Values = ReadonlyMap<string, ReadonlySet<string>>;
const whole = new Map<string, Promise<Values | undefined>>();

/** What the whole file gives; undefined where it is refused itself. */
function wholeReading(file: string): Promise<Values | undefined> {
  const known = whole.get(file) ?? readingOf(published(file)).then(valuesIn, () => undefined);
  whole.set(file, known);
  return known;
}

const keyOf = ({ indicator, measure, unit, group, area, areaCode, period }: FileRow) =>
  JSON.stringify([indicator, measure, unit, group, area, areaCode, period]);

function valuesIn({ rows }: Pick<Reading, "rows">): Map<string, Set<string>> {
  const values = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = keyOf(row);
    const there = values.get(key);
    if (there === undefined) values.set(key, new Set([row.value]));
    else there.add(row.value);
  }
  return values;
}

function differenceFrom(values: Values, { rows }: Reading, isCut: boolean, isWhole: boolean): string | undefined {
  // Where a file is cut nobody can see whether its last number had more figures.
  const last = rows.at(-1)?.row;
  const seen = valuesIn({ rows: isCut ? rows.filter(({ row }) => row !== last) : rows });
  for (const [key, found] of seen) {
    const there = values.get(key);
    for (const value of found) if (there !== undefined && !there.has(value)) return `gives ${value} for ${key}`;
  }
  if (!isWhole) return undefined;
  for (const [key, found] of values) {
    for (const value of found) if (seen.get(key)?.has(value) !== true) return `loses ${value} of ${key}`;
  }
  return undefined;
}
