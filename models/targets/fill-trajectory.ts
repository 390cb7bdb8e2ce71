import { type PeriodCode, comparePeriods } from "../measures/period";
import { endMonth } from "./course";

/** How a trajectory gets from its baseline to its final target. */
export const FILLS = ["straight-line", "front-loaded", "back-loaded", "between"] as const;
export type Fill = (typeof FILLS)[number];

export interface FillSources {
  readonly baseline: { readonly period: PeriodCode; readonly value: number } | undefined;
  /** The periods of the trajectory, in order; the last one's value is the final target. */
  readonly periods: readonly PeriodCode[];
  readonly trajectory: { readonly [period: string]: number | null | undefined };
  /** Decimal places that filled values are rounded to. */
  readonly decimals: number;
}

/** Share of the way done after a share of the time, both from 0 to 1: most of it early, or most of it late. */
const SHAPES: Readonly<Record<Exclude<Fill, "between">, (time: number) => number>> = {
  "straight-line": (time) => time,
  "front-loaded": (time) => 1 - (1 - time) ** 2,
  "back-loaded": (time) => time ** 2,
};

/**
 * The values that a fill gives to the periods of a trajectory, by period. A shape goes from the baseline (or without one
 * the first value) to the final target and replaces what stands between; "between" only fills the blanks, in a straight
 * line between the values on their two sides.
 * @returns undefined when there are no two values to go between.
 */
export function fillTrajectory(fill: Fill, sources: FillSources): Record<string, number> | undefined {
  const { periods, trajectory, baseline } = sources;
  const given = periods.flatMap((period) => {
    const value = trajectory[period];
    return typeof value === "number" ? [{ period, value }] : [];
  });
  const known = baseline ? [baseline, ...given] : given;
  const last = periods.at(-1);
  if (fill === "between") return fillBlanks(known, sources);
  const [from, to] = [known[0], known.at(-1)];
  if (!from || !to || from === to || to.period !== last) return undefined;
  return course(SHAPES[fill], from, to, sources);
}

interface Known {
  readonly period: PeriodCode;
  readonly value: number;
}

function fillBlanks(known: readonly Known[], sources: FillSources): Record<string, number> | undefined {
  if (known.length < 2) return undefined;
  const filled: Record<string, number> = {};
  known
    .slice(1)
    .forEach((to, i) => Object.assign(filled, course(SHAPES["straight-line"], known[i] as Known, to, sources)));
  return filled;
}

function course(
  shape: (time: number) => number,
  from: Known,
  to: Known,
  { periods, decimals }: FillSources,
): Record<string, number> {
  const [start, end] = [endMonth(from.period), endMonth(to.period)];
  const between = periods.filter(
    (period) => comparePeriods(period, from.period) > 0 && comparePeriods(period, to.period) < 0,
  );
  return Object.fromEntries(
    between.map((period) => {
      const share = shape((endMonth(period) - start) / (end - start));
      return [period, Number((from.value + (to.value - from.value) * share).toFixed(decimals))];
    }),
  );
}
