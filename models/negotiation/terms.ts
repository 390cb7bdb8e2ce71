import { sha256Of } from "../canonical-json";
import { sameJson } from "../history/document";
import { decimalsOf, round } from "../measures/arithmetic";
import type { Json } from "../store/port";
import { changedByPercent } from "../targets/form";
import { finalValueOf } from "../targets/final-value";
import type { Target } from "../targets/target";
import { baselineOf, promisesOf } from "../targets/trajectory";

/** Every promised number of a target by its period, with what a percentage change comes to. */
export function trajectoryOf(target: Target): Record<string, number> {
  return Object.fromEntries(promisesOf(target).map(({ period, value }) => [period, value]));
}

/** What the numbers are about: none of it may move under an offer. */
function termsOf(target: Target): Json {
  const { indicator, definition, area, group, form, gapTo, tolerance, designation, baseline, lead } = target;
  return {
    ...{ indicator, definition, area, group, form, designation, lead: lead ?? null },
    ...{ gapTo: gapTo ?? null, tolerance: tolerance ?? null },
    baseline: { period: baseline.period ?? null, value: baseline.value ?? null },
  };
}

export const sameTerms = (a: Target, b: Target) => sameJson(termsOf(a), termsOf(b));

export function samePromise(a: Target, b: Target): boolean {
  return sameTerms(a, b) && sameJson(trajectoryOf(a), trajectoryOf(b));
}

/** Whether the draft still says what was offered, or what both sides agreed since: nobody has changed it by hand. */
export function isUntouched(present: Target, offered: Target): boolean {
  return samePromise(present, offered) || isStillSigned(present);
}

/** Whether a target says what both sides signed; otherwise their signatures no longer count. */
export const isStillSigned = (target: Target) => target.signed?.saw === promiseHash(target);

/** SHA-256 of what the two sides agree on: the terms and the numbers. */
export const promiseHash = (target: Target) => sha256Of([termsOf(target), trajectoryOf(target)]);

/** The target with an agreed trajectory; what was said as a percentage follows the numbers. */
export function withTrajectory(target: Target, trajectory: Readonly<Record<string, number>>): Target {
  const next = { ...target, trajectory: { ...trajectory } };
  const stated = target.form === "percentage" ? percentThatGives(next) : undefined;
  return stated === undefined ? next : { ...next, statedChange: stated };
}

/** The shortest percent that makes the final value of the baseline. */
function percentThatGives(target: Target): number | undefined {
  const [from, to] = [baselineOf(target), finalValueOf(target)];
  if (!from || !to || from.value === 0) return undefined;
  if (changedByPercent(target) === to.value) return target.statedChange ?? undefined;
  const exact = (to.value / from.value - 1) * 100;
  const places = [0, 1, 2, 3, 4].find(
    (decimals) =>
      changedByPercent({ baseline: target.baseline, statedChange: round(exact, decimals) }) ===
      round(to.value, decimalsOf(from.value)),
  );
  return round(exact, places ?? 4);
}
