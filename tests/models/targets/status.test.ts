import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Step, noiseOf, signalsIn, statusAt, statusesOf } from "@models/targets/status";

const noise = { ofResult: 3, ofChange: 4 };
const step = (ahead: number, moved: number, more: Partial<Step> = {}): Step => ({
  position: { ahead, moved },
  noise,
  signals: [],
  isKept: false,
  ...more,
});

describe("the status of a result", () => {
  it("follows from whether it can be told from the trajectory and from the baseline", () => {
    expect(statusAt(step(5, 1))).toBe("on track");
    expect(statusAt(step(-1, 6))).toBe("on track");
    expect(statusAt(step(-1, 2))).toBe("too early to say");
    expect(statusAt(step(-5, 6))).toBe("at risk");
    expect(statusAt(step(-5, 2))).toBe("off track");
    expect(statusAt(step(-1, 2, { signals: [{ kind: "six one way", side: 1 }] }))).toBe("on track");
    expect(statusAt(step(-9, -9, { noise: undefined }))).toBe("too early to say");
  });

  it("is on track for what is only to be kept while it is inside", () => {
    expect(statusAt(step(0.5, 0, { isKept: true }))).toBe("on track");
    expect(statusAt(step(-1, 0, { isKept: true }))).toBe("too early to say");
    expect(statusAt(step(-3.5, 0, { isKept: true }))).toBe("off track");
  });

  it("stays when the next result is a little on the other side of a limit, and goes when it is far from it", () => {
    expect(statusesOf([step(-2.9, 6), step(-3.1, 6)])).toEqual(["on track", "on track"]);
    expect(statusesOf([step(-2.9, 6), step(-7, 6)])).toEqual(["on track", "at risk"]);
    expect(statusesOf([step(-2.9, 6), step(-3.1, 6), step(-7, 6), step(-6.9, 5)])).toEqual([
      "on track",
      "on track",
      "at risk",
      "at risk",
    ]);
  });

  it("is said anew once the noise is known", () => {
    expect(statusesOf([step(-9, 0, { noise: undefined }), step(-9, 0)])).toEqual(["too early to say", "off track"]);
  });

  it("never changes by a change inside the noise", () => {
    const size = fc.double({ min: -100, max: 100, noNaN: true });
    const within = fc.double({ min: -1, max: 1, noNaN: true });
    const limits = fc.record({
      ofResult: fc.double({ min: 0.01, max: 20, noNaN: true }),
      ofChange: fc.double({ min: 0.01, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(
        size,
        size,
        limits,
        fc.boolean(),
        fc.array(fc.tuple(within, within), { minLength: 1, maxLength: 12 }),
        (ahead, moved, known, isKept, shifts) => {
          const near = (shift: number) => shift * known.ofChange * 0.999;
          const steps = [[0, 0] as const, ...shifts].map(([a, b]) =>
            step(ahead + near(a), moved + near(b), { noise: known, isKept }),
          );
          return new Set(statusesOf(steps)).size === 1;
        },
      ),
      { seed: 4 },
    );
  });
});

describe("the noise of a series", () => {
  it("is its natural limits, or the survey's margin where that is larger", () => {
    // The published Coventry VAT series: mean moving range 2.117.
    const values = [27, 25.4, 26.7, 24.7, 29.4, 27.7, 29.1];
    expect(noiseOf(values, undefined)?.ofChange).toBeCloseTo(6.915, 3);
    expect(noiseOf(values, undefined)?.ofResult).toBeCloseTo(5.63, 2);
    expect(noiseOf(values, 10)).toEqual({ ofResult: 10, ofChange: Math.SQRT2 * 10 });
    expect(noiseOf([1, 2, 3], undefined)).toBeUndefined();
  });

  it("hardly makes the signals of an XmR chart", () => {
    const flat = [10, 11, 10, 11, 10, 11, 10, 11];
    expect(signalsIn([...flat, 20], 1)).toContainEqual({ kind: "beyond limits", side: 1 });
    expect(signalsIn([...flat, 20], -1)).toContainEqual({ kind: "beyond limits", side: -1 });
    expect(signalsIn([1, 2, 3, 4, 5, 6], -1)).toContainEqual({ kind: "six one way", side: -1 });
    expect(signalsIn([...flat, ...flat.map((value) => value + 1.5)], 1)).toContainEqual({
      kind: "eight on one side",
      side: 1,
    });
    expect(signalsIn(flat, 1)).toEqual([]);
    expect(signalsIn([], 1)).toEqual([]);
  });
});
