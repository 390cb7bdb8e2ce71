import { describe, expect, it } from "vitest";
import { xmrOf } from "@models/measures/xmr";

describe("XmR limits", () => {
  it("of VAT registrations per 10,000 adults in Coventry, 1999 to 2005, find no move beyond noise", () => {
    const xmr = xmrOf([27, 25.4, 26.7, 24.7, 29.4, 27.7, 29.1]);
    expect(xmr?.centre).toBeCloseTo(27.143, 3);
    expect(xmr?.meanRange).toBeCloseTo(2.117, 3);
    expect(xmr?.medianRange).toBeCloseTo(1.65, 9);
    expect(xmr?.rangeLimit).toBeCloseTo(6.915, 3);
    expect(xmr?.upper).toBeCloseTo(27.143 + 2.66 * 2.1166667, 3);
    expect(xmr?.lower).toBeCloseTo(27.143 - 2.66 * 2.1166667, 3);
    // The move into 2003.
    expect(xmr?.ranges[3]).toBeCloseTo(4.7, 9);
    expect(Math.max(...(xmr?.ranges ?? []))).toBeLessThan(xmr?.rangeLimit ?? 0);
  });

  it("find a move beyond noise in a calm series", () => {
    const xmr = xmrOf([10, 10.1, 10, 10.1, 10, 10.1, 10, 14, 14.1, 14, 14.1]);
    expect(xmr?.ranges[6]).toBeGreaterThan(xmr?.rangeLimit ?? Infinity);
  });

  it("are those of a still series at its value", () => {
    expect(xmrOf([5, 5, 5])).toMatchObject({ centre: 5, meanRange: 0, upper: 5, lower: 5, rangeLimit: 0 });
  });

  it("need two values", () => {
    expect(xmrOf([5])).toBeUndefined();
    expect(xmrOf([])).toBeUndefined();
  });
});
