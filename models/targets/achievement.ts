import type { Polarity } from "../measures/indicator";
import type { Scheme } from "../agreement/scheme";

export interface Achieving {
  readonly baseline: number;
  readonly target: number;
  readonly latest: number;
  readonly polarity: Polarity;
  /** How far from the target a flat or maintained one may be, in the indicator's unit. */
  readonly tolerance?: number;
}

/**
 * How much of the promised change has come: (latest − baseline) ÷ (target − baseline), 1 being all of it. Moving away from
 * the target is below nought, whichever direction is better, since both differences change sign together.
 *
 * Where nothing is to be gained (a flat target, one maintained within a tolerance, or one that holds a decline back) there
 * is no change to divide by: it is 1 while the latest is no worse than the target by more than its tolerance, else 0.
 */
export function achievementOf({ baseline, target, latest, polarity, tolerance }: Achieving): number {
  const promised = target - baseline;
  const isHeld = tolerance !== undefined || promised === 0 || isDecline(promised, polarity);
  if (!isHeld) return (latest - baseline) / promised;
  return shortfall(latest, target, polarity) <= (tolerance ?? 0) ? 1 : 0;
}

const isDecline = (promised: number, polarity: Polarity) =>
  polarity !== "none" && promised > 0 !== (polarity === "higher");

/** How much worse than the target the latest is; either side is where no direction is better. */
function shortfall(latest: number, target: number, polarity: Polarity): number {
  if (polarity === "none") return Math.abs(latest - target);
  return polarity === "higher" ? target - latest : latest - target;
}

/**
 * The share of its reward that a target earns by a scheme's rule: nothing below the floor, then in proportion to what was
 * achieved, never more than the cap.
 */
export function rewardOf(achievement: number, { floor, cap }: Scheme["reward"]): number {
  return achievement < floor ? 0 : Math.min(achievement, cap);
}
