import { describe, expect, it } from "vitest";
import { matchIndicators } from "@models/measures/match-indicators";
import type { AreaKind } from "@models/place/area";
import { readReferenceLists } from "@seeds/reference/load";

const { areas, indicators } = readReferenceLists("seeds/reference");
const area = (code: string) => areas.find((one) => one.code === code);

describe("the reference areas", () => {
  it("are England, nine regions and 353 authorities, each once", () => {
    const count = (kind: AreaKind) => areas.filter((one) => one.kind === kind).length;
    expect(Object.fromEntries(areas.map(({ kind }) => [kind, count(kind)]))).toEqual({
      country: 1,
      region: 9,
      county: 27,
      "unitary authority": 56,
      "metropolitan district": 36,
      "london borough": 32,
      "city corporation": 1,
      district: 201,
    });
    expect(new Set(areas.map(({ _id }) => _id)).size).toBe(363);
    expect(areas.filter(({ laa }) => laa)).toHaveLength(152);
  });

  it("know their region and what they are part of", () => {
    expect(area("E08000026")).toMatchObject({ name: "Coventry", region: "E12000005", parent: "E12000005", laa: true });
    expect(area("E08000031")).toMatchObject({ name: "Wolverhampton", region: "E12000005" });
    expect(area("E12000005")).toMatchObject({ name: "West Midlands", parent: "E92000001" });
    expect(area("E07000219")).toMatchObject({
      name: "Nuneaton and Bedworth",
      county: "E10000031",
      parent: "E10000031",
      region: "E12000005",
      laa: false,
    });
  });

  it("come after what they are part of, and every district has its county", () => {
    const seen = new Set<string>();
    for (const { code, parent, kind, county } of areas) {
      expect(parent === null || seen.has(parent)).toBe(true);
      expect(county !== null).toBe(kind === "district");
      seen.add(code);
    }
  });
});

describe("the national indicators", () => {
  it("are NI 1 to NI 198 in order", () => {
    expect(indicators.map(({ code }) => code)).toEqual(Array.from({ length: 198 }, (_, i) => `NI ${i + 1}`));
  });

  it("carry unit, polarity, and how far they were confirmed", () => {
    expect(indicators[150]).toMatchObject({
      name: "Overall employment rate (working-age)",
      unit: "%",
      polarity: "higher",
      decimals: 1,
      theme: "Local economy",
      partnership: null,
      doubt: expect.stringContaining("16 to 59"),
      note: expect.stringContaining("confirmed"),
    });
    expect(indicators[22]).toMatchObject({ polarity: "none", note: expect.stringContaining("from memory") });
    expect(indicators[153]).toMatchObject({ unit: "", decimals: 0 });
    expect(indicators[165]).toMatchObject({ unit: "£ per week" });
  });
});

describe("searching indicators", () => {
  const codes = (text: string) => matchIndicators(text, indicators).map(({ code }) => code);

  it.each(["151", "NI 151", "ni151", " NI  151 "])("finds NI 151 first for %j", (text) => {
    expect(codes(text)[0]).toBe("NI 151");
  });

  it("puts the number itself before those that begin with it", () => {
    expect(codes("15").slice(0, 3)).toEqual(["NI 15", "NI 150", "NI 151"]);
  });

  it("finds by words in any order, beginnings included", () => {
    expect(codes("employment rate")[0]).toBe("NI 151");
    expect(codes("rate emp overall")).toEqual(["NI 151"]);
    expect(codes("NEET")).toEqual(["NI 117"]);
    expect(codes("business registr")).toEqual(["NI 171"]);
  });

  it("finds a theme's indicators after those that are called so", () => {
    expect(codes("safer communities")).toHaveLength(35);
  });

  it("finds nothing for nothing", () => {
    expect([codes(""), codes(" - "), codes("zebra")]).toEqual([[], [], []]);
  });
});
