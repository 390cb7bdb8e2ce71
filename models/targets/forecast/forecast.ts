import type { PeriodCode } from "../../measures/period";

export const METHODS = ["last value", "damped Holt", "damped Theil–Sen"] as const;
export type ForecastMethod = (typeof METHODS)[number];

/** The middle and the ends of the 50% and 80% intervals of one quantity in one period, in the indicator's unit. */
export interface Interval {
  readonly low80: number;
  readonly low50: number;
  readonly median: number;
  readonly high50: number;
  readonly high80: number;
}

export interface ForecastPoint extends Interval {
  readonly period: PeriodCode;
  /** Steps after the last known period. */
  readonly ahead: number;
  /** What the common movement alone would bring by then, from the last known value, in the indicator's unit. */
  readonly common: number;
}

/** What would happen if nothing changed, with everything that its working needs. */
export interface Forecast {
  readonly kind: "forecast";
  /** The last period known of ours, and its value. */
  readonly from: { readonly period: PeriodCode; readonly value: number };
  readonly points: readonly ForecastPoint[];
  readonly method: ForecastMethod;
  /** Why this method, in words. */
  readonly why: string;
  /** How many values of ours, and how many other areas, it rests on. */
  readonly values: number;
  readonly areas: number;
  /** False where no other area is at hand: nobody can tell the tide from our own movement. */
  readonly commonKnown: boolean;
  readonly seed: number;
  /**
   * By step ahead (index 0 is one step): the simulated values of ours, draw i of every step being one future; and ours
   * less what all areas share, for odds against comparators. Length DRAWS each.
   */
  readonly draws: readonly Float64Array[];
  readonly gapDraws: readonly Float64Array[];
}

/** Under four values of ours no forecast is honest. */
export interface NoForecast {
  readonly kind: "none";
  readonly why: string;
  readonly values: number;
}

export const DRAWS = 10_000;
