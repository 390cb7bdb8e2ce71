import type { TableRow } from "@models/measures/indicator-table";
import { pointsOf } from "@models/measures/comparison";
import { type PeriodCode, comparePeriods, periodsBetween } from "@models/measures/period";
import { placeOnAxis } from "@models/measures/period-axis";
import { splitAtBreaks } from "@models/measures/series-breaks";
import { printAsPublished } from "@models/measures/step-table";
import type { TargetFigures } from "@models/targets/target-figures";
import { baselineOf, promisesOf } from "@models/targets/trajectory";
import type { Chart, ChartLine, ChartPoint } from "../components/charts/chart";

/** History, promise and comparators on one chart. */
export function targetChart(figures: TargetFigures): Chart {
  const { target, table, indicator } = figures;
  const promise = promiseLine(figures);
  const lines = [
    ...table.rows.flatMap((row) => {
      const runs = runsOf(figures, row);
      return runs.length > 0
        ? [
            {
              id: row.id,
              name: row.name,
              role: row.role,
              runs,
              labelAtStart: row.role === "ours" && promise !== undefined,
            },
          ]
        : [];
    }),
    ...(promise ? [promise] : []),
  ];
  return {
    title: target.name,
    unit: indicator.unit,
    ticks: ticksOf(figures),
    lines,
    gaps: [],
    breaks: [],
  };
}

/** Every period from the first known to the last promised, where they are of one kind; otherwise those that there are. */
function ticksOf({ table, target }: TargetFigures): Chart["ticks"] {
  const known = table.rows.flatMap((row) => pointsOf(table, row).map(({ period }) => period));
  const periods = [...new Set([...known, ...promisesOf(target).map(({ period }) => period)])].sort(comparePeriods);
  const [first, last] = [periods[0], periods.at(-1)];
  const between = first && last ? periodsBetween(first, last) : [];
  const all = periods.every((period) => between.includes(period)) ? between : periods;
  return all.map((period) => placeOnAxis(period));
}

function runsOf({ table, indicator }: TargetFigures, row: TableRow): ChartPoint[][] {
  return splitAtBreaks(pointsOf(table, row), indicator.definitions).map((run) =>
    run.map(({ period, value, cell }) => ({
      ...pointAt(period, value),
      mark: cell.status === "provisional" ? "hollow" : "dot",
    })),
  );
}

/** From the baseline on, a ring at each agreed period and the final target filled. */
function promiseLine({ target }: TargetFigures): ChartLine | undefined {
  const promised = promisesOf(target);
  const baseline = baselineOf(target);
  const final = promised.at(-1);
  if (!final) return undefined;
  const run: ChartPoint[] = [
    ...(baseline ? [{ ...pointAt(baseline.period, baseline.value), mark: "dot" as const }] : []),
    ...promised.map(({ period, value }) => ({
      ...pointAt(period, value),
      mark: period === final.period ? ("final" as const) : ("ring" as const),
    })),
  ];
  return {
    id: "promise",
    name: "we promise",
    endText: printAsPublished(final.value),
    role: "promise",
    runs: [run],
  };
}

function pointAt(period: PeriodCode, value: number) {
  const { at, label } = placeOnAxis(period);
  return { at, period: label, value, text: printAsPublished(value) };
}
