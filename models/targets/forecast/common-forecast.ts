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
  /** Whether it goes on as it did: past origins had to bear that out. */
  readonly drifts: boolean;
}

interface Step {
  readonly t: number;
  readonly change: number;
}

/** An ordinary step of each season, and how many of the steps it was fitted with. */
interface Ordinary {
  readonly at: (t: number) => number;
  readonly fitted: number;
}

const STILL: Ordinary = { at: () => 0, fitted: 0 };

/**
 * The common movement goes on at its mean pace, and by its seasons, as far as both stand out of its own noise; at all only
 * if past origins bear it out. Around that lies a t distribution with as many degrees of freedom as there are spans without
 * overlap (a national episode is one draw, however many areas it moved), never narrower than a one-step shock times √h.
 *
 * Source: shrinkage of means by their signal from James and Stein (1961); t from Student (1908).
 */
export function modelCommon({ common, last }: AreaStudy, season: number, ahead: number): CommonModel {
  const steps: Step[] = [];
  for (const [t, change] of common.entries()) if (t > 0 && !Number.isNaN(change)) steps.push({ t, change });
  const drifts = season > 1 ? steps.length > season && borneOut(steps, season) : borneOut(steps, season);
  const ordinary = drifts ? ordinaryOf(steps, season) : STILL;
  const left = steps.map(({ t, change }) => change - ordinary.at(t));
  const shock = Math.sqrt(sumOfSquares(left) / Math.max(1, steps.length - ordinary.fitted));
  const model = { centre: [] as number[], spread: [] as number[], freedom: [] as number[] };
  let [centre, unknown] = [0, 0];
  for (let h = 1; h <= ahead; h++) {
    const seen = common[last + h] ?? NaN;
    if (unknown === 0 && !Number.isNaN(seen)) {
      centre += seen;
    } else {
      unknown += 1;
      centre += ordinary.at(last + h);
    }
    model.centre.push(centre);
    model.spread.push(Math.max(model.spread.at(-1) ?? 0, shock * Math.sqrt(unknown), spanOf(left, unknown)));
    model.freedom.push(Math.max(1, Math.floor((steps.length - ordinary.fitted) / Math.max(1, unknown))));
  }
  return { ...model, steps: steps.length, drifts };
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

/** The mean step, and each season's difference from it, both shrunk by their noise. */
function ordinaryOf(steps: readonly Step[], season: number): Ordinary {
  const n = steps.length;
  const pace = mean(steps.map(({ change }) => change));
  const seasons = seasonsOf(steps, season, pace);
  const noise =
    sumOfSquares(steps.map(({ t, change }) => change - pace - seasons.at(t))) / Math.max(1, n - 1 - seasons.fitted);
  const kept = pace === 0 ? 0 : Math.max(0, 1 - noise / n / pace ** 2);
  return { at: (t) => kept * pace + seasons.at(t), fitted: kept + seasons.fitted };
}

function seasonsOf(steps: readonly Step[], season: number, pace: number): Ordinary {
  if (season < 2 || steps.length <= season) return STILL;
  const groups = Array.from({ length: season }, (): number[] => []);
  for (const { t, change } of steps) groups[t % season]?.push(change - pace);
  const means = groups.map((group) => (group.length === 0 ? 0 : mean(group)));
  const between = sumOfSquares(means) / (season - 1);
  if (between === 0) return STILL;
  const within = sumOfSquares(groups.flatMap((group, k) => group.map((each) => each - (means[k] ?? 0))));
  const noise = within / (steps.length - season) / (steps.length / season);
  const kept = Math.max(0, 1 - noise / between);
  return { at: (t) => kept * (means[t % season] ?? 0), fitted: kept * (season - 1) };
}

/** Whether, at past origins, going on would have come closer than standing still by more than one standard error. */
function borneOut(steps: readonly Step[], season: number): boolean {
  const gains: number[] = [];
  for (let origin = Math.max(3, season + 1); origin < steps.length; origin++) {
    const ordinary = ordinaryOf(steps.slice(0, origin), season);
    let [foreseen, came] = [0, 0];
    const errors: number[] = [];
    for (const { t, change } of steps.slice(origin, origin + 3)) {
      foreseen += ordinary.at(t);
      came += change;
      errors.push(Math.abs(came) - Math.abs(came - foreseen));
    }
    gains.push(mean(errors));
  }
  if (gains.length < 2) return false;
  const centre = mean(gains);
  const variance = sumOfSquares(gains.map((gain) => gain - centre)) / (gains.length - 1);
  return centre > Math.sqrt(variance / gains.length);
}
