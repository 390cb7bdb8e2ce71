import type { Book } from "@models/agreement/book";
import type { Act } from "@models/act";
import type { Actor } from "@models/people/actor";
import type { Step } from "@models/agreement/steps";

/** A day, kept apart from text so that a spreadsheet gets a date. */
export interface DayCell {
  /** ISO date. */
  readonly day: string;
}

/** What a formula may name: the cell of its own row under a head, that column's cells, or a row's cells from one head to another. */
export interface FormulaPlaces {
  cell(head: string): string;
  column(head: string): string;
  row(from: string, to: string): string;
}

export interface NumberCell {
  readonly value: number;
  /** As many as its source gave; none asked for means as they come. */
  readonly decimals?: number;
  /** "%" and what begins with "£" are printed with the number. */
  readonly unit?: string;
  /** A share: 0.5 is printed as 50%. */
  readonly isShare?: boolean;
  /** Said after the number, such as "provisional". */
  readonly mark?: string;
  /** The same sum as a spreadsheet works it out; `value` is what it comes to. */
  readonly formula?: (at: FormulaPlaces) => string;
}

export type Cell = string | number | null | DayCell | NumberCell;

/** A list as it is taken away: heads and rows of typed cells, from which CSV and workbooks are written. */
export interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows under the others, such as a total. */
  readonly totals?: readonly (readonly Cell[])[];
}

/** One list that an agreement offers. */
export interface TableOffer {
  /** Names its file. */
  readonly id: string;
  /** On the tab of a workbook's sheet: 31 characters at most. */
  readonly title: string;
  /** One sentence: what it holds. */
  readonly about: string;
  /** Under which step it stands; null for the agreement as a whole. */
  readonly step: Step | null;
  /** Who may take it; without this whoever may read the agreement. */
  mayTake?(book: Book, actor: Actor): boolean;
  tableOf(book: Book, act: Pick<Act, "actor" | "store" | "now">): Table | Promise<Table>;
}

/** @param value undefined and null leave the cell empty. */
export const day = (value: string | null | undefined): DayCell | null => (value ? { day: value } : null);

export const isDay = (cell: Cell): cell is DayCell => typeof cell === "object" && cell !== null && "day" in cell;

export const isNumber = (cell: Cell): cell is NumberCell =>
  typeof cell === "object" && cell !== null && "value" in cell;
