import type { NoValueReason } from "../measures/observation";

/** One value as a file gives it, still in the file's own words; `row` is the line that people see, from 1. */
export interface FileRow {
  readonly row: number;
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly value: string;
  readonly status: string;
  readonly source: string;
}

/** What could not be read: where it stands, the text found and what would mend it. */
export interface RefusedRow {
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly remedy: string;
}

/** What every dialect makes of a file. */
export interface FileTable {
  readonly dialect: string;
  readonly encoding: "utf-8" | "windows-1252";
  readonly rows: readonly FileRow[];
  readonly refused: readonly RefusedRow[];
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
  "-": "not published",
  x: "not published",
  "[x]": "not published",
  na: "not published",
  "n/a": "not published",
  "not published": "not published",
  "*": "suppressed",
  "!": "suppressed",
  "[c]": "suppressed",
  suppressed: "suppressed",
  awaiting: "awaiting",
};

/**
 * A cell's number or the reason why there is none: 24.7, 1,460, 2.1%, £3.50, or a publisher's marker for missing and
 * suppressed values. Undefined when it is neither.
 */
export function readCell(
  text: string,
): { value: number; reason: null } | { value: null; reason: NoValueReason } | undefined {
  const plain = text.trim().replace(/^£|%$/g, "").replace(/[−–]/g, "-").trim();
  const reason = MARKERS[plain.toLowerCase()];
  if (reason !== undefined) return { value: null, reason };
  const digits = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits)) return undefined;
  return { value: Number(digits), reason: null };
}
