import { describe, expect, it } from "vitest";
import {
  changeOver,
  explainRank,
  formatRank,
  gapTo,
  ourRow,
  pointsOf,
  rankOf,
  referenceRow,
} from "@models/measures/comparison";
import { type IndicatorTable, buildIndicatorTable } from "@models/measures/indicator-table";
import type { PeriodCode } from "@models/measures/period";
import { readTable, sentenceText } from "@models/measures/reading";
import { splitAtBreaks } from "@models/measures/series-breaks";
import { COVENTRY, SEEDED, WEST_MIDLANDS, WOLVERHAMPTON, aSeries, anIndicator } from "./factories";

const YEARS: PeriodCode[] = ["CY1999", "CY2000", "CY2001", "CY2002", "CY2003", "CY2004", "CY2005"];
type Values = readonly (number | null | undefined)[];

const definition = { text: "Defined", from: null, to: null, why: "" };
const BROKEN = {
  "1": { ...definition, comparableWithLast: true },
  "2": { ...definition, why: "Working age redefined", comparableWithLast: false },
};

function tableOf(
  ours: Values,
  region: Values,
  { indicator = {}, comparator = [] as Values, periods = YEARS } = {},
): IndicatorTable {
  return buildIndicatorTable({
    indicator: anIndicator(indicator),
    places: [COVENTRY, WOLVERHAMPTON, WEST_MIDLANDS],
    own: [
      ...aSeries(COVENTRY, periods, ours),
      ...aSeries(WOLVERHAMPTON, periods, comparator),
      ...aSeries(WEST_MIDLANDS, periods, region),
    ],
    common: [],
    batches: SEEDED,
    maySee: () => true,
  });
}

const published = tableOf([27, 25.4, 26.7, 24.7, 29.4, 27.7, 29.1], [34.7, 35, 33.7, 34.6, 37.3, 35.6, 34], {
  comparator: [40.5, 42.7, 39.1, 36.6, 37.1, 32.3, 27.9],
});

const ours = (table: IndicatorTable) => {
  const row = ourRow(table);
  if (!row) throw new Error("the table has no row of ours");
  return row;
};
const region = (table: IndicatorTable) => {
  const row = referenceRow(table);
  if (!row) throw new Error("the table has no region");
  return row;
};
const reading = (table: IndicatorTable) => sentenceText(readTable(table));

describe("the published VAT registrations", () => {
  it("are read in a sentence", () => {
    expect(reading(published)).toBe(
      "Coventry was 4.9 below the region in 2005, and closing: it was 7.7 below in 1999.",
    );
  });

  it("give the gap to the region without floating error, worse by polarity, with its working", () => {
    expect(gapTo(published, ours(published), region(published), "CY2005")).toEqual({
      period: "CY2005",
      gap: -4.9,
      judgement: "worse",
      working: {
        title: "Gap to West Midlands in 2005",
        formula: "Coventry − West Midlands",
        inputs: [
          { label: "Coventry, 2005", value: "29.1", unit: "per 10,000 adults", source: "5 Step Model slides" },
          { label: "West Midlands, 2005", value: "34.0", unit: "per 10,000 adults", source: "5 Step Model slides" },
        ],
        result: "−4.9 per 10,000 adults",
      },
    });
  });

  it("give the change from the first year to the last", () => {
    expect(changeOver(published, ours(published))).toMatchObject({
      from: "CY1999",
      to: "CY2005",
      change: 2.1,
      judgement: "better",
      working: { result: "+2.1 per 10,000 adults" },
    });
  });

  it("rank Coventry above Wolverhampton in 2005 and below it before", () => {
    expect(rankOf(published, "CY2005")?.ranks["E08000026|all"]).toEqual({ place: 1, of: 2, shared: false });
    expect(rankOf(published, "CY1999")?.ranks["E08000026|all"]).toEqual({ place: 2, of: 2, shared: false });
    expect(explainRank(published, ours(published), "CY2005")).toMatchObject({
      formula: "Place among those with a value, highest first",
      inputs: [{ label: "Coventry, 2005" }, { label: "Wolverhampton, 2005" }],
      result: "1st of 2",
    });
  });
});

describe("ranking", () => {
  const peers = (values: Values, polarity: "higher" | "lower" | "none" = "higher") =>
    buildIndicatorTable({
      indicator: anIndicator({ polarity }),
      places: values.map((_, i) => ({
        area: `A${i}`,
        group: "all",
        name: `Area ${i}`,
        role: i ? "comparator" : "ours",
      })),
      own: values.flatMap((value, i) => aSeries({ ...COVENTRY, area: `A${i}` }, ["CY2005"], [value])),
      common: [],
      batches: SEEDED,
      maySee: () => true,
    });

  it("shares a place between equals and passes over the next one", () => {
    const ranks = rankOf(peers([5, 7, 5, 3]), "CY2005")?.ranks ?? {};
    expect(Object.values(ranks).map(formatRank)).toEqual(["2nd= of 4", "1st of 4", "2nd= of 4", "4th of 4"]);
  });

  it("puts the lowest first where lower is better, and ranks nothing where no direction is", () => {
    expect(rankOf(peers([5, 7], "lower"), "CY2005")?.ranks["A0|all"]?.place).toBe(1);
    expect(rankOf(peers([5, 7], "none"), "CY2005")).toBeUndefined();
  });

  it("lists areas without a value as unranked and does not count them", () => {
    const ranking = rankOf(peers([5, null, undefined, 3]), "CY2005");
    expect(ranking?.unranked).toEqual(["A1|all", "A2|all"]);
    expect(ranking?.ranks["A0|all"]?.of).toBe(2);
  });

  it("leaves the region out", () => {
    expect(Object.keys(rankOf(published, "CY2005")?.ranks ?? {})).toHaveLength(2);
  });

  it("ranks no value of another definition than ours", () => {
    const table = buildIndicatorTable({
      indicator: anIndicator({ definitions: BROKEN }),
      places: [COVENTRY, WOLVERHAMPTON],
      own: [...aSeries(COVENTRY, ["CY2005"], [1], "VAT:2"), ...aSeries(WOLVERHAMPTON, ["CY2005"], [9], "VAT:1")],
      common: [],
      batches: SEEDED,
      maySee: () => true,
    });
    expect(rankOf(table, "CY2005")).toEqual({
      ranks: { "E08000026|all": { place: 1, of: 1, shared: false } },
      unranked: ["E08000031|all"],
    });
  });

  it.each([
    [1, "1st"],
    [2, "2nd"],
    [3, "3rd"],
    [4, "4th"],
    [11, "11th"],
    [12, "12th"],
    [13, "13th"],
    [21, "21st"],
    [111, "111th"],
    [122, "122nd"],
  ])("writes place %i as %s", (place, text) => {
    expect(formatRank({ place, of: 150, shared: false })).toBe(`${text} of 150`);
    expect(formatRank({ place, of: 150, shared: true })).toBe(`${text}= of 150`);
  });
});

describe("a definition break", () => {
  const table = buildIndicatorTable({
    indicator: anIndicator({ definitions: BROKEN }),
    places: [COVENTRY, WEST_MIDLANDS],
    own: [
      ...aSeries(COVENTRY, ["CY2001", "CY2002"], [10, 11], "VAT:1"),
      ...aSeries(COVENTRY, ["CY2003", "CY2004"], [20, 22], "VAT:2"),
      ...aSeries(WEST_MIDLANDS, ["CY2001", "CY2002", "CY2003"], [11, 12, 13], "VAT:1"),
      ...aSeries(WEST_MIDLANDS, ["CY2004"], [25], "VAT:2"),
    ],
    common: [],
    batches: SEEDED,
    maySee: () => true,
  });

  it("is never crossed by a change", () => {
    expect(changeOver(table, ours(table))).toMatchObject({ from: "CY2003", to: "CY2004", change: 2 });
    expect(changeOver(table, region(table))).toBeUndefined();
  });

  it("is never crossed by a gap or by the sentence", () => {
    expect(gapTo(table, ours(table), region(table), "CY2003")).toBeUndefined();
    expect(reading(table)).toBe("Coventry was 3.0 below the region in 2004.");
  });

  it("breaks the line that is drawn", () => {
    const runs = splitAtBreaks(pointsOf(table, ours(table)), table.indicator.definitions);
    expect(runs.map((run) => run.map(({ period }) => period))).toEqual([
      ["CY2001", "CY2002"],
      ["CY2003", "CY2004"],
    ]);
  });

  it("does not break where the new definition is comparable with the last", () => {
    const comparable = { ...BROKEN, "2": { ...BROKEN["2"], comparableWithLast: true } };
    expect(splitAtBreaks(pointsOf(table, ours(table)), comparable)).toHaveLength(1);
  });
});

describe("the sentence above a table", () => {
  const two: PeriodCode[] = ["Q2005-4", "Q2007-2"];
  const lower = { indicator: { polarity: "lower" as const } };
  it.each([
    [
      "falling behind",
      tableOf([74, 72.4], [74.1, 73], { periods: two }),
      "Coventry was 0.6 below the region in Q2 2007, and falling further behind: it was 0.1 below in Q4 2005.",
    ],
    [
      "behind by being above",
      tableOf([17.1, 17.5], [15.8, 16.1], { periods: two, ...lower }),
      "Coventry was 1.4 above the region in Q2 2007, and falling further behind: it was 1.3 above in Q4 2005.",
    ],
    [
      "ahead and growing",
      tableOf([2, 4], [1, 1], { periods: two }),
      "Coventry was 3.0 above the region in Q2 2007, and pulling further ahead: it was 1.0 above in Q4 2005.",
    ],
    [
      "ahead and shrinking",
      tableOf([4, 2], [1, 1], { periods: two }),
      "Coventry was 1.0 above the region in Q2 2007, its lead shrinking: it was 3.0 above in Q4 2005.",
    ],
    [
      "crossing",
      tableOf([1, 3], [2, 2], { periods: two }),
      "Coventry was 1.0 above the region in Q2 2007: it was 1.0 below in Q4 2005.",
    ],
    [
      "no change of the gap",
      tableOf([1, 2], [2, 3], { periods: two }),
      "Coventry was 1.0 below the region in Q2 2007, as it was in Q4 2005.",
    ],
    [
      "level",
      tableOf([1, 2], [2, 2], { periods: two }),
      "Coventry was level with the region in Q2 2007: it was 1.0 below in Q4 2005.",
    ],
    [
      "level to the decimals shown",
      tableOf([2.01], [2.03], { periods: two }),
      "Coventry was level with the region in Q4 2005.",
    ],
    [
      "neither direction better",
      tableOf([1, 1], [2, 3], { periods: two, indicator: { polarity: "none" } }),
      "Coventry was 2.0 below the region in Q2 2007, and the gap is widening: it was 1.0 below in Q4 2005.",
    ],
    [
      "region not published yet",
      tableOf([1, 2], [3, null], { periods: two }),
      "Coventry was 2.0 below the region in Q4 2005.",
    ],
    [
      "no region",
      tableOf([1, 2], [], { periods: two }),
      "Coventry stood at 2.0 per 10,000 adults in Q2 2007, up 1.0 since Q4 2005.",
    ],
    ["one value", tableOf([1], [], { periods: two }), "Coventry stood at 1.0 per 10,000 adults in Q4 2005."],
    [
      "unchanged",
      tableOf([1, 1], [], { periods: two }),
      "Coventry stood at 1.0 per 10,000 adults in Q2 2007, unchanged since Q4 2005.",
    ],
    ["nothing of ours", tableOf([null], [3], { periods: two }), "There are no figures for Coventry yet."],
  ])("for %s", (_, table, sentence) => {
    expect(reading(table)).toBe(sentence);
  });

  it("opens the working of every number that was worked out", () => {
    const workings = readTable(published).flatMap(({ working }) => (working ? [working.title] : []));
    expect(workings).toEqual(["Gap to West Midlands in 2005", "Gap to West Midlands in 1999"]);
  });
});
