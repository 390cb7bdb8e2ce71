import type { Book } from "../agreement/book";
import { subtract } from "../measures/arithmetic";
import { printAsPublished, unitOfChange } from "../measures/format";
import { type PeriodCode, comparePeriods, formatPeriod } from "../measures/period";
import type { Working } from "../measures/working";
import { finalValueOf } from "../targets/final-value";
import { knownValuesOf } from "../targets/known-values";
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

/** What one unit of a target's change costs. Only a promised level has a change to divide by. */
export function unitCostsOf(book: Book, target: Target): UnitCosts {
  if (target.form !== "level") {
    const why = "Only a target that promises a level has a change to divide by.";
    return { planned: none(why), soFar: none(why) };
  }
  const baseline = baselineOf(target);
  if (baseline === undefined) {
    const why = "Its baseline is not known yet.";
    return { planned: none(why), soFar: none(why) };
  }
  const final = finalValueOf(target);
  const newest = knownValuesOf(book, target).findLast(({ period }) => comparePeriods(period, baseline.period) > 0);
  return {
    planned: final
      ? costOf(book, target, { figure: "secured", what: "promised", from: baseline, to: final })
      : none("It promises no final value yet."),
    soFar: newest
      ? costOf(book, target, { figure: "spent", what: "known", from: baseline, to: newest })
      : none("There is no result since the baseline yet."),
  };
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
  const isBetter =
    indicator?.polarity === "lower" ? change < 0 : indicator?.polarity === "higher" ? change > 0 : change !== 0;
  if (!isBetter)
    return none(
      what === "known" ? "It has not moved the right way since the baseline." : "It promises no change for the better.",
    );
  const funds = fundsOf(book, { kind: "target", id: target._id }).filter(({ line }) => line.kind !== "people");
  const { pounds } = amountOf(funds, (line) => figureOf(line, figure));
  if (pounds === 0)
    return none(figure === "secured" ? "No money is secured for it." : "No spending is entered for it.");
  const cost = pounds / Math.abs(change);
  const unit = unitOfChange({ unit: indicator?.unit ?? "" });
  const one = unit === "percentage points" ? "percentage point" : `1 ${unit}`.trim();
  const says = `${sayPounds(Math.round(cost))} for each ${one}`;
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
