import { subtract } from "./arithmetic";
import { type Gap, type Judgement, changeOver, gapTo, ourRow, pointsOf, referenceRow } from "./comparison";
import { formatNumber, formatValue } from "./format";
import type { IndicatorTable, TableIndicator, TableRow } from "./indicator-table";
import { formatPeriod } from "./period";
import { areComparable } from "./series-breaks";
import type { Working } from "./working";

/** A piece of a generated sentence. One with a working is a computed number that opens it. */
export interface SentencePart {
  readonly text: string;
  readonly judgement?: Judgement;
  readonly working?: Working;
}

export const sentenceText = (parts: readonly SentencePart[]) => parts.map(({ text }) => text).join("");

/**
 * What the table shows, in a sentence: where ours last stood against the region (or country), and whether the gap has
 * closed since the first period that may be compared. Without a reference, where ours stood and how it changed.
 */
export function readTable(table: IndicatorTable): SentencePart[] {
  const ours = ourRow(table);
  const latest = ours && pointsOf(table, ours).at(-1);
  if (!ours || !latest) return [{ text: `There are no figures for ${ours?.name ?? "our area"} yet.` }];
  const reference = referenceRow(table);
  const gaps = reference ? comparableGaps(table, ours, reference) : [];
  const last = gaps.at(-1);
  return reference && last
    ? readGaps(table.indicator, ours, reference, gaps[0] ?? last, last)
    : readAlone(table, ours, formatValue(latest.value, table.indicator), formatPeriod(latest.period));
}

/** Gaps in time order from the last definition break on. */
function comparableGaps(table: IndicatorTable, ours: TableRow, reference: TableRow): Gap[] {
  const last = table.periods.findLast((period) => gapTo(table, ours, reference, period));
  const version = last && ours.cells[last]?.version;
  if (version === undefined) return [];
  return table.periods.flatMap((period) => {
    const then = ours.cells[period]?.version;
    const gap = gapTo(table, ours, reference, period);
    return gap && then !== undefined && areComparable(table.indicator.definitions, then, version) ? [gap] : [];
  });
}

function readGaps(
  indicator: TableIndicator,
  ours: TableRow,
  reference: TableRow,
  first: Gap,
  last: Gap,
): SentencePart[] {
  const other = reference.role === "region" ? "the region" : reference.name;
  const start: SentencePart[] = [
    { text: `${ours.name} was ` },
    { text: stand(last, indicator, other), judgement: last.judgement, working: last.working },
    { text: ` in ${formatPeriod(last.period)}` },
  ];
  if (first === last) return [...start, { text: "." }];
  if (first.gap === last.gap) return [...start, { text: `, as it was in ${formatPeriod(first.period)}.` }];
  const then = { text: shortStand(first, indicator), judgement: first.judgement, working: first.working };
  return [...start, { text: course(first, last) }, then, { text: ` in ${formatPeriod(first.period)}.` }];
}

function stand({ gap }: Gap, indicator: TableIndicator, other: string): string {
  return gap === 0 ? `level with ${other}` : `${distance(gap, indicator)} ${gap < 0 ? "below" : "above"} ${other}`;
}

function shortStand({ gap }: Gap, indicator: TableIndicator): string {
  return gap === 0 ? "level" : `${distance(gap, indicator)} ${gap < 0 ? "below" : "above"}`;
}

const distance = (gap: number, { decimals }: TableIndicator) => formatNumber(Math.abs(gap), decimals);

/** How the gap went, by what it means to ours. */
const COURSES: Readonly<Record<Judgement, { readonly smaller: string; readonly larger: string }>> = {
  worse: { smaller: ", and closing: it was ", larger: ", and falling further behind: it was " },
  better: { smaller: ", its lead shrinking: it was ", larger: ", and pulling further ahead: it was " },
  neither: { smaller: ", and closing: it was ", larger: ", and the gap is widening: it was " },
  level: { smaller: ": it was ", larger: ": it was " },
};

function course(first: Gap, last: Gap): string {
  if (Math.sign(first.gap) !== Math.sign(last.gap)) return ": it was ";
  const moved = subtract(Math.abs(last.gap), Math.abs(first.gap));
  return COURSES[last.judgement][moved < 0 ? "smaller" : "larger"];
}

function readAlone(table: IndicatorTable, ours: TableRow, value: string, period: string): SentencePart[] {
  const start = { text: `${ours.name} stood at ${value} in ${period}` };
  const change = changeOver(table, ours);
  if (!change) return [start, { text: "." }];
  const since = ` since ${formatPeriod(change.from)}.`;
  if (change.change === 0) return [start, { text: `, unchanged${since}` }];
  const text = `${change.change > 0 ? "up" : "down"} ${distance(change.change, table.indicator)}`;
  return [start, { text: ", " }, { text, judgement: change.judgement, working: change.working }, { text: since }];
}
