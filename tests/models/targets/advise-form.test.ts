import { describe, expect, it } from "vitest";
import type { PeriodCode } from "@models/measures/period";
import { surveyMargin } from "@models/measures/survey-margin";
import { adviseForm } from "@models/targets/advise-form";
import type { Panel } from "@models/targets/forecast/panel";

const area = (id: string, values: readonly number[], role: "ours" | "comparator" = "comparator") => ({
  id,
  name: id,
  role,
  values,
});
function panel(ours: readonly number[], others: readonly (readonly number[])[] = [], unit = "per 10,000"): Panel {
  return {
    unit,
    polarity: "higher",
    decimals: 1,
    bounds: "positive",
    periods: ours.map((_, i): PeriodCode => `CY${2000 + i}`),
    season: 1,
    ours: area("Coventry", ours, "ours"),
    others: others.map((values, i) => area(`Area ${i + 1}`, values)),
  };
}
const none = { margin: undefined, promised: undefined };

describe("what form a target should take", () => {
  it("is relative where most of the movement is everybody's", () => {
    const tide = [50, 53, 49, 55, 47, 52, 58];
    const others = [0, 3, 6, 9, 12].map((more) => tide.map((value) => value + more));
    const ours = tide.map((value, i) => value - 5 + 0.2 * (i % 2));
    const advice = adviseForm({ ...none, panel: panel(ours, others) });
    expect(advice.form).toBe("gap");
    expect(advice.reason).toMatch(/everybody does.*In 2010 real agreements turned economic targets into relative ones/);
    expect(advice.workings[0]?.result).toBe("mostly everyone’s");
  });

  it("is a level where ours goes its own way", () => {
    const still = [0, 1, 2, 3, 4].map((more) => [50, 50.1, 50, 50.1, 50, 50.1, 50].map((value) => value + more));
    const advice = adviseForm({ ...none, promised: 12, panel: panel([20, 24, 23, 29, 33, 36, 41], still) });
    expect(advice.form).toBe("level");
  });

  it("is a tolerance where nothing beyond the usual move is promised", () => {
    const advice = adviseForm({ ...none, promised: 0.1, panel: panel([12.3, 12.8, 12.1, 12.6, 12.2, 12.5]) });
    expect(advice.form).toBe("band");
    expect(advice.reason).toMatch(/moves by 0\.5 from one period to the next/);
  });

  it("is a milestone where nothing is measured, and a level where too little is", () => {
    expect(adviseForm({ ...none, panel: undefined }).form).toBe("milestone");
    expect(adviseForm({ ...none, panel: panel([1, 2, 3]) }).form).toBe("level");
  });

  it("says for a survey what could not be told from chance, in the unit of the indicator", () => {
    const surveyed = panel([56, 57, 58, 57.5], [], "%");
    expect(adviseForm({ panel: surveyed, margin: 3.1, promised: 1 }).survey).toBe(
      "With ±3.1 points, a promised rise of 1 point could not be told from chance: the smallest that could is 4.4 points.",
    );
    expect(adviseForm({ panel: surveyed, margin: 3.1, promised: -5 }).survey).toMatch(/fall of 5 points could be told/);
  });
});

describe("a survey's margin", () => {
  it("comes from its limits, or of a percentage from how many were asked", () => {
    expect(surveyMargin({ value: 50, lower: 46.9, upper: 53.1 }, true)?.margin).toBeCloseTo(3.1, 12);
    expect(surveyMargin({ value: 50, sampleSize: 1000 }, true)?.margin).toBeCloseTo(3.099, 3);
    expect(surveyMargin({ value: 50, sampleSize: 1000 }, false)).toBeUndefined();
    expect(surveyMargin({ value: 50 }, true)).toBeUndefined();
  });
});
