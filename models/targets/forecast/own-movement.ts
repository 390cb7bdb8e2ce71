import { mean, quantile } from "simple-statistics";
import type { ForecastMethod } from "./forecast";
import { type Predictor, type Smoothing, holt, lastValue, theilSen } from "./own-methods";
import type { AreaStudy } from "./study";

/** Steps ahead on which methods are compared; further ones would rest on too few origins. */
const JUDGED = 3;
/** 80% of a normal distribution lies within so many standard deviations. */
const WITHIN_80 = 1.2815515655446004;

/** Quantiles of Student's t at 90%, from one degree of freedom on: beyond lies a tenth on either side. */
const T_90 = [
  3.0777, 1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.383, 1.3722, 1.3634, 1.3562, 1.3502, 1.345, 1.3406,
  1.3368, 1.3334, 1.3304, 1.3277, 1.3253,
];

/** How own movement is foreseen in one panel: the same for all its areas, since one area's history is too short to choose by. */
export interface OwnModel {
  readonly method: ForecastMethod;
  readonly smoothing: Smoothing;
  /** Share of the method's predicted changes that came, at past origins of all areas: 0 to 1. */
  readonly shrink: number;
  /** Mean absolute rolling-origin error of each method that could be tried, in units of `spreads`. */
  readonly errors: Readonly<Partial<Record<ForecastMethod, number>>>;
  /** By area: its mean absolute own step, drawn toward that of all the more the fewer steps it has. */
  readonly spreads: readonly number[];
  /** By steps ahead (index 0 is one): scale of own movement around what is foreseen, in units of `spreads`. */
  readonly widths: readonly number[];
  /** By steps ahead: past errors in units of `widths` × `spreads`, ascending; empty where too few for a shape of their own. */
  readonly shapes: readonly Float64Array[];
  /** By steps ahead: how many spans without overlap that rests on. */
  readonly freedom: readonly number[];
}

/** Rolling-origin predictions with what came, both own changes in units of the area's spread. */
interface Trial {
  readonly predicted: number[];
  readonly actual: number[];
  /** Index of the origin's period. */
  readonly origin: number[];
}

const SMOOTHINGS: readonly Smoothing[] = [0.2, 0.4, 0.6, 0.8, 1].flatMap((alpha) => [
  ...(alpha < 1 ? [{ alpha, beta: 0, phi: 0.8 }] : []),
  ...[0.1, 0.2, 0.4].flatMap((beta) => [0.8, 0.9].map((phi) => ({ alpha, beta, phi }))),
]);

/**
 * Chooses how to foresee own movement by rolling-origin error over all areas: at every past origin each method sees only
 * what lay before it. A method takes the place of the last value when the 80% interval of its gain lies above
 * zero, origins (not areas, which share them) being the independent draws.
 *
 * Source: Tashman, Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16 (2000).
 */
export function modelOwn(areas: readonly AreaStudy[], ahead: number): OwnModel {
  const spreads = spreadsOf(areas);
  const smoothing = bestSmoothing(areas, spreads);
  const predictors: Readonly<Record<ForecastMethod, Predictor>> = {
    "last value": lastValue,
    "damped Holt": holt(smoothing),
    "damped Theil–Sen": theilSen,
  };
  const errors: Partial<Record<ForecastMethod, number>> = {};
  let best: { method: ForecastMethod; shrink: number; gain: number } = { method: "last value", shrink: 0, gain: 0 };
  for (const method of ["last value", "damped Holt", "damped Theil–Sen"] as const) {
    const trial = emptyTrial();
    for (let h = 1; h <= JUDGED; h++) addTrial(trial, areas, spreads, predictors[method], h);
    if (trial.actual.length === 0) continue;
    const shrink = shrinkOf(trial);
    errors[method] = mean(trial.actual.map((actual, i) => Math.abs(actual - shrink * (trial.predicted[i] ?? 0))));
    const gain = surestGain(trial, shrink);
    if (gain > best.gain) best = { method, shrink, gain };
  }
  const steps = Math.max(0, ...areas.map(({ first, last }) => last - first));
  return {
    method: best.method,
    smoothing,
    shrink: best.shrink,
    errors,
    spreads,
    ...widthsOf(areas, spreads, predictors[best.method], best.shrink, ahead),
    freedom: Array.from({ length: ahead }, (_, i) => freedomOf(areas.length, steps, i + 1)),
  };
}

/**
 * Areas move their own ways, so each gives its own spans without overlap; but how restless a period is they share, so that
 * many areas tell no more than one draw a step.
 */
const freedomOf = (areas: number, steps: number, ahead: number) =>
  Math.max(1, Math.min(steps, areas * Math.floor(steps / ahead)));

/** Own change foreseen after the area's last value, by steps ahead, on the working scale. */
export function ownChanges({ method, smoothing, shrink }: OwnModel, area: AreaStudy, ahead: number): number[] {
  const values = area.own.subarray(area.first, area.last + 1);
  const predictor = method === "damped Holt" ? holt(smoothing) : method === "last value" ? lastValue : theilSen;
  const predict = predictor.over(values);
  return Array.from({ length: ahead }, (_, i) => shrink * predict(values.length - 1, i + 1));
}

const emptyTrial = (): Trial => ({ predicted: [], actual: [], origin: [] });

function addTrial(
  trial: Trial,
  areas: readonly AreaStudy[],
  spreads: readonly number[],
  predictor: Predictor,
  h: number,
) {
  for (const [i, { own, first, last }] of areas.entries()) {
    const spread = spreads[i] ?? 0;
    if (first < 0 || spread === 0) continue;
    const values = own.subarray(first, last + 1);
    const predict = predictor.over(values);
    for (let t = predictor.fewest - 1; t + h < values.length; t++) {
      trial.predicted.push(predict(t, h) / spread);
      trial.actual.push(((values[t + h] ?? 0) - (values[t] ?? 0)) / spread);
      trial.origin.push(first + t);
    }
  }
}

/** The parameters with the least mean absolute rolling-origin error, one to three steps ahead over all areas. */
function bestSmoothing(areas: readonly AreaStudy[], spreads: readonly number[]): Smoothing {
  let [best, least]: [Smoothing, number] = [{ alpha: 1, beta: 0.1, phi: 0.8 }, Infinity];
  for (const smoothing of SMOOTHINGS) {
    const predictor = holt(smoothing);
    let sum = 0;
    for (const [i, { own, first, last }] of areas.entries()) {
      const spread = spreads[i] ?? 0;
      if (first < 0 || spread === 0) continue;
      const values = own.subarray(first, last + 1);
      const predict = predictor.over(values);
      for (let t = predictor.fewest - 1; t + 1 < values.length; t++) {
        const from = values[t] ?? 0;
        for (let h = 1; h <= JUDGED && t + h < values.length; h++) {
          sum += Math.abs((values[t + h] ?? 0) - from - predict(t, h)) / spread;
        }
      }
    }
    if (sum < least) [best, least] = [smoothing, sum];
  }
  return best;
}

/** Least squares of what came on what was predicted, within 0 and 1. */
function shrinkOf({ predicted, actual }: Trial): number {
  let [both, squares] = [0, 0];
  for (const [i, prediction] of predicted.entries()) {
    both += (actual[i] ?? 0) * prediction;
    squares += prediction * prediction;
  }
  return squares === 0 ? 0 : Math.min(1, Math.max(0, both / squares));
}

/** Lower end of the 80% interval of the mean gain over the last value; 0 with fewer than two origins. */
function surestGain({ predicted, actual, origin }: Trial, shrink: number): number {
  const byOrigin = new Map<number, { sum: number; count: number }>();
  for (const [i, came] of actual.entries()) {
    const at = byOrigin.get(origin[i] ?? 0) ?? { sum: 0, count: 0 };
    byOrigin.set(origin[i] ?? 0, at);
    at.sum += Math.abs(came) - Math.abs(came - shrink * (predicted[i] ?? 0));
    at.count += 1;
  }
  const gains = [...byOrigin.values()].map(({ sum, count }) => sum / count);
  const needed = T_90[Math.min(T_90.length, gains.length - 1) - 1];
  return needed === undefined ? 0 : mean(gains) - needed * Math.sqrt(varianceOf(gains) / gains.length);
}

function varianceOf(values: number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

/**
 * Each area's mean absolute own step, shrunk toward the mean over areas by how much they differ beyond what chance would
 * make of so few steps: of n normal draws the mean absolute value has a relative variance of (π/2 − 1)/n.
 */
function spreadsOf(areas: readonly AreaStudy[]): number[] {
  const steps = areas.map(({ own, first, last }) => {
    const sizes: number[] = [];
    for (let t = first + 1; first >= 0 && t <= last; t++) sizes.push(Math.abs((own[t] ?? 0) - (own[t - 1] ?? 0)));
    return sizes;
  });
  const moving = steps.filter(({ length }) => length > 0);
  if (moving.length === 0) return areas.map(() => 0);
  const sizes = moving.map((each) => mean(each));
  const all = mean(sizes);
  const chance = Math.PI / 2 - 1;
  const seen = moving.length < 2 || all === 0 ? 0 : varianceOf(sizes) / all ** 2;
  const between = Math.max(0, seen - chance * mean(moving.map(({ length }) => 1 / length)));
  return steps.map((each) => {
    if (each.length === 0) return all;
    const weight = moving.length < 2 ? 1 : between / (between + chance / each.length);
    return weight * mean(each) + (1 - weight) * all;
  });
}

/** Fewer errors have no shape of their own: the normal one is taken. */
const ENOUGH_FOR_SHAPE = 20;

/** Matched to the middle 80% of past errors, so that a few areas in turmoil do not widen all others. */
function widthsOf(
  areas: readonly AreaStudy[],
  spreads: readonly number[],
  predictor: Predictor,
  shrink: number,
  ahead: number,
): Pick<OwnModel, "widths" | "shapes"> {
  const widths: number[] = [];
  const shapes: Float64Array[] = [];
  for (let h = 1; h <= ahead; h++) {
    const trial = emptyTrial();
    addTrial(trial, areas, spreads, predictor, h);
    const errors = Float64Array.from(trial.actual, (actual, i) => actual - shrink * (trial.predicted[i] ?? 0));
    const before = widths.at(-1);
    if (errors.length < 2) {
      // Of a single step √(π/2) mean absolute steps are one standard deviation.
      widths.push(before === undefined ? Math.sqrt(Math.PI / 2) : before * Math.sqrt(h / (h - 1)));
      shapes.push(shapes.at(-1) ?? new Float64Array());
      continue;
    }
    const seen = quantile([...errors].map(Math.abs), 0.8) / WITHIN_80;
    widths.push(Math.max(before ?? 0, seen));
    const hasShape = seen > 0 && errors.length >= ENOUGH_FOR_SHAPE;
    shapes.push(hasShape ? mirrored(errors.map((error) => error / seen)) : new Float64Array());
  }
  return { widths, shapes };
}

/** Past errors lean to the side that the last episodes went; the next may go to either. */
const mirrored = (errors: Float64Array) => Float64Array.from([...errors, ...errors.map((error) => -error)]).sort();
