import { formatChange } from "../measures/format";
import { decimalsOf, round } from "../measures/arithmetic";
import type { Polarity } from "../measures/indicator";
import type { Problem } from "../outcome";
import type { Target } from "./target";

/**
 * What a promise may be about: a level; a percentage change from the baseline; the gap to another area (ours less
 * theirs); being no further than so much behind another area; staying within a tolerance of a level; or a milestone,
 * which has no numbers and is met or not by a date.
 */
export const TARGET_FORMS = ["level", "percentage", "gap", "within", "band", "milestone"] as const;
export type TargetFormName = (typeof TARGET_FORMS)[number];

/** A target's form with what belongs to it. */
export type TargetForm =
  | { readonly form: "level" }
  | { readonly form: "percentage"; readonly statedChange: number }
  | { readonly form: "gap" | "within"; readonly to: string }
  | { readonly form: "band"; readonly tolerance: number }
  | { readonly form: "milestone"; readonly by: string; readonly met: string | null };

type FormFields = Pick<
  Target,
  "form" | "gapTo" | "area" | "statedChange" | "tolerance" | "milestoneBy" | "trajectory" | "baseline"
>;

/** @returns undefined while something that the form cannot do without is missing. */
export function readForm(
  target: Pick<Target, "form" | "gapTo" | "statedChange" | "tolerance" | "milestoneBy" | "milestoneMet">,
): TargetForm | undefined {
  const { form, gapTo, statedChange, tolerance, milestoneBy, milestoneMet } = target;
  switch (form) {
    case "percentage":
      return statedChange == null ? undefined : { form, statedChange };
    case "gap":
    case "within":
      return gapTo ? { form, to: gapTo } : undefined;
    case "band":
      return tolerance == null ? undefined : { form, tolerance };
    case "milestone":
      return milestoneBy ? { form, by: milestoneBy, met: milestoneMet?.on ?? null } : undefined;
    default:
      return { form: "level" };
  }
}

export const isRelative = ({ form }: Pick<Target, "form">) => form === "gap" || form === "within";

/** What stands in the way of a target's form, each beside the field that mends it. */
export function checkForm(target: FormFields): Required<Problem>[] {
  switch (target.form) {
    case "percentage":
      return checkPercentage(target);
    case "gap":
    case "within":
      return [...checkComparator(target), ...(target.form === "within" ? checkDistances(target) : [])];
    case "band":
      return target.tolerance != null && target.tolerance > 0
        ? []
        : [{ field: "tolerance", message: "Enter the tolerance as a number above nought, such as 0.5" }];
    case "milestone":
      return checkMilestone(target);
    default:
      return [];
  }
}

function checkPercentage({ statedChange }: FormFields): Required<Problem>[] {
  if (statedChange == null) {
    return [{ field: "statedChange", message: "Enter the change in percent, such as −17.5 for a reduction by 17.5%" }];
  }
  if (statedChange === 0) {
    return [
      { field: "statedChange", message: "Enter a change other than nought, or choose to stay within a tolerance" },
    ];
  }
  return statedChange < -100
    ? [{ field: "statedChange", message: "Enter −100 or more: nothing can be reduced by more than all of it" }]
    : [];
}

function checkComparator({ gapTo, area }: FormFields): Required<Problem>[] {
  if (!gapTo) return [{ field: "gapTo", message: "Choose the area that the promise is measured against" }];
  return gapTo === area ? [{ field: "gapTo", message: "Choose another area than the target’s own" }] : [];
}

function checkDistances({ trajectory }: FormFields): Required<Problem>[] {
  return Object.entries(trajectory)
    .filter(([, value]) => value != null && value < 0)
    .map(([period]) => ({
      field: `trajectory.${period}`,
      message: "Enter how far behind it may be as nought or more",
    }));
}

function checkMilestone({ milestoneBy, trajectory }: FormFields): Required<Problem>[] {
  const numbers = Object.entries(trajectory).filter(([, value]) => value != null);
  return [
    ...(milestoneBy ? [] : [{ field: "milestoneBy", message: "Enter the date by which the milestone is to be met" }]),
    ...numbers.map(([period]) => ({
      field: `trajectory.${period}`,
      message: "Leave this empty: a milestone has no numbers",
    })),
  ];
}

/**
 * What a stated percent makes of the baseline, to the baseline's own precision: −17.5% of 9,564 is 7,890.
 * @returns undefined without both.
 */
export function changedByPercent({
  baseline,
  statedChange,
}: Pick<Target, "baseline" | "statedChange">): number | undefined {
  const { value } = baseline;
  if (value == null || statedChange == null) return undefined;
  return round(value * (1 + statedChange / 100), decimalsOf(value));
}

/** "−17.5%". */
export const formatPercent = (percent: number) => `${formatChange(percent, { decimals: decimalsOf(percent) })}%`;

/**
 * A promised number in the words of its form: 36.2 · 7,890 (−17.5%) · 2 below West Midlands · within 2 of West Midlands ·
 * 12.3 ± 0.5.
 * @param other name of the area that a relative target moves with.
 */
export function sayAim(form: TargetForm, stated: number, other: string, print: (value: number) => string): string {
  switch (form.form) {
    case "percentage":
      return `${print(stated)} (${formatPercent(form.statedChange)})`;
    case "band":
      return `${print(stated)} ± ${print(form.tolerance)}`;
    case "within":
      return `within ${print(stated)} of ${other}`;
    case "gap":
      if (stated === 0) return `level with ${other}`;
      return `${print(Math.abs(stated))} ${stated < 0 ? "below" : "above"} ${other}`;
    default:
      return print(stated);
  }
}

/** What ours has to be in a period; a band's two ends may be the same. */
export interface Aim {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What a promised number asks of ours, in the indicator's unit.
 * @param stated as it stands in the trajectory: a level, a gap, a distance or the centre of a band.
 * @param theirs what is known of the area that a relative target moves with.
 * @returns undefined for a relative target while theirs is not known, and for a milestone.
 */
export function aimOf(
  form: TargetForm,
  stated: number,
  theirs: number | undefined,
  polarity: Polarity,
): Aim | undefined {
  const at = (level: number): Aim => ({ level, low: level, high: level });
  switch (form.form) {
    case "level":
    case "percentage":
      return at(stated);
    case "band":
      return { level: stated, low: plus(stated, -form.tolerance), high: plus(stated, form.tolerance) };
    case "gap":
      return theirs === undefined ? undefined : at(plus(theirs, stated));
    case "within":
      if (theirs === undefined) return undefined;
      if (polarity === "none") return { level: theirs, low: plus(theirs, -stated), high: plus(theirs, stated) };
      return at(plus(theirs, polarity === "higher" ? -stated : stated));
    case "milestone":
      return undefined;
  }
}

/** a + b to the precision of the finer of the two. */
const plus = (a: number, b: number) => round(a + b, Math.min(100, Math.max(decimalsOf(a), decimalsOf(b))));
