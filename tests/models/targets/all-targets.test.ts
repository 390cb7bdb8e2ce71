import { describe, expect, it } from "vitest";
import { type TargetOrder, type TargetSummary, allTargetsOf, sortTargets } from "@models/targets/all-targets";
import { ambitionOf } from "@models/targets/ambition";
import { challengeSubjectOf } from "@models/targets/challenge/basis";
import { VAT, aCase, years } from "./challenge/a-case";

const TODAY = "2008-03-10";

describe("ambition", () => {
  const of = (given: Parameters<typeof aCase>[0]) => {
    const { book, target } = aCase(given);
    const subject = challengeSubjectOf(book, target, TODAY);
    return subject && ambitionOf(subject);
  };
  const last = (value: number) => ({ ...VAT, target: { ...VAT.target, trajectory: { CY2011: value } } });

  it("counts in usual moves how much better than what would come anyway the final value is", () => {
    const found = of(VAT);
    const [final, expected, usual] = found?.working.inputs.map(({ value }) => Number(value)) ?? [];
    expect(final).toBe(36.2);
    expect(usual).toBeCloseTo((1.6 + 1.3 + 2 + 4.7 + 1.7 + 1.4) / 6, 2);
    expect(found?.moves).toBeCloseTo(((final ?? 0) - (expected ?? 0)) / (usual ?? 1), 2);
    expect(found?.working.result).toMatch(/^\+\d\.\d usual moves$/);
  });

  it("is more for a promise that asks for more, and below nought for one that asks for less than would come", () => {
    expect(of(last(50))?.moves).toBeGreaterThan(of(last(40))?.moves ?? Infinity);
    expect(of(last(10))?.moves).toBeLessThan(0);
  });

  it("goes by the better direction", () => {
    const falling = { ...last(10), indicator: { polarity: "lower" } };
    expect(of(falling)?.moves).toBeGreaterThan(0);
  });

  it("is not known where nothing is foreseen, nothing moves, or the promise is to stay", () => {
    expect(of({ ...VAT, periods: years(2003, 3), ours: [27, 28, 29] })).toBeUndefined();
    expect(of({ ...VAT, ours: VAT.periods.map(() => 29) })).toBeUndefined();
    expect(of({ ...VAT, target: { ...VAT.target, form: "band", tolerance: 1 } })).toBeUndefined();
  });
});

describe("all targets", () => {
  it("says of each what is promised, how likely it is and what is open", () => {
    const { book } = aCase(VAT);
    const [row] = allTargetsOf(book, TODAY);
    expect(row).toMatchObject({ aim: "36.2 in 2011", baseline: { value: 29.1 }, priority: { _id: "jobs" } });
    expect(row?.odds?.simulated).toBeGreaterThan(0);
    expect((row?.open.must ?? 0) + (row?.open.should ?? 0)).toBeGreaterThan(0);
  });

  const row = (name: string, odds: number | undefined, ambition: number | undefined, must = 0, should = 0) =>
    ({
      target: { _id: name },
      odds: odds === undefined ? undefined : { simulated: odds },
      ambition: ambition === undefined ? undefined : { moves: ambition },
      open: { must, should },
    }) as unknown as TargetSummary;
  const rows = [row("a", 0.5, undefined, 0, 3), row("b", undefined, 2), row("c", 0.1, -1, 1), row("d", 0.5, 4, 0, 1)];
  const sorted = (...by: [TargetOrder, ("ascending" | "descending")?]) =>
    sortTargets(rows, ...by)
      .map(({ target }) => target._id)
      .join("");

  it("are sorted by odds, questions, ambition or priority, what is not known last either way", () => {
    expect(sorted("odds")).toBe("cadb");
    expect(sorted("odds", "descending")).toBe("adcb");
    expect(sorted("questions")).toBe("cadb");
    expect(sorted("questions", "ascending")).toBe("bdac");
    expect(sorted("ambition")).toBe("cbda");
    expect(sorted("ambition", "descending")).toBe("dbca");
    expect(sorted("priority")).toBe("abcd");
    expect(sorted("priority", "descending")).toBe("dcba");
  });
});
