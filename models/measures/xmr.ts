import { mean, median } from "simple-statistics";

/** 3 ÷ d₂ and D₄ for ranges of two values, as Wheeler prints them. */
const LIMIT = 2.66;
const RANGE_LIMIT = 3.267;

/** A chart of individual values and moving ranges: what a series does when nothing but its own noise moves it. */
export interface Xmr {
  /** Mean of the values. */
  readonly centre: number;
  /** Mean moving range: the mean size of a one-step move. */
  readonly meanRange: number;
  readonly medianRange: number;
  /** Natural process limits. A percentage's may lie beyond 0 or 100. */
  readonly upper: number;
  readonly lower: number;
  /** A single move larger than this is not noise. */
  readonly rangeLimit: number;
  /** Sizes of the one-step moves, the first being from value 0 to value 1. */
  readonly ranges: readonly number[];
}

/**
 * XmR limits of consecutive values, in their unit: centre x̄ ± 2.66 × mR̄ for a value, 3.267 × mR̄ for a move.
 *
 * Source: Donald J. Wheeler, Understanding Variation: The Key to Managing Chaos (SPC Press, 1993).
 * @param values in time order without holes: a move across a missing period is no one-step move.
 * @returns undefined with fewer than two values, which have no move.
 */
export function xmrOf(values: readonly number[]): Xmr | undefined {
  if (values.length < 2) return undefined;
  const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? value)));
  const centre = mean([...values]);
  const meanRange = mean(ranges);
  return {
    centre,
    meanRange,
    medianRange: median(ranges),
    upper: centre + LIMIT * meanRange,
    lower: centre - LIMIT * meanRange,
    rangeLimit: RANGE_LIMIT * meanRange,
    ranges,
  };
}
