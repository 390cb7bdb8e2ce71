import { describe, expect, it } from "vitest";
import { readPart } from "@models/agreement/change-part";
import { commitmentHash } from "@models/commitments/committed-text";
import { finalValueOf } from "@models/targets/final-value";
import { aimOf, readForm, sayAim } from "@models/targets/form";
import { promisesOf } from "@models/targets/trajectory";
import { aPart } from "../agreement/a-book";

const REGION = "E12000005";
const target = (fields: object) => aPart("target", fields);
const refusalOf = (fields: object) => {
  const read = readPart("target", {
    priority: "jobs",
    name: "Carbon",
    indicator: "NI 186",
    area: "E08000026",
    designation: "local",
    ...fields,
  });
  return read.kind === "refused" ? read.problems : [];
};

describe("the form of a target", () => {
  it("is a level for what was stored before there were forms", () => {
    const { form: _form, ...older } = target({});
    expect(readForm({ ...older, form: undefined as never })).toEqual({ form: "level" });
    expect(refusalOf({})).toEqual([]);
    expect(refusalOf({ form: "gap", gapTo: REGION, trajectory: { CY2011: -2 } })).toEqual([]);
  });

  it("says beside each field what is missing", () => {
    const fields = (given: object) => refusalOf(given).map(({ field }) => field);
    expect(fields({ form: "percentage" })).toEqual(["statedChange"]);
    expect(fields({ form: "percentage", statedChange: 0 })).toEqual(["statedChange"]);
    expect(fields({ form: "percentage", statedChange: -101 })).toEqual(["statedChange"]);
    expect(fields({ form: "gap" })).toEqual(["gapTo"]);
    expect(fields({ form: "within", gapTo: "E08000026" })).toEqual(["gapTo"]);
    expect(fields({ form: "within", gapTo: REGION, trajectory: { CY2010: -1, CY2011: 2 } })).toEqual([
      "trajectory.CY2010",
    ]);
    expect(fields({ form: "band", tolerance: 0 })).toEqual(["tolerance"]);
    expect(fields({ form: "milestone", trajectory: { CY2011: 3 } })).toEqual(["milestoneBy", "trajectory.CY2011"]);
    expect(refusalOf({ form: "percentage" })[0]?.message).toMatch(/−17\.5/);
  });

  it("keeps the percent that was said and works the final value out where nobody wrote it", () => {
    const carbon = {
      form: "percentage",
      statedChange: -17.5,
      baseline: { period: "CY2005", value: 9564 },
      trajectory: {},
      judged: { FY2010: { periods: ["CY2010"] } },
    };
    expect(finalValueOf(target(carbon))).toEqual({ period: "CY2010", value: 7890 });
    expect(promisesOf(target({ ...carbon, trajectory: { CY2008: 8900 } }))).toEqual([
      { period: "CY2008", value: 8900 },
      { period: "CY2010", value: 7890 },
    ]);
    // What was stated stands, even where it does not agree with the percent: a question asks about that.
    expect(finalValueOf(target({ ...carbon, trajectory: { CY2010: 7859 } }))?.value).toBe(7859);
  });

  it("leaves what organisations accepted as it was for targets without the newer fields", () => {
    const older = target({});
    expect(commitmentHash("target", { ...older, statedChange: null, tolerance: null })).toBe(
      commitmentHash("target", older),
    );
    expect(commitmentHash("target", { ...older, form: "band", tolerance: 0.5 })).not.toBe(
      commitmentHash("target", { ...older, form: "band", tolerance: 1 }),
    );
    const milestone = target({ form: "milestone", trajectory: {}, milestoneBy: "2009-03-31" });
    const met = { on: "2009-03-01", by: "p1", at: "2009-03-02" };
    expect(commitmentHash("target", { ...milestone, milestoneMet: met })).toBe(commitmentHash("target", milestone));
  });
});

describe("what a promise asks of ours", () => {
  it("moves with the comparator for a relative one, and waits for it", () => {
    const gap = { form: "gap", to: REGION } as const;
    expect(aimOf(gap, -2, 34, "higher")).toEqual({ level: 32, low: 32, high: 32 });
    expect(aimOf(gap, -2, 35.1, "higher")?.level).toBe(33.1);
    expect(aimOf(gap, -2, undefined, "higher")).toBeUndefined();
    const within = { form: "within", to: REGION } as const;
    expect(aimOf(within, 2, 34, "higher")?.level).toBe(32);
    expect(aimOf(within, 2, 34, "lower")?.level).toBe(36);
    expect(aimOf(within, 2, 34, "none")).toEqual({ level: 34, low: 32, high: 36 });
  });

  it("is a band around its centre for a tolerance, and nothing for a milestone", () => {
    expect(aimOf({ form: "band", tolerance: 0.5 }, 12.3, undefined, "none")).toEqual({
      level: 12.3,
      low: 11.8,
      high: 12.8,
    });
    expect(aimOf({ form: "milestone", by: "2009-03-31", met: null }, 1, 1, "higher")).toBeUndefined();
  });

  it("is said in the words of its form", () => {
    const say = (form: Parameters<typeof sayAim>[0], value: number) => sayAim(form, value, "West Midlands", String);
    expect(say({ form: "gap", to: REGION }, -2)).toBe("2 below West Midlands");
    expect(say({ form: "gap", to: REGION }, 0)).toBe("level with West Midlands");
    expect(say({ form: "within", to: REGION }, 2)).toBe("within 2 of West Midlands");
    expect(say({ form: "band", tolerance: 0.5 }, 12.3)).toBe("12.3 ± 0.5");
    expect(say({ form: "percentage", statedChange: -17.5 }, 7890)).toBe("7890 (−17.5%)");
  });
});
