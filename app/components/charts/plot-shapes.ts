import { type ChartDate, type ChartMark, PLOT, type Scale, spreadWithin } from "./chart";
import { type Fields, colour } from "./plot-look";

/** Pixels from the top of the plot down to the middle of a question's number. */
const MARK_BELOW = 13;

export const stretchShape = ({ from, to }: ChartMark): Fields => ({
  type: "rect",
  layer: "below",
  x0: from,
  x1: to,
  yref: "paper",
  y0: 0,
  y1: 1,
  fillcolor: colour("orange"),
  opacity: 0.07,
  line: { width: to === from ? 4 : 0, color: colour("orange") },
});

/** The questions' numbers over the middles of their stretches, moved aside where two would meet. */
export function markTrace(
  marks: readonly ChartMark[],
  { first, last }: { first: number; last: number },
  { from, to }: Scale,
  size: number,
): Fields[] {
  if (marks.length === 0) return [];
  const places = spreadWithin(
    marks.map(({ from: start, to: end }) => (start + end) / 2),
    (last - first) / 20,
    first,
    last,
  );
  // Plotly draws no point beyond its axis.
  const top = to - ((to - from) * MARK_BELOW) / PLOT.height;
  return [
    {
      type: "scatter",
      mode: "markers+text",
      x: places,
      y: marks.map(() => top),
      text: marks.map(({ number }) => String(number)),
      textfont: { color: colour("paper"), size: 12 * size, weight: 650 },
      marker: { color: colour("ink"), size: 19 * size, opacity: 1 },
      cliponaxis: false,
      hoverinfo: "skip",
    },
  ];
}

export const breakShape = (at: number): Fields => ({
  type: "line",
  x0: at,
  x1: at,
  yref: "paper",
  y0: 0,
  y1: 1,
  line: { color: colour("line-strong"), width: 1, dash: "dot" },
});

export const dateShape = ({ at }: ChartDate): Fields => ({
  ...breakShape(at),
  line: { color: colour("orange"), width: 3 },
});

export const gapShape = (at: number): Fields => ({
  type: "rect",
  xsizemode: "pixel",
  xanchor: at,
  x0: -12,
  x1: 12,
  yref: "paper",
  y0: 0,
  y1: 1,
  line: { width: 0 },
  fillcolor: colour("line"),
  opacity: 0.5,
});
