import { type PeriodCode, formatPeriod } from "../measures/period";
import { formatNumber, unitOfChange, printAsPublished } from "../measures/format";
import { smallestToldChange } from "../measures/survey-margin";
import type { Working } from "../measures/working";
import { xmrOf } from "../measures/xmr";
import { type ChangeSplit, splitChange } from "./forecast/common-movement";
import type { Panel } from "./forecast/panel";
import type { TargetFormName } from "./form";

export interface FormAdvice {
  readonly form: TargetFormName;
  /** Why, in plain words with the numbers. */
  readonly reason: string;
  /** For a survey: the smallest change that could be told from chance. */
  readonly survey: string | null;
  readonly workings: readonly Working[];
}

export interface AdviceSources {
  /** What is known of ours and of others; undefined where nothing is. */
  readonly panel: Panel | undefined;
  /** A survey's margin at 95%, up or down, in the indicator's unit. */
  readonly margin: number | undefined;
  /** The change promised from the baseline to the final target. */
  readonly promised: number | undefined;
}

/** Values of ours before anything of its movement can be said. */
const ENOUGH = 4;

/**
 * The form in which a target would say most honestly what is promised, with the reason. Where what all areas shared made
 * more of the steps of ours than its own did, a promise of a level is a bet on everybody, and one relative to others is
 * ours to keep. The comparison is of mean absolute one-step changes, shared against own.
 */
export function adviseForm({ panel, margin, promised }: AdviceSources): FormAdvice {
  const survey = surveyAdvice(panel, margin, promised);
  const rest = { survey: survey?.words ?? null, workings: survey ? [survey.working] : [] };
  const known = panel?.ours.values.filter((value) => value !== null) ?? [];
  if (!panel || known.length === 0) {
    return {
      ...rest,
      form: "milestone",
      reason:
        "Nothing is measured yet, so no number could be checked. Promise a step by a date: that the figure is collected, or that something stands.",
    };
  }
  if (known.length < ENOUGH) {
    return {
      ...rest,
      form: "level",
      reason: `Only ${known.length === 1 ? "one value is" : `${known.length} values are`} known, too few to say how much moves with everybody else. A plain level is the easiest to check.`,
    };
  }
  const steps = stepsOf(panel);
  const shares = sharesOf(steps);
  if (shares && shares.common > shares.own)
    return { ...relative(panel, steps, shares), ...withWorkings(rest, shares, panel) };
  if (isFlat(panel, known, promised)) {
    return {
      ...rest,
      form: "band",
      reason: `What is promised lies within what ${panel.ours.name} does anyway: it moves by ${print(panel, xmrOf(known)?.meanRange ?? 0)} from one period to the next. Promise to stay within a tolerance of it.`,
    };
  }
  const alone = shares ? "moves mostly by itself" : "has no other area beside it that would show what everybody shares";
  return {
    ...rest,
    ...(shares ? withWorkings(rest, shares, panel) : {}),
    form: "level",
    reason: `${panel.ours.name} ${alone}, so a level is ours to promise and the easiest to check.`,
  };
}

interface StepSplit extends ChangeSplit {
  readonly to: PeriodCode;
}

function stepsOf(panel: Panel): StepSplit[] {
  return panel.periods.slice(1).flatMap((to, i) => {
    const from = panel.periods[i];
    const split = from && splitChange(panel, from, to);
    return split ? [{ ...split, to }] : [];
  });
}

interface Shares {
  readonly common: number;
  readonly own: number;
  readonly of: string;
  readonly steps: number;
}

function sharesOf(steps: readonly StepSplit[]): Shares | undefined {
  const [first] = steps;
  if (!first || steps.length < ENOUGH - 1) return undefined;
  const mean = (part: "common" | "own") => steps.reduce((sum, step) => sum + Math.abs(step[part]), 0) / steps.length;
  return { common: mean("common"), own: mean("own"), of: first.of, steps: steps.length };
}

function relative(panel: Panel, steps: readonly StepSplit[], shares: Shares): Pick<FormAdvice, "form" | "reason"> {
  const largest = steps.reduce((top, step) => (Math.abs(step.common) > Math.abs(top.common) ? step : top));
  return {
    form: "gap",
    reason: `Most of what ${panel.ours.name} does, everybody does: a usual step holds ${print(panel, shares.common)} that was shared and ${print(panel, shares.own)} of its own, and in ${formatPeriod(largest.to)} ${print(panel, Math.abs(largest.common))} was that of ${shares.of}. Promise the gap to others, which is ours to change. In 2010 real agreements turned economic targets into relative ones for this reason.`,
  };
}

function withWorkings(rest: Pick<FormAdvice, "survey" | "workings">, shares: Shares, panel: Panel) {
  const input = (label: string, value: number, source: string) => ({
    label,
    value: print(panel, value),
    unit: unitOfChange(panel),
    source,
  });
  const working: Working = {
    title: "Ours or everyone’s, in a usual step",
    formula: "mean size of the shared part of each step, against the mean size of our own part",
    inputs: [
      input("Shared by all", shares.common, `${shares.of}, ${shares.steps} steps`),
      input("Our own", shares.own, `${panel.ours.name} less what was shared`),
    ],
    result: shares.common > shares.own ? "mostly everyone’s" : "mostly ours",
  };
  return { survey: rest.survey, workings: [...rest.workings, working] };
}

/** Nothing promised beyond the usual one-step move, or no promise yet and no move beyond the limits in all its history. */
function isFlat(panel: Panel, known: readonly number[], promised: number | undefined): boolean {
  const xmr = xmrOf(known);
  if (!xmr) return false;
  if (promised !== undefined) return Math.abs(promised) <= xmr.meanRange;
  const [first = 0, last = 0] = [known[0], known.at(-1)];
  const isInside = known.every((value) => value >= xmr.lower && value <= xmr.upper);
  return panel.polarity === "none" || (isInside && Math.abs(last - first) <= xmr.meanRange);
}

/** "With ±3.1 points, a promised rise of 1 point could not be told from chance": undefined where no margin is known. */
export function surveyAdvice(
  panel: Panel | undefined,
  margin: number | undefined,
  promised: number | undefined,
): { readonly words: string; readonly smallest: number; readonly working: Working } | undefined {
  if (!panel || margin === undefined || margin <= 0) return undefined;
  const smallest = smallestToldChange(margin);
  const unit = unitOfChange(panel) === "percentage points" ? "points" : unitOfChange(panel);
  const size = (value: number) => {
    const number = Math.abs(Number(value.toFixed(Math.max(panel.decimals, 1))));
    return `${printAsPublished(number)} ${number === 1 && unit === "points" ? "point" : unit}`.trimEnd();
  };
  const move = (value: number) => (value < 0 ? "fall" : "rise");
  const about =
    promised === undefined || promised === 0
      ? `a change of less than ${size(smallest)} could not be told from chance.`
      : Math.abs(promised) < smallest
        ? `a promised ${move(promised)} of ${size(promised)} could not be told from chance: the smallest that could is ${size(smallest)}.`
        : `the promised ${move(promised)} of ${size(promised)} could be told from chance: the smallest that could is ${size(smallest)}.`;
  const working: Working = {
    title: "Smallest change that could be told from chance",
    formula: "√2 × margin, at 95%",
    inputs: [{ label: "Margin, up or down", value: print(panel, margin), unit, source: "the survey" }],
    result: size(smallest),
    source:
      "Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003): the errors of two surveys add up as squares",
  };
  return { words: `With ±${size(margin)}, ${about}`, smallest, working };
}

const print = ({ decimals }: Panel, value: number) => formatNumber(value, Math.max(decimals, 1));
