import type { Book } from "../agreement/book";
import { decimalsOf } from "../measures/arithmetic";
import { pointsOf } from "../measures/comparison";
import { type Doubt, doubtedBy } from "../measures/finding";
import { formatChange, formatNumber } from "../measures/format";
import type { RowRole, TableCell, TableRow } from "../measures/indicator-table";
import { type PeriodCode, comparePeriods, formatPeriod, isPeriodCode, kindOf } from "../measures/period";
import { type PeriodOnAxis, placeOnAxis } from "../measures/period-axis";
import type { Working } from "../measures/working";
import type { Target } from "./target";
import { alignedRunsOf } from "./aligned-run";
import { type TargetFigures, figuresOf } from "./target-figures";
import { finalValueOf } from "./final-value";
import { panelOf } from "./forecast/panel";
import { outlookOf } from "./outlook";
import { targetOdds } from "./target-odds";
import { baselineOf, promisesOf, trajectoryPeriods } from "./trajectory";
import { neededAYear, sustainedBy } from "./yearly-change";

export interface TrajectoryCell {
  readonly text: string;
  /** As in step 1's cells: aligns on the decimal. */
  readonly pad: string;
  /** "promise" may be typed into; "unknown" is a period for which nothing can be known yet. */
  readonly state: "known" | "provisional" | "promise" | "forecast" | "unknown" | "none";
  /** Of a run that is set under the promise: the period that it is really of. */
  readonly of?: string;
  readonly doubted?: Doubt;
}

export interface TrajectoryRow {
  readonly id: string;
  readonly target: string;
  readonly name: string;
  /** "forecast": what is foreseen if nothing changes. */
  readonly role: RowRole | "forecast";
  /** The row of the promise itself; the others stand under it. */
  readonly isPromise: boolean;
  readonly cells: readonly TrajectoryCell[];
  /** When a run that is set under the promise really was, such as "1999 to 2005"; null for what stands in its own periods. */
  readonly over: string | null;
  /** What the promise needs a year, or a run made. */
  readonly needed: string;
  readonly usual: string;
  readonly best: string;
  /** Share of simulated futures that reach the final value, in per cent. */
  readonly odds: string;
}

export interface TrajectoryColumn extends PeriodOnAxis {
  readonly note: "" | "baseline" | "final";
  readonly isPromised: boolean;
}

/** Targets whose periods can stand as columns of one grid. */
export interface TrajectoryGrid {
  readonly id: string;
  readonly columns: readonly TrajectoryColumn[];
  readonly rows: readonly TrajectoryRow[];
  /** What the best and the usual change are taken over, in years. */
  readonly bestYears: number;
}

/** Periods of history that stand before the baseline. */
const BEFORE = 2;

/**
 * The trajectory grids of a priority: a row a target, a column a period, under each comparators' known values and then what
 * each area did the last time over as many steps.
 */
export function trajectoryGridsOf(book: Book, targets: readonly Target[]): TrajectoryGrid[] {
  const groups = new Map<string, TargetFigures[]>();
  for (const target of targets) {
    // A milestone has no numbers to lay out.
    const figures = target.form === "milestone" ? undefined : figuresOf(book, target);
    if (!figures) continue;
    const [first] = trajectoryPeriods(target, book.agreement.scheme);
    const kind = first ? kindOf(first) : "none";
    groups.set(kind, [...(groups.get(kind) ?? []), figures]);
  }
  return [...groups].map(([id, group]) => gridOf(book, id, group));
}

function gridOf(book: Book, id: string, group: readonly TargetFigures[]): TrajectoryGrid {
  const { scheme } = book.agreement;
  const promised = new Set(group.flatMap(({ target }) => trajectoryPeriods(target, scheme)));
  const baselines = new Set(group.flatMap(({ target: { baseline } }) => (baseline.period ? [baseline.period] : [])));
  const finals = new Set(group.flatMap(({ target }) => finalValueOf(target)?.period ?? []));
  const known = group.flatMap(historyOf);
  const periods = [...new Set([...known, ...promised])].sort(comparePeriods);
  const bestYears = scheme.years.length;
  return {
    id,
    bestYears,
    columns: periods.map((period) => ({
      ...placeOnAxis(period),
      note: baselines.has(period) ? "baseline" : finals.has(period) ? "final" : "",
      isPromised: promised.has(period),
    })),
    rows: group.flatMap((figures) => rowsOf(book, figures, periods, bestYears)),
  };
}

/** The baseline and the last known periods before it. */
function historyOf({ target, table, ours }: TargetFigures): PeriodCode[] {
  const baseline = target.baseline.period;
  const known = pointsOf(table, ours).map(({ period }) => period);
  if (!baseline || !isPeriodCode(baseline)) return known.slice(-BEFORE - 1);
  return [...known.filter((period) => comparePeriods(period, baseline) < 0).slice(-BEFORE), baseline];
}

function rowsOf(
  book: Book,
  figures: TargetFigures,
  periods: readonly PeriodCode[],
  bestYears: number,
): TrajectoryRow[] {
  const { target, table, ours } = figures;
  const own = new Set(trajectoryPeriods(target, book.agreement.scheme));
  const places = Math.max(
    ...[
      ...Object.values(target.trajectory),
      target.baseline.value,
      ...table.rows.flatMap((row) => valuesIn(row, periods)),
    ].map((value) => (typeof value === "number" ? decimalsOf(value) : 0)),
  );
  const foreseen = foreseenOf(figures);
  const simulated = targetOdds(foreseen)?.simulated;
  const row = (place: TableRow, isPromise: boolean, name: string, cells: TrajectoryCell[]): TrajectoryRow => {
    const sustained = sustainedBy(figures, place, bestYears);
    return {
      ...plainRow(target, `${place.id}${place.role === "ours" ? " actual" : ""}`, name, cells),
      ...(isPromise ? { id: target._id, isPromise } : {}),
      role: place.role,
      needed: isPromise ? (neededAYear(figures)?.text ?? "") : "",
      usual: sustained?.usual.text ?? "",
      best: sustained?.best?.text ?? "",
      odds: isPromise && simulated !== undefined ? `${formatNumber(simulated * 100, 0)}%` : "",
    };
  };
  const promise = periods.map((period) => promiseCell(figures, period, own.has(period), places));
  const isPublished = (place: TableRow) => periods.some((period) => own.has(period) && place.cells[period]);
  const others = table.rows.filter((place) => place.role !== "ours" && pointsOf(table, place).length > 0);
  return [
    row(ours, true, target.name, promise),
    ...forecastRow(figures, foreseen, periods, places),
    ...(isPublished(ours)
      ? [
          {
            ...row(
              ours,
              false,
              `${ours.name}, as published`,
              periods.map((period) => knownCell(ours.cells[period], places)),
            ),
            usual: "",
            best: "",
          },
        ]
      : []),
    ...others.map((place) =>
      row(
        place,
        false,
        place.name,
        periods.map((period) => knownCell(place.cells[period], places)),
      ),
    ),
    ...alignedRows(figures, periods, places),
  ];
}

/** A row with nothing worked out. */
const plainRow = (target: Target, id: string, name: string, cells: readonly TrajectoryCell[]): TrajectoryRow => ({
  id: `${target._id} ${id}`,
  target: target._id,
  name,
  role: "ours",
  isPromise: false,
  cells,
  over: null,
  needed: "",
  usual: "",
  best: "",
  odds: "",
});

/** What each area did the last time over as many steps as the promise takes, step under step. */
function alignedRows(figures: TargetFigures, periods: readonly PeriodCode[], places: number): TrajectoryRow[] {
  const decimals = Math.max(figures.indicator.decimals, 1);
  return alignedRunsOf(figures, periods).map(({ row, when, points, aYear }) => ({
    ...plainRow(
      figures.target,
      `${row.id} aligned`,
      row.name,
      periods.map((period) => {
        const point = points.get(period);
        if (!point) return { text: "", pad: "", state: "none" };
        return { ...knownCell(point.cell, places), of: formatPeriod(point.period) };
      }),
    ),
    role: row.role,
    over: when,
    needed: formatChange(aYear, { decimals }),
  }));
}

/** What is foreseen of a target, as far as its promises reach. */
function foreseenOf({ target, table, indicator }: TargetFigures) {
  const panel = panelOf(table);
  const promises = promisesOf(target);
  return { target, panel, promises, final: promises.at(-1), indicator, ...outlookOf(panel, promises) };
}

/** The middle of all futures, in the periods that nobody knows yet. */
function forecastRow(
  { target }: TargetFigures,
  { forecast }: ReturnType<typeof foreseenOf>,
  periods: readonly PeriodCode[],
  places: number,
): TrajectoryRow[] {
  if (forecast?.kind !== "forecast") return [];
  const medians = new Map(forecast.points.map(({ period, median }) => [period, Number(median.toFixed(places))]));
  if (!periods.some((period) => medians.has(period))) return [];
  return [
    {
      ...plainRow(
        target,
        "forecast",
        "If nothing changes",
        periods.map((period) => {
          const median = medians.get(period);
          return median === undefined ? { text: "", pad: "", state: "none" } : printed(median, places, "forecast");
        }),
      ),
      role: "forecast",
    },
  ];
}

const valuesIn = (row: TableRow, periods: readonly PeriodCode[]) => periods.map((period) => row.cells[period]?.value);

function promiseCell(
  { target, ours }: TargetFigures,
  period: PeriodCode,
  isOwn: boolean,
  places: number,
): TrajectoryCell {
  const final = finalValueOf(target);
  const promised = target.trajectory[period] ?? (final?.period === period ? final.value : undefined);
  if (isOwn || typeof promised === "number") {
    return typeof promised === "number"
      ? printed(promised, places, "promise")
      : { text: "", pad: "", state: "promise" };
  }
  const baseline = baselineOf(target);
  if (baseline?.period === period)
    return { ...printed(baseline.value, places, "known"), ...doubtedBy(ours.cells[period]?.finding) };
  return ours.cells[period] ? knownCell(ours.cells[period], places) : { text: "", pad: "", state: "none" };
}

function knownCell(cell: TableCell | undefined, places: number): TrajectoryCell {
  if (!cell || cell.value === null) return { text: cell?.reason ?? "", pad: "", state: "unknown" };
  return {
    ...printed(cell.value, places, cell.status === "provisional" ? "provisional" : "known"),
    ...doubtedBy(cell.finding),
  };
}

function printed(value: number, places: number, state: TrajectoryCell["state"]): TrajectoryCell {
  const own = decimalsOf(value);
  const pad = own >= places ? "" : own === 0 ? `.${"0".repeat(places)}` : "0".repeat(places - own);
  return { text: formatNumber(value, own), pad, state };
}

/** How what a target needs, and the usual and the best that was ever done, were worked out. */
export function yearlyWorkings(book: Book, figures: TargetFigures): Working[] {
  const done = figures.table.rows.flatMap((row) => {
    const sustained = sustainedBy(figures, row, book.agreement.scheme.years.length);
    return [sustained?.best?.working, sustained?.usual.working];
  });
  return [neededAYear(figures)?.working, ...done].filter((working) => working !== undefined);
}
