import type { IndicatorTable, RowRole, TableRow } from "../../measures/indicator-table";
import { type Point, pointsOf } from "../../measures/comparison";
import type { Polarity } from "../../measures/indicator";
import { type PeriodCode, kindOf, periodsBetween, readPeriod } from "../../measures/period";
import { splitAtBreaks } from "../../measures/series-breaks";

/** One area's values on the panel's grid of periods; null where none is known. */
export interface PanelArea {
  /** The table row's id. */
  readonly id: string;
  readonly name: string;
  readonly role: RowRole;
  readonly values: readonly (number | null)[];
}

/**
 * How values are bounded, and so on which scale they may move without leaving their bounds: percentages on a logit,
 * positive counts and rates on a log, anything else (gaps, net changes) as it is.
 */
export type Bounds = "percentage" | "positive" | "none";

/** The same measure for several areas over equally spaced periods: what forecasts, odds and challenges are made from. */
export interface Panel {
  readonly unit: string;
  readonly polarity: Polarity;
  readonly decimals: number;
  readonly bounds: Bounds;
  /** In time order without holes, of one kind. */
  readonly periods: readonly PeriodCode[];
  /** Periods to a year where the seasons may show (4 quarters, 12 months), else 1. */
  readonly season: number;
  readonly ours: PanelArea;
  /** Comparators, region and country, as they stand in the table. */
  readonly others: readonly PanelArea[];
}

/** A table never changes, and every target that shares it asks for its panel. */
const panels = new WeakMap<IndicatorTable, Panel | undefined>();

/**
 * The panel of a table: every row's values of the kind of period in which ours is known last, after the last definition
 * break of each row. A value before a break is left out, so that no change or forecast crosses one.
 * @returns undefined where nothing is known of ours.
 */
export function panelOf(table: IndicatorTable): Panel | undefined {
  if (!panels.has(table)) panels.set(table, makePanel(table));
  return panels.get(table);
}

function makePanel(table: IndicatorTable): Panel | undefined {
  const rows = table.rows.filter(({ role }) => role !== "part");
  const ours = rows.find(({ role }) => role === "ours");
  const latest = ours && pointsOf(table, ours).at(-1);
  if (!ours || !latest) return undefined;
  const kind = kindOf(latest.period);
  const months = readPeriod(latest.period).months;
  const isOnGrid = ({ period }: Point) => kindOf(period) === kind && readPeriod(period).months === months;
  const known = new Map(
    rows.map((row): [TableRow, Point[]] => [
      row,
      splitAtBreaks(pointsOf(table, row).filter(isOnGrid), table.indicator.definitions).at(-1) ?? [],
    ]),
  );
  const all = [...known.values()].flat().map(({ period }) => period);
  const within = table.periods.filter((period) => all.includes(period));
  const [first, last] = [within[0], within.at(-1)];
  if (!first || !last) return undefined;
  const periods = periodsBetween(first, last);
  const areaOf = (row: TableRow): PanelArea => {
    const values = new Map(known.get(row)?.map(({ period, value }) => [period, value]));
    return {
      id: row.id,
      name: row.name,
      role: row.role,
      values: periods.map((period) => values.get(period) ?? null),
    };
  };
  const { unit, polarity, decimals } = table.indicator;
  const others = rows.filter((row) => row !== ours && (known.get(row)?.length ?? 0) > 0).map(areaOf);
  return {
    unit,
    polarity,
    decimals,
    bounds: boundsOf(
      unit,
      [...known.values()].flat().map(({ value }) => value),
    ),
    periods,
    season: seasonOf(periods),
    ours: areaOf(ours),
    others,
  };
}

/** Whether a unit is a share of a hundred: "%", "% of working age population"; a change in points is not one. */
export const isPercentage = (unit: string) => /^(%|per ?cent)/i.test(unit.trim()) && !/point|change/i.test(unit);

export function boundsOf(unit: string, values: readonly number[]): Bounds {
  const within = (low: number, high: number) => values.every((value) => value >= low && value <= high);
  if (isPercentage(unit) && within(0, 100)) return "percentage";
  // What was negative once, such as a net change, has no lower bound.
  return within(0, Infinity) ? "positive" : "none";
}

export function seasonOf(periods: readonly PeriodCode[]): number {
  const kind = periods[0] && kindOf(periods[0]);
  if (kind === "calendar quarter" || kind === "financial quarter") return 4;
  return kind === "month" ? 12 : 1;
}

/** Steps of the panel's grid from its last period known of ours to another; undefined where it lies on no step after it. */
export function horizonOf(panel: Panel, period: PeriodCode): number | undefined {
  const origin = originOf(panel);
  const steps = origin === undefined ? 0 : periodsBetween(origin, period).length - 1;
  return steps > 0 ? steps : undefined;
}

/** The last period for which ours is known. */
export function originOf({ periods, ours }: Panel): PeriodCode | undefined {
  return periods[ours.values.findLastIndex((value) => value !== null)];
}

/** The same panel with another area in the place of ours, for its own forecast or its own part of a change. */
export function seenFrom(panel: Panel, area: string): Panel {
  const there = panel.others.find(({ id }) => id === area);
  if (!there) return panel;
  return { ...panel, ours: there, others: panel.others.map((each) => (each === there ? panel.ours : each)) };
}
