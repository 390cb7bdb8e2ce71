import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PeriodCode } from "@models/measures/period";
import { type Fill, type FillSources, fillTrajectory } from "@models/targets/fill-trajectory";

const YEARS: PeriodCode[] = ["CY2006", "CY2007", "CY2008", "CY2009", "CY2010"];

function sources(more: Partial<FillSources> = {}): FillSources {
  return {
    baseline: { period: "CY2005", value: 30 },
    periods: YEARS,
    trajectory: { CY2010: 40 },
    decimals: 1,
    ...more,
  };
}

describe("filling a trajectory", () => {
  it("goes in a straight line from the baseline to the final target", () => {
    expect(fillTrajectory("straight-line", sources())).toEqual({ CY2006: 32, CY2007: 34, CY2008: 36, CY2009: 38 });
  });

  it("does most of the way early, or most of it late", () => {
    expect(fillTrajectory("front-loaded", sources())).toEqual({
      CY2006: 33.6,
      CY2007: 36.4,
      CY2008: 38.4,
      CY2009: 39.6,
    });
    expect(fillTrajectory("back-loaded", sources())).toEqual({
      CY2006: 30.4,
      CY2007: 31.6,
      CY2008: 33.6,
      CY2009: 36.4,
    });
  });

  it("fills only the blanks between what stands", () => {
    const trajectory = { CY2007: 36, CY2010: 39 };
    expect(fillTrajectory("between", sources({ trajectory }))).toEqual({ CY2006: 33, CY2008: 37, CY2009: 38 });
  });

  it("goes by the time between periods, not by their number", () => {
    const quarters: PeriodCode[] = ["Q2008-1", "Q2008-4"];
    const filled = fillTrajectory(
      "straight-line",
      sources({
        baseline: { period: "Q2007-4", value: 10 },
        periods: quarters,
        trajectory: { "Q2008-4": 14 },
      }),
    );
    expect(filled).toEqual({ "Q2008-1": 11 });
  });

  it("starts at the first promise where there is no baseline", () => {
    const filled = fillTrajectory(
      "straight-line",
      sources({ baseline: undefined, trajectory: { CY2006: 36, CY2010: 40 } }),
    );
    expect(filled).toEqual({ CY2007: 37, CY2008: 38, CY2009: 39 });
  });

  it("says when there is nothing to go between", () => {
    expect(fillTrajectory("straight-line", sources({ trajectory: {} }))).toBeUndefined();
    expect(fillTrajectory("straight-line", sources({ trajectory: { CY2008: 33 } }))).toBeUndefined();
    expect(fillTrajectory("between", sources({ baseline: undefined, trajectory: { CY2010: 40 } }))).toBeUndefined();
  });

  it("never leaves the way between baseline and final target, whatever they are", () => {
    const shapes: Fill[] = ["straight-line", "front-loaded", "back-loaded"];
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: -500, max: 500 }),
        fc.constantFrom(...shapes),
        (from, to, shape) => {
          const filled = fillTrajectory(
            shape,
            sources({ baseline: { period: "CY2005", value: from }, trajectory: { CY2010: to } }),
          );
          const values = [from, ...Object.values(filled ?? {}), to];
          const rises = values.slice(1).map((value, i) => value - (values[i] as number));
          expect(rises.every((rise) => (to >= from ? rise >= 0 : rise <= 0))).toBe(true);
        },
      ),
    );
  });
});
