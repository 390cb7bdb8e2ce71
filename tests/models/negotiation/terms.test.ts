import { isUntouched, samePromise, trajectoryOf, withTrajectory } from "@models/negotiation/terms";
import { changedByPercent } from "@models/targets/form";
import { describe, expect, it } from "vitest";
import { aPart } from "../agreement/a-book";

const offences = aPart("target", {
  name: "Serious acquisitive crime",
  form: "percentage",
  statedChange: -17.5,
  baseline: { period: "FY2007", value: 9564 },
  trajectory: {},
  judged: { FY2010: { periods: ["FY2010"] } },
});

describe("what the two sides negotiate about", () => {
  it("is for a percentage what it comes to, and the stated percent follows the numbers that were agreed", () => {
    expect(trajectoryOf(offences)).toEqual({ FY2010: 7890 });
    const agreed = withTrajectory(offences, { FY2010: 7859 });
    expect(agreed.statedChange).toBe(-17.83);
    expect(changedByPercent(agreed)).toBe(7859);
    expect(withTrajectory(offences, { FY2010: 7890 }).statedChange).toBe(-17.5);
  });

  it("is not touched by other words about it, but by its numbers, baseline, lead and form", () => {
    const target = aPart("target");
    expect(isUntouched({ ...target, name: "Other words", related: ["police"] }, target)).toBe(true);
    const moved = [
      { trajectory: { ...target.trajectory, CY2011: 37 } },
      { baseline: { period: "CY2005", value: 29.2 } },
      { lead: "police" },
      { form: "band" as const, tolerance: 1 },
    ];
    for (const change of moved) expect(samePromise({ ...target, ...change }, target)).toBe(false);
  });
});
