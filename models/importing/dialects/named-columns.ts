import type { TextRow } from "../table";
import { textAt } from "./cells";

/** Reads a row's cells by the names of their columns, which publishers reorder and leave out. */
export type CellsByName = (name: string) => string;

/** How a publisher's heading is compared: without case and spaces at its ends. */
const plain = (heading: string) => heading.trim().toLowerCase();

export interface NamedColumns {
  readonly header: TextRow;
  has(name: string): boolean;
  of(cells: readonly string[]): CellsByName;
}

/** The first row of the first twenty whose cells have all these names; undefined when there is none. */
export function findHeader(rows: readonly TextRow[], needed: readonly string[]): NamedColumns | undefined {
  const header = rows
    .slice(0, 20)
    .find(({ cells }) => needed.every((name) => cells.some((cell) => plain(cell) === plain(name))));
  if (header === undefined) return undefined;
  const places = new Map<string, number>();
  header.cells.forEach((cell, at) => {
    if (!places.has(plain(cell))) places.set(plain(cell), at);
  });
  return {
    header,
    has: (name) => places.has(plain(name)),
    of: (cells) => (name) => textAt(cells, places.get(plain(name))),
  };
}

/** The members that are not empty: what a file leaves empty it does not say. */
export function told<T extends Record<string, string>>(words: T): Partial<T> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== "")) as Partial<T>;
}
