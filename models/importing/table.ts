import type { NoValueReason } from "../measures/observation";

/** A row of a sheet as its cells' words; `row` is the line that people see, from 1. */
export interface TextRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What a dialect sees of a sheet before it says whether the sheet is its own. */
export interface SheetHead {
  /** As the workbook calls it; empty for a text file. */
  readonly name: string;
  /** The first rows, at most HEAD_ROWS, without those that are empty. */
  readonly rows: readonly TextRow[];
}
export const HEAD_ROWS = 100;

/** One value as a file gives it, still in the file's own words. What the file does not say is left out. */
export interface FileRow {
  readonly row: number;
  /** The column's heading where one row holds several values. */
  readonly column?: string;
  readonly indicator: string;
  /** What is counted where one indicator is given in several ways: "Count", "Per 1000 population". Each is a series. */
  readonly measure?: string;
  readonly unit?: string;
  readonly area: string;
  /** The official code where the file gives it apart from the name. */
  readonly areaCode?: string;
  /** A part of the people of the area, as the file calls it: "Female", "16 to 24". Everyone when left out. */
  readonly group?: string;
  readonly period: string;
  readonly value: string;
  /** The publisher's flags beside the value: "b", "p", "[c]". */
  readonly flag?: string;
  readonly status?: string;
  readonly source?: string;
  readonly note?: string;
  /** Limits of the 95% confidence interval, or its half width. */
  readonly lower?: string;
  readonly upper?: string;
  readonly margin?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly sampleSize?: string;
}

/** Stands for the indicator of a table that does not say what it counts. Another such table may count something else. */
export const UNNAMED_INDICATOR = "not named in the file";
/** Stands for the area of a file that says nowhere of which area it is: somebody is asked. */
export const UNNAMED_AREA = "area not named in the file";

/** What could not be read: where it stands, the text found and what would mend it. */
export interface RefusedRow {
  /** Of a workbook with several. */
  readonly sheet?: string;
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly remedy: string;
}

/** Takes a sheet's rows one after another, from the first, and gives what each holds: nothing, one or many. */
export type RowReader = (row: TextRow, give: (found: FileRow | RefusedRow) => void) => void;

/** A way in which tables are laid out. Adding one is a file in dialects/ and a line in its list. */
export interface Dialect {
  readonly name: string;
  /**
   * Whether a sheet is laid out so, from its content alone: undefined when it is not.
   * @throws UnreadableFileError when the sheet is of this dialect and cannot be read, saying what would mend it.
   */
  recognise(head: SheetHead): Recognised | undefined;
}

export interface Recognised {
  /** What in the content gave it away, for people: "its header names area_code, period and value". */
  readonly why: string;
  readonly reader: () => RowReader;
}

/** The file as a whole cannot be read; the message says what would mend it. */
export class UnreadableFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnreadableFileError";
  }
}

const MARKERS: Readonly<Record<string, NoValueReason>> = {
  "": "not published",
  ":": "not published",
  "..": "not published",
  "...": "not published",
  "-": "not published",
  x: "not published",
  "[x]": "not published",
  na: "not published",
  "n/a": "not published",
  "#n/a": "not published",
  "not published": "not published",
  "not available": "not published",
  "*": "suppressed",
  "!": "suppressed",
  "~": "suppressed",
  c: "suppressed",
  "[c]": "suppressed",
  suppressed: "suppressed",
  awaiting: "awaiting",
  tbc: "awaiting",
};

/** Which sign stands before the decimals; the other one, a space or an apostrophe may part thousands. */
export type DecimalSign = "." | ",";

export interface ReadCell {
  readonly value: number | null;
  readonly reason: NoValueReason | null;
  /** Letters that the publisher put after the number: "b" of `12.7 b`. */
  readonly flag: string;
}

/**
 * A cell's number or the reason why there is none: 24.7, 1,460, 2.1%, £3.50, (12), `12.7 b`, or a publisher's marker for
 * missing and suppressed values. Undefined when it is neither.
 */
export function readCell(text: string, decimal: DecimalSign = "."): ReadCell | undefined {
  const plain = text
    .trim()
    .replace(/^[£€$]|%$/g, "")
    .replace(/[−–]/g, "-")
    .trim();
  const { words, flag } = splitFlag(plain);
  const reason = MARKERS[words.toLowerCase()];
  if (reason !== undefined) return { value: null, reason, flag };
  const digits = ungroup(words, decimal);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? { value, reason: null, flag } : undefined;
}

/** Eurostat writes `12.7 b` and `: c`, others `12.7[p]` or `12.7*`. */
function splitFlag(text: string): { words: string; flag: string } {
  const match = /^(:|[-+]?[\d.,]*\d)\s*(?:\[([a-z]{1,3})\]|(?<=\s)([a-z]{1,3})|(\*+|†))$/i.exec(text);
  return match ? { words: match[1] ?? "", flag: match[2] ?? match[3] ?? match[4] ?? "" } : { words: text, flag: "" };
}

const GROUPED = {
  ".": /^[-+]?\d{1,3}([,\s'’]\d{3})+(\.\d+)?$/,
  ",": /^[-+]?\d{1,3}([.\s'’]\d{3})+(,\d+)?$/,
} as const;

function ungroup(text: string, decimal: DecimalSign): string {
  const whole = GROUPED[decimal].test(text) ? text.replace(decimal === "." ? /[,\s'’]/g : /[.\s'’]/g, "") : text;
  return decimal === "," ? whole.replace(",", ".") : whole;
}

const EVERYBODY =
  /^(all|all (people|persons|ages)|everyone|everybody|persons?|people|total|both( sexes)?|not applicable)?$/i;

/** Whether a value is about everybody, as publishers write it; also where nothing is said. */
export const isEverybody = (text: string): boolean => EVERYBODY.test(text.trim());
