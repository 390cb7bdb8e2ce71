import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareAreas, explainArea, movedBy, sayMeasure } from "@models/measures/area-comparison";
import { type IndicatorTable, type TablePlace, buildIndicatorTable } from "@models/measures/indicator-table";
import type { PeriodCode } from "@models/measures/period";
import { COVENTRY, SEEDED, WEST_MIDLANDS, aSeries, anIndicator } from "./factories";

const [THEN, NOW]: [PeriodCode, PeriodCode] = ["CY1999", "CY2005"];
type Value = number | null | undefined;
/** Values then and now, by area; "ours" and "region" are what they say. */
type Panel = Readonly<Record<string, readonly [Value, Value]>>;

const placeOf = (name: string): TablePlace =>
  name === "ours"
    ? COVENTRY
    : name === "region"
      ? WEST_MIDLANDS
      : { area: name, group: "all", name, role: "comparator" };
const idOf = (name: string) => `${placeOf(name).area}|all`;

function tableOf(
  panel: Panel,
  indicator = {},
  series: Readonly<Record<string, "VAT:1" | "VAT:2">> = {},
): IndicatorTable {
  return buildIndicatorTable({
    indicator: anIndicator(indicator),
    places: Object.keys(panel).map(placeOf),
    own: Object.entries(panel).flatMap(([name, values]) =>
      [THEN, NOW].flatMap((period, i) => aSeries(placeOf(name), [period], [values[i]], series[`${name} ${i}`])),
    ),
    common: [],
    batches: SEEDED,
    maySee: () => true,
  });
}

const PANEL: Panel = {
  ours: [27, 29.1],
  Wolverhampton: [40.5, 27.9],
  Dudley: [30, 34],
  Solihull: [38, 29.1],
  region: [34.7, 34],
};

function standingOf(table: IndicatorTable, name: string, from?: PeriodCode) {
  const found = compareAreas(table, NOW, from).areas.find(({ id }) => id === idOf(name));
  if (!found) throw new Error(`${name} is not compared`);
  return found;
}

describe("areas held against each other", () => {
  it("are ranked with ties shared, and told their percentile and gaps", () => {
    const { standing } = standingOf(tableOf(PANEL), "ours");
    expect(standing).toEqual({
      value: 29.1,
      rank: { place: 2, of: 4, shared: true },
      // One of three others is worse, one is alike.
      percentile: 50,
      toMedian: 0,
      toBest: -4.9,
      toRegion: -4.9,
    });
    const order = compareAreas(tableOf(PANEL), NOW).areas.map(({ id }) => id);
    expect(order).toEqual(["Dudley", "ours", "Solihull", "Wolverhampton"].map(idOf));
  });

  it("turn round where lower is better, and have neither rank nor best where no direction is", () => {
    expect(standingOf(tableOf(PANEL, { polarity: "lower" }), "Wolverhampton").standing).toMatchObject({
      rank: { place: 1 },
      percentile: 100,
      toBest: 0,
    });
    expect(standingOf(tableOf(PANEL, { polarity: "none" }), "ours").standing).toMatchObject({
      rank: null,
      percentile: null,
      toBest: null,
      toMedian: 0,
      toRegion: -4.9,
    });
  });

  it("say how each measure changed over a span", () => {
    const table = tableOf(PANEL);
    const { change } = standingOf(table, "ours", THEN);
    if (!change) throw new Error("No change is told");
    expect(change.among).toBe(4);
    expect(change.before).toMatchObject({ rank: { place: 4, of: 4 }, percentile: 0, toMedian: -7, toBest: -13.5 });
    expect(movedBy(table, change, "rank")).toEqual({ by: 2, judgement: "better" });
    expect(movedBy(table, change, "percentile")).toEqual({ by: 50, judgement: "better" });
    expect(movedBy(table, change, "toMedian")).toEqual({ by: 7, judgement: "better" });
    expect(movedBy(table, change, "toRegion")).toEqual({ by: 2.8, judgement: "better" });
  });

  it("do not move because another's figure is missing then", () => {
    const table = tableOf({ ...PANEL, Dudley: [undefined, 34] });
    const { standing, change } = standingOf(table, "ours", THEN);
    expect(standing.rank).toMatchObject({ place: 2, of: 4 });
    expect(change).toMatchObject({ among: 3, after: { rank: { place: 1, of: 3, shared: true } } });
    expect(compareAreas(table, NOW, THEN).notFollowed).toEqual([{ id: "Dudley|all", why: "no value then" }]);
  });

  it("list who has no value, with the reason, and rank them nowhere", () => {
    const table = tableOf({ ...PANEL, Dudley: [30, null], Walsall: [31, undefined] });
    const found = compareAreas(table, NOW);
    expect(found.notRanked).toEqual([
      { id: "Dudley|all", why: "awaiting" },
      { id: "Walsall|all", why: "no value" },
    ]);
    expect(found.areas).toHaveLength(3);
  });

  it("never cross a definition break, in one period or over a span", () => {
    const definition = { text: "Defined", from: null, to: null, why: "" };
    const definitions = {
      "1": { ...definition, comparableWithLast: true },
      "2": { ...definition, comparableWithLast: false },
    };
    const now = { "ours 1": "VAT:2", "Wolverhampton 1": "VAT:2", "Dudley 1": "VAT:2", "region 1": "VAT:2" } as const;
    const found = compareAreas(tableOf(PANEL, { definitions }, now), NOW, THEN);
    expect(found.notRanked).toEqual([{ id: "Solihull|all", why: "another definition" }]);
    expect(found.areas.every(({ change }) => change === undefined)).toBe(true);
    expect(found.notFollowed).toHaveLength(3);
    expect(found.notFollowed.every(({ why }) => why === "another definition then")).toBe(true);
  });

  it("open the working of everything that is told", () => {
    const table = tableOf(PANEL);
    const workings = explainArea(table, compareAreas(table, NOW, THEN), idOf("ours"));
    expect(workings.map(({ title, result }) => `${title}: ${result}`)).toEqual([
      "Rank of Coventry in 2005: 2nd= of 4",
      "Percentile of Coventry in 2005: 50",
      "Gap of Coventry to the median in 2005: 0 per 10,000 adults",
      "Gap of Coventry to the best in 2005: −4.9 per 10,000 adults",
      "Gap to West Midlands in 2005: −4.9 per 10,000 adults",
      "Change in the rank of Coventry, 1999 to 2005: +2",
      "Change in the percentile of Coventry, 1999 to 2005: +50",
      "Change in the gap to the median of Coventry, 1999 to 2005: +7 per 10,000 adults",
      "Change in the gap to the best of Coventry, 1999 to 2005: +8.6 per 10,000 adults",
      "Change in the gap to the region of Coventry, 1999 to 2005: +2.8 per 10,000 adults",
    ]);
    expect(workings[2]?.steps).toEqual(["Median of 4 values: 29.1"]);
    expect(workings.every(({ inputs }) => inputs.length > 0)).toBe(true);
  });
});

describe("any set of areas", () => {
  const value = fc.option(fc.integer({ min: -20, max: 20 }), { nil: undefined });
  const pair = fc.tuple(value, value);
  const panels = fc
    .dictionary(fc.constantFrom("B", "C", "D", "E", "F"), pair)
    .chain((others) => pair.map((ours): Panel => ({ ours, ...others })));
  const polarity = fc.constantFrom("higher" as const, "lower" as const);

  it("keeps every other area's value when an area joins, and never gives it a better place", () => {
    fc.assert(
      fc.property(panels, pair, polarity, (panel, joining, direction) => {
        const before = compareAreas(tableOf(panel, { polarity: direction }), NOW, THEN).areas;
        const after = compareAreas(tableOf({ ...panel, X: joining }, { polarity: direction }), NOW, THEN).areas;
        for (const { id, standing } of before) {
          const then = after.find((each) => each.id === id)?.standing;
          expect(then?.value).toBe(standing.value);
          expect(then?.toRegion).toBe(standing.toRegion);
          expect(then?.rank?.place).toBeGreaterThanOrEqual(standing.rank?.place ?? Number.NaN);
        }
        expect(after.filter(({ id }) => id !== "X|all").map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      }),
    );
  });

  it("ranks, percentiles and gaps agree with the values, and polarity mirrored gives mirrored places", () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const higher = compareAreas(tableOf(panel), NOW).areas;
        for (const one of higher) {
          for (const other of higher) {
            const isBetter = one.standing.value > other.standing.value;
            const places = [one, other].map(({ standing }) => standing.rank?.place ?? Number.NaN) as [number, number];
            expect(places[0] < places[1]).toBe(isBetter);
            if (higher.length > 1) {
              const [p, q] = [one.standing.percentile ?? Number.NaN, other.standing.percentile ?? Number.NaN];
              expect(p > q).toBe(isBetter);
            }
          }
        }
        const negative = Object.fromEntries(
          Object.entries(panel).map(([name, [a, b]]) => [name, [a && -a, b && -b] as const]),
        );
        const lower = compareAreas(tableOf(negative, { polarity: "lower" }), NOW).areas;
        const places = (areas: typeof higher) => areas.map(({ id, standing }) => [id, sayMeasure(standing, "rank")]);
        expect(places(lower).sort()).toEqual(places(higher).sort());
      }),
    );
  });
});
