import type { Doubt } from "@models/measures/finding";
import { type ChartBand, type ChartLine, type ChartPoint, type LineRole, isProposed, tellPoint } from "./chart";
import { type Fields, colour, lookOf } from "./plot-look";

/** As status-mark.tsx draws them. */
const DOUBT_LOOKS: Readonly<Record<Doubt, { readonly symbol: string; readonly colour: string }>> = {
  queried: { symbol: "triangle-up", colour: "amber" },
  "cannot be verified": { symbol: "diamond", colour: "red" },
};
const DOUBT_SIZE = 11;

/** A line with its marks, parted where its runs are. @param size how much larger than usual it is drawn. */
export function traceOf(line: ChartLine, size: number): Fields {
  const look = lookOf(line.role);
  const parted = line.runs.flatMap((run, i): (ChartPoint | null)[] => (i === 0 ? [...run] : [null, ...run]));
  return {
    type: "scatter",
    mode: "lines+markers",
    name: line.name,
    x: parted.map((point) => point?.at ?? null),
    y: parted.map((point) => point?.value ?? null),
    text: parted.map((point) => (point ? tellPoint(point) : "")),
    hovertemplate: `${line.name}, %{text}<extra></extra>`,
    connectgaps: false,
    cliponaxis: false,
    line: { color: look.colour, width: look.width * size, dash: look.dash },
    marker: {
      opacity: 1,
      size: parted.map((point) => (point ? size * sizeOf(line.role, point, look.size) : 0)),
      symbol: parted.map((point) => (point?.doubted ? DOUBT_LOOKS[point.doubted].symbol : "circle")),
      color: parted.map((point) => {
        if (point?.doubted) return colour(DOUBT_LOOKS[point.doubted].colour);
        return point?.mark === "ring" || point?.mark === "hollow" ? colour("paper") : look.colour;
      }),
      line: {
        color: look.colour,
        width: parted.map((point) =>
          point?.doubted || point?.mark === "dot" ? 0 : size * (isProposed(line.role) ? 3 : 1.6),
        ),
      },
    },
  };
}

/** Under the lines, without a mark or a label of its own: its line has both. */
export function bandOf({ name, role, points }: ChartBand): Fields {
  const back = [...points].reverse();
  return {
    type: "scatter",
    mode: "lines",
    name,
    x: [...points, ...back].map(({ at }) => at),
    y: [...points.map(({ high }) => high), ...back.map(({ low }) => low)],
    fill: "toself",
    fillcolor: lookOf(role).colour,
    opacity: 0.14,
    line: { width: 0 },
    hoverinfo: "skip",
  };
}

/** The promise's own start is our last known point, which is marked already. */
function sizeOf(role: LineRole, { mark, doubted }: ChartPoint, usual: number): number {
  if (doubted) return DOUBT_SIZE;
  if (role === "forecast") return 0;
  if (mark !== "dot") return usual;
  if (isProposed(role)) return 0;
  return role === "ours" ? usual : 3;
}
