import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalsOf, subtract } from "@models/measures/arithmetic";
import { formatChange, formatNumber, formatValue, unitOfChange } from "@models/measures/format";

describe("printing numbers", () => {
  it.each([
    [74, "%", 1, "74.0%"],
    [-4.9, "per 10,000 adults", 1, "−4.9 per 10,000 adults"],
    [1343645, "", 0, "1,343,645"],
    [412.5, "£ per week", 2, "£412.50 per week"],
    [-1250, "£ thousand", 0, "−£1,250 thousand"],
    [-0.04, "%", 1, "0.0%"],
    [0.000000001, "", 6, "0.000000"],
  ])("%d in %s to %i places is %s", (value, unit, decimals, text) => {
    expect(formatValue(value, { unit, decimals })).toBe(text);
  });

  it.each([
    [4.4, "+4.4"],
    [-1.3, "−1.3"],
    [0, "0.0"],
    [0.04, "0.0"],
    [-0.04, "0.0"],
    [1234, "+1,234.0"],
  ])("a change of %d is %s", (change, text) => {
    expect(formatChange(change, { decimals: 1 })).toBe(text);
  });

  it("counts a difference of percentages in percentage points", () => {
    expect(unitOfChange({ unit: "%" })).toBe("percentage points");
    expect(unitOfChange({ unit: "days" })).toBe("days");
  });
});

describe("subtracting what was published", () => {
  it("shows no floating error", () => {
    expect(subtract(29.1, 34)).toBe(-4.9);
    expect(subtract(0.3, 0.1)).toBe(0.2);
    expect(subtract(1e-9, 3e-9)).toBe(-2e-9);
    expect(Object.is(subtract(1, 1), 0)).toBe(true);
    expect([24.7, 1e-9, 1.5e-7, 1e21, 3].map(decimalsOf)).toEqual([1, 9, 8, 0, 0]);
  });

  it("agrees with whole-number arithmetic for anything printed to three places", () => {
    const thousandths = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(thousandths, thousandths, (a, b) => {
        expect(subtract(a / 1000, b / 1000)).toBe((a - b) / 1000);
      }),
    );
  });

  it("prints what it was given to the last place", () => {
    expect(formatNumber(24.7, 1)).toBe("24.7");
  });
});
