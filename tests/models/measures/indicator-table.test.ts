import { describe, expect, it } from "vitest";
import { type TableSources, buildIndicatorTable } from "@models/measures/indicator-table";
import { mergeScopes } from "@models/measures/scopes";
import {
  COVENTRY,
  SEEDED,
  WEST_MIDLANDS,
  WOLVERHAMPTON,
  aSeries,
  aVersion,
  anIndicator,
  anObservation,
} from "./factories";

const build = (sources: Partial<TableSources>) =>
  buildIndicatorTable({
    indicator: anIndicator({}),
    places: [WEST_MIDLANDS, WOLVERHAMPTON, COVENTRY],
    own: [],
    common: [],
    batches: SEEDED,
    maySee: () => true,
    ...sources,
  });

describe("building the table of an indicator", () => {
  it("puts ours first, comparators next, then the region, and periods in time order", () => {
    const table = build({
      own: [...aSeries(WEST_MIDLANDS, ["CY2005", "CY1999"], [34, 34.7]), ...aSeries(COVENTRY, ["CY2000"], [25.4])],
    });
    expect(table.rows.map(({ name }) => name)).toEqual(["Coventry", "Wolverhampton", "West Midlands"]);
    expect(table.periods).toEqual(["CY1999", "CY2000", "CY2005"]);
    expect(table.rows[0]?.cells.CY2000?.value).toBe(25.4);
    expect(table.rows[0]?.cells.CY1999).toBeUndefined();
  });

  it("keeps a column that was asked for though nothing is known of it", () => {
    expect(build({ periods: ["CY2006"] }).periods).toEqual(["CY2006"]);
  });

  it("says why there is no value, never zero", () => {
    const table = build({ own: aSeries(COVENTRY, ["CY2005"], [null]) });
    expect(table.rows[0]?.cells.CY2005).toMatchObject({ value: null, reason: "awaiting" });
  });

  it("shows own over official and marks the difference", () => {
    const table = build({
      own: aSeries(COVENTRY, ["CY2005"], [29.4]),
      common: [
        anObservation({ scope: "common", versions: [aVersion({ value: 29.1, source: "Small Business Service" })] }),
      ],
    });
    expect(table.rows[0]?.cells.CY2005).toMatchObject({
      value: 29.4,
      scope: "coventry",
      official: { value: 29.1, source: "Small Business Service", difference: 0.3 },
    });
  });

  it("shows nothing of a value whose audience leaves the reader out but who holds it", () => {
    const secret = aVersion({ value: 7, audience: { kind: "organisations", organisations: ["west-midlands-police"] } });
    const table = build({
      own: [anObservation({ versions: [secret] })],
      maySee: ({ audience }) => audience.kind !== "organisations",
    });
    const cell = table.rows[0]?.cells.CY2005;
    expect(cell).toMatchObject({ value: null, reason: "not shared", heldBy: ["west-midlands-police"], source: "" });
    expect(JSON.stringify(table)).not.toContain('"value":7');
  });

  it("shows the newer definition where one period has values of two", () => {
    const table = build({
      own: [...aSeries(COVENTRY, ["CY2005"], [31], "VAT:2"), ...aSeries(COVENTRY, ["CY2005"], [29.1], "VAT:1")],
    });
    expect(table.rows[0]?.cells.CY2005).toMatchObject({ value: 31, version: "2" });
  });

  it("leaves out other indicators and places", () => {
    const table = build({
      own: [
        ...aSeries(COVENTRY, ["CY2005"], [29.1], "NI 151:1"),
        ...aSeries({ ...COVENTRY, area: "X" }, ["CY2004"], [1]),
      ],
    });
    expect(table.periods).toEqual([]);
  });
});

describe("merging a partnership's own values with the official ones", () => {
  const scoped = (scope: string, version: Parameters<typeof aVersion>[0]) => ({
    observation: anObservation({ scope }),
    version: aVersion(version),
  });
  const merge = (own: Parameters<typeof aVersion>[0], common: Parameters<typeof aVersion>[0]) =>
    [...mergeScopes([scoped("coventry", own)], [scoped("common", common)]).values()][0];

  it("marks no difference where they agree", () => {
    expect(merge({ value: 29.1 }, { value: 29.1 })).toMatchObject({ shown: { version: { value: 29.1 } } });
    expect(merge({ value: 29.1 }, { value: 29.1 })?.differs).toBeUndefined();
  });

  it("lets an official figure end an own wait, and an own figure fill an official gap", () => {
    expect(merge({ value: null, reason: "awaiting" }, { value: 29.1 })?.shown.version.value).toBe(29.1);
    expect(merge({ value: 30 }, { value: null, reason: "suppressed" })?.shown.version.value).toBe(30);
  });

  it("keeps what only one of them holds", () => {
    expect(mergeScopes([scoped("coventry", {})], []).size).toBe(1);
    expect(mergeScopes([], [scoped("common", {})]).size).toBe(1);
  });
});
