import { describe, expect, it } from "vitest";
import { alignedRunsOf } from "@models/targets/aligned-run";
import { figuresOf } from "@models/targets/target-figures";
import { VAT, aCase } from "./challenge/a-case";

describe("what others did over as many steps", () => {
  const PERIODS = ["CY2004", "CY2005", "CY2007", "CY2008"] as const;
  const aligned = (given: Partial<Parameters<typeof aCase>[0]> = {}) => {
    const promise = { baseline: { period: "CY2005", value: 29.1 }, trajectory: { CY2007: 30.2, CY2008: 32.6 } };
    const { book, target } = aCase({ ...VAT, target: promise, ...given });
    const runs = alignedRunsOf(figuresOf(book, target)!, PERIODS);
    return runs.map(({ row, when, points, change, aYear }) => ({
      name: row.name,
      when,
      under: [...points].map(([period, point]) => `${period} ${point.period} ${point.value}`),
      change,
      aYear: Number(aYear.toFixed(4)),
    }));
  };

  const of = (name: string, runs: ReturnType<typeof aligned>) => runs.find((run) => run.name === name);

  it("is the last run as long as the promise, step under step", () => {
    const runs = aligned();
    expect(runs[0]).toEqual({
      name: "Coventry",
      when: "2002 to 2005",
      under: ["CY2005 CY2002 24.7", "CY2007 CY2004 27.7", "CY2008 CY2005 29.1"],
      change: 4.4,
      aYear: 1.4667,
    });
    expect(of("Wolverhampton", runs)).toMatchObject({ when: "2002 to 2005", change: -8.7 });
  });

  it("is an earlier one where the last has a hole at an end, and leaves out a hole between", () => {
    const runs = aligned({ comparator: [40.5, 42.7, null, 36.6, 37.1, 32.3, null] });
    expect(of("Wolverhampton", runs)).toMatchObject({
      when: "2000 to 2003",
      under: ["CY2005 CY2000 42.7", "CY2007 CY2002 36.6", "CY2008 CY2003 37.1"],
    });
  });

  it("goes as far as a shorter history does, and is nothing for one value", () => {
    const short = aligned({ comparator: [null, null, null, null, 37.1, 32.3, 27.9] });
    expect(of("Wolverhampton", short)).toMatchObject({
      when: "2003 to 2005",
      under: ["CY2005 CY2003 37.1", "CY2007 CY2005 27.9"],
    });
    expect(aligned({ comparator: [null, null, null, null, null, null, 27.9] }).map(({ name }) => name)).toEqual([
      "Coventry",
      "West Midlands",
    ]);
  });

  it("is nothing without a baseline, and of a promise that is relative to another area", () => {
    expect(aligned({ target: { baseline: {}, trajectory: { CY2008: 32.6 } } })).toEqual([]);
    const gap = { form: "gap", gapTo: "E12000005", baseline: { period: "CY2005", value: -4.9 } };
    expect(aligned({ target: { ...gap, trajectory: { CY2008: -2 } } })).toEqual([]);
  });
});
