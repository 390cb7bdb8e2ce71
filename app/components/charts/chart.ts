import type { Doubt } from "@models/measures/finding";
import type { StepCell, StepRow, StepTable } from "@models/measures/step-table-view";
import { DOUBT_WORDS } from "../measures/finding-marks";

/** What a line stands for: how it is drawn follows from it, everywhere alike. tide: where ours would be, had it moved only as all others did; counter: what the region asks for instead of the promise; plan: what the actions are expected to bring. */
export type LineRole =
  "ours" | "part" | "comparator" | "region" | "country" | "promise" | "counter" | "forecast" | "tide" | "plan";

/** Our own comes last, on top of the others. */
export const DRAWING_ORDER: readonly LineRole[] = [
  ...(["part", "comparator", "country", "region", "tide", "forecast", "plan", "ours", "counter", "promise"] as const),
];

/** Drawn as agreed periods are: what is promised, and what the region asks for instead. */
export const isProposed = (role: LineRole) => role === "promise" || role === "counter";

export interface ChartPoint {
  /** Months from January of year 0. */
  readonly at: number;
  readonly period: string;
  readonly value: number;
  /** As printed. */
  readonly text: string;
  /** hollow: provisional; ring: an agreed period of the promise; final: its last. */
  readonly mark: "dot" | "hollow" | "ring" | "final";
  /** What an auditor found of it. */
  readonly doubted?: Doubt;
}

/** "2005: 29.1 (provisional), queried by an auditor". */
export const tellPoint = ({ period, text, mark, doubted }: ChartPoint): string =>
  `${period}: ${text}${mark === "hollow" ? " (provisional)" : ""}${doubted ? `, ${DOUBT_WORDS[doubted]}` : ""}`;

export interface ChartLine {
  readonly id: string;
  readonly name: string;
  /** Beside the name at the line's end, such as "36.2 in 2011". */
  readonly endText?: string;
  readonly role: LineRole;
  /** Where the name stands when its end is taken: at the promise's start, for our history. */
  readonly labelAtStart?: boolean;
  /** Parted where the definition changed or a value is missing. */
  readonly runs: readonly (readonly ChartPoint[])[];
}

/** A period for which our area has no figure, hatched, with the word that says why. */
export interface ChartGap {
  readonly at: number;
  readonly word: string;
  /** It is the question that the chart puts, and is read from the back of a room. */
  readonly isAsked?: true;
}

/** What lies between two ends over time, such as a tolerance. */
export interface ChartBand {
  readonly id: string;
  readonly name: string;
  readonly role: LineRole;
  /** In time order. */
  readonly points: readonly { readonly at: number; readonly low: number; readonly high: number }[];
}

/** A day that matters, such as a milestone's: a mark with its words and no height. */
export interface ChartDate {
  readonly at: number;
  readonly word: string;
}

export interface Chart {
  /** Names the file of a picture and the chart for those who do not see it. */
  readonly title: string;
  readonly unit: string;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly lines: readonly ChartLine[];
  readonly gaps: readonly ChartGap[];
  /** Where a definition changed: values on both sides may not be compared. */
  readonly breaks: readonly number[];
  readonly bands?: readonly ChartBand[];
  readonly dates?: readonly ChartDate[];
  /** Stretches that are asked about, by the numbers of their questions. */
  readonly marks?: readonly ChartMark[];
}

export interface ChartMark {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Every value that has to fit on the chart. What may come is cut off where it would press history flat: its ends are said
 * at its line's end.
 */
export const valuesOn = ({ lines, bands = [] }: Pick<Chart, "lines" | "bands">): number[] => [
  ...lines.flatMap(({ runs }) => runs.flat().map(({ value }) => value)),
  ...bands
    .filter(({ role }) => role !== "forecast")
    .flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])),
];

/** Whether there is anything to draw. */
export const isDrawn = ({ lines, dates = [] }: Chart) => lines.length > 0 || dates.length > 0;

/** What of step 1's table a chart is drawn from. */
export interface DrawnTable extends Pick<StepTable, "name" | "unit"> {
  readonly columns: readonly Pick<StepTable["columns"][number], "label" | "at" | "isBreak">[];
  readonly rows: readonly (Pick<StepRow, "id" | "name" | "role"> & { readonly cells: readonly DrawnCell[] })[];
}
type DrawnCell = Pick<StepCell, "text" | "value" | "state" | "isBreak" | "doubted">;

/** Step 1's table as a chart. Parts are left to the table when there are many of them. */
export function chartOfTable(table: DrawnTable): Chart {
  const { columns, rows } = table;
  const ours = rows.find(({ role }) => role === "ours");
  return {
    title: table.name,
    unit: table.unit,
    ticks: columns.map(({ at, label }) => ({ at, label })),
    lines: rows.flatMap((row) => {
      const runs = runsOf(table, row.cells);
      return runs.length > 0 ? [{ id: row.id, name: row.name, role: row.role, runs }] : [];
    }),
    gaps: columns.flatMap(({ at }, i) => {
      const cell = ours?.cells[i];
      return cell?.state === "missing" ? [{ at, word: cell.text }] : [];
    }),
    breaks: columns.flatMap(({ at, isBreak }, i) => (isBreak ? [(at + (columns[i - 1]?.at ?? at)) / 2] : [])),
  };
}

function runsOf({ columns }: DrawnTable, cells: readonly DrawnCell[]): ChartPoint[][] {
  const runs: ChartPoint[][] = [[]];
  columns.forEach(({ at, label, isBreak }, i) => {
    const cell = cells[i];
    if (isBreak || cell?.isBreak || cell?.state === "missing") runs.push([]);
    if (!cell || cell.value === null) return;
    const mark = cell.state === "provisional" ? "hollow" : "dot";
    const doubted = cell.doubted && { doubted: cell.doubted };
    runs.at(-1)?.push({ at, period: label, value: cell.value, text: cell.text, mark, ...doubted });
  });
  return runs.filter((run) => run.length > 0);
}

/** Pixels around the plot and its height: ticks stand left of it, names at the lines' ends right. */
export const PLOT = { top: 22, left: 44, height: 300, below: 34 } as const;

/** Room for the names at the right, in a chart of so many pixels. */
export const rightMargin = (width: number) => (isNarrow(width) ? 128 : 140);
export const isNarrow = (width: number) => width < 560;

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly decimals: number;
}

/** A scale of round steps that holds every value with a little room; it starts at zero when zero is near. */
export function scaleOf(values: readonly number[], wanted = 6): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!Number.isFinite(low)) return { from: 0, to: 1, ticks: [0, 1], decimals: 0 };
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  const bottom = low >= 0 && low < (high - low) * 0.6 ? 0 : low - room;
  const step = roundStep((high + room - bottom) / wanted);
  const from = Math.floor(bottom / step);
  const to = Math.ceil((high + room) / step);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toFixed(decimals)));
  return { from: ticks[0] ?? 0, to: ticks.at(-1) ?? 1, ticks, decimals };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 4, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
}

/** The span of the time axis. One period alone stands in the middle. */
export function spanOf(ticks: Chart["ticks"]): { first: number; last: number } {
  const [first = 0, last = first] = [ticks[0]?.at, ticks.at(-1)?.at];
  return first === last ? { first: first - 6, last: last + 6 } : { first, last };
}

/** Moves labels apart so that none covers another: `ys` in pixels, in any order, kept as near as may be. */
export function spread(ys: readonly number[], apart: number): number[] {
  const order = ys.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  const placed = order.map(({ y }) => y);
  for (let round = 0; round < 40; round += 1) {
    let moved = false;
    for (let k = 1; k < placed.length; k += 1) {
      const overlap = apart - ((placed[k] as number) - (placed[k - 1] as number));
      if (overlap <= 0.01) continue;
      placed[k - 1] = (placed[k - 1] as number) - overlap / 2;
      placed[k] = (placed[k] as number) + overlap / 2;
      moved = true;
    }
    if (!moved) break;
  }
  const result = [...ys];
  order.forEach(({ i }, k) => (result[i] = placed[k] as number));
  return result;
}

/** The same between two ends, which what is moved aside must not leave. */
export function spreadWithin(places: readonly number[], apart: number, from: number, to: number): number[] {
  const within = spread(places, apart);
  const order = within.map((_, i) => i).sort((a, b) => (within[a] ?? 0) - (within[b] ?? 0));
  order.reduce((least, i) => (within[i] = Math.max(within[i] ?? 0, least)) + apart, from);
  order.reduceRight((most, i) => (within[i] = Math.min(within[i] ?? 0, most)) - apart, to);
  return within;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Half a name's height with the room that a ring on a line takes, and a letter's usual width. */
const NAME_ROOM = 13;
const LETTER = 7;
/** How far above its line's start a name stands. */
export const START_ABOVE = 16;

/**
 * Where the name of a line stands: beside its end, or, where the promise would run through it, over or under all lines
 * around that end.
 * @param gap between the end and a name beside it. All in pixels from the top left.
 * @param lines every line, the promise among them, each from left to right.
 */
export function placeName(
  text: string,
  end: Place,
  gap: number,
  promise: readonly Place[],
  lines: readonly (readonly Place[])[],
): { readonly y: number; readonly isCentred: boolean } {
  const length = text.length * LETTER;
  const crossing = heightsOf(promise, end.x + gap, end.x + gap + length);
  const isCrossed = Math.min(...crossing) - NAME_ROOM < end.y && end.y < Math.max(...crossing) + NAME_ROOM;
  if (!isCrossed) return { y: end.y, isCentred: false };
  const around = lines.flatMap((line) => heightsOf(line, end.x - length / 2, end.x + length / 2));
  const [above, below] = [Math.min(...around) - NAME_ROOM, Math.max(...around) + NAME_ROOM];
  return { y: end.y - above < below - end.y ? above : below, isCentred: true };
}

/** Where the names at lines' starts stand, as lines that other names keep clear of. @param placeOf a point in pixels. */
export function startNames(lines: readonly ChartLine[], placeOf: (point: ChartPoint) => Place): Place[][] {
  return lines.flatMap(({ name, labelAtStart, runs }) => {
    const first = labelAtStart ? runs[0]?.[0] : undefined;
    if (first === undefined) return [];
    const { x, y } = placeOf(first);
    const top = y - START_ABOVE - 4;
    return [
      [
        { x, y: top },
        { x: x + name.length * LETTER, y: top },
      ],
    ];
  });
}

/** The heights that say how far up and down a line comes between two places. */
function heightsOf(line: readonly Place[], from: number, to: number): number[] {
  return line.flatMap(({ x, y }, i) => {
    const next = line[i + 1];
    const inside = x >= from && x <= to ? [y] : [];
    if (next === undefined) return inside;
    const crossed = [from, to].filter((edge) => edge > x && edge < next.x);
    return [...inside, ...crossed.map((edge) => y + ((edge - x) / (next.x - x)) * (next.y - y))];
  });
}

/** What a chart shows as rows of text, heads first: a row a line, a column a period. */
export function chartRows({ ticks, lines, dates = [] }: Chart): string[][] {
  const rowOf = ({ name, runs }: ChartLine) => {
    const texts = new Map(runs.flat().map(({ at, text }) => [at, text]));
    return [name, ...ticks.map(({ at }) => texts.get(at) ?? "")];
  };
  return [["", ...ticks.map(({ label }) => label)], ...lines.map(rowOf), ...dates.map(({ word }) => [word])];
}
