import { describe, expect, it } from "vitest";
import { challengeSubjectOf } from "@models/targets/challenge/basis";
import { targetOdds } from "@models/targets/target-odds";
import { type Case, aCase, askedBy, years } from "./challenge/a-case";

/** Around 50, and hardly ever further than one from it. */
const STEADY: Case = {
  periods: years(1996, 12),
  ours: [50, 50.4, 49.7, 50.2, 49.8, 50.1, 50.5, 49.9, 50, 49.6, 50.3, 50],
  region: [52, 52.2, 51.9, 52.1, 51.8, 52.3, 52.2, 52, 51.9, 52, 52.2, 52.1],
};
const staying = (tolerance: number, centre = 50): Case => ({
  ...STEADY,
  target: {
    form: "band",
    tolerance,
    baseline: { period: "CY2007", value: 50 },
    trajectory: { CY2008: centre, CY2009: centre, CY2010: centre },
  },
});
const oddsFor = (given: Case) => {
  const { book, target } = aCase(given);
  const subject = challengeSubjectOf(book, target);
  return { odds: subject && targetOdds(subject), subject };
};

describe("the odds of staying within a tolerance", () => {
  it("are the share of futures inside it, on both sides, in each period", () => {
    const { odds, subject } = oddsFor(staying(0.5));
    if (subject?.forecast?.kind !== "forecast") throw new Error("There is a forecast");
    const { draws, resolution } = subject.forecast;
    expect(odds?.forecast?.points.map(({ odds: share }) => share)).toEqual(
      draws.map((futures) => {
        const inside = futures.filter((future) => Math.abs(future - 50) <= 0.5 + resolution / 2);
        return inside.length / futures.length;
      }),
    );
    expect(odds?.simulated).toBeGreaterThan(0);
    expect(odds?.simulated).toBeLessThan(1);
  });

  it("rise with the tolerance and fall with the distance of its centre", () => {
    const simulated = (tolerance: number, centre?: number) =>
      oddsFor(staying(tolerance, centre)).odds?.simulated ?? NaN;
    expect(simulated(0.2)).toBeLessThan(simulated(1));
    expect(simulated(50)).toBe(1);
    expect(simulated(0.5, 60)).toBeLessThan(simulated(0.5));
  });

  it("count the past runs that would have ended inside it from the same start", () => {
    const { odds } = oddsFor(staying(0.5));
    // Of ours: 50 to 50.2, 50.4 to 49.8, … three steps apart, relative to 50; and the region's.
    const ours = STEADY.ours as number[];
    const inside = ours.slice(3).filter((end, i) => Math.abs(50 * (end / (ours[i] ?? 1)) - 50) <= 0.5 + 1e-9).length;
    expect(odds?.past?.list.filter(({ area, met }) => area === "Coventry" && met)).toHaveLength(inside);
    expect(odds?.pastGap).toBeUndefined();
    expect(odds?.past?.working.formula).toContain("ended within the tolerance");
    expect(odds?.inWords).toMatch(
      /^If nothing changes, \d+% of simulated futures are within it in 2010\. From the same start it was stayed within in \d+ of \d+ three-year runs.* Nothing is asked of its pace: to stay needs none\.$/,
    );
  });

  it("ask whether it is a promise when it would nearly always come, and how when it seldom would", () => {
    const questions = (given: Case) => askedBy("odds", given).map(({ question }) => question);
    expect(questions(staying(20))).toEqual([
      "Is staying within 20 of 50 in 2010 a promise, when it would nearly always come by itself?",
    ]);
    expect(questions(staying(0.5, 60))).toEqual([
      "What will make staying within 0.5 of 60 in 2010 happen, when it seldom would by itself?",
    ]);
    for (const rule of ["required-rate", "unambitious", "riding-the-tide", "reversal", "gap"]) {
      expect(askedBy(rule, staying(0.5))).toEqual([]);
    }
  });
});
