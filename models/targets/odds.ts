import type { Polarity } from "../measures/indicator";
import { formatChange, formatNumber, formatValue, printAsPublished } from "../measures/format";
import { type PeriodCode, formatPeriod } from "../measures/period";
import type { Working } from "../measures/working";
import type { Forecast } from "./forecast/forecast";

/** A promised value. */
export interface Promised {
  readonly period: PeriodCode;
  readonly value: number;
  /** Of a promise to stay: how far from the value it may be, in the indicator's unit. */
  readonly tolerance?: number;
}

export interface OddsPoint extends Promised {
  /** Share of simulated futures that meet the value in its period, 0 to 1. */
  readonly odds: number;
  /**
   * The same promise put against all areas: how much better than all others ours must change, in the indicator's unit, for
   * the value to be met if they move as expected; and in what share of futures it does, whatever happens to all. Undefined
   * where no other area is at hand.
   */
  readonly gap: { readonly change: number; readonly odds: number } | undefined;
}

export interface ForecastOdds {
  /** For each promise that the forecast reaches, in its order. */
  readonly points: readonly OddsPoint[];
  /** The last of them. */
  readonly final: OddsPoint | undefined;
  readonly working: Working;
}

/**
 * Share of simulated futures that meet each promised value: at least as good by polarity, when printed as the measure is.
 * Without a polarity a value is met by going at least as far from today's in its direction; with a tolerance by being
 * within it, on either side.
 */
export function forecastOdds(forecast: Forecast, promises: readonly Promised[], polarity: Polarity): ForecastOdds {
  const { from, resolution, commonKnown } = forecast;
  const points = promises.flatMap((promised): OddsPoint[] => {
    const { period, value, tolerance } = promised;
    const i = forecast.points.findIndex((point) => point.period === period);
    const [point, draws, gapDraws] = [forecast.points[i], forecast.draws[i], forecast.gapDraws[i]];
    if (!point || !draws || !gapDraws) return [];
    if (tolerance !== undefined) {
      return [{ ...promised, odds: shareWithin(draws, value, tolerance + resolution / 2), gap: undefined }];
    }
    const direction = directionOf(polarity, value - from.value);
    const change = value - from.value - point.common;
    const gap = commonKnown ? { change, odds: shareMeeting(gapDraws, change, direction, 0) } : undefined;
    return [{ period, value, odds: shareMeeting(draws, value, direction, resolution), gap }];
  });
  return { points, final: points.at(-1), working: workingOf(forecast, points) };
}

/**
 * "Whatever happens nationally, end 2 points closer": share of futures in which ours changes by so much more than all
 * others, in the indicator's unit and signed as values are.
 * @returns undefined where the forecast does not reach the period or no other area is at hand.
 */
export function gapOdds(
  { points, gapDraws, commonKnown }: Forecast,
  { period, change }: { readonly period: PeriodCode; readonly change: number },
  polarity: Polarity,
): number | undefined {
  const draws = gapDraws[points.findIndex((point) => point.period === period)];
  return draws && commonKnown ? shareMeeting(draws, change, directionOf(polarity, change), 0) : undefined;
}

function directionOf(polarity: Polarity, change: number): 1 | -1 {
  if (polarity === "none") return change < 0 ? -1 : 1;
  return polarity === "higher" ? 1 : -1;
}

/** A draw within half a published step of the value would be printed as it; a gap to all areas is printed in no steps. */
function shareMeeting(draws: Float64Array, value: number, direction: 1 | -1, resolution: number): number {
  const line = direction * value - resolution / 2;
  let met = 0;
  for (const draw of draws) if (direction * draw >= line) met += 1;
  return met / draws.length;
}

function shareWithin(draws: Float64Array, value: number, tolerance: number): number {
  let within = 0;
  for (const draw of draws) if (Math.abs(draw - value) <= tolerance) within += 1;
  return within / draws.length;
}

function workingOf(forecast: Forecast, points: readonly OddsPoint[]): Working {
  const percent = (share: number) => `${formatNumber(share * 100, 0)}%`;
  const { measure } = forecast;
  return {
    title: "The odds if nothing changes",
    formula: points.some(({ tolerance }) => tolerance !== undefined)
      ? "simulated futures within the tolerance ÷ all simulated futures"
      : "simulated futures at least as good as promised ÷ all simulated futures",
    inputs: [
      ...points.map(({ period, value, tolerance }) => ({
        label: `Promised for ${formatPeriod(period)}`,
        value: `${formatNumber(value, measure.decimals)}${tolerance === undefined ? "" : ` ± ${printAsPublished(tolerance)}`}`,
        unit: measure.unit,
        source: "trajectory",
      })),
      ...forecast.working.inputs,
    ],
    steps: [
      ...points.map(
        ({ period, value, odds }) => `${formatValue(value, measure)} in ${formatPeriod(period)}: ${percent(odds)}`,
      ),
      ...points.flatMap(({ period, gap }) =>
        gap
          ? [
              `${formatChange(gap.change, measure)} against all other areas by ${formatPeriod(period)}: ${percent(gap.odds)}`,
            ]
          : [],
      ),
      ...(forecast.working.steps ?? []),
    ],
    result: points.map(({ period, odds }) => `${formatPeriod(period)}: ${percent(odds)}`).join("; "),
    source: forecast.working.source ?? "",
  };
}
