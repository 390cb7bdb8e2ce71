import { quantile } from "simple-statistics";
import { forecastArea } from "@models/targets/forecast/forecast";
import { modelOwn } from "@models/targets/forecast/own-movement";
import { seenFrom } from "@models/targets/forecast/panel";
import { type PanelStudy, studyPanel } from "@models/targets/forecast/study";
import { forecastOdds, gapOdds } from "@models/targets/odds";
import { type RealPanel, panelAt } from "./panels";

/** Steps ahead that are looked at. */
const AHEAD = 3;
/** A series is forecast from its fourth value on. */
const FIRST_ORIGIN = 3;
/** What is promised: changes that a quarter, half and three quarters of all past runs met, as known at the origin. */
const PROMISES = [0.25, 0.5, 0.75];

/** Sums over every area, origin and horizon of one panel. */
export interface Score {
  readonly panel: string;
  areas: number;
  /** Periods from which was forecast: areas move together, so these are the independent episodes. */
  readonly origins: Map<number, { inside: number; of: number }>;
  readonly level: Sums;
  readonly gap: Sums;
}

export interface Sums {
  count: number;
  inside80: number;
  inside50: number;
  width: number;
  naiveInside: number;
  naiveWidth: number;
  error: number;
  lastValueError: number;
  odds: number;
  brier: number;
  naiveBrier: number;
}

const emptySums = (): Sums => ({
  count: 0,
  inside80: 0,
  inside50: 0,
  width: 0,
  naiveInside: 0,
  naiveWidth: 0,
  error: 0,
  lastValueError: 0,
  odds: 0,
  brier: 0,
  naiveBrier: 0,
});

export const emptyScore = (panel: string): Score => ({
  panel,
  areas: 0,
  origins: new Map(),
  level: emptySums(),
  gap: emptySums(),
});

/** Forecasts every area from every origin, seeing nothing later, and scores what came. */
export function scorePanel(real: RealPanel, score: Score) {
  score.areas += real.areas.length;
  const truth = studyAt(real, real.periods.length - 1);
  for (let origin = FIRST_ORIGIN; origin + 1 < real.periods.length; origin++) scoreOrigin(real, origin, truth, score);
}

function studyAt(real: RealPanel, origin: number): PanelStudy {
  return studyPanel(panelAt(real, origin));
}

function scoreOrigin(real: RealPanel, origin: number, truth: PanelStudy, score: Score) {
  const panel = panelAt(real, origin);
  const study = studyPanel(panel);
  const own = modelOwn(study.areas, AHEAD);
  const { scale } = study;
  const past = Array.from({ length: AHEAD }, (_, i) => ({
    level: pastChanges(study, "levels", i + 1),
    gap: pastChanges(study, "own", i + 1),
  }));
  for (const [i, area] of study.areas.entries()) {
    if (area.last !== origin) continue;
    const seen = seenFrom(panel, real.areas[i]?.id ?? "");
    const forecast = forecastArea(seen, study, own, AHEAD, undefined, i);
    if (forecast.kind === "none") continue;
    const { value } = forecast.from;
    const start = scale.to(value);
    // Errors of a large area and a small one count alike.
    const size = Math.abs(value) || 1;
    let shared = 0;
    for (const [h, point] of forecast.points.entries()) {
      const actual = real.areas[i]?.values[origin + h + 1];
      const runs = past[h];
      shared += truth.areas[i]?.common[origin + h + 1] ?? NaN;
      if (typeof actual !== "number" || !runs) continue;
      const gapDraws = forecast.gapDraws[h]?.slice().sort() ?? [];
      const at = (share: number) => gapDraws[Math.round(share * (gapDraws.length - 1))] ?? NaN;
      const ended = scale.to(actual) - start;
      const lineOf = (change: number) => scale.from(start + change);
      const inside = tally(score.level, {
        actual,
        last: value,
        size,
        interval: point,
        naive: [lineOf(quantile(runs.level, 0.1)), lineOf(quantile(runs.level, 0.9))],
      });
      const episode = score.origins.get(origin) ?? { inside: 0, of: 0 };
      score.origins.set(origin, { inside: episode.inside + inside, of: episode.of + 1 });
      for (const share of PROMISES) {
        const wanted = quantile(runs.level, share);
        const promised = { period: point.period, value: lineOf(wanted) };
        const odds = forecastOdds(forecast, [promised], "higher").final?.odds ?? NaN;
        const met = actual >= promised.value - forecast.resolution / 2 ? 1 : 0;
        tallyOdds(score.level, odds, shareAtLeast(runs.level, wanted), met);
      }
      if (!Number.isFinite(shared)) continue;
      const gap = scale.from(start + ended - shared) - value;
      tally(score.gap, {
        actual: gap,
        last: 0,
        size,
        interval: { low80: at(0.1), low50: at(0.25), median: at(0.5), high50: at(0.75), high80: at(0.9) },
        naive: [lineOf(quantile(runs.gap, 0.1)) - value, lineOf(quantile(runs.gap, 0.9)) - value],
      });
      for (const share of PROMISES) {
        const wanted = quantile(runs.gap, share);
        const change = lineOf(wanted) - value;
        const odds = gapOdds(forecast, { period: point.period, change }, "higher") ?? NaN;
        tallyOdds(score.gap, odds, shareAtLeast(runs.gap, wanted), gap >= change ? 1 : 0);
      }
    }
  }
}

/** Changes over so many steps of all areas, as the naive reference class pools them. */
function pastChanges({ areas }: PanelStudy, series: "levels" | "own", steps: number): number[] {
  return areas.flatMap((area) => {
    const values = area[series];
    const changes: number[] = [];
    for (let t = area.first; t >= 0 && t + steps <= area.last; t++) {
      changes.push((values[t + steps] ?? NaN) - (values[t] ?? NaN));
    }
    return changes;
  });
}

const shareAtLeast = (changes: readonly number[], wanted: number) =>
  changes.filter((change) => change >= wanted).length / changes.length;

interface Outcome {
  readonly actual: number;
  readonly last: number;
  readonly size: number;
  readonly interval: Record<"low80" | "low50" | "median" | "high50" | "high80", number>;
  readonly naive: readonly [number, number];
}

/** @returns 1 where the 80% interval held. */
function tally(sums: Sums, { actual, last, size, interval, naive }: Outcome): number {
  const within = (low: number, high: number) => (actual >= low && actual <= high ? 1 : 0);
  const inside = within(interval.low80, interval.high80);
  sums.count += 1;
  sums.inside80 += inside;
  sums.inside50 += within(interval.low50, interval.high50);
  sums.width += (interval.high80 - interval.low80) / size;
  sums.naiveInside += within(...naive);
  sums.naiveWidth += (naive[1] - naive[0]) / size;
  sums.error += Math.abs(actual - interval.median) / size;
  sums.lastValueError += Math.abs(actual - last) / size;
  return inside;
}

function tallyOdds(sums: Sums, odds: number, naive: number, met: 0 | 1) {
  sums.odds += 1;
  sums.brier += (odds - met) ** 2;
  sums.naiveBrier += (naive - met) ** 2;
}
