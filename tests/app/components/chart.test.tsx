import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Doubt } from "@models/measures/finding";
import {
  type ChartLine,
  type ChartPoint,
  START_ABOVE,
  placeName,
  spreadWithin,
  startNames,
} from "~/components/charts/chart";
import { LineChartSvg } from "~/components/charts/line-chart-svg";

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

describe("the name at a line's start", () => {
  it("is kept clear of: what would stand there goes over it", () => {
    const point = (at: number, value: number) => ({ at, period: "", value, text: "", mark: "dot" as const });
    const ours: ChartLine = { id: "us", name: "Coventry", role: "ours", labelAtStart: true, runs: [[point(0, 150)]] };
    const names = startNames([ours], ({ at, value }) => ({ x: at + 60, y: value }));
    const { y } = placeName(NAME, { x: 100, y: 150 }, 8, PROMISE, [PROMISE, ...names]);
    expect(y).toBeLessThan(150 - START_ABOVE - 16);
  });
});

describe("the marks of several stretches", () => {
  it("stand apart and over the chart, in their order, also where all are at its end", () => {
    expect(spreadWithin([100, 100, 100, 20], 5, 0, 100)).toEqual([90, 95, 100, 20]);
    expect(spreadWithin([0, 1, 50], 5, 0, 100).map(Math.round)).toEqual([0, 5, 50]);
  });
});

describe("a value that an auditor doubts", () => {
  const point = (at: number, value: number, doubted?: Doubt): ChartPoint => ({
    at,
    period: String(at / 12),
    value,
    text: String(value),
    mark: "dot",
    ...(doubted && { doubted }),
  });
  const comparator: ChartLine = {
    id: "them",
    name: "Wolverhampton",
    role: "comparator",
    runs: [[point(24060, 20.8), point(24072, 21.9, "queried"), point(24084, 21.2, "cannot be verified")]],
  };

  it("is marked with its shape and words on the chart too, also where the line's other points have no mark", () => {
    const ticks = [24060, 24072, 24084].map((at) => ({ at, label: String(at / 12) }));
    const chart = { title: "Claimants", unit: "%", ticks, lines: [comparator], gaps: [], breaks: [] };
    const svg = renderToStaticMarkup(<LineChartSvg chart={chart} />);
    expect(svg).toContain("<title>2006: 21.9, queried by an auditor</title>");
    expect(svg).toContain("<title>2007: 21.2, an auditor found that it cannot be verified</title>");
    expect(svg).not.toContain("2005: 20.8");
  });
});
