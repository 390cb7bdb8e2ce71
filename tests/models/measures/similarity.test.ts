import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Likeness, explainDistance, similarityTo } from "@models/measures/similarity";

const likeness = (id: string, values: Readonly<Record<string, number>>, weight = 1): Likeness => ({
  id,
  name: id,
  unit: "%",
  decimals: 1,
  period: "CY2005",
  weight,
  values: new Map(Object.entries(values)),
});

const JOBS = likeness("jobs", { ours: 70, near: 72, far: 78, bare: 70 });
const CRIME = likeness("crime", { ours: 10, near: 10, far: 30 });
const SKILLS = likeness("skills", { ours: 40, near: 44, far: 40 }, 3);
const OTHERS = ["bare", "far", "near"];

describe("the most similar areas", () => {
  it("come nearest first, in standard deviations weighted as asked", () => {
    // Spreads by hand, over all with a value: jobs √10.75 of 70, 72, 78 and 70, skills √(32 ÷ 9) of 40, 44 and 40.
    const { neighbours } = similarityTo("ours", ["near"], [JOBS, SKILLS]);
    const expected = Math.sqrt(((2 / Math.sqrt(10.75)) ** 2 + 3 * (4 / Math.sqrt(32 / 9)) ** 2) / 4);
    expect(neighbours).toEqual([{ area: "near", distance: expect.closeTo(expected, 12) as number, over: 2 }]);
  });

  it("leave out and list an area with fewer than half of the indicators, and rescale for one value missing", () => {
    const found = similarityTo("ours", OTHERS, [JOBS, CRIME, SKILLS]);
    expect(found.leftOut).toEqual([{ area: "bare", has: 1 }]);
    const half = similarityTo("ours", OTHERS, [JOBS, CRIME]);
    expect(half.neighbours[0]).toEqual({ area: "bare", distance: 0, over: 1 });
    expect(half.leftOut).toEqual([]);
  });

  it("say which indicators tell nothing", () => {
    const flat = likeness("flat", { ours: 5, near: 5, far: 5 });
    const foreign = likeness("foreign", { near: 5, far: 7 });
    const found = similarityTo("ours", OTHERS, [JOBS, flat, foreign]);
    expect(found.unused).toEqual([
      { id: "flat", why: "no two values differ" },
      { id: "foreign", why: "ours has no value" },
    ]);
    expect(found.used.map(({ id }) => id)).toEqual(["jobs"]);
  });

  it("open the sum behind a distance", () => {
    const found = similarityTo("ours", ["near"], [JOBS, SKILLS]);
    const [near] = found.neighbours;
    if (!near) throw new Error("There is no neighbour");
    const working = explainDistance(found, "ours", near, (area) => area);
    expect(working.inputs.map(({ value }) => value)).toEqual(["70.0", "72.0", "40.0", "44.0"]);
    expect(working.result).toMatch(/^1\.86 over 2 of 2 indicators$/);
  });

  it("tell of every area exactly once, at a distance that is a number, the same for weights all doubled", () => {
    const values = fc.dictionary(fc.constantFrom("ours", ...OTHERS), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    const weight = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(values, weight), { maxLength: 5 }), (given) => {
        const all = (factor: number) => given.map(([each, by], i) => likeness(`i${i}`, each, by * factor));
        const found = similarityTo("ours", OTHERS, all(1));
        const told = [...found.neighbours, ...found.leftOut].map(({ area }) => area);
        expect(told.sort()).toEqual([...OTHERS].sort());
        expect(found.neighbours.every(({ distance }) => Number.isFinite(distance) && distance >= 0)).toBe(true);
        for (const { area, distance } of similarityTo("ours", OTHERS, all(2)).neighbours) {
          const single = found.neighbours.find((each) => each.area === area)?.distance;
          expect(distance).toBeCloseTo(single ?? Number.NaN, 9);
        }
      }),
    );
  });
});
