import { periodsBetween } from "@models/measures/period";
import { forecastIfNothingChanges } from "@models/targets/forecast/forecast";
import { DRAWS } from "@models/targets/forecast/futures";
import type { Panel, PanelArea } from "@models/targets/forecast/panel";
import { referenceClass } from "@models/targets/forecast/reference-class";
import { forecastOdds } from "@models/targets/odds";
import { type Row, mediansInTurns, ms } from "./measure";

const TARGETS = 35;
const AREAS = 21;
const PERIODS = 12;
const AHEAD = 3;

/** Forecast, odds and reference class of 35 targets × 20 comparators × 12 periods, against the bare sums of their futures. */
export async function benchOdds(): Promise<Row[]> {
  const panels = Array.from({ length: TARGETS }, (_, target) => panelOf(target));
  const [real = 0, bare = 0] = await mediansInTurns(
    [() => Promise.resolve(panels.forEach(askAll)), () => Promise.resolve(panels.forEach(sumBare))],
    { warmUp: 3, runs: 15 },
  );
  return [
    {
      what: `forecast and odds of ${TARGETS} targets × ${AREAS - 1} comparators × ${PERIODS} periods`,
      seen: ms(real),
      against: `${ms(bare)}, a bare loop over the same ${DRAWS.toLocaleString("en-GB")} futures`,
      ratio: real / bare,
      goal: "≤ 3",
    },
  ];
}

function panelOf(target: number): Panel {
  const periods = periodsBetween("CY1996", "CY2007").slice(0, PERIODS);
  const [ours, ...others] = Array.from({ length: AREAS }, (_, area): PanelArea => ({
    id: `${area}`,
    name: `Area ${area}`,
    role: area === 0 ? "ours" : "comparator",
    values: periods.map((_, t) => 40 + target / 2 + area / 3 + 2 * Math.sin(area + 1.7 * t) + Math.cos(target + t)),
  }));
  if (!ours) throw new Error("No area");
  return { unit: "%", polarity: "higher", decimals: 1, bounds: "percentage", periods, season: 1, ours, others };
}

function askAll(panel: Panel) {
  const forecast = forecastIfNothingChanges(panel, AHEAD);
  if (forecast.kind === "none") throw new Error(forecast.why);
  const promises = forecast.points.map(({ period }, i) => ({ period, value: forecast.from.value + i + 1 }));
  forecastOdds(forecast, promises, "higher");
  for (const of of ["level", "gap"] as const) {
    referenceClass(panel, { from: forecast.from.value, to: forecast.from.value + 2, steps: AHEAD }, of);
  }
}

/** Both parts of each future added up on the working scale, taken back, sorted, and counted against a promise. */
function sumBare(panel: Panel) {
  const start = panel.ours.values.at(-1) ?? 50;
  for (let h = 1; h <= AHEAD; h++) {
    const [drawn, gaps] = [new Float64Array(DRAWS), new Float64Array(DRAWS)];
    let [met, gapMet] = [0, 0];
    for (let d = 0; d < DRAWS; d++) {
      const own = start / 50 + 0.01 * h * (NORMALS[d] ?? 0) * (STRETCH[d] ?? 0);
      gaps[d] = 100 / (1 + Math.exp(-own)) - start;
      drawn[d] = 100 / (1 + Math.exp(-own - 0.02 * (NORMALS[DRAWS - 1 - d] ?? 0) * (STRETCH[d] ?? 0)));
      if ((drawn[d] ?? 0) > start + 1) met += 1;
      if ((gaps[d] ?? 0) > 1) gapMet += 1;
    }
    drawn.sort();
    if (met + gapMet < 0) throw new Error("No count is negative");
  }
}

const NORMALS = Float64Array.from({ length: DRAWS }, (_, d) => Math.sin(d * 12.9898) * 2);
const STRETCH = Float64Array.from({ length: DRAWS }, (_, d) => 1 + Math.abs(Math.cos(d * 78.233)) / 2);
