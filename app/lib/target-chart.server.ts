import type { TableRow } from "@models/measures/indicator-table";
import { pointsOf } from "@models/measures/comparison";
import { doubtedBy } from "@models/measures/finding";
import { type PeriodCode, comparePeriods, formatPeriod, monthIndex, periodsBetween } from "@models/measures/period";
import { placeOnAxis } from "@models/measures/period-axis";
import { splitAtBreaks } from "@models/measures/series-breaks";
import { printAsPublished } from "@models/measures/format";
import { type DrawnPromise, drawnPromise } from "@models/targets/drawn-promise";
import { type TargetForm, isRelative, readForm, sayAim } from "@models/targets/form";
import type { TargetFigures } from "@models/targets/target-figures";
import { finalValueOf } from "@models/targets/final-value";
import { baselineOf } from "@models/targets/trajectory";
import type { Forecast, NoForecast } from "@models/targets/forecast/forecast";
import { panelOf } from "@models/targets/forecast/panel";
import { tideOf } from "@models/targets/forecast/tide";
import type { Chart, ChartBand, ChartDate, ChartLine, ChartPoint } from "../components/charts/chart";
import { formatDay } from "./dates";

/** So many stretches stand marked on the chart: those whose questions stand open under it. */
const MARKED = 3;

/**
 * History, promise and comparators on one chart, in levels.
 * @param charting.asked what the numbers ask, numbered: the strongest few are marked over the stretches that they are about.
 * @param charting.open a period that nothing is promised for yet, which people are asked about.
 */
export function targetChart(figures: TargetFigures, { asked = [], forecast, open }: Charting = {}): Chart {
  const { target, levels, indicator } = figures;
  const drawn = drawnPromise(figures);
  const promise = promiseLine(figures, drawn);
  const dates = datesOf(figures);
  // A relative promise is foreseen as a gap, which has no place among levels.
  const foreseen = forecast?.kind === "forecast" && !isRelative(target) ? foreseenLine(figures, forecast) : undefined;
  const lines = [
    ...levels.rows.flatMap((row) => {
      const runs = runsOf(figures, row);
      const labelAtStart = row.role === "ours" && promise !== undefined;
      return runs.length > 0 ? [{ id: row.id, name: row.name, role: row.role, runs, labelAtStart }] : [];
    }),
    ...tideLine(figures),
    ...(foreseen ? [foreseen.line] : []),
    ...(promise ? [promise] : []),
  ];
  return {
    title: target.name,
    unit: indicator.unit,
    ticks: ticksOf(figures, [...drawn.map(({ period }) => period), ...(open ? [open] : [])], dates),
    lines,
    gaps: open ? [{ at: placeOnAxis(open).at, word: "how far?", isAsked: true }] : [],
    breaks: [],
    bands: [...(foreseen ? [foreseen.band] : []), ...bandsOf(figures, drawn)],
    dates,
    marks: asked
      .slice(0, MARKED)
      .flatMap(({ number, span }) =>
        span ? [{ number, from: placeOnAxis(span.from).at, to: placeOnAxis(span.to).at }] : [],
      ),
  };
}

interface Charting {
  readonly asked?: readonly Asked[];
  readonly forecast?: Forecast | NoForecast | undefined;
  readonly open?: PeriodCode | undefined;
}

interface Asked {
  readonly number: number;
  readonly span: { readonly from: PeriodCode; readonly to: PeriodCode } | null;
}

/** Every period from the first known to the last promised, where they are of one kind; otherwise those that there are. */
function ticksOf({ levels }: TargetFigures, ahead: readonly PeriodCode[], dates: readonly ChartDate[]) {
  const known = levels.rows.flatMap((row) => pointsOf(levels, row).map(({ period }) => period));
  const years = dates.flatMap(({ at }) => [-1, 0, 1].map((more): PeriodCode => `CY${Math.floor(at / 12) + more}`));
  const ends = known.length > 0 ? years.slice(0, -1) : years;
  const periods = [...new Set([...known, ...ahead, ...ends])].sort(comparePeriods);
  const [first, last] = [periods[0], periods.at(-1)];
  const between = first && last ? periodsBetween(first, last) : [];
  const all = periods.every((period) => between.includes(period)) ? between : periods;
  return all.map((period) => placeOnAxis(period));
}

function runsOf({ levels, indicator }: TargetFigures, row: TableRow): ChartPoint[][] {
  return splitAtBreaks(pointsOf(levels, row), indicator.definitions).map((run) =>
    run.map(({ period, value, cell }) => ({
      ...pointAt(period, value),
      mark: cell.status === "provisional" ? "hollow" : "dot",
      ...doubtedBy(cell.finding),
    })),
  );
}

/** From the baseline on, a ring at each agreed period and the final target filled. */
function promiseLine(figures: TargetFigures, drawn: readonly DrawnPromise[]): ChartLine | undefined {
  const { target } = figures;
  const form = readForm(target);
  const final = finalValueOf(target);
  if (drawn.length === 0 || !form || !final) return undefined;
  const markOf = ({ isAgreed, isFinal }: DrawnPromise) => (isFinal ? "final" : isAgreed ? "ring" : "dot");
  const run = [
    ...startOf(figures),
    ...drawn.map((point) => ({ ...pointAt(point.period, point.level), mark: markOf(point) }) as const),
  ];
  return {
    id: "promise",
    name: "we promise",
    endText: shortAim(form, final.value),
    role: "promise",
    runs: [run],
  };
}

/** Short enough for a line's end: the sentence above says whom it is relative to. */
function shortAim(form: TargetForm, value: number): string {
  const size = printAsPublished(Math.abs(value));
  if (form.form === "within") return `within ${size}`;
  if (form.form === "gap") return value === 0 ? "no gap" : `${size} ${value < 0 ? "below" : "above"}`;
  return form.form === "band" ? sayAim(form, value, "", printAsPublished) : printAsPublished(value);
}

/** A relative promise has its own start, where the comparator is known; a tolerance holds from the first day on. */
function startOf({ target }: TargetFigures): ChartPoint[] {
  const baseline = baselineOf(target);
  if (!baseline || isRelative(target) || target.form === "band") return [];
  return [{ ...pointAt(baseline.period, baseline.value), mark: "dot" }];
}

/** If nothing changes: the middle of all futures, dotted from our last value on, with the band that holds 80 in 100. */
function foreseenLine({ indicator }: TargetFigures, { from, points }: Forecast): { line: ChartLine; band: ChartBand } {
  const printed = (value: number) => Number(value.toFixed(indicator.decimals));
  const line: ChartLine = {
    id: "forecast",
    name: "if nothing changes",
    role: "forecast",
    runs: [
      [
        { ...pointAt(from.period, from.value), mark: "dot" },
        ...points.map(({ period, median }) => ({ ...pointAt(period, printed(median)), mark: "dot" as const })),
      ],
    ],
  };
  const start = { at: placeOnAxis(from.period).at, low: from.value, high: from.value };
  const ends = points.map(({ period, low80, high80 }) => ({ at: placeOnAxis(period).at, low: low80, high: high80 }));
  return {
    line,
    band: { id: "forecast", name: "80 in 100 futures if nothing changes", role: "forecast", points: [start, ...ends] },
  };
}

/** Where ours would be, had it moved only as all others did. A gap is its own anyhow. */
const tideOfTarget = ({ target, table }: TargetFigures) => {
  const panel = isRelative(target) ? undefined : panelOf(table);
  return panel && tideOf(panel);
};

function tideLine(figures: TargetFigures): ChartLine[] {
  const tide = tideOfTarget(figures);
  if (!tide) return [];
  const printed = (value: number) => Number(value.toFixed(figures.indicator.decimals));
  const run = tide.points.map(({ period, value }) => ({ ...pointAt(period, printed(value)), mark: "dot" as const }));
  return [{ id: "tide", name: "as everyone moved", role: "tide", runs: [run] }];
}

/** What the thin line says, for who reads the chart; null where there is none. */
export function tideWords(figures: TargetFigures): string | null {
  const tide = tideOfTarget(figures);
  const [first] = tide?.points ?? [];
  if (!tide || !first) return null;
  return `The thin line “as everyone moved” is where ${figures.ours.name} would be, had it moved only as ${tide.of} did since ${formatPeriod(first.period)}; what lies between is our own.`;
}

/** The two ends of what is promised, from the baseline on. */
function bandsOf({ target }: TargetFigures, drawn: readonly DrawnPromise[]): ChartBand[] {
  const [first] = drawn;
  if (!first || drawn.every(({ low, high }) => low === high)) return [];
  const baseline = baselineOf(target);
  const from = baseline && target.form === "band" ? [{ ...first, period: baseline.period }] : [];
  const points = [...from, ...drawn].map(({ period, low, high }) => ({ at: placeOnAxis(period).at, low, high }));
  return [{ id: "tolerance", name: "what we promise to stay within", role: "promise", points }];
}

/** A milestone is nothing but its date. */
function datesOf({ target }: TargetFigures): ChartDate[] {
  const form = readForm(target);
  if (form?.form !== "milestone") return [];
  const day = form.met ?? form.by;
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = monthIndex(year, month) + date / 31;
  return [{ at, word: `${form.met ? "met on" : "to be met by"} ${formatDay(day)}` }];
}

function pointAt(period: PeriodCode, value: number) {
  const { at, label } = placeOnAxis(period);
  return { at, period: label, value, text: printAsPublished(value) };
}
