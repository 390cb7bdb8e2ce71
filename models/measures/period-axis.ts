import { type PeriodCode, formatPeriod, readPeriod } from "./period";

/** A period as tables head a column with it and charts place it. */
export interface PeriodOnAxis {
  readonly period: PeriodCode;
  readonly label: string;
  /** Its middle, in months from January of year 0, so that periods of several kinds share one axis truthfully. */
  readonly at: number;
}

export function placeOnAxis(period: PeriodCode): PeriodOnAxis {
  const { start, months } = readPeriod(period);
  return { period, label: formatPeriod(period), at: start + months / 2 };
}
