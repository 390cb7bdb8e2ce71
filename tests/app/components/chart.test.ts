import { describe, expect, it } from "vitest";
import { placeName } from "~/components/charts/chart";

/** A promise that rises from the lower left to the upper right, and the region's line, which ends before it. */
const PROMISE = [
  { x: 100, y: 200 },
  { x: 200, y: 100 },
];
const REGION = [
  { x: 0, y: 140 },
  { x: 60, y: 120 },
  { x: 100, y: 150 },
];
const NAME = "West Midlands";
const place = (end: { x: number; y: number }) => placeName(NAME, end, 8, PROMISE, [REGION, PROMISE]);

describe("the name of a line", () => {
  it("stands beside its end where the promise does not run through it", () => {
    expect(place({ x: 100, y: 60 })).toEqual({ y: 60, isCentred: false });
    expect(place({ x: 300, y: 150 })).toEqual({ y: 150, isCentred: false });
    expect(placeName(NAME, { x: 100, y: 150 }, 8, [], [REGION])).toEqual({ y: 150, isCentred: false });
  });

  it("stands over or under all lines around its end where the promise would run through it", () => {
    const over = place({ x: 100, y: 150 });
    expect(over.isCentred).toBe(true);
    // The region's line comes up to 120 within the name's length.
    expect(over.y).toBeLessThan(120 - 10);
    const under = place({ x: 100, y: 190 });
    expect(under.isCentred).toBe(true);
    expect(under.y).toBeGreaterThan(200 + 10);
  });
});
