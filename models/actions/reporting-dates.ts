import { type PeriodCode, endOf, nextPeriod, periodEndingIn, readPeriod } from "../measures/period";
import type { Reporting } from "./action";

/** One report: what it is about and the day it is due (ISO date). */
export interface DueReport {
  readonly period: PeriodCode;
  readonly due: string;
}

const PERIOD_KINDS = { month: "month", quarter: "financial quarter", year: "financial year" } as const;
const MONTH_STEP = 12;

/**
 * The reports that a schedule asks for from a day on: one for each month, financial quarter or financial year of the
 * agreement, due so many days after its end.
 * @param years the agreement's financial years, in order.
 * @param from ISO date; a report due on that very day is still to come.
 */
export function nextReports(
  schedule: Pick<Reporting, "every" | "daysAfter">,
  years: readonly PeriodCode[],
  from: string,
  count: number,
): DueReport[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  const reports: DueReport[] = [];
  for (let period = firstWithin(first, schedule.every); endOf(period) <= endOf(last); period = nextPeriod(period)) {
    const due = daysAfter(endOf(period), schedule.daysAfter);
    if (due >= from) reports.push({ period, due });
    if (reports.length === count) break;
  }
  return reports;
}

/** The first month, quarter or year of a financial year. */
function firstWithin(year: PeriodCode, every: Reporting["every"]): PeriodCode {
  const { start, months } = readPeriod(year);
  const length = { month: 1, quarter: 3, year: MONTH_STEP }[every];
  return periodEndingIn(PERIOD_KINDS[every], start + Math.min(length, months) - 1) ?? year;
}

/** @param date ISO date. @returns the ISO date so many days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
