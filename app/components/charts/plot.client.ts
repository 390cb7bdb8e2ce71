import plotly from "plotly.js/dist/plotly-basic.min.js";
import { withUnit } from "../../lib/indicator-words";
import { type Chart, DRAWING_ORDER, PLOT, isNarrow, rightMargin, scaleOf, spanOf, valuesOn } from "./chart";
import type { PictureForm } from "../grids/picture-buttons";
import { inLines } from "./picture-words";
import { labelsOf, note } from "./plot-labels";
import { bandOf, traceOf } from "./plot-lines";
import { type Fields, colour } from "./plot-look";
import { breakShape, dateShape, gapShape, markTrace, stretchShape } from "./plot-shapes";

const HEIGHT = PLOT.top + PLOT.height + PLOT.below;

/** Pixels across and down for each time that a chart is drawn larger than usual. */
const LARGE_NEEDS = { width: 560, height: 240 };

/**
 * The figure as plotly takes it, for a place of so many pixels; its right margin holds the names at the lines' ends.
 * @param size how much larger than usual everything is drawn.
 */
function figureOf(
  chart: Chart,
  width: number,
  size: number,
  height = HEIGHT * size,
): { data: Fields[]; layout: Fields } {
  const lines = [...chart.lines].sort((a, b) => DRAWING_ORDER.indexOf(a.role) - DRAWING_ORDER.indexOf(b.role));
  const scale = scaleOf(valuesOn(chart));
  const { first, last } = spanOf(chart.ticks);
  const plain = { color: colour("muted"), size: 13 * size };
  const every = Math.ceil(chart.ticks.length / (isNarrow(width / size) ? 4 : 8));
  const ticks = chart.ticks.filter((_, i) => (chart.ticks.length - 1 - i) % every === 0);
  const right = rightMargin(width / size);
  const across = width - (PLOT.left + right) * size;
  const plotHeight = height / size - PLOT.top - PLOT.below;
  const labels = labelsOf(lines, scale, (at) => ((at - first) / (last - first)) * across, size, plotHeight);
  const dates = chart.dates ?? [];
  return {
    data: [
      ...(chart.bands ?? []).map(bandOf),
      ...lines.map((line) => traceOf(line, size)),
      ...markTrace(chart.marks ?? [], { first, last }, scale, size),
    ],
    layout: {
      height,
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
        ...chart.gaps.map((gap) => (gap.isAsked ? question(gap, size) : note(gap.at, 0, gap.word, size))),
        ...chart.breaks.map((at) => note(at, 0.97, "new definition", size)),
        ...dates.map(({ at, word }) => ({
          ...note(at, 0.93, word, size),
          xanchor: "right",
          xshift: -8 * size,
          font: { color: colour("orange"), size: 14 * size, weight: 650 },
        })),
      ],
    },
  };
}

/** In the middle of its place, as large as a question. */
const question = ({ at, word }: Chart["gaps"][number], size: number): Fields => ({
  ...note(at, 0.5, word, size),
  font: { color: colour("orange"), size: 24 * size, weight: 650 },
});

function marginOf(right: number, size: number): Fields {
  return { t: PLOT.top * size, b: PLOT.below * size, l: PLOT.left * size, r: right * size };
}

/** Draws into the element, or draws again; a line under the pointer comes forward. */
export async function drawChart(element: HTMLElement, chart: Chart, size: number): Promise<void> {
  const width = element.clientWidth;
  // For a wall, in the place that the page keeps for it.
  const height = size > 1 ? element.clientHeight : HEIGHT;
  const larger = Math.max(1, Math.min(size, width / LARGE_NEEDS.width, height / LARGE_NEEDS.height));
  const { data, layout } = figureOf(chart, width, larger, height);
  // Drawn again without a width, plotly would keep the one it had.
  const plot = await plotly.react(element, data, { ...layout, width }, { displayModeBar: false });
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

/** Letters of the source on one line of a picture. */
const SOURCE_LETTERS = 140;
const SOURCE_LINE = 16;

/** A picture for a document or a slide, as a data: URL, with its title and source; as PNG twice as fine as the screen. */
export async function pictureOf(chart: Chart, source: string, form: PictureForm): Promise<string> {
  const width = 960;
  const { data, layout } = figureOf(chart, width, 1);
  const title = {
    text: withUnit({ name: chart.title, unit: chart.unit }),
    x: 0.01,
    xanchor: "left",
    font: { size: 18 },
  };
  const lines = inLines(source, SOURCE_LETTERS);
  const foot = lines.length * SOURCE_LINE + 12;
  const said = {
    text: lines.join("<br>"),
    ...{ xref: "paper", yref: "paper", x: 0, y: 0, xanchor: "left", yanchor: "top", align: "left" },
    ...{ xshift: -PLOT.left, yshift: -PLOT.below, showarrow: false },
    font: { size: 12, color: colour("muted") },
  };
  const margin = { t: 60, b: PLOT.below + foot, l: PLOT.left, r: 150 };
  const annotations = [...(layout["annotations"] as Fields[]), said];
  return plotly.toImage(
    { data, layout: { ...layout, title, margin, annotations } },
    { format: form, width, height: 480 + foot, scale: form === "png" ? 2 : 1 },
  );
}
