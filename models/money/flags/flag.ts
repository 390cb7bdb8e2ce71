import type { Book } from "../../agreement/book";
import { formatPeriod, isPeriodCode } from "../../measures/period";
import type { Working, WorkingInput } from "../../measures/working";
import { isNothing, sayAmount } from "../amount";
import { type Figure, asAmount, overYears, saidOf } from "../figures";
import { giverWords } from "../givers";
import type { GoalKind, ResourceLine } from "../resource";
import { type Fund, peopleYears } from "../routes";

export const FLAG_WORDS = {
  unfunded: "unfunded",
  partly: "partly funded",
  unsecured: "promised, not secured",
  aimless: "money with no goal",
  shares: "shares that do not add up",
  double: "counted twice",
  "fund ends": "its fund ends first",
} as const;
export type FlagRule = keyof typeof FLAG_WORDS;

/** One thing that the numbers say about money, where it is. */
export interface MoneyFlag {
  /** The same as long as it says the same thing of the same part. */
  readonly id: string;
  readonly rule: FlagRule;
  readonly kind: GoalKind | "resource";
  readonly part: string;
  readonly title: string;
  readonly says: string;
  readonly working: Working;
}

export interface FlagCheck {
  find(book: Book): MoneyFlag[];
}

export const yearWords = (year: string): string => (isPeriodCode(year) ? formatPeriod(year) : year);

/** "nothing" where there is none. */
export const said = (amount: Parameters<typeof sayAmount>[0]): string =>
  isNothing(amount) ? "nothing" : sayAmount(amount);

const percent = (part: number) => `${Math.round(part * 1000) / 10}%`;

/** A row of a working for each line that reaches a goal. */
export function inputsOf(book: Book, funds: readonly Fund[], label: string, valueOf: (line: ResourceLine) => number) {
  const years = peopleYears(funds);
  return funds.map(({ line, part }): WorkingInput => ({
    label: `${line.name}: ${label}${line.kind === "people" && years > 1 ? `, on average over ${years} years` : ""}`,
    value: said(overYears(line, valueOf(line), years)),
    unit: part < 0.9995 ? `× ${percent(part)}` : "",
    source: giverWords(book, line),
  }));
}

/** A row of a working for one number of a line. */
export function inputOf(book: Book, line: ResourceLine, figure: Figure, year: string): WorkingInput {
  return {
    label: `${line.name}: ${figure}, ${yearWords(year)}`,
    value: said(asAmount(line, saidOf(line, figure, year) ?? 0)),
    unit: "",
    source: giverWords(book, line),
  };
}
