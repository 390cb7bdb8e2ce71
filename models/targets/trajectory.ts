import type { Act } from "../act";
import { findPart, changePart } from "../agreement/change-part";
import type { Scheme } from "../agreement/scheme";
import { documentAtRev } from "../history/document";
import { decimalsOf } from "../measures/arithmetic";
import type { Indicator } from "../measures/indicator";
import {
  type PeriodCode,
  comparePeriods,
  isPeriodCode,
  kindOf,
  nextPeriod,
  periodEndingIn,
  periodsBetween,
  readPeriod,
} from "../measures/period";
import { readNumber } from "../measures/read-typed-value";
import { type Outcome, type Problem, refuse } from "../outcome";
import { type Fill, fillTrajectory } from "./fill-trajectory";
import { type Promising, finalValueOf } from "./final-value";
import type { Target } from "./target";

/** The target's baseline when it has both a period and a value. */
export function baselineOf({ baseline }: Pick<Target, "baseline">): { period: PeriodCode; value: number } | undefined {
  const { period, value } = baseline;
  return period && isPeriodCode(period) && typeof value === "number" ? { period, value } : undefined;
}

/** What is promised, in time order; with what a percentage change comes to. */
export function promisesOf(target: Promising): { period: PeriodCode; value: number }[] {
  const final = finalValueOf(target);
  const values = { ...target.trajectory, ...(final ? { [final.period]: final.value } : {}) };
  return Object.entries(values)
    .flatMap(([period, value]) => (isPeriodCode(period) && value !== null ? [{ period, value }] : []))
    .sort((a, b) => comparePeriods(a.period, b.period));
}

/**
 * The periods for which a target may promise a value, in order: those agreed and those that judge it; where values come
 * yearly also every year from after the baseline to the final target or the agreement's end.
 */
export function trajectoryPeriods(
  target: Pick<Target, "baseline" | "trajectory" | "judged">,
  scheme: Pick<Scheme, "years">,
): PeriodCode[] {
  const agreed = Object.keys(target.trajectory).filter(isPeriodCode);
  const judging = Object.values(target.judged).flatMap(({ periods }) => periods.slice(-1).filter(isPeriodCode));
  const named = [...new Set([...agreed, ...judging])].sort(comparePeriods);
  const from = target.baseline.period;
  if (!from || !isPeriodCode(from)) return named.length > 0 ? named : yearsOf(scheme, "financial year");
  if (readPeriod(from).months < 12) return named.length > 0 ? named : yearsOf(scheme, kindOf(from));
  const last = named.at(-1) ?? yearsOf(scheme, kindOf(from)).at(-1);
  const between = last ? periodsBetween(nextPeriod(from), last) : [];
  return [...new Set([...between, ...named])].sort(comparePeriods);
}

/** The period of a kind that ends with, or last within, each year of the scheme. */
function yearsOf({ years }: Pick<Scheme, "years">, kind: ReturnType<typeof kindOf>): PeriodCode[] {
  if (kind === "several years") return [];
  return years.filter(isPeriodCode).flatMap((year) => {
    const { start, months } = readPeriod(year);
    const ends = Array.from({ length: 12 }, (_, back) => periodEndingIn(kind, start + months - 1 - back));
    return ends.find((period) => period !== undefined) ?? [];
  });
}

/** How many targets count towards the scheme's cap. */
export function countDesignated(targets: readonly Pick<Target, "designation">[]): number {
  return targets.filter(({ designation }) => designation === "designated").length;
}

/**
 * Saves typed values of a trajectory as they were read at `readRev`; other periods stay. An empty one takes the period's
 * promise away. @throws NotFoundError, ForbiddenError.
 */
export async function promiseValues(
  act: Act,
  code: string,
  id: string,
  readRev: number,
  typed: Readonly<Record<string, string>>,
): Promise<Outcome<Target>> {
  const { part } = await findPart(act, code, "target", id);
  const indicator = await act.store.get<Indicator>("indicators", part.indicator);
  const trajectory: Record<string, number | null> = { ...documentAtRev(part, readRev).trajectory };
  const problems: Problem[] = [];
  for (const [period, text] of Object.entries(typed)) {
    if (!isPeriodCode(period)) return refuse("There is no such period.", "trajectory");
    if (text.trim() === "") {
      delete trajectory[period];
      continue;
    }
    const read = readNumber(text, indicator?.unit ?? "");
    if (read.kind === "done") trajectory[period] = read.value;
    else if (read.kind === "refused") {
      problems.push(...read.problems.map(({ message }) => ({ field: `trajectory.${period}`, message })));
    }
  }
  if (problems.length > 0) return { kind: "refused", problems };
  return changePart(act, code, "target", id, readRev, { trajectory });
}

/** Decimal places of a target's values: its indicator's, or more where people promised more. */
export function decimalsFor({ baseline, trajectory }: Pick<Target, "baseline" | "trajectory">, usual: number): number {
  const values = [baseline.value, ...Object.values(trajectory)];
  return Math.max(usual, ...values.map((value) => (typeof value === "number" ? decimalsOf(value) : 0)));
}

/** Fills a trajectory from its baseline to its final target. @throws NotFoundError, ForbiddenError. */
export async function fillPromises(
  act: Act,
  code: string,
  id: string,
  readRev: number,
  fill: Fill,
): Promise<Outcome<Target>> {
  const { agreement, part } = await findPart(act, code, "target", id);
  const indicator = await act.store.get<Indicator>("indicators", part.indicator);
  const target = documentAtRev(part, readRev);
  const filled = fillTrajectory(fill, {
    baseline: baselineOf(target),
    periods: trajectoryPeriods(target, agreement.scheme),
    trajectory: target.trajectory,
    decimals: decimalsFor(target, indicator?.decimals ?? 0),
  });
  if (filled === undefined) {
    return refuse("Give the baseline and the final target first: a fill goes from the one to the other.");
  }
  return changePart(act, code, "target", id, readRev, { trajectory: { ...target.trajectory, ...filled } });
}
