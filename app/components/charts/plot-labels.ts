import {
  type ChartLine,
  type ChartPoint,
  type LineRole,
  START_ABOVE,
  isProposed,
  placeName,
  spread,
  startNames,
} from "./chart";
import { type Fields, colour, lookOf } from "./plot-look";

const LABEL_APART = 17;
/** Between a line's end and its name. */
const END_GAP = 8;
/** Between the ring at the end of a promise and its name. */
const RING_GAP = 14;
const LIGHT: ReadonlySet<LineRole> = new Set(["comparator", "part", "forecast", "tide"]);

/** Each line's name at its own end, apart from the others' and clear of the promise. @param pixels how tall the plot is, before it is drawn larger. */
export function labelsOf(
  lines: readonly ChartLine[],
  { from, to }: { from: number; to: number },
  x: (at: number) => number,
  size: number,
  pixels: number,
): Fields[] {
  const placeOf = ({ at, value }: ChartPoint) => ({ x: x(at) / size, y: ((to - value) / (to - from || 1)) * pixels });
  const drawn = [...lines.flatMap(({ runs }) => runs.map((run) => run.map(placeOf))), ...startNames(lines, placeOf)];
  const promise = lines.find(({ role }) => role === "promise")?.runs[0]?.map(placeOf) ?? [];
  const ends = lines.flatMap((line) => {
    const end = line.labelAtStart ? line.runs[0]?.[0] : line.runs.at(-1)?.at(-1);
    if (!end) return [];
    const place = placeOf(end);
    const isOwn = isProposed(line.role) || line.labelAtStart;
    const name = placeName(line.name, place, END_GAP, isOwn ? [] : promise, drawn);
    return [{ line, end, y: place.y, name }];
  });
  const heights = spread(
    ends.map(({ name }) => name.y),
    LABEL_APART,
  );
  return ends.map(({ line, end, y, name }, i) => ({
    x: end.at,
    y: end.value,
    xanchor: name.isCentred ? "center" : "left",
    xshift: name.isCentred ? 0 : size * (line.labelAtStart ? -4 : isProposed(line.role) ? RING_GAP : END_GAP),
    yshift: size * (line.labelAtStart ? START_ABOVE : y - (heights[i] ?? y)),
    showarrow: false,
    align: "left",
    text: line.endText ? `${line.name} ${line.endText}` : line.name,
    // Plotly's own bold text would be a style attribute, which the content security policy forbids.
    font: {
      color: line.role === "comparator" ? colour("muted") : lookOf(line.role).colour,
      size: 14 * size,
      weight: LIGHT.has(line.role) ? 400 : 650,
    },
  }));
}

/** A few words where something stands on the chart. @param y from 0, the foot, to 1 */
export const note = (x: number, y: number, text: string, size: number): Fields => ({
  x,
  y,
  yref: "paper",
  yanchor: "bottom",
  showarrow: false,
  text,
  font: { color: colour("muted"), size: 12 * size },
});
