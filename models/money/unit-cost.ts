import type { Book } from "../agreement/book";
import { subtract } from "../measures/arithmetic";
import { pointsOf } from "../measures/comparison";
import { printAsPublished, unitOfChange } from "../measures/format";
import { type PeriodCode, comparePeriods, formatPeriod } from "../measures/period";
import type { Working } from "../measures/working";
import { finalValueOf } from "../targets/final-value";
import { isRelative } from "../targets/form";
import { knownValuesOf } from "../targets/known-values";
import { figuresOf } from "../targets/target-figures";
import type { Target } from "../targets/target";
import { baselineOf } from "../targets/trajectory";
import { sayPounds } from "./amount";
import { figureOf } from "./figures";
import { inputsOf } from "./flags/flag";
import { amountOf, fundsOf } from "./routes";

export interface UnitCost {
  /** Pounds for one unit of change; null where there is nothing to divide, and `why` says what. */
  readonly pounds: number | null;
  readonly why: string;
  /** "£2,400 for each one per 10,000 adults". */
  readonly says: string;
  readonly working: Working | null;
}

export interface UnitCosts {
  /** Secured money over the change that is promised. */
  readonly planned: UnitCost;
  /** Money spent over the change that there has been. */
  readonly soFar: UnitCost;
}

/** What such a number holds and what it leaves out, for every one of them. */
export const IN_AND_OUT = {
  in: "Pounds of every kind, revenue and capital, of all years, by the share of each line that reaches the target; an action that serves several targets counts for each in equal parts.",
  out: "People in full-time equivalents; money that is asked or promised and not secured; money for the priority as a whole; what nobody entered; and everything else that moves the figure.",
} as const;

const none = (why: string): UnitCost => ({ pounds: null, why, says: why, working: null });

const neither = (why: string): UnitCosts => ({ planned: none(why), soFar: none(why) });

/**
 * What one unit of a target's change costs: of a level, or of the gap to another area. A milestone is one result, so that it
 * costs all; what is held within a tolerance is no change.
 */
export function unitCostsOf(book: Book, target: Target): UnitCosts {
  if (target.form === "band") return neither("It promises to hold a level, so that there is no change to divide by.");
  if (target.form === "milestone") return costsOfMilestone(book, target);
  const baseline = baselineOf(target);
  if (baseline === undefined) return neither("Its baseline is not known yet.");
  const final = finalValueOf(target);
  const newest = measuredOf(book, target).findLast(({ period }) => comparePeriods(period, baseline.period) > 0);
  return {
    planned: final
      ? costOf(book, target, { figure: "secured", what: "promised", from: baseline, to: final })
      : none("It promises no final value yet."),
    soFar: newest
      ? costOf(book, target, { figure: "spent", what: "known", from: baseline, to: newest })
      : none("There is no result since the baseline yet."),
  };
}

/** What is known of what the promise is about, in time order: of a gap how far apart the two areas were. */
function measuredOf(book: Book, target: Target): readonly Point[] {
  if (!isRelative(target)) return knownValuesOf(book, target);
  const figures = figuresOf(book, target);
  return figures ? pointsOf(figures.table, figures.ours) : [];
}

function costsOfMilestone(book: Book, target: Target): UnitCosts {
  const costOfAll = (figure: Division["figure"]): UnitCost => {
    const { funds, pounds } = poundsFor(book, target, figure);
    if (pounds === 0) return none(WITHOUT[figure]);
    const says = `${sayPounds(Math.round(pounds))} for the milestone`;
    const working = {
      title: `What the milestone “${target.name}” ${figure === "secured" ? "is to cost" : "has cost"}`,
      formula: `money ${figure} for the target: a milestone is one result`,
      inputs: inputsOf(book, funds, figure, (line) => figureOf(line, figure)),
      steps: [`In: ${IN_AND_OUT.in}`, `Out: ${IN_AND_OUT.out}`],
      result: says,
    };
    return { pounds, why: "", says, working };
  };
  return {
    planned: costOfAll("secured"),
    soFar: target.milestoneMet ? costOfAll("spent") : none("The milestone is not met yet."),
  };
}

const WITHOUT: Readonly<Record<Division["figure"], string>> = {
  secured: "No money is secured for it.",
  spent: "No spending is entered for it.",
};

function poundsFor(book: Book, target: Target, figure: Division["figure"]) {
  const funds = fundsOf(book, { kind: "target", id: target._id }).filter(({ line }) => line.kind !== "people");
  return { funds, pounds: amountOf(funds, (line) => figureOf(line, figure)).pounds };
}

interface Point {
  readonly period: PeriodCode;
  readonly value: number;
}

interface Division {
  readonly figure: "secured" | "spent";
  readonly what: "promised" | "known";
  readonly from: Point;
  readonly to: Point;
}

function costOf(book: Book, target: Target, { figure, what, from, to }: Division): UnitCost {
  const indicator = book.indicators.find(({ _id }) => _id === target.indicator);
  const change = subtract(to.value, from.value);
  const polarity = target.form === "within" ? "lower" : indicator?.polarity;
  const isBetter = polarity === "lower" ? change < 0 : polarity === "higher" ? change > 0 : change !== 0;
  if (!isBetter)
    return none(
      what === "known" ? "It has not moved the right way since the baseline." : "It promises no change for the better.",
    );
  const { funds, pounds } = poundsFor(book, target, figure);
  if (pounds === 0) return none(WITHOUT[figure]);
  const cost = pounds / Math.abs(change);
  const unit = unitOfChange({ unit: indicator?.unit ?? "" });
  const one = unit === "percentage points" ? "percentage point" : `1 ${unit}`.trim();
  const gap = target.form === "within" ? " of the distance" : target.form === "gap" ? " of the gap" : "";
  const says = `${sayPounds(Math.round(cost))} for each ${one}${gap}`;
  return {
    pounds: cost,
    why: "",
    says,
    working: {
      title: `What each ${one} of “${target.name}” ${figure === "secured" ? "is to cost" : "has cost so far"}`,
      formula: `money ${figure} for the target ÷ change ${what === "promised" ? "promised" : "since the baseline"}`,
      inputs: [
        ...inputsOf(book, funds, figure, (line) => figureOf(line, figure)),
        {
          label: `Baseline, ${formatPeriod(from.period)}`,
          value: printAsPublished(from.value),
          unit: indicator?.unit ?? "",
          source: "target",
        },
        {
          label: `${what === "promised" ? "Promised" : "Known"}, ${formatPeriod(to.period)}`,
          value: printAsPublished(to.value),
          unit: indicator?.unit ?? "",
          source: what === "promised" ? "target" : "figures",
        },
      ],
      steps: [
        `${sayPounds(pounds)} reaches the target`,
        `${printAsPublished(to.value)} − ${printAsPublished(from.value)} = ${printAsPublished(change)}`,
        `${sayPounds(pounds)} ÷ ${printAsPublished(Math.abs(change))} = ${sayPounds(Math.round(cost))}`,
        `In: ${IN_AND_OUT.in}`,
        `Out: ${IN_AND_OUT.out}`,
      ],
      result: says,
    },
  };
}
