import type { Publication } from "@models/agreement/publication";
import { doubtedBy } from "@models/measures/finding";
import { printAsPublished } from "@models/measures/format";
import { type PeriodCode, comparePeriods, periodsBetween } from "@models/measures/period";
import { placeOnAxis } from "@models/measures/period-axis";
import type { Chart, ChartLine, ChartPoint, LineRole } from "../components/charts/chart";

type PublicTarget = Publication["priorities"][number]["targets"][number];

/** What was promised and what happened on one chart, from what was published and nothing else. */
export function publishedChart(target: PublicTarget, region: string, isRelative: boolean): Chart {
  const promised = isRelative
    ? []
    : target.promise.flatMap(({ period, value }) => (value === null ? [] : [{ period: period as PeriodCode, value }]));
  const { baseline } = target;
  const start =
    baseline.period !== null && baseline.value !== null && target.form !== "band"
      ? [{ ...pointAt(baseline.period as PeriodCode, baseline.value), mark: "dot" as const }]
      : [];
  const promise: ChartLine = {
    id: "promise",
    name: "promised",
    role: "promise",
    endText: promised.length > 0 ? printAsPublished(promised.at(-1)?.value ?? 0) : "",
    runs: [
      [
        ...start,
        ...promised.map(({ period, value }, i) => ({
          ...pointAt(period, value),
          mark: i === promised.length - 1 ? ("final" as const) : ("ring" as const),
        })),
      ],
    ],
  };
  const known = [...new Set(target.figures.map(({ area }) => area))].map((area): ChartLine => ({
    id: area,
    name: area,
    role: roleOf(area, target.area, region),
    labelAtStart: area === target.area && promised.length > 0,
    runs: [
      target.figures
        .filter((figure) => figure.area === area)
        .map((figure) => ({
          ...pointAt(figure.period as PeriodCode, figure.value),
          mark: figure.status === "provisional" ? "hollow" : "dot",
          ...doubtedBy(figure.finding),
        })),
    ],
  }));
  const lines = [...known, ...(promised.length > 0 ? [promise] : [])];
  return {
    title: target.name,
    unit: target.indicator.unit,
    ticks: ticksOf([
      ...target.figures.map(({ period }) => period as PeriodCode),
      ...(promised.length > 0 && start.length > 0 ? [baseline.period as PeriodCode] : []),
      ...promised.map(({ period }) => period),
    ]),
    lines,
    gaps: [],
    breaks: [],
  };
}

function roleOf(area: string, ours: string, region: string): LineRole {
  if (area === ours) return "ours";
  return area === region ? "region" : "country";
}

/** Every period from the first to the last, where they are of one kind; otherwise those that there are. */
function ticksOf(given: readonly PeriodCode[]) {
  const periods = [...new Set(given)].sort(comparePeriods);
  const [first, last] = [periods[0], periods.at(-1)];
  const between = first && last ? periodsBetween(first, last) : [];
  return (periods.every((period) => between.includes(period)) ? between : periods).map(placeOnAxis);
}

function pointAt(period: PeriodCode, value: number): Omit<ChartPoint, "mark"> {
  const { at, label } = placeOnAxis(period);
  return { at, period: label, value, text: printAsPublished(value) };
}
