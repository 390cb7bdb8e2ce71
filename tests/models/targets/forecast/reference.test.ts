import { describe, expect, it } from "vitest";
import { xmrOf } from "@models/measures/xmr";
import type { PeriodCode } from "@models/measures/period";
import { modelCommon } from "@models/targets/forecast/common-forecast";
import { DRAWS, futuresOf } from "@models/targets/forecast/futures";
import { holt, theilSen } from "@models/targets/forecast/own-methods";
import { modelOwn, ownChanges } from "@models/targets/forecast/own-movement";
import type { Panel, PanelArea } from "@models/targets/forecast/panel";
import { studyPanel } from "@models/targets/forecast/study";
import { wilsonInterval } from "@models/targets/forecast/wilson";
import intervals from "../../../reference/fixtures/intervals.json";
import methods from "../../../reference/fixtures/methods.json";
import panels from "../../../reference/fixtures/panels.json";
import wilson from "../../../reference/fixtures/wilson.json";
import xmr from "../../../reference/fixtures/xmr.json";

/** tests/reference/README.md says how the fixtures are made, and by what. */
const AHEAD = 4;

function expectClose(actual: Iterable<number>, expected: readonly number[]) {
  const seen = [...actual];
  expect(seen).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) {
    expect(Math.abs((seen[i] ?? NaN) - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
  }
}

function panelOf({ percentage, season, periods, areas }: (typeof panels)[number]): Panel {
  const [ours, ...others] = areas.map(({ name, values }): PanelArea => ({
    id: name,
    name,
    role: /england$/i.test(name) ? "country" : "comparator",
    values,
  }));
  if (!ours) throw new Error("The fixture has no area");
  return {
    unit: percentage ? "%" : "",
    polarity: "higher",
    decimals: 1,
    bounds: percentage ? "percentage" : "positive",
    periods: periods as PeriodCode[],
    season,
    ours,
    others,
  };
}

describe("an independent implementation agrees", () => {
  it.each(panels)("on the common and own movement of $name", (panel) => {
    const study = studyPanel(panelOf(panel));
    for (const [i, expected] of panel.common.entries()) {
      expectClose(study.areas[i]?.common.slice(1) ?? [], expected);
      const model = panel.commonModels[i];
      const area = study.areas[i];
      if (!model || !area) throw new Error("The fixture misses an area");
      const found = modelCommon(area, panel.season, AHEAD);
      expectClose([found.pace, found.kept, ...found.centre], [model.pace, model.kept, ...model.centre]);
      expectClose([...found.spread, ...found.freedom], [...model.spread, ...model.freedom]);
    }
    const own = modelOwn(study.areas, AHEAD);
    expect(own.method).toBe(panel.own.method);
    expect(own.smoothing).toEqual(panel.own.smoothing);
    expectClose(
      [own.shrink, ...own.spreads, ...own.widths],
      [panel.own.shrink, ...panel.own.spreads, ...panel.own.widths],
    );
    expect(Object.keys(own.errors)).toEqual(Object.keys(panel.own.errors));
    expectClose(Object.values(own.errors), Object.values(panel.own.errors));
    for (const [i, expected] of panel.own.changes.entries()) {
      const area = study.areas[i];
      if (!area) throw new Error("The fixture misses an area");
      expectClose(ownChanges(own, area, AHEAD), expected);
    }
  });

  it.each(methods)(
    "on damped Holt and Theil–Sen over $values.length values",
    ({ values, holt: holts, theilSen: sens }) => {
      const series = Float64Array.from(values);
      const steps = [1, 2, 3, 4];
      const foreseen = holt({ alpha: 0.6, beta: 0.2, phi: 0.9 }).over(series);
      expectClose(
        steps.map((h) => foreseen(values.length - 1, h)),
        holts,
      );
      if (!sens) return;
      const sloped = theilSen.over(series);
      expectClose(
        steps.map((h) => sloped(values.length - 1, h)),
        sens,
      );
    },
  );

  it.each(intervals)("on t with $freedom degrees of freedom, to the error of its simulation", (reference) => {
    const { common, stretchCommon } = futuresOf(2008, 3);
    const stretch = stretchCommon(reference.freedom);
    for (const normal of common) {
      const draws = normal.map((z, d) => z * (stretch[d] ?? NaN)).sort();
      for (const [i, share] of reference.shares.entries()) {
        const error = Math.sqrt((share * (1 - share)) / DRAWS) / (reference.densities[i] ?? NaN);
        const seen = draws[Math.round(share * (DRAWS - 1))] ?? NaN;
        expect(Math.abs(seen - (reference.quantiles[i] ?? NaN))).toBeLessThan(5 * error);
      }
    }
  });

  it.each(xmr)("on XmR limits of $values", ({ values, ...expected }) => {
    const { ranges, ...found } = xmrOf(values) ?? { ranges: [] };
    expect(ranges).toHaveLength(values.length - 1);
    for (const [name, value] of Object.entries(expected)) {
      expectClose([(found as Record<string, number>)[name] ?? NaN], [value]);
    }
  });

  it.each(wilson)("on the Wilson interval of $met of $draws", ({ met, draws, low, high }) => {
    const found = wilsonInterval(met, draws, 1.2815515655446004);
    expectClose([found.low, found.high], [low, high]);
  });
});
