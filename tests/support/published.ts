import { readFileSync } from "node:fs";
import { join } from "node:path";

const FILES = join(import.meta.dirname, "../fixtures/real/published");
const FOUND = join(import.meta.dirname, "../reference/fixtures/published.json");

/** A file as its publisher made it. */
export const published = (name: string): Buffer => readFileSync(join(FILES, name));

/** What a second, independent reading (tests/reference/published.py) found in a table. */
export interface SecondReading {
  readonly values: number;
  readonly numbers: number;
  readonly sum: number;
  readonly markers: Readonly<Record<string, number>>;
  readonly areas: number;
  readonly periods: readonly string[];
  readonly series: Readonly<Record<string, number>>;
  readonly spots: readonly {
    readonly row: number;
    readonly area: string;
    readonly code: string | null;
    readonly period: string;
    readonly series: string;
    readonly text: string;
  }[];
  readonly flags?: Readonly<Record<string, number>>;
  readonly margins?: number;
}
interface SecondReadingOfSheets {
  readonly sheets: Readonly<Record<string, SecondReading>>;
  readonly leftOut: readonly string[];
}

export const secondReadings = JSON.parse(readFileSync(FOUND, "utf8")) as Readonly<
  Record<string, SecondReading | SecondReadingOfSheets>
>;
