import { subtract } from "../../measures/arithmetic";
import { type PeriodCode, readPeriod } from "../../measures/period";
import type { Panel } from "../forecast/panel";
import type { Span } from "./challenge";
import type { ChallengeSubject, PeriodValue } from "./subject";

/** A part of the promise that goes one way all along. */
export interface Stretch extends Span {
  readonly change: number;
  /** Steps of the panel's grid, or of years where there is none. */
  readonly steps: number;
  readonly points: readonly PeriodValue[];
}

const endOf = (period: PeriodCode) => readPeriod(period).start + readPeriod(period).months;

/** Months from one step of the grid to its next. */
export function monthsInStep(panel: Panel | undefined): number {
  const [first, second] = panel?.periods ?? [];
  return first && second ? endOf(second) - endOf(first) : 12;
}

/** How many steps of the grid lie between two periods; not whole where they are of different kinds. */
export function stepsBetween(panel: Panel | undefined, from: PeriodCode, to: PeriodCode): number {
  return (endOf(to) - endOf(from)) / monthsInStep(panel);
}

/** Baseline and promises in time order. */
export function courseOf({ baseline, promises }: ChallengeSubject): PeriodValue[] {
  const later = baseline ? promises.filter(({ period }) => endOf(period) > endOf(baseline.period)) : promises;
  return baseline ? [baseline, ...later] : [...later];
}

/** The longest stretches of the promise that go up (1) or down (−1). */
export function stretchesOf(subject: ChallengeSubject, way: 1 | -1): Stretch[] {
  const course = courseOf(subject);
  const runs: PeriodValue[][] = [];
  course.slice(1).forEach((to, i) => {
    const from = course[i] as PeriodValue;
    if (way * (to.value - from.value) <= 0) return;
    const run = runs.at(-1);
    if (run?.at(-1) === from) run.push(to);
    else runs.push([from, to]);
  });
  return runs.map((points) => stretchOf(subject.panel, points));
}

export function stretchOf(panel: Panel | undefined, points: readonly PeriodValue[]): Stretch {
  const [from, to] = [points[0] as PeriodValue, points.at(-1) as PeriodValue];
  return {
    from: from.period,
    to: to.period,
    change: subtract(to.value, from.value),
    steps: stepsBetween(panel, from.period, to.period),
    points,
  };
}

/** Ends of a stretch that go less than half as fast as all of it are no part of what makes it steep. */
const SLOW = 0.5;

export function withoutSlowEnds(panel: Panel | undefined, stretch: Stretch): Stretch {
  const pace = Math.abs(stretch.change) / stretch.steps;
  const isSlow = (from: PeriodValue | undefined, to: PeriodValue | undefined) =>
    from !== undefined &&
    to !== undefined &&
    Math.abs(to.value - from.value) / stepsBetween(panel, from.period, to.period) < SLOW * pace;
  const points = [...stretch.points];
  while (points.length > 2 && isSlow(points[0], points[1])) points.shift();
  while (points.length > 2 && isSlow(points.at(-2), points.at(-1))) points.pop();
  return stretchOf(panel, points);
}
