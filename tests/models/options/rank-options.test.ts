import fc from "fast-check";
import { placeWords, rankOptions } from "@models/options/rank-options";
import { describe, expect, it } from "vitest";

const criteria = [
  { id: "reach", name: "Reach", weight: 40 },
  { id: "works", name: "Works", weight: 35 },
  { id: "cost", name: "Cost", weight: 25 },
];
const option = (name: string, reach: number | null, works: number | null, cost: number | null) => ({
  id: name,
  name,
  scores: { reach, works, cost },
});

describe("ranking options", () => {
  it("takes the weighted mean of the scores, best first, and shows how", () => {
    const [first, second] = rankOptions(criteria, [option("Call back", 2, 3, 5), option("Clinics", 5, 4, 3)]);
    expect(first).toMatchObject({ name: "Clinics", total: 4.15, printed: "4.15", place: 1 });
    expect(second).toMatchObject({ name: "Call back", total: 3.1, printed: "3.10", place: 2 });
    expect(first?.working?.steps).toEqual(["200 + 140 + 75 = 415", "415 ÷ 100 = 4.15"]);
  });

  it("gives no total, and no place, until every criterion that weighs anything is scored", () => {
    const [full, part] = rankOptions(criteria, [option("Half done", 5, null, 5), option("Whole", 1, 1, 1)]);
    expect(full).toMatchObject({ name: "Whole", place: 1 });
    expect(part).toMatchObject({ name: "Half done", total: null, place: null, missing: ["Works"], working: null });
  });

  it("takes nought for a score and leaves out what weighs nothing", () => {
    const weightless = [...criteria, { id: "extra", name: "Extra", weight: 0 }];
    expect(rankOptions(weightless, [option("None", 0, 0, 0)])[0]).toMatchObject({ total: 0, place: 1, missing: [] });
  });

  it("has no totals without criteria", () => {
    expect(rankOptions([], [option("Alone", 5, 5, 5)])[0]).toMatchObject({ total: null, place: null });
  });

  it("lets equal totals share a place and passes the next one over", () => {
    const ranked = rankOptions(criteria, [
      option("A", 3, 3, 3),
      option("B", 5, 5, 5),
      option("C", 3, 3, 3),
      option("D", 1, 1, 1),
    ]);
    expect(ranked.map((each) => [each.name, placeWords(each)])).toEqual([
      ["B", "1st"],
      ["A", "2nd equal"],
      ["C", "2nd equal"],
      ["D", "4th"],
    ]);
  });

  it("stays on the scale of the scores whatever the weights", () => {
    const score = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), score), { minLength: 1 }),
        (pairs) => {
          const weighed = pairs.map(([weight], i) => ({ id: `c${i}`, name: `c${i}`, weight }));
          const scores = Object.fromEntries(pairs.map(([, given], i) => [`c${i}`, given]));
          const [ranked] = rankOptions(weighed, [{ id: "o", name: "o", scores }]);
          const given = pairs.map(([, each]) => each);
          expect(ranked?.total).toBeGreaterThanOrEqual(Math.min(...given) - 0.005);
          expect(ranked?.total).toBeLessThanOrEqual(Math.max(...given) + 0.005);
        },
      ),
    );
  });
});
