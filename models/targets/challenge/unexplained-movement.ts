import { median } from "simple-statistics";
import { subtract } from "../../measures/arithmetic";
import { type PeriodCode, formatPeriod } from "../../measures/period";
import { type Xmr, xmrOf } from "../../measures/xmr";
import type { ChallengeRule, Raised } from "./challenge";
import type { ChallengeSubject, PeriodValue } from "./subject";
import { aStep, amount, between, known, moved, signed, worked } from "./words";

/** A move is asked about from twice the usual one on, even where it lies within the limits of noise. */
const STANDS_OUT = 2;
/** Fewer values than this have no usual move. */
const FEWEST = 4;

interface Move {
  readonly from: PeriodCode;
  readonly to: PeriodCode;
  /** The period after it, where its series goes on. */
  readonly after: PeriodCode;
  readonly change: number;
  /** The value comes from within the natural limits around the trend to outside them. */
  readonly leaves: boolean;
}

/**
 * What happened where the series moved more than it does by itself: a move beyond the limit of moving ranges (mean × 3.267)
 * or into a value beyond the natural limits (trend ± mean × 2.66). Within them the largest move is still asked about when
 * it is at least twice the median one.
 * Source: D. Wheeler, Understanding Variation (1993), chapters 3 and 4.
 */
export const unexplainedMovement: ChallengeRule = {
  id: "unexplained-movement",
  cause: "the past",
  raise(subject) {
    return runsWithoutHoles(subject).flatMap((run) => {
      const limits = run.length < FEWEST ? undefined : xmrOf(run.map(({ value }) => value));
      if (!limits || limits.meanRange === 0) return [];
      const moves = movesOf(run, limits);
      const signals = moves.filter(({ change, leaves }) => leaves || Math.abs(change) > limits.rangeLimit);
      if (signals.length > 0) return signals.map((move) => question(subject, limits, move, false));
      const largest = moves.reduce((top, move) => (Math.abs(move.change) > Math.abs(top.change) ? move : top));
      const standsOut = limits.medianRange > 0 && Math.abs(largest.change) >= STANDS_OUT * limits.medianRange;
      return standsOut ? [question(subject, limits, largest, true)] : [];
    });
  },
};

/** A move across a missing period is no one-step move. */
function runsWithoutHoles({ panel }: ChallengeSubject): PeriodValue[][] {
  const runs: PeriodValue[][] = [[]];
  panel?.periods.forEach((period, i) => {
    const value = panel.ours.values[i];
    if (value == null) runs.push([]);
    else runs.at(-1)?.push({ period, value });
  });
  return runs;
}

function movesOf(run: readonly PeriodValue[], { centre, upper }: Xmr): Move[] {
  const fromTrend = awayFromTrend(run);
  const isOutside = (i: number) => Math.abs(fromTrend[i] ?? 0) > upper - centre;
  return run.slice(1).map((to, i) => {
    const from = run[i] as PeriodValue;
    return {
      from: from.period,
      to: to.period,
      after: (run[i + 2] ?? to).period,
      change: subtract(to.value, from.value),
      leaves: isOutside(i + 1) && !isOutside(i),
    };
  });
}

/**
 * Each value less the trend at its place. A series that rises steadily leaves limits around its mean though nothing ever
 * happened; limits around its trend it leaves only where something did.
 * Source: Wheeler's trended limits, with the trend of Theil (1950) and Sen (1968): the median of all slopes.
 */
function awayFromTrend(run: readonly PeriodValue[]): number[] {
  const slopes = run.flatMap(({ value }, i) => run.slice(i + 1).map((later, j) => (later.value - value) / (j + 1)));
  const slope = median(slopes);
  const level = median(run.map(({ value }, i) => value - slope * i));
  return run.map(({ value }, i) => value - slope * i - level);
}

function question(subject: ChallengeSubject, limits: Xmr, move: Move, isIndicative: boolean): Raised {
  const { meanRange, medianRange: usual, rangeLimit: limit } = limits;
  const span = { from: move.from, to: move.after };
  const beside = subject.table.rows.find(({ role }) => role === "region");
  const [then, now] = [beside?.cells[move.from]?.value, beside?.cells[move.to]?.value];
  const theirs = typeof then === "number" && typeof now === "number" ? subtract(now, then) : undefined;
  const region = theirs === undefined ? "" : `; the region ${moved(subject, theirs)}`;
  const steps = [
    `Mean size of the moves (mean moving range): ${amount(subject, meanRange, 2)}`,
    `Limit of noise: 3.267 × ${amount(subject, meanRange, 2)} = ${amount(subject, limit)}`,
    `Median size of the moves: ${amount(subject, usual, 1)}`,
  ];
  return {
    span,
    strength: isIndicative ? "should answer" : "must answer",
    ...(isIndicative ? { indicative: true as const } : {}),
    question: `What happened ${between(span)}?`,
    why:
      `${subject.ours.name} ${moved(subject, move.change)} into ${formatPeriod(move.to)}, where its usual move is ` +
      `${amount(subject, usual, 1)} ${aStep(subject)}${region}.` +
      (isIndicative ? ` It lies within the limit of noise, ${amount(subject, limit)}.` : ""),
    numbers: [
      { name: "move", value: move.change, kind: "value" },
      { name: "median move", value: usual, kind: "value" },
      { name: "mean moving range", value: meanRange, kind: "value" },
      { name: "limit", value: limit, kind: "value" },
      ...(theirs === undefined ? [] : [{ name: "move of the region", value: theirs, kind: "value" as const }]),
    ],
    working: {
      title: `The move into ${formatPeriod(move.to)}`,
      formula: "this move against the limit of noise, 3.267 × the mean moving range, and the median move",
      inputs: [
        ...known(subject, move.from),
        ...known(subject, move.to),
        ...(beside ? [...known(subject, move.from, beside), ...known(subject, move.to, beside)] : []),
        worked(subject, "Mean moving range", meanRange, `${limits.ranges.length} moves of our series`),
      ],
      steps,
      result: signed(subject, move.change),
      source: "D. Wheeler, Understanding Variation (1993): XmR limits",
    },
    weight: limit > 0 ? Math.abs(move.change) / limit : 1,
  };
}
