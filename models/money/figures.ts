import { type Amount, NOTHING } from "./amount";
import type { ResourceLine } from "./resource";

/** What is said of a line's money, year by year. */
export const FIGURES = ["asked", "promised", "secured", "spent", "forecast"] as const;
export type Figure = (typeof FIGURES)[number];

type Amounts = Pick<ResourceLine, "kind" | "asked" | "given">;

/** A number of a line as pounds or people. */
export const asAmount = ({ kind }: Pick<ResourceLine, "kind">, value: number): Amount =>
  kind === "people" ? { ...NOTHING, people: value } : { ...NOTHING, pounds: value };

/**
 * A number of all years of a line together: pounds are added up, but a person for two years is one person.
 * @param years how many years people are averaged over; those of which the line says anything without it.
 */
export const overYears = (line: Amounts, value: number, years = yearsOf(line).length): Amount =>
  asAmount(line, line.kind === "people" ? value / Math.max(1, years) : value);

/** What a line says of a year; null where it says nothing, which is not nought. */
export function saidOf({ asked, given }: Amounts, figure: Figure, year: string): number | null {
  return (figure === "asked" ? asked[year] : given[year]?.[figure]) ?? null;
}

/** Every year of which a line says anything, in order. */
export function yearsOf({ asked, given }: Amounts): string[] {
  return [...new Set([...Object.keys(asked), ...Object.keys(given)])].sort();
}

/** @param year a financial year; without it all years together. */
export function figureOf(line: Amounts, figure: Figure, year?: string): number {
  const years = year === undefined ? yearsOf(line) : [year];
  return years.reduce((sum, each) => sum + (saidOf(line, figure, each) ?? 0), 0);
}

/** What is there to count on: of each year what is promised or secured, whichever is more. What is only asked is not. */
export function heldOf(line: Amounts, year?: string): number {
  const years = year === undefined ? yearsOf(line) : [year];
  return years.reduce(
    (sum, each) => sum + Math.max(saidOf(line, "promised", each) ?? 0, saidOf(line, "secured", each) ?? 0),
    0,
  );
}

/** What is promised of each year and not secured yet. */
export function unsecuredOf(line: Amounts, year?: string): number {
  const years = year === undefined ? yearsOf(line) : [year];
  return years.reduce(
    (sum, each) => sum + Math.max(0, (saidOf(line, "promised", each) ?? 0) - (saidOf(line, "secured", each) ?? 0)),
    0,
  );
}

export const LINE_STATES = ["nothing said", "asked", "partly promised", "promised", "secured"] as const;
export type LineState = (typeof LINE_STATES)[number];

/** How far a line's money has come, all years together. */
export function stateOfLine(line: Amounts, year?: string): LineState {
  const [asked, held] = [figureOf(line, "asked", year), heldOf(line, year)];
  if (held === 0) return asked === 0 ? "nothing said" : "asked";
  if (held < asked) return "partly promised";
  return unsecuredOf(line, year) > 0 ? "promised" : "secured";
}
