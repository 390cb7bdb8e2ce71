import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PeriodCode, periodsBetween } from "@models/measures/period";
import { commonMovement, splitChange } from "@models/targets/forecast/common-movement";
import { type Forecast, forecastIfNothingChanges } from "@models/targets/forecast/forecast";
import { type Panel, type PanelArea, boundsOf, seasonOf } from "@models/targets/forecast/panel";
import { referenceClass } from "@models/targets/forecast/reference-class";
import { forecastOdds, gapOdds } from "@models/targets/odds";

const AHEAD = 4;

const yearly = periodsBetween("CY1990", "CY2020");
const quarterly = periodsBetween("Q2000-1", "Q2010-4");

/** Any number that a file may hold, most often an ordinary one. */
const anyValue = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0.1, max: 99, noNaN: true }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(0, -5, 5, 100, 1e308, -1e308, 1e-308, 12) },
);

const areaOf = (values: readonly (number | null)[], i: number): PanelArea => ({
  id: `${i}`,
  name: `Area ${i}`,
  role: i === 0 ? "ours" : i === 1 ? "region" : "comparator",
  values,
});

function panelFrom(unit: string, periods: readonly PeriodCode[], rows: readonly (readonly (number | null)[])[]): Panel {
  const [ours = areaOf([], 0), ...others] = rows.map(areaOf);
  const values = rows.flat().filter((value) => value !== null);
  return {
    unit,
    polarity: "higher",
    decimals: 1,
    bounds: boundsOf(unit, values),
    periods,
    season: seasonOf(periods),
    ours,
    others,
  };
}

function panels(value: fc.Arbitrary<number | null>, units: readonly string[]): fc.Arbitrary<Panel> {
  return fc
    .record({
      unit: fc.constantFrom(...units),
      calendar: fc.constantFrom(yearly, quarterly),
      length: fc.integer({ min: 1, max: 14 }),
      areas: fc.integer({ min: 1, max: 8 }),
    })
    .chain(({ unit, calendar, length, areas }) =>
      fc
        .array(fc.array(value, { minLength: length, maxLength: length }), { minLength: areas, maxLength: areas })
        .map((rows) => panelFrom(unit, calendar.slice(0, length), rows)),
    );
}

const ordinary = panels(fc.double({ min: 1, max: 99, noNaN: true }), ["%", "per 1,000"]);

const forecastOf = (panel: Panel): Forecast | undefined => {
  const forecast = forecastIfNothingChanges(panel, AHEAD);
  return forecast.kind === "forecast" ? forecast : undefined;
};

describe("forecasts, odds and reference classes", () => {
  it("throw for no series, and say nothing that is no number", () => {
    fc.assert(
      fc.property(panels(anyValue, ["%", "per 1,000", ""]), (panel) => {
        const forecast = forecastIfNothingChanges(panel, AHEAD);
        const promised = panel.periods.map((period) => ({ period, value: 50 }));
        if (forecast.kind === "forecast") {
          for (const point of forecast.points) {
            for (const value of Object.values(point)) {
              if (typeof value === "number") expect(value).not.toBeNaN();
            }
            const { odds } = forecastOdds(forecast, [{ period: point.period, value: 50 }], "lower").final ?? {};
            expect(odds).toBeGreaterThanOrEqual(0);
            gapOdds(forecast, { period: point.period, change: -2 }, "none");
          }
          forecastOdds(forecast, promised, "higher");
        }
        commonMovement(panel);
        for (const period of panel.periods) splitChange(panel, panel.periods[0] ?? period, period);
        for (const of of ["level", "gap"] as const) referenceClass(panel, { from: 10, to: 12, steps: 3 }, of);
      }),
      { seed: 1, numRuns: 80 },
    );
  });

  it("stay within bounds, the intervals one inside the other", () => {
    fc.assert(
      fc.property(ordinary, (panel) => {
        for (const { low80, low50, median, high50, high80 } of forecastOf(panel)?.points ?? []) {
          expect(low80).toBeGreaterThanOrEqual(0);
          expect(high80).toBeLessThanOrEqual(panel.unit === "%" ? 100 : Infinity);
          expect([low80, low50, median, high50, high80]).toEqual(
            [low80, low50, median, high50, high80].sort((a, b) => a - b),
          );
        }
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it("leave every other area's runs as they were when an area joins the set", () => {
    fc.assert(
      fc.property(ordinary, (panel) => {
        const fewer = { ...panel, others: panel.others.slice(0, -1) };
        const joined = panel.others.at(-1)?.name;
        const request = { from: 50, to: 52, steps: 1 };
        const withoutGap = ({ list }: ReturnType<typeof referenceClass>) =>
          list
            .filter(({ area }) => area !== joined)
            .map(({ area, from, to, start, end }) => [area, from, to, start, end]);
        expect(withoutGap(referenceClass(panel, request, "level"))).toEqual(
          withoutGap(referenceClass(fewer, request, "level")),
        );
        expect(forecastOf(panel)?.from).toEqual(forecastOf(fewer)?.from);
      }),
      { seed: 3, numRuns: 30 },
    );
  });

  it("give mirrored answers for a mirrored percentage", () => {
    const mirror = (area: PanelArea) => ({ ...area, values: area.values.map((v) => (v === null ? null : 100 - v)) });
    fc.assert(
      fc.property(
        panels(
          fc.integer({ min: 50, max: 950 }).map((n) => n / 10),
          ["%"],
        ),
        (panel) => {
          const mirrored: Panel = {
            ...panel,
            polarity: "lower",
            ours: mirror(panel.ours),
            others: panel.others.map(mirror),
          };
          const [here, there] = [forecastOf(panel), forecastOf(mirrored)];
          expect(there === undefined).toBe(here === undefined);
          for (const [i, point] of (here?.points ?? []).entries()) {
            const opposite = there?.points[i];
            expect(100 - (opposite?.median ?? NaN)).toBeCloseTo(point.median, 6);
            expect(100 - (opposite?.high80 ?? NaN)).toBeCloseTo(point.low80, 6);
            expect(100 - (opposite?.low50 ?? NaN)).toBeCloseTo(point.high50, 6);
            const promised = { period: point.period, value: 60 };
            const odds = here && forecastOdds(here, [promised], "higher").final?.odds;
            const oppositeOdds = there && forecastOdds(there, [{ ...promised, value: 40 }], "lower").final?.odds;
            // Draws that lie on the line to the last digit may fall on either side of it.
            expect(Math.abs((odds ?? NaN) - (oppositeOdds ?? NaN))).toBeLessThan(0.01);
          }
          const runs = referenceClass(panel, { from: 50, to: 53, steps: 2 }, "level");
          const oppositeRuns = referenceClass(mirrored, { from: 50, to: 47, steps: 2 }, "level");
          expect([oppositeRuns.met, oppositeRuns.runs, oppositeRuns.spells]).toEqual([
            runs.met,
            runs.runs,
            runs.spells,
          ]);
        },
      ),
      { seed: 4, numRuns: 30 },
    );
  });

  it("give the same answer to the same question", () => {
    fc.assert(
      fc.property(ordinary, (panel) => {
        const short = forecastIfNothingChanges(panel, 2, { seed: 3 });
        forecastIfNothingChanges(panel, 6, { seed: 4 });
        const again = forecastIfNothingChanges(panel, 2, { seed: 3 });
        expect(again.kind === "forecast" && again.points).toEqual(short.kind === "forecast" && short.points);
      }),
      { seed: 5, numRuns: 10 },
    );
  });
});
