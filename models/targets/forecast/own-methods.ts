import { median } from "simple-statistics";

/** Foresees changes of one series from any of its points, seeing only what lies before. */
export interface Predictor {
  /** Values without which it says nothing. */
  readonly fewest: number;
  /** @returns the change foreseen `ahead` steps after the value at `origin` (an index). */
  readonly over: (values: Float64Array) => (origin: number, ahead: number) => number;
}

export const lastValue: Predictor = { fewest: 1, over: () => () => 0 };

/** Parameters of exponential smoothing with a damped trend. */
export interface Smoothing {
  /** Of the level: 1 follows the last value. */
  readonly alpha: number;
  /** Of the trend: 0 knows none. */
  readonly beta: number;
  /** How much of a trend is left a step later. */
  readonly phi: number;
}

/**
 * Holt's exponential smoothing with a damped trend, begun at the first value without trend:
 * l = αy + (1 − α)(l₋₁ + φb₋₁), b = β(l − l₋₁) + (1 − β)φb₋₁, foreseen l + (φ + … + φʰ)b.
 *
 * Source: Gardner and McKenzie, Forecasting trends in time series, Management Science 31 (1985).
 */
export function holt({ alpha, beta, phi }: Smoothing): Predictor {
  const reach: number[] = [];
  return {
    fewest: 3,
    over(values) {
      const levels = new Float64Array(values.length);
      const trends = new Float64Array(values.length);
      let [level, trend] = [values[0] ?? 0, 0];
      for (let t = 0; t < values.length; t++) {
        const before = level;
        level = alpha * (values[t] ?? 0) + (1 - alpha) * (before + phi * trend);
        trend = beta * (level - before) + (1 - beta) * phi * trend;
        levels[t] = level;
        trends[t] = trend;
      }
      return (t, h) => (levels[t] ?? 0) - (values[t] ?? 0) + (trends[t] ?? 0) * (reach[h] ??= dampedSteps(phi, h));
    },
  };
}

const THEIL_SEN_DAMPING = 0.9;

/**
 * The median slope of all pairs of values, damped by 0.9 a step, from the last value on.
 *
 * Source: Theil, Indagationes Mathematicae 12 (1950); Sen, Journal of the American Statistical Association 63 (1968).
 */
export const theilSen: Predictor = {
  fewest: 8,
  over(values) {
    const slopes: number[] = [];
    return (t, h) => (slopes[t] ??= medianSlope(values.subarray(0, t + 1))) * dampedSteps(THEIL_SEN_DAMPING, h);
  },
};

function medianSlope(values: Float64Array): number {
  const slopes: number[] = [];
  for (let j = 1; j < values.length; j++) {
    for (let i = 0; i < j; i++) slopes.push(((values[j] ?? 0) - (values[i] ?? 0)) / (j - i));
  }
  return slopes.length === 0 ? 0 : median(slopes);
}

/** φ + φ² + … + φʰ: how far a damped trend of one carries in h steps. */
const dampedSteps = (phi: number, h: number) => (phi * (1 - phi ** h)) / (1 - phi);
