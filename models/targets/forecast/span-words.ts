import { kindOf, readPeriod } from "../../measures/period";
import type { Panel } from "./panel";

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

export const inWords = (n: number) => NUMBERS[n] ?? String(n);

/** "three-year runs", "runs over two quarters". */
export function runsOver({ periods }: Panel, steps: number, count: number): string {
  const runs = count === 1 ? "run" : "runs";
  const months = monthsInStep(periods);
  if (months % 12 === 0) return `${inWords((steps * months) / 12)}-year ${runs}`;
  const [unit, many] = months % 3 === 0 ? ["quarter", (steps * months) / 3] : ["month", steps * months];
  return `${runs} over ${inWords(many)} ${unit}${many === 1 ? "" : "s"}`;
}

function monthsInStep([first, second]: Panel["periods"]): number {
  if (first === undefined) return 12;
  if (second !== undefined) return readPeriod(second).start - readPeriod(first).start;
  return kindOf(first) === "several years" ? 12 : readPeriod(first).months;
}
