import { mean } from "simple-statistics";
import type { AreaStudy } from "./study";

/** What the common movement would bring on the working scale, by steps ahead (index 0 is one), and how unsure that is. */
export interface CommonModel {
  /** Change from the last period known of ours. */
  readonly centre: readonly number[];
  /** Scale of the t distribution around it; 0 where the others are known already. */
  readonly spread: readonly number[];
  /** Its degrees of freedom. */
  readonly freedom: readonly number[];
  /** Steps it rests on. */
  readonly steps: number;
  /** Mean step, and the share of it that is counted on, 0 to 1. */
  readonly pace: number;
  readonly kept: number;
}

interface Step {
  readonly t: number;
  readonly change: number;
}

/** What each season's steps differ by from the mean step, and how many of the steps that is fitted with. */
interface Seasons {
  readonly at: (t: number) => number;
  readonly fitted: number;
}

const NO_SEASONS: Seasons = { at: () => 0, fitted: 0 };

/** What is left of a pace a step later, as for trends of our own. */
const DAMPING = 0.9;

/**
 * The common movement goes on at its mean pace, damped, and by its seasons, each as far as it stands out of its own noise.
 * Around that lies a t distribution with as many degrees of freedom as there are spans without overlap (a national episode
 * is one draw, however many areas it moved); never narrower than a one-step shock × √h, which each step gives a draw of.
 *
 * Sources: Gardner and McKenzie (1985) for damping, Robinson, That BLUP is a good thing, Statistical Science 6 (1991) for
 * shrinkage by signal and noise, Student (1908) for t.
 */
export function modelCommon({ common, last }: AreaStudy, season: number, ahead: number): CommonModel {
  const steps: Step[] = [];
  for (const [t, change] of common.entries()) if (t > 0 && !Number.isNaN(change)) steps.push({ t, change });
  const n = steps.length;
  const pace = n === 0 ? 0 : mean(steps.map(({ change }) => change));
  const seasons = seasonsOf(steps, season, pace);
  const around = sumOfSquares(steps.map(({ t, change }) => change - pace - seasons.at(t)));
  const free = n - 1 - seasons.fitted;
  const kept = keptOf(n * pace ** 2, around / Math.max(1, free), free);
  const left = steps.map(({ t, change }) => change - kept * pace - seasons.at(t));
  const fitted = kept + seasons.fitted;
  const shock = Math.sqrt(sumOfSquares(left) / Math.max(1, n - fitted));
  const model = { centre: [] as number[], spread: [] as number[], freedom: [] as number[] };
  let [centre, unknown, widest] = [0, 0, 0];
  for (let h = 1; h <= ahead; h++) {
    const seen = common[last + h] ?? NaN;
    if (unknown === 0 && !Number.isNaN(seen)) {
      centre += seen;
    } else {
      unknown += 1;
      centre += kept * pace * DAMPING ** unknown + seasons.at(last + h);
    }
    const [shocks, spans] = [shock * Math.sqrt(unknown), spanOf(left, unknown)];
    widest = Math.max(widest, shocks, spans);
    model.centre.push(centre);
    model.spread.push(widest);
    model.freedom.push(Math.max(1, Math.floor((n - fitted) / (shocks >= spans ? 1 : unknown))));
  }
  return { ...model, steps: n, pace, kept };
}

/** Root mean square of all spans of so many steps, overlapping ones included; 0 where none is long enough. */
function spanOf(left: readonly number[], length: number): number {
  const squares: number[] = [];
  for (let i = 0; length > 0 && i + length <= left.length; i++) {
    squares.push(left.slice(i, i + length).reduce((sum, each) => sum + each, 0) ** 2);
  }
  return squares.length === 0 ? 0 : Math.sqrt(mean(squares));
}

const sumOfSquares = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);

function seasonsOf(steps: readonly Step[], season: number, pace: number): Seasons {
  if (season < 2 || steps.length <= season) return NO_SEASONS;
  const groups = Array.from({ length: season }, (): number[] => []);
  for (const { t, change } of steps) groups[t % season]?.push(change - pace);
  const means = groups.map((group) => (group.length === 0 ? 0 : mean(group)));
  const within = sumOfSquares(groups.flatMap((group, k) => group.map((each) => each - (means[k] ?? 0))));
  const free = steps.length - season;
  const years = steps.length / season;
  const kept = keptOf(years * (sumOfSquares(means) / (season - 1)), within / free, free);
  return { at: (t) => kept * (means[t % season] ?? 0), fitted: kept * (season - 1) };
}

/**
 * How much of an effect to count on: F ÷ (F + what chance alone makes of F on average, ν ÷ (ν − 2)). Nothing where two
 * degrees of freedom or fewer leave the noise unknown.
 */
function keptOf(signal: number, noise: number, freedom: number): number {
  if (freedom <= 2 || signal === 0) return 0;
  return signal / (signal + (noise * freedom) / (freedom - 2));
}
