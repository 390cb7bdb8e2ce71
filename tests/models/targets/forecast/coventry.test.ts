import { describe, expect, it } from "vitest";
import { commonMovement, splitChange } from "@models/targets/forecast/common-movement";
import { forecastIfNothingChanges } from "@models/targets/forecast/forecast";
import type { Panel } from "@models/targets/forecast/panel";
import { referenceClass } from "@models/targets/forecast/reference-class";
import { forecastOdds, gapOdds } from "@models/targets/odds";

/** VAT registrations per 10,000 adults as published on the 5 Step Model slides. */
const VAT: Panel = {
  unit: "per 10,000 adults",
  polarity: "higher",
  decimals: 1,
  bounds: "positive",
  periods: ["CY1999", "CY2000", "CY2001", "CY2002", "CY2003", "CY2004", "CY2005"],
  season: 1,
  ours: { id: "c", name: "Coventry", role: "ours", values: [27, 25.4, 26.7, 24.7, 29.4, 27.7, 29.1] },
  others: [
    { id: "w", name: "Wolverhampton", role: "comparator", values: [40.5, 42.7, 39.1, 36.6, 37.1, 32.3, 27.9] },
    { id: "r", name: "West Midlands", role: "region", values: [34.7, 35, 33.7, 34.6, 37.3, 35.6, 34] },
  ],
};

describe("Coventry's VAT registrations", () => {
  it("rose by 4.7 into 2003, of which 2.7 was the region's", () => {
    const split = splitChange(VAT, "CY2002", "CY2003");
    expect(split?.total).toBeCloseTo(4.7, 9);
    expect(split?.common).toBeCloseTo(2.7, 9);
    expect(split?.own).toBeCloseTo(2, 9);
    expect(split?.working.result).toBe("Of +4.7, +2.7 was that of West Midlands and +2.0 our own");
    expect(commonMovement(VAT).changes[0]).toBeNull();
  });

  it("have a forecast that says its method, and odds that fall as promises rise", () => {
    const forecast = forecastIfNothingChanges(VAT, 6);
    if (forecast.kind === "none") throw new Error(forecast.why);
    expect(forecast.points.map(({ period }) => period)).toEqual([
      "CY2006",
      "CY2007",
      "CY2008",
      "CY2009",
      "CY2010",
      "CY2011",
    ]);
    expect(forecast.points[0]?.low80).toBeLessThan(29.1);
    expect(forecast.why).not.toBe("");
    const odds = forecastOdds(
      forecast,
      [
        { period: "CY2008", value: 29 },
        { period: "CY2010", value: 36 },
      ],
      "higher",
    );
    expect(odds.points[0]?.odds).toBeGreaterThan(odds.final?.odds ?? 1);
    const closer = (change: number) => gapOdds(forecast, { period: "CY2010", change }, "higher") ?? NaN;
    expect(closer(6)).toBeLessThan(closer(2));
  });

  it("have a reference class of runs in separate spells", () => {
    const seen = referenceClass(VAT, { from: 29.1, to: 31, steps: 3 }, "level");
    expect(seen.inWords).toBe("3 of 12 three-year runs, in 2 separate spells");
    expect(seen.enough).toBe(false);
    expect(seen.list).toHaveLength(12);
  });
});
