import { describe, expect, it } from "vitest";
import { areaNamed, matchAreas } from "@models/place/match-areas";
import { readReferenceLists } from "@seeds/reference/load";

const { areas } = readReferenceLists("seeds/reference");

describe("the area that a table's row means", () => {
  it.each([
    ["Coventry MD", "E08000026"],
    ["Coventry", "E08000026"],
    ["coventry city council", "E08000026"],
    ["E08000026", "E08000026"],
    ["Wolverhampton MD", "E08000031"],
    ["West Midlands", "E12000005"],
    ["Herefordshire, County of", "E06000019"],
    ["Bristol, City of", "E06000023"],
    ["Kingston upon Hull, City of", "E06000010"],
    ["Durham", "E06000047"],
    ["King's Lynn & West Norfolk", "E07000146"],
    ["St Helens", "E08000013"],
    ["Leicester UA", "E06000016"],
    ["Lincoln", "E07000138"],
    ["Royal Borough of Kensington and Chelsea", "E09000020"],
    ["Nuneaton & Bedworth", "E07000219"],
    ["London", "E12000007"],
    ["City of London", "E09000001"],
    ["England", "E92000001"],
  ])("%s is %s", (text, code) => {
    expect(areaNamed(text, areas)?.code).toBe(code);
  });

  it.each(["Midlands", "Narnia", "", "MD", "city of"])("none for %j", (text) => {
    expect(areaNamed(text, areas)).toBeUndefined();
  });

  it("none when two areas would do", () => {
    const twins = [
      { code: "1", name: "Newport City" },
      { code: "2", name: "Newport Borough" },
    ];
    expect(areaNamed("Newport", twins)).toBeUndefined();
  });
});

describe("searching areas", () => {
  const names = (text: string) => matchAreas(text, areas).map(({ name }) => name);

  it("finds by the beginning of words, the name itself first", () => {
    expect(names("cov")).toEqual(["Coventry"]);
    expect(names("leicester").slice(0, 2)).toEqual(["Leicester", "Leicestershire"]);
    expect(names("west mid")).toEqual(["West Midlands"]);
    expect(names("london")).toEqual(["London", "City of London"]);
    expect(names("hull")).toEqual(["Kingston upon Hull"]);
    expect(names("midlands")).toEqual(["East Midlands", "West Midlands"]);
  });

  it("finds nothing for nothing", () => {
    expect([names(""), names("  "), names("xyzzy")]).toEqual([[], [], []]);
  });
});
