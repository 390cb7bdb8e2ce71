import { xmrOf } from "../measures/xmr";

export const TARGET_STATUSES = ["on track", "at risk", "off track", "too early to say"] as const;
export type TargetStatus = (typeof TARGET_STATUSES)[number];

/** Where one result stands, each as how much better it is, in the indicator's unit: below nought is worse. */
export interface Position {
  /** Better than the trajectory; for a tolerance, than its worse end. */
  readonly ahead: number;
  /** Better than the baseline. */
  readonly moved: number;
}

/** How large a difference has to be before it is more than noise, in the indicator's unit. */
export interface Noise {
  /** Of one result from a fixed point, such as the trajectory. */
  readonly ofResult: number;
  /** Of two results from each other. */
  readonly ofChange: number;
}

/** Values of a series before its own noise can be told. */
export const ENOUGH_VALUES = 4;

/**
 * The noise of a series: the natural limits of an XmR chart (2.66 × mean moving range for a value, that is three times
 * mR̄ ÷ 1.128; 3.267 × for a move), or the margin of the survey (√2 × it for a change) where that is larger.
 *
 * Source: Wheeler, Understanding Variation (1993); see xmrOf and smallestToldChange.
 * @param values in time order.
 * @param margin of a survey, at 95%.
 * @returns undefined where neither is known.
 */
export function noiseOf(values: readonly number[], margin: number | undefined): Noise | undefined {
  const xmr = values.length >= ENOUGH_VALUES ? xmrOf(values) : undefined;
  if (!xmr && margin === undefined) return undefined;
  const natural = xmr ? (xmr.upper - xmr.lower) / 2 : 0;
  return {
    ofResult: Math.max(natural, margin ?? 0),
    ofChange: Math.max(xmr?.rangeLimit ?? 0, Math.SQRT2 * (margin ?? 0)),
  };
}

/** A pattern that noise alone hardly makes, for the better (1) or the worse (−1). */
export interface Signal {
  readonly kind: "beyond limits" | "eight on one side" | "six one way";
  readonly side: 1 | -1;
}

const ON_ONE_SIDE = 8;
const ONE_WAY = 6;

/**
 * The signals of an XmR chart in the last values: one beyond the limits of those before it, eight on one side of their
 * centre, six in a row that each go one way.
 * @param values in time order, the newest last.
 * @param better 1 where higher is better, −1 where lower is.
 */
export function signalsIn(values: readonly number[], better: 1 | -1): Signal[] {
  const signals: Signal[] = [];
  const add = (kind: Signal["kind"], side: number) => {
    if (side !== 0) signals.push({ kind, side: side * better > 0 ? 1 : -1 });
  };
  const last = values.at(-1);
  const before = values.slice(0, -1);
  const limits = before.length >= ENOUGH_VALUES ? xmrOf(before) : undefined;
  if (limits && last !== undefined) add("beyond limits", last > limits.upper ? 1 : last < limits.lower ? -1 : 0);
  const centre = xmrOf(values.slice(0, -ON_ONE_SIDE))?.centre;
  if (centre !== undefined) {
    add("eight on one side", sameSign(values.slice(-ON_ONE_SIDE).map((value) => value - centre)));
  }
  const run = values.slice(-ONE_WAY);
  if (run.length === ONE_WAY) add("six one way", sameSign(run.slice(1).map((value, i) => value - (run[i] ?? value))));
  return signals;
}

/** 1 or −1 where all are on that side of nought, else 0. */
function sameSign(values: readonly number[]): number {
  if (values.every((value) => value > 0)) return 1;
  return values.every((value) => value < 0) ? -1 : 0;
}

/** One result, in the order in which they came. */
export interface Step {
  readonly position: Position;
  /** Undefined where nobody can tell noise from change yet. */
  readonly noise: Noise | undefined;
  readonly signals: readonly Signal[];
  /** A level or band that is to be kept, so that not to have moved is what was promised. */
  readonly isKept: boolean;
}

/**
 * Where each result leaves a target. A result gives a status by whether it can be told from the trajectory and from the
 * baseline; after that the status changes only when the position has moved by more than the noise since it was given, or
 * a signal says so: a change inside noise never changes it.
 */
export function statusesOf(steps: readonly Step[]): TargetStatus[] {
  let held: { readonly status: TargetStatus; readonly by: Step } | undefined;
  return steps.map((step) => {
    // What was said before the noise was known is said anew.
    if (!held?.by.noise || isMoreThanNoise(held.by.position, step)) held = { status: statusAt(step), by: step };
    return held.status;
  });
}

function isMoreThanNoise(since: Position, { position, noise, signals }: Step): boolean {
  if (!noise) return false;
  return (
    signals.length > 0 ||
    Math.abs(position.ahead - since.ahead) > noise.ofChange ||
    Math.abs(position.moved - since.moved) > noise.ofChange
  );
}

/** By one result alone. */
export function statusAt({ position: { ahead, moved }, noise, signals, isKept }: Step): TargetStatus {
  if (!noise) return "too early to say";
  const side = (difference: number, limit: number) => (Math.abs(difference) <= limit ? 0 : Math.sign(difference));
  const signalled = signals[0]?.side ?? 0;
  const course = side(ahead, noise.ofResult);
  const change = side(moved, noise.ofChange) || signalled;
  if (course > 0) return "on track";
  if (course < 0) return change > 0 ? "at risk" : "off track";
  if (isKept) return change < 0 && ahead < 0 ? "at risk" : ahead >= 0 ? "on track" : "too early to say";
  if (change === 0) return "too early to say";
  return change > 0 || ahead >= 0 ? "on track" : "at risk";
}
