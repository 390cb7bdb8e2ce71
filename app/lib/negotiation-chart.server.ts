import type { Book } from "@models/agreement/book";
import type { NumberedRound, Side } from "@models/negotiation/negotiation";
import { challengeBasisOf } from "@models/targets/challenge/basis";
import { subjectOf } from "@models/targets/challenge/subject";
import type { Target } from "@models/targets/target";
import { figuresOf } from "@models/targets/target-figures";
import { promisesOf } from "@models/targets/trajectory";
import type { Chart, ChartBand, ChartLine } from "../components/charts/chart";
import { targetChart } from "./target-chart.server";

/**
 * History with both sides' trajectories over it and what lies between them, in levels.
 * @param book what was offered; the chart draws from nothing else.
 */
export function negotiationChart(
  book: Book,
  target: Target,
  said: Partial<Record<Side, NumberedRound>>,
  today: string,
): Chart | null {
  const drawn = (["partnership", "region"] as const).flatMap((side) => {
    const round = said[side];
    const proposed = round && { ...target, trajectory: round.trajectory };
    const figures = proposed && figuresOf(book, proposed);
    const basis = proposed && challengeBasisOf(book, proposed, today);
    if (!figures || !basis) return [];
    const { forecast } = subjectOf(basis, promisesOf(proposed));
    return [{ side, chart: targetChart(figures, { forecast }) }];
  });
  const [first] = drawn;
  if (!first) return null;
  const promises = drawn.flatMap(({ side, chart }) => {
    const line = chart.lines.find(({ role }) => role === "promise");
    return line ? [lineOf(side, line)] : [];
  });
  const [ours, theirs] = promises;
  return {
    ...first.chart,
    lines: [...first.chart.lines.filter(({ role }) => role !== "promise"), ...promises],
    bands: [...(first.chart.bands ?? []), ...(ours && theirs ? between(ours, theirs) : [])],
  };
}

function lineOf(side: Side, line: ChartLine): ChartLine {
  return side === "region"
    ? { ...line, id: "counter", name: "region asks", role: "counter" }
    : { ...line, name: "offered" };
}

/** What is still to be agreed. */
function between(ours: ChartLine, theirs: ChartLine): ChartBand[] {
  const values = new Map(theirs.runs.flat().map(({ at, value }) => [at, value]));
  const points = ours.runs.flat().flatMap(({ at, value }) => {
    const other = values.get(at);
    return other === undefined ? [] : [{ at, low: Math.min(value, other), high: Math.max(value, other) }];
  });
  if (points.every(({ low, high }) => low === high)) return [];
  return [{ id: "between", name: "between the two", role: "promise", points }];
}
