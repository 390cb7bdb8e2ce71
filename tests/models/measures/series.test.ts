import { describe, expect, it } from "vitest";
import { IndicatorSchema } from "@models/measures/indicator";
import { PeriodCodeSchema } from "@models/measures/period-schema";
import { latestVersion, readSeries, seriesOf, versionIn, versionsInOrder } from "@models/measures/series";
import { areComparable } from "@models/measures/series-breaks";

const definition = { text: "Defined", from: null, to: null, why: "", comparableWithLast: true };

describe("a series", () => {
  it.each(["NI 151", "coventry-vat", "own:with:colons"])("of %s can be read back", (_id) => {
    expect(readSeries(seriesOf({ _id }, "2"))).toEqual({ indicator: _id, version: "2" });
  });

  it("is by default that of the newest definition, the tenth after the ninth", () => {
    const definitions = { "10": definition, "9": definition, "1": definition };
    expect(latestVersion({ _id: "X", definitions })).toBe("10");
    expect(versionsInOrder(definitions).map(({ id }) => id)).toEqual(["1", "9", "10"]);
  });

  it.each([
    ["CY2004", "1"],
    ["CY2005", "2"],
    ["FY2004", "1"],
    ["FY2005", "2"],
    ["Q2007-2", "3"],
    ["CY1990", "1"],
  ] as const)("of %s is that of the definition that held on its last day", (period, version) => {
    const definitions = {
      "1": { ...definition, from: "1999-01-01" },
      "2": { ...definition, from: "2005-06-01" },
      "3": { ...definition, from: "2007-01-01" },
    };
    expect(versionIn({ _id: "X", definitions }, period)).toBe(version);
  });

  it("can be compared across definitions unless one between them broke with the last", () => {
    const definitions = { "1": definition, "2": { ...definition, comparableWithLast: false }, "3": definition };
    expect(areComparable(definitions, "2", "3")).toBe(true);
    expect(areComparable(definitions, "3", "3")).toBe(true);
    expect(areComparable(definitions, "1", "3")).toBe(false);
    expect(areComparable(definitions, "3", "1")).toBe(false);
  });
});

describe("an indicator", () => {
  const indicator = {
    _id: "coventry-vat",
    code: "VAT",
    name: "VAT registrations",
    definitions: { "1": definition },
    unit: "per 10,000 adults",
    polarity: "higher",
    frequency: "year",
    dimension: "effectiveness",
    decimals: 1,
    source: "Small Business Service",
    combine: "none",
    theme: "Local economy",
    partnership: "coventry",
  };
  const accepts = (fields: object) => IndicatorSchema.safeParse({ ...indicator, ...fields }).success;

  it("needs a definition, a name and a sensible number of decimals", () => {
    expect(accepts({})).toBe(true);
    expect(accepts({ definitions: {} })).toBe(false);
    expect(accepts({ name: "  " })).toBe(false);
    expect(accepts({ decimals: 7 })).toBe(false);
    expect(accepts({ polarity: "up" })).toBe(false);
  });
});

describe("a stored period", () => {
  it("is a canonical code, nothing else", () => {
    expect(PeriodCodeSchema.safeParse("FY2008").success).toBe(true);
    expect(PeriodCodeSchema.safeParse("2008/09").success).toBe(false);
    expect(PeriodCodeSchema.safeParse(2008).success).toBe(false);
  });
});
