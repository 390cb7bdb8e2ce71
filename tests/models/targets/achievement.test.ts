import { describe, expect, it } from "vitest";
import { subtract } from "@models/measures/arithmetic";
import type { Polarity } from "@models/measures/indicator";
import { achievementOf, rewardOf } from "@models/targets/achievement";
import cases from "../../reference/fixtures/achievement.json";

describe("achievement", () => {
  it("is the share of the promised change that came, whichever direction is better", () => {
    expect(achievementOf({ baseline: 29.1, target: 36.2, latest: 32.65, polarity: "higher" })).toBeCloseTo(0.5, 12);
    expect(achievementOf({ baseline: 9564, target: 7890, latest: 8727, polarity: "lower" })).toBeCloseTo(0.5, 12);
    expect(achievementOf({ baseline: 10, target: 8, latest: 11, polarity: "lower" })).toBe(-0.5);
  });

  it("is all or nothing, by the tolerance, of what is only to be held", () => {
    const held = { baseline: 12.3, target: 12.3, tolerance: 0.5 };
    expect(achievementOf({ ...held, latest: 11.9, polarity: "higher" })).toBe(1);
    expect(achievementOf({ ...held, latest: 11.7, polarity: "higher" })).toBe(0);
    expect(achievementOf({ ...held, latest: 20, polarity: "higher" })).toBe(1);
    expect(achievementOf({ ...held, latest: 20, polarity: "none" })).toBe(0);
    // A rise in claimants that is to be no larger than so much.
    expect(achievementOf({ baseline: 100, target: 110, latest: 105, polarity: "lower" })).toBe(1);
    expect(achievementOf({ baseline: 100, target: 110, latest: 111, polarity: "lower" })).toBe(0);
  });

  it("earns nothing under the floor, then in proportion, never more than the cap", () => {
    const reward = { floor: 0.6, cap: 1 };
    expect([0.59, 0.6, 0.85, 1.4].map((achieved) => rewardOf(achieved, reward))).toEqual([0, 0.6, 0.85, 1]);
  });

  it.each([...new Set(cases.map(({ form }) => form))])("agrees with an independent implementation: %s", (form) => {
    for (const each of cases.filter((one) => one.form === form)) {
      const { baseline, target, latest, polarity, tolerance, achievement, rewards, ours, theirs } = each;
      if (ours && theirs) {
        expect(subtract(ours[0] ?? NaN, theirs[0] ?? NaN)).toBe(baseline);
        expect(subtract(ours[1] ?? NaN, theirs[1] ?? NaN)).toBe(latest);
      }
      const found = achievementOf({
        baseline,
        target,
        latest,
        polarity: polarity as Polarity,
        ...(tolerance === null ? {} : { tolerance }),
      });
      expect(Math.abs(found - achievement)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(achievement)));
      for (const { floor, cap, earned } of rewards) {
        expect(Math.abs(rewardOf(found, { floor, cap }) - earned)).toBeLessThanOrEqual(1e-9);
      }
    }
  });
});
