import plotly from "plotly.js/dist/plotly-basic.min.js";
import { withUnit } from "../../lib/indicator-words";
import {
  type Chart,
  type ChartBand,
  type ChartDate,
  type ChartLine,
  type ChartMark,
  type ChartPoint,
  type LineRole,
  type Scale,
  PLOT,
  isNarrow,
  placeName,
  rightMargin,
  scaleOf,
  spanOf,
  spread,
  valuesOn,
} from "./chart";

type Fields = Record<string, unknown>;

const HEIGHT = PLOT.top + PLOT.height + PLOT.below;
const LABEL_APART = 17;
/** Between a line's end and its name. */
const END_GAP = 8;
/** Pixels from the top of the plot down to the middle of a question's number. */
const MARK_BELOW = 13;

/** Pixels across for each time that a chart is drawn larger than usual. */
const LARGE_NEEDS = 900;

/** The custom properties hold the colours that all of Waymark shares. */
function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--wm-${name}`).trim();
}

interface Look {
  readonly colour: string;
  readonly width: number;
  readonly dash: "solid" | "dash" | "dot";
  readonly size: number;
}

function lookOf(role: LineRole): Look {
  const looks: Record<LineRole, Look> = {
    ours: { colour: colour("teal"), width: 3, dash: "solid", size: 7 },
    part: { colour: colour("teal"), width: 1.2, dash: "solid", size: 4 },
    comparator: { colour: colour("line-strong"), width: 1.4, dash: "solid", size: 4 },
    region: { colour: colour("muted"), width: 2, dash: "dash", size: 4 },
    country: { colour: colour("ink"), width: 1.8, dash: "dot", size: 4 },
    promise: { colour: colour("orange"), width: 3, dash: "solid", size: 11 },
    forecast: { colour: colour("teal"), width: 2, dash: "dot", size: 0 },
  };
  return looks[role];
}

const DRAWN: readonly LineRole[] = ["part", "comparator", "country", "region", "forecast", "ours", "promise"];

/**
 * The figure as plotly takes it, for a place of so many pixels; its right margin holds the names at the lines' ends.
 * @param size how much larger than usual everything is drawn.
 */
function figureOf(chart: Chart, width: number, size: number): { data: Fields[]; layout: Fields } {
  const lines = [...chart.lines].sort((a, b) => DRAWN.indexOf(a.role) - DRAWN.indexOf(b.role));
  const scale = scaleOf(valuesOn(chart));
  const { first, last } = spanOf(chart.ticks);
  const plain = { color: colour("muted"), size: 13 * size };
  const every = Math.ceil(chart.ticks.length / (isNarrow(width / size) ? 4 : 8));
  const ticks = chart.ticks.filter((_, i) => (chart.ticks.length - 1 - i) % every === 0);
  const right = rightMargin(width / size);
  const across = width - (PLOT.left + right) * size;
  const labels = labelsOf(lines, scale, (at) => ((at - first) / (last - first)) * across, size);
  const dates = chart.dates ?? [];
  return {
    data: [
      ...(chart.bands ?? []).map(bandOf),
      ...lines.map((line) => traceOf(line, size)),
      ...markTrace(chart.marks ?? [], last - first, scale, size),
    ],
    layout: {
      height: HEIGHT * size,
      margin: marginOf(right, size),
      font: { family: '"Source Sans 3 Variable", "Source Sans 3", sans-serif', size: 14 * size, color: colour("ink") },
      paper_bgcolor: colour("paper"),
      plot_bgcolor: colour("paper"),
      showlegend: false,
      hovermode: "closest",
      dragmode: false,
      hoverlabel: {
        bgcolor: colour("paper"),
        bordercolor: colour("line-strong"),
        font: { color: colour("ink"), size: 14 * size },
      },
      xaxis: {
        range: [first, last],
        tickvals: ticks.map(({ at }) => at),
        ticktext: ticks.map(({ label }) => label),
        tickfont: plain,
        showgrid: false,
        showline: true,
        mirror: true,
        linecolor: colour("line"),
        zeroline: false,
        fixedrange: true,
        tickangle: 0,
        ticks: "outside",
        ticklen: 8,
        tickcolor: "transparent",
      },
      yaxis: {
        range: [scale.from, scale.to],
        tickvals: scale.ticks,
        tickformat: `,.${scale.decimals}f`,
        tickfont: plain,
        gridcolor: colour("line"),
        ticks: "outside",
        ticklen: 8,
        tickcolor: "transparent",
        zeroline: false,
        fixedrange: true,
      },
      shapes: [
        ...(chart.marks ?? []).map(stretchShape),
        ...chart.gaps.map(({ at }) => gapShape(at)),
        ...chart.breaks.map(breakShape),
        ...dates.map(dateShape),
      ],
      annotations: [
        ...labels,
        ...chart.gaps.map(({ at, word }) => note(at, 0, word)),
        ...chart.breaks.map((at) => note(at, 0.97, "new definition")),
        ...dates.map(({ at, word }) => ({
          ...note(at, 0.93, word),
          xanchor: "right",
          xshift: -8 * size,
          font: { color: colour("orange"), size: 14 * size, weight: 650 },
        })),
      ],
    },
  };
}

function marginOf(right: number, size: number): Fields {
  return { t: PLOT.top * size, b: PLOT.below * size, l: PLOT.left * size, r: right * size };
}

function traceOf(line: ChartLine, size: number): Fields {
  const look = lookOf(line.role);
  const parted = line.runs.flatMap((run, i): (ChartPoint | null)[] => (i === 0 ? [...run] : [null, ...run]));
  return {
    type: "scatter",
    mode: "lines+markers",
    name: line.name,
    x: parted.map((point) => point?.at ?? null),
    y: parted.map((point) => point?.value ?? null),
    text: parted.map((point) =>
      point ? `${point.period}: ${point.text}${point.mark === "hollow" ? " (provisional)" : ""}` : "",
    ),
    hovertemplate: `${line.name}, %{text}<extra></extra>`,
    connectgaps: false,
    cliponaxis: false,
    line: { color: look.colour, width: look.width * size, dash: look.dash },
    marker: {
      opacity: 1,
      size: parted.map((point) => (point ? size * sizeOf(line.role, point, look.size) : 0)),
      color: parted.map((point) =>
        point?.mark === "ring" || point?.mark === "hollow" ? colour("paper") : look.colour,
      ),
      line: {
        color: look.colour,
        width: parted.map((point) => (point?.mark === "dot" ? 0 : size * (line.role === "promise" ? 3 : 1.6))),
      },
    },
  };
}

/** Under the lines, without a mark or a label of its own: its line has both. */
function bandOf({ name, role, points }: ChartBand): Fields {
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
function sizeOf(role: LineRole, { mark }: ChartPoint, usual: number): number {
  if (role === "forecast") return 0;
  if (mark !== "dot") return usual;
  if (role === "promise") return 0;
  return role === "ours" ? usual : 3;
}

/** Each line's name at its own end, apart from the others' and clear of the promise. */
function labelsOf(
  lines: readonly ChartLine[],
  { from, to }: { from: number; to: number },
  x: (at: number) => number,
  size: number,
): Fields[] {
  const pixels = PLOT.height;
  const placeOf = ({ at, value }: ChartPoint) => ({ x: x(at) / size, y: ((to - value) / (to - from || 1)) * pixels });
  const drawn = lines.flatMap(({ runs }) => runs.map((run) => run.map(placeOf)));
  const promise = lines.find(({ role }) => role === "promise")?.runs[0]?.map(placeOf) ?? [];
  const ends = lines.flatMap((line) => {
    const end = line.labelAtStart ? line.runs[0]?.[0] : line.runs.at(-1)?.at(-1);
    if (!end) return [];
    const place = placeOf(end);
    const isOwn = line.role === "promise" || line.labelAtStart;
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
    xshift: name.isCentred ? 0 : size * (line.labelAtStart ? -4 : END_GAP),
    yshift: size * (line.labelAtStart ? 16 : y - (heights[i] ?? y)),
    showarrow: false,
    align: "left",
    text: line.endText ? `${line.name} ${line.endText}` : line.name,
    // Plotly's own bold text would be a style attribute, which the content security policy forbids.
    font: {
      color: line.role === "comparator" ? colour("muted") : lookOf(line.role).colour,
      size: 14 * size,
      weight: line.role === "comparator" || line.role === "part" || line.role === "forecast" ? 400 : 650,
    },
  }));
}

const note = (x: number, y: number, text: string): Fields => ({
  x,
  y,
  yref: "paper",
  yanchor: "bottom",
  showarrow: false,
  text,
  font: { color: colour("muted"), size: 12 },
});

const stretchShape = ({ from, to }: ChartMark): Fields => ({
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
function markTrace(marks: readonly ChartMark[], span: number, { from, to }: Scale, size: number): Fields[] {
  if (marks.length === 0) return [];
  const places = spread(
    marks.map(({ from: start, to: end }) => (start + end) / 2),
    span / 20,
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

const breakShape = (at: number): Fields => ({
  type: "line",
  x0: at,
  x1: at,
  yref: "paper",
  y0: 0,
  y1: 1,
  line: { color: colour("line-strong"), width: 1, dash: "dot" },
});

const dateShape = ({ at }: ChartDate): Fields => ({
  ...breakShape(at),
  line: { color: colour("orange"), width: 3 },
});

const gapShape = (at: number): Fields => ({
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

/** Draws into the element, or draws again; a line under the pointer comes forward. */
export async function drawChart(element: HTMLElement, chart: Chart, size: number): Promise<void> {
  const width = element.clientWidth;
  const { data, layout } = figureOf(chart, width, Math.max(1, Math.min(size, width / LARGE_NEEDS)));
  const plot = await plotly.react(element, data, layout, { displayModeBar: false, responsive: true });
  if (element.dataset["heard"]) return;
  element.dataset["heard"] = "yes";
  const widen = (curve: number, by: number) => {
    const width = (data[curve]?.["line"] as { width: number } | undefined)?.width ?? 1;
    void plotly.restyle(element, { "line.width": width + by }, [curve]);
  };
  plot.on("plotly_hover", ({ points }) => points.forEach(({ curveNumber }) => widen(curveNumber, 1.6)));
  plot.on("plotly_unhover", ({ points }) => points.forEach(({ curveNumber }) => widen(curveNumber, 0)));
}

export function clearChart(element: HTMLElement): void {
  plotly.purge(element);
  delete element.dataset["heard"];
}

/** A picture for a document or a slide, as a data: URL, twice as fine as the screen, with its title. */
export async function pictureOf(chart: Chart): Promise<string> {
  const width = 960;
  const { data, layout } = figureOf(chart, width, 1);
  const title = {
    text: withUnit({ name: chart.title, unit: chart.unit }),
    x: 0.01,
    xanchor: "left",
    font: { size: 18 },
  };
  const margin = { t: 60, b: PLOT.below, l: PLOT.left, r: 150 };
  return plotly.toImage(
    { data, layout: { ...layout, title, margin } },
    { format: "png", width, height: 480, scale: 2 },
  );
}
