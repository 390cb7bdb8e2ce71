/** The box of one small multiple, in CSS pixels. */
export const MULTIPLE = { width: 240, height: 96, margin: 6 } as const;

/** A point by its place on the time axis, in months, and its value. */
export type Dot = readonly [number, number];

export interface Lines {
  readonly ours: readonly Dot[];
  readonly region: readonly Dot[];
  readonly promised: readonly Dot[];
}

/** Paths in the box of MULTIPLE, with rings at what is promised; the last is filled. */
export interface Drawn {
  readonly ours: string;
  readonly region: string;
  readonly promised: string;
  readonly rings: readonly { readonly x: number; readonly y: number; readonly isFinal: boolean }[];
}

/** Draws the lines of several areas on one pair of axes, so that they may be held against each other. */
export function drawMultiples(all: readonly Lines[]): Drawn[] {
  const dots = all.flatMap(({ ours, region, promised }) => [...ours, ...region, ...promised]);
  const along = scaleOf(
    dots.map(([at]) => at),
    MULTIPLE.width,
  );
  const up = scaleOf(
    dots.map(([, value]) => value),
    MULTIPLE.height,
  );
  const place = ([at, value]: Dot) => ({ x: tenth(along(at)), y: tenth(MULTIPLE.height - up(value)) });
  const path = (line: readonly Dot[]) =>
    line
      .map(place)
      .map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`)
      .join("");
  return all.map(({ ours, region, promised }) => {
    const start = ours.findLast(([at]) => promised[0] !== undefined && at < promised[0][0]);
    return {
      ours: path(ours),
      region: path(region),
      promised: path(start ? [start, ...promised] : promised),
      rings: promised.map((dot, i) => ({ ...place(dot), isFinal: i === promised.length - 1 })),
    };
  });
}

function scaleOf(values: readonly number[], length: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || 1;
  return (value) => MULTIPLE.margin + ((value - low) / span) * (length - 2 * MULTIPLE.margin);
}

const tenth = (value: number) => Math.round(value * 10) / 10;
