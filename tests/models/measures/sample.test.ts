import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SampledValue, drawSample } from "@models/measures/sample";

const aValue = fc.record({ observation: fc.uuid(), batch: fc.constant("b"), judges: fc.boolean() });
const values = fc.uniqueArray(aValue, { selector: ({ observation }) => observation, maxLength: 60 });

describe("a drawn sample", () => {
  it("is the same of the same values with the same seed, in whatever order they come", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 70 }), fc.string(), (all, size, seed) => {
        const drawn = drawSample(all, size, seed);
        expect(drawSample([...all].reverse(), size, seed)).toEqual(drawn);
        expect(drawn).toHaveLength(Math.min(size, all.length));
        expect(new Set(drawn.map(({ observation }) => observation)).size).toBe(drawn.length);
        // A larger one begins with the smaller.
        expect(drawSample(all, size + 1, seed).slice(0, drawn.length)).toEqual(drawn);
      }),
      { seed: 2008 },
    );
  });

  it("takes those that judge a target before any other", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 70 }), fc.string(), (all, size, seed) => {
        const judging = all.filter(({ judges }) => judges).length;
        const drawn = drawSample(all, size, seed).map(({ judges }) => judges);
        expect(drawn.slice(0, Math.min(size, judging)).every(Boolean)).toBe(true);
        expect(drawn.slice(judging).some(Boolean)).toBe(false);
      }),
      { seed: 2008 },
    );
  });

  it("draws all alike over many seeds", () => {
    const all: SampledValue[] = Array.from({ length: 10 }, (_, i) => ({
      observation: `value ${i}`,
      batch: "b",
      judges: false,
    }));
    const times = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed++) {
      for (const { observation } of drawSample(all, 3, String(seed))) {
        times.set(observation, (times.get(observation) ?? 0) + 1);
      }
    }
    // 1,200 each expected; four standard deviations are 116.
    for (const each of all) expect(Math.abs((times.get(each.observation) ?? 0) - 1200)).toBeLessThan(116);
  });

  it("is known for a seed, so that no version of the program draws another", () => {
    const all = ["a", "b", "c", "d", "e", "f"].map((observation) => ({
      observation,
      batch: "b",
      judges: observation < "c",
    }));
    expect(
      drawSample(all, 4, "March 2008")
        .map(({ observation }) => observation)
        .join(""),
    ).toMatchInlineSnapshot(`"abdc"`);
  });
});
