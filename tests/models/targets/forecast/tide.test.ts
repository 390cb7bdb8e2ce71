import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { panelOf } from "@models/targets/forecast/panel";
import { tideOf } from "@models/targets/forecast/tide";
import { sayOwnPart } from "@models/targets/own-part";
import { figuresOf } from "@models/targets/target-figures";
import { type Case, VAT, aCase, years } from "../challenge/a-case";

const figuresFor = (given: Case) => {
  const { book, target } = aCase(given);
  return figuresOf(book, target)!;
};
const tideFor = (given: Case) => {
  const panel = panelOf(figuresFor(given).table);
  return panel && tideOf(panel);
};
const near = (value: number) => expect.closeTo(value, 9) as number;

describe("where ours would be had it moved as everyone did", () => {
  it("starts where ours did and goes the region's way, each move taken apart", () => {
    const tide = tideFor(VAT);
    expect(tide?.of).toBe("West Midlands");
    // 27 and the region's steps of +0.3, −1.3, +0.9, +2.7, −1.7 and −1.6.
    expect(tide?.points.map(({ value }) => value)).toEqual([27, 27.3, 26, 26.9, 29.6, 27.9, 26.3].map(near));
    expect(tide?.moves[3]).toEqual({
      from: "CY2002",
      to: "CY2003",
      total: near(4.7),
      common: near(2.7),
      own: near(2),
    });
    expect(tide?.working.steps?.[3]).toBe("2002 to 2003: of +4.7, +2.7 was that of West Midlands and +2.0 our own");
    expect(tide?.working.result).toBe("26.3 in 2005 as everyone moved, against 29.1 of ours");
  });

  it("starts where the others are first known, and is nothing where nobody is", () => {
    const late = tideFor({ ...VAT, comparator: [], region: [null, null, 33.7, 34.6, 37.3, 35.6, 34] });
    expect(late?.points[0]).toEqual({ period: "CY2001", value: 26.7 });
    const { region: _region, comparator: _comparator, ...alone } = VAT;
    expect(tideFor(alone)).toBeUndefined();
    expect(tideFor({ ...VAT, ours: [27, null, null, null, null, null, null] })).toBeUndefined();
  });

  it("parts every move without rest, whatever the series", () => {
    const series = fc.array(fc.option(fc.double({ min: 1, max: 99, noNaN: true }), { nil: null }), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(series, series, (ours, region) => {
        const tide = tideFor({ periods: years(2000, 8), ours, region });
        for (const { total, common, own } of tide?.moves ?? []) expect(common + own).toBeCloseTo(total, 9);
        for (const { value } of tide?.points ?? []) expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});

describe("our own part of a change", () => {
  it("is said with the tide's, and not where the tide is unknown or the promise is a gap", () => {
    expect(sayOwnPart(figuresFor(VAT), "CY2002", "CY2005")?.words).toBe(
      "Of +4.4 since 2002, −0.6 was that of West Midlands and +5.0 our own.",
    );
    const { region: _region, comparator: _comparator, ...alone } = VAT;
    expect(sayOwnPart(figuresFor(alone), "CY2002", "CY2005")).toBeUndefined();
    const gap = { form: "gap", gapTo: "E12000005", baseline: { period: "CY2005", value: -4.9 }, trajectory: {} };
    expect(sayOwnPart(figuresFor({ ...VAT, target: gap }), "CY2002", "CY2005")).toBeUndefined();
  });
});
