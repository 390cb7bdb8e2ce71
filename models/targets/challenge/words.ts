import { decimalsOf } from "../../measures/arithmetic";
import { pointsOf } from "../../measures/comparison";
import { formatChange, formatNumber, unitOfChange } from "../../measures/format";
import { type PeriodCode, formatPeriod } from "../../measures/period";
import { printAsPublished } from "../../measures/format";
import type { WorkingInput } from "../../measures/working";
import type { Span } from "./challenge";
import type { ChallengeSubject, PeriodValue } from "./subject";

/** Words and numbers that several rules share. */

export const between = ({ from, to }: Span) => `between ${formatPeriod(from)} and ${formatPeriod(to)}`;

/** Decimal places in which the series and the promise are written. */
export function decimalsFor({ promises, baseline, indicator, table, ours }: ChallengeSubject): number {
  const written = [...promises, ...(baseline ? [baseline] : []), ...pointsOf(table, ours)];
  return Math.max(indicator.decimals, ...written.map(({ value }) => decimalsOf(value)));
}

/** A worked-out number, to so many places more than the series has. */
export const amount = (subject: ChallengeSubject, value: number, more = 0) =>
  formatNumber(value, Math.min(8, decimalsFor(subject) + more));

/** With its sign: +4.7. */
export const signed = (subject: ChallengeSubject, value: number, more = 0) =>
  formatChange(value, { decimals: Math.min(8, decimalsFor(subject) + more) });

export const percent = (share: number) => `${formatNumber(share * 100, 0)}%`;

/** "rose by 2.7", "fell by 1.4", "stood still". */
export function moved(subject: ChallengeSubject, change: number): string {
  const size = amount(subject, Math.abs(change));
  return change === 0 ? "stood still" : `${change > 0 ? "rose" : "fell"} by ${size}`;
}

const STEP_NAMES: Readonly<Record<number, string>> = { 1: "year", 4: "quarter", 12: "month" };
const stepName = ({ panel }: ChallengeSubject) => STEP_NAMES[panel?.season ?? 1] ?? "period";

/** What a step of the panel is called: "a year", "a quarter", "a month". */
export const aStep = (subject: ChallengeSubject) => `a ${stepName(subject)}`;

/** So many steps: "3 years", "1 quarter". */
export const over = (subject: ChallengeSubject, steps: number) =>
  `${steps} ${stepName(subject)}${steps === 1 ? "" : "s"}`;

/** What we published for a period, with its source. */
export function known(subject: ChallengeSubject, period: PeriodCode, row = subject.ours): WorkingInput[] {
  const cell = row.cells[period];
  if (!cell || cell.value === null) return [];
  return [
    {
      label: `${row.name}, ${formatPeriod(period)}`,
      value: printAsPublished(cell.value),
      unit: subject.indicator.unit,
      source: cell.source,
    },
  ];
}

export function promised(subject: ChallengeSubject, { period, value }: PeriodValue): WorkingInput {
  const isBaseline = subject.baseline?.period === period;
  return {
    label: isBaseline ? `Baseline, ${formatPeriod(period)}` : `Promise for ${formatPeriod(period)}`,
    value: printAsPublished(value),
    unit: subject.indicator.unit,
    source: isBaseline ? "baseline" : "our promise",
  };
}

/** A number that was itself worked out. */
export function worked(subject: ChallengeSubject, label: string, value: number, source: string): WorkingInput {
  return { label, value: amount(subject, value, 2), unit: unitOfChange(subject.indicator), source };
}
