import { formatChange, formatNumber, formatValue } from "../../measures/format";
import { type PeriodCode, formatPeriod, nextPeriod } from "../../measures/period";
import type { Working } from "../../measures/working";
import { whoseMovement } from "./common-movement";
import { type CommonModel, modelCommon } from "./common-forecast";
import { DRAWS, futuresOf } from "./futures";
import { type OwnModel, modelOwn, ownChanges } from "./own-movement";
import type { Panel } from "./panel";
import { resolutionOf } from "./resolution";
import { type PanelStudy, studyPanel } from "./study";

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
  /** The step in which the measure is published, in its unit; 0 where none shows. */
  readonly resolution: number;
  /** How its values are printed. */
  readonly measure: { readonly unit: string; readonly decimals: number };
  readonly working: Working;
}

/** Under four values of ours no forecast is honest. */
export interface NoForecast {
  readonly kind: "none";
  readonly why: string;
  readonly values: number;
}

/** Fewer values of ours allow no forecast. */
const FEWEST = 4;
const SEED = 2008;

/**
 * What would happen to ours if nothing changed: its own movement and the one that all areas share are foreseen apart, on
 * a scale that keeps within the bounds, and put together in 10,000 seeded futures.
 *
 *     level(T + h) = level(T) + own(h) + common(h)
 *     own(h)    = shrunk change of the method chosen + spread × width(h) × draw of past errors' shape, stretched as t is
 *     common(h) = kept pace and seasons + max(shock × √h, rms of spans of h) × draw of t
 *
 * Sources are named where each part is computed: own-movement.ts, own-methods.ts, common-forecast.ts, scale.ts.
 * @param ahead steps of the panel's grid, at least 1.
 */
export function forecastIfNothingChanges(
  panel: Panel,
  ahead: number,
  options: { readonly seed?: number } = {},
): Forecast | NoForecast {
  const study = studyPanel(panel);
  return forecastArea(panel, study, modelOwn(study.areas, ahead), ahead, options.seed);
}

/**
 * The same from a study made before: `study` and `own` do not depend on which of the panel's areas is ours.
 * @param area index of ours in the study.
 */
export function forecastArea(
  panel: Panel,
  study: PanelStudy,
  own: OwnModel,
  ahead: number,
  seed = SEED,
  area = 0,
): Forecast | NoForecast {
  const ours = study.areas[area];
  const values = ours?.known ?? 0;
  const period = panel.periods[ours?.last ?? -1];
  const value = panel.ours.values[ours?.last ?? -1];
  if (!ours || period === undefined || typeof value !== "number" || values < FEWEST) {
    return { kind: "none", values, why: `${values} values are too few: a forecast needs ${FEWEST}.` };
  }
  const common = modelCommon(ours, study.season, ahead);
  const changes = ownChanges(own, ours, ahead);
  const start = ours.levels[ours.last] ?? NaN;
  const spread = own.spreads[area] ?? 0;
  const futures = futuresOf(seed, ahead);
  const draws: Float64Array[] = [];
  const gapDraws: Float64Array[] = [];
  const points: ForecastPoint[] = [];
  let next = period;
  for (let i = 0; i < ahead; i++) {
    next = nextPeriod(next, rollingStep(panel));
    const [drawn, gaps] = [new Float64Array(DRAWS), new Float64Array(DRAWS)];
    const shape = own.shapes[i] ?? NO_SHAPE;
    const zOwn = shape.length > 0 ? shaped(futures.ownShares(i), shape) : futures.own[i];
    const zCommon = futures.common[i];
    const stretchOwn = futures.stretchOwn(own.freedom[i] ?? 1);
    const stretchCommon = futures.stretchCommon(common.freedom[i] ?? 1);
    const [ownCentre, width] = [changes[i] ?? 0, spread * (own.widths[i] ?? 0)];
    const [commonCentre, commonWidth] = [common.centre[i] ?? 0, common.spread[i] ?? 0];
    for (let d = 0; d < DRAWS; d++) {
      const moved = start + ownCentre + width * (zOwn?.[d] ?? 0) * (stretchOwn[d] ?? 0);
      gaps[d] = study.scale.from(moved) - value;
      drawn[d] = study.scale.from(moved + commonCentre + commonWidth * (zCommon?.[d] ?? 0) * (stretchCommon[d] ?? 0));
    }
    draws.push(drawn);
    gapDraws.push(gaps);
    points.push({
      period: next,
      ahead: i + 1,
      ...intervalOf(drawn),
      common: study.scale.from(start + commonCentre) - value,
    });
  }
  if (!points.every(({ low80, high80 }) => Number.isFinite(low80) && Number.isFinite(high80))) {
    return { kind: "none", values, why: "The values are too far apart to compute with." };
  }
  const about = { from: { period, value }, method: own.method, values, areas: study.areas.length - 1, seed };
  return {
    kind: "forecast",
    ...about,
    points,
    why: whyOf(own, common),
    commonKnown: common.steps > 0,
    draws,
    gapDraws,
    resolution: resolutionOf(panel),
    measure: { unit: panel.unit, decimals: panel.decimals },
    working: workingOf(panel, study, own, common, points, about),
  };
}

const NO_SHAPE = new Float64Array();

/** Draws of what has an ascending sample for its distribution: the sample's quantile at each share. */
function shaped(shares: Float64Array, sample: Float64Array): Float64Array {
  const last = sample.length - 1;
  return shares.map((share) => {
    const below = Math.min(last - 1, Math.floor(share * last));
    const low = sample[below] ?? 0;
    return low + (share * last - below) * ((sample[below + 1] ?? 0) - low);
  });
}

/** Months from one rolling year of the panel to its next. */
function rollingStep({ periods }: Panel): number {
  const [first, second] = periods;
  return first !== undefined && second !== undefined && nextPeriod(first) !== second ? 1 : 3;
}

function intervalOf(drawn: Float64Array): Interval {
  const sorted = drawn.slice().sort();
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
    return low === high ? low : low + (place % 1) * (high - low);
  };
  return { low80: at(0.1), low50: at(0.25), median: at(0.5), high50: at(0.75), high80: at(0.9) };
}

/** What is said of the choice: the errors that past origins showed, in the areas' usual step. */
function whyOf({ method, errors, shrink }: OwnModel, { steps, pace, kept }: CommonModel): string {
  const tried = METHODS.flatMap((each) => {
    const error = errors[each];
    return error === undefined ? [] : [`${each} ${formatNumber(error, 2)}`];
  });
  const own =
    tried.length < 2
      ? "The last value is kept: there are too few past periods to try any other method on."
      : method === "last value"
        ? `The last value is kept: at past origins no other method came surely closer (mean error in usual steps: ${tried.join(", ")}).`
        : `${method} came closest at past origins (mean error in usual steps: ${tried.join(", ")}); ${formatNumber(shrink * 100, 0)}% of the change it foresaw came, so as much is counted on.`;
  const common =
    steps === 0
      ? "No other area is at hand, so what all areas share is unknown."
      : kept * pace === 0
        ? `The ${steps} steps known of all areas together show no direction to count on.`
        : `All areas together are taken to go on at ${formatNumber(kept * 100, 0)}% of their mean pace over ${steps} steps: as much as stands out of its noise.`;
  return `${own} ${common}`;
}

interface About {
  readonly from: Forecast["from"];
  readonly values: number;
  readonly areas: number;
  readonly seed: number;
}

function workingOf(
  panel: Panel,
  { scale }: PanelStudy,
  own: OwnModel,
  common: CommonModel,
  points: readonly ForecastPoint[],
  { from, values, areas, seed }: About,
): Working {
  const count = (label: string, value: number, source: string) => ({
    label,
    value: formatNumber(value, 0),
    unit: "",
    source,
  });
  return {
    title: `If nothing changes: ${panel.ours.name} after ${formatPeriod(from.period)}`,
    formula:
      "last value + own change + common change, each with its uncertainty, in 10,000 simulated futures: " +
      "level(T + h) = level(T) + own(h) + common(h)",
    inputs: [
      {
        label: `${panel.ours.name}, ${formatPeriod(from.period)}`,
        value: formatNumber(from.value, panel.decimals),
        unit: panel.unit,
        source: "last value known",
      },
      count("Values of ours", values, panel.ours.name),
      count("Other areas", areas, whoseMovement(panel)),
      count("Seed of the simulation", seed, "fixed, so that the same figures give the same answer"),
    ],
    steps: [
      whyOf(own, common),
      `Worked on the ${scale.name === "as it is" ? "values as they are" : scale.name} of values, so that none leaves its bounds.`,
      ...points.map(
        (point) =>
          `${formatPeriod(point.period)}: ${formatValue(point.median, panel)}, 80% between ${formatValue(point.low80, panel)} ` +
          `and ${formatValue(point.high80, panel)}; all areas together ${formatChange(point.common, panel)}; common part from ` +
          `${common.freedom[point.ahead - 1] ?? 0} separate spans`,
      ),
    ],
    result: points
      .map(
        (point) =>
          `${formatPeriod(point.period)}: ${formatValue(point.low80, panel)} to ${formatValue(point.high80, panel)}`,
      )
      .join("; "),
    source:
      "Gardner and McKenzie (1985); Theil (1950) and Sen (1968); rolling origins after Tashman (2000); Student (1908)",
  };
}
