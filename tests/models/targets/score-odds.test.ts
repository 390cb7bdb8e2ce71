import { describe, expect, it } from "vitest";
import type { OddsPoint } from "@models/targets/odds";
import { type ScoredOdds, scoreOdds, scoredOdds } from "@models/targets/score-odds";
import { figuresOf } from "@models/targets/target-figures";
import { type Case, VAT, aCase, years } from "./challenge/a-case";

const kept = (period: OddsPoint["period"], value: number, odds: number) => ({ period, value, odds, gap: undefined });
const KEPT = [kept("CY2008", 32.6, 0.7), kept("CY2009", 35.1, 0.5), { ...kept("CY2011", 36.2, 0.4), past: 0.1 }];
const JUDGED = {
  FY2008: { periods: ["CY2008"] },
  FY2009: { periods: ["CY2009"] },
  FY2010: { periods: ["CY2011"] },
};
const scored = (more: readonly number[], given: Partial<Case> = {}, odds = KEPT) => {
  const target = { ...VAT.target, judged: JUDGED, ...given.target };
  const { book, target: made } = aCase({
    ...VAT,
    ...given,
    periods: years(1999, 7 + more.length),
    ours: [...VAT.ours, ...more],
    target,
  });
  return scoredOdds(figuresOf(book, made)!, book.agreement.scheme, odds);
};

describe("odds kept at signing", () => {
  it("are scored by the result that the target names for the year, and by no other", () => {
    expect(scored([29.5, 30.6])).toEqual([]);
    expect(scored([29.5, 30.6, 33])).toMatchObject([{ period: "CY2008", promised: 32.6, result: 33, met: true }]);
    expect(scored([29.5, 30.6, 33, 35, 40, 36.2])).toMatchObject([
      { period: "CY2008", odds: 0.7, met: true, past: undefined },
      { period: "CY2009", odds: 0.5, met: false },
      { period: "CY2011", odds: 0.4, met: true, past: 0.1 },
    ]);
  });

  it("are met by the better direction, and within a tolerance", () => {
    const lower = { indicator: { polarity: "lower" } };
    expect(scored([29.5, 30.6, 33], lower)).toMatchObject([{ met: false }]);
    expect(scored([29.5, 30.6, 32], lower)).toMatchObject([{ met: true }]);
    const band = { target: { form: "band", tolerance: 0.5 } };
    expect(scored([29.5, 30.6, 33], band)).toMatchObject([{ met: true }]);
    expect(scored([29.5, 30.6, 33.2], band)).toMatchObject([{ met: false }]);
  });

  it("of a promise that was not kept are not scored", () => {
    expect(scored([29.5, 30.6, 33], {}, [])).toEqual([]);
  });
});

describe("the Brier score", () => {
  const odds = (chance: number, met: boolean, past?: number): ScoredOdds => ({
    target: "VAT registrations",
    period: "CY2008",
    promised: 32.6,
    result: 33,
    odds: chance,
    past,
    met,
  });

  it("is the mean of (odds − outcome)², with that of past runs beside it and its working", () => {
    const score = scoreOdds([odds(0.7, true), odds(0.5, false), odds(0.4, true, 0.1)]);
    expect(score?.count).toBe(3);
    expect(score?.mean).toBeCloseTo((0.09 + 0.25 + 0.36) / 3, 12);
    expect(score?.past).toEqual({ count: 1, mean: expect.closeTo(0.81, 12) as number });
    expect(score?.working.steps?.[0]).toBe("VAT registrations, 2008: met, (0.70 − 1)² = 0.090");
    expect(score?.working.result).toBe("0.23; a coin scores 0.25");
  });

  it("is nought when always sure and right, one when always sure and wrong, and a coin's for even odds", () => {
    expect(scoreOdds([odds(1, true), odds(0, false)])?.mean).toBe(0);
    expect(scoreOdds([odds(0, true), odds(1, false)])?.mean).toBe(1);
    expect(scoreOdds([odds(0.5, true), odds(0.5, false)])?.mean).toBe(0.25);
    expect(scoreOdds([])).toBeUndefined();
  });
});
