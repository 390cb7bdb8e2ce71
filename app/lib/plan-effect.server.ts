import type { Effect } from "@models/actions/effect";
import type { Book } from "@models/agreement/book";
import { formatChange, formatNumber } from "@models/measures/format";
import { type PeriodCode, formatPeriod } from "@models/measures/period";
import { placeOnAxis } from "@models/measures/period-axis";
import { type MetPeriod, type PlanEffect, type PlannedPeriod, planEffectOf } from "@models/targets/plan-effect";
import type { Target } from "@models/targets/target";
import type { Chart, ChartPoint } from "../components/charts/chart";
import { partPath, stepPath } from "../parts/part-paths";
import { capitalised, listed } from "./words";

/** What a target's actions are expected to bring, in words and as a chart; null where none of them says. */
export function planEffectView(book: Book, target: Target, today: string) {
  const plan = planEffectOf(book, target, today);
  if (!plan) return null;
  const { decimals, unit } = plan;
  const level = (value: number) => formatNumber(value, decimals);
  const change = (value: number) => formatChange(value, { decimals });
  const range = ({ low, high }: { low: number; high: number }) => `${change(low)} to ${change(high)}`;
  return {
    sentence: sentenceOf(plan),
    unit,
    chart: chartOf(plan, target.name, book.indicators.find(({ _id }) => _id === target.indicator)?.unit ?? unit),
    planned: plan.planned.map((each) => ({
      period: formatPeriod(each.period),
      ifNothing: level(each.ifNothing),
      promised: level(each.promised),
      gap: change(each.gap),
      expected: change(each.expected),
      range: range(each),
      explained: percent(each),
    })),
    met: plan.met.map((each) => ({
      period: formatPeriod(each.period),
      value: level(each.value),
      moved: change(each.moved),
      expected: change(each.expected),
      range: range(each),
      says: MET_WORDS[standsTo(each)],
    })),
    effects: plan.effects.map(({ action, id, effect }) => ({
      id,
      action: action.what,
      href: partPath(book.agreement.code, "action", action._id),
      expected: change(effect.amount),
      range: range(effect),
      from: formatPeriod(effect.from as PeriodCode),
      builds: effect.builds === "evenly" ? "evenly until the final target" : "all of it from then on",
      basis: capitalised(effect.basis),
      evidence: evidenceIn(book, effect),
      why: effect.why ?? null,
    })),
    working: plan.working,
  };
}

export type PlanEffectView = NonNullable<ReturnType<typeof planEffectView>>;

/** For step 5: each target of a priority with how much of its gap the plan explains; null while no action says what it brings. */
export function planEffectRows(book: Book, priority: string | undefined, today: string) {
  const targets = book.parts.target.filter((target) => target.priority === priority && target.form !== "milestone");
  const plans = targets.map((target) => ({ target, plan: planEffectOf(book, target, today) }));
  if (plans.every(({ plan }) => plan === undefined)) return null;
  return {
    rows: plans.flatMap(({ target, plan }) => {
      if (!plan) return [];
      const { widest } = plan;
      const change = (value: number) => formatChange(value, plan);
      return [
        {
          id: target._id,
          name: target.name,
          href: `${stepPath(book.agreement.code, 3, target.priority)}&target=${target._id}#effects`,
          unit: plan.unit,
          by: widest ? formatPeriod(widest.period) : null,
          gap: widest ? change(widest.gap) : null,
          expected: widest ? `${change(widest.expected)}` : null,
          range: widest ? `${change(widest.low)} to ${change(widest.high)}` : null,
          explained: widest ? percent(widest) : null,
          bar: widest ? barOf(widest) : null,
          says: widest ? null : plan.cannot,
        },
      ];
    }),
    silent: plans.flatMap(({ target, plan }) => (plan ? [] : [target.name])),
  };
}

export type PlanEffectRows = NonNullable<ReturnType<typeof planEffectRows>>;

const percent = ({ explained }: PlannedPeriod) =>
  explained === null ? "kept anyway" : `${formatNumber(explained * 100, 0)}%`;

/** Shares of a bar that is as long as the gap, in per cent: what the plan explains, and the ends of its range. */
function barOf({ gap, low, high, explained }: PlannedPeriod) {
  if (explained === null) return null;
  const within = (share: number) => Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10;
  const [one, other] = [within(low / gap), within(high / gap)];
  return { explained: within(explained), from: Math.min(one, other), to: Math.max(one, other) };
}

/** "The plan explains +2.1 of the +4.0 per 10,000 adults that are promised for 2011 beyond “if nothing changes”…". */
function sentenceOf({ widest, cannot, unit, decimals, effects }: PlanEffect): string {
  if (!widest) return `${effects.length === 1 ? "One effect is" : "Effects are"} stated. ${cannot ?? ""}`;
  const change = (value: number) => formatChange(value, { decimals });
  const range = `${change(widest.low)} to ${change(widest.high)}`;
  const when = formatPeriod(widest.period);
  if (widest.explained === null) {
    return `If nothing changes, what is promised for ${when} would be kept anyway; the plan adds ${change(widest.expected)} ${unit} (${range}).`;
  }
  return `The plan explains ${change(widest.expected)} of the ${change(widest.gap)} ${unit} that are promised for ${when} beyond “if nothing changes”: ${percent(widest)}, with a range of ${range}.`;
}

const MET_WORDS = {
  before: "before the plan was at work",
  within: "as expected",
  below: "less than expected",
  above: "more than expected",
} as const;

/** Where what moved lies beside the range that was expected, by size in the direction that was expected. */
function standsTo({ moved, low, high, expected }: MetPeriod): keyof typeof MET_WORDS {
  if (low === high && expected === 0) return "before";
  if (moved >= low && moved <= high) return "within";
  return moved < low === expected >= 0 ? "below" : "above";
}

/** Items that this reader may not see are not named. */
function evidenceIn(book: Book, { evidence }: Effect): string | null {
  const titles = book.parts.evidence.filter(({ _id }) => evidence.includes(_id)).map(({ title }) => title);
  return titles.length === 0 ? null : listed(titles);
}

/** What would come if nothing changed, what is promised, and in between what the plan is expected to add. */
function chartOf({ planned, decimals }: PlanEffect, name: string, unit: string): Chart | null {
  if (planned.length === 0) return null;
  const point = (period: PeriodCode, value: number, mark: ChartPoint["mark"]): ChartPoint => {
    const { at, label } = placeOnAxis(period);
    return { at, period: label, value: Number(value.toFixed(decimals)), text: formatNumber(value, decimals), mark };
  };
  const runOf = (valueOf: (each: PlannedPeriod) => number, markOf: (isLast: boolean) => ChartPoint["mark"]) => [
    planned.map((each, i) => point(each.period, valueOf(each), markOf(i === planned.length - 1))),
  ];
  return {
    title: `What the plan adds: ${name}`,
    unit,
    ticks: planned.map(({ period }) => placeOnAxis(period)),
    lines: [
      {
        id: "forecast",
        name: "if nothing changes",
        role: "forecast",
        runs: runOf(
          ({ ifNothing }) => ifNothing,
          () => "dot",
        ),
      },
      {
        id: "plan",
        name: "with the plan",
        role: "plan",
        runs: runOf(
          ({ ifNothing, expected }) => ifNothing + expected,
          () => "dot",
        ),
      },
      {
        id: "promise",
        name: "we promise",
        role: "promise",
        runs: runOf(
          ({ promised }) => promised,
          (isLast) => (isLast ? "final" : "ring"),
        ),
      },
    ],
    gaps: [],
    breaks: [],
    bands: [
      {
        id: "plan",
        name: "range of what the plan adds",
        role: "plan",
        points: planned.map(({ period, ifNothing, low, high }) => ({
          at: placeOnAxis(period).at,
          low: ifNothing + low,
          high: ifNothing + high,
        })),
      },
    ],
  };
}
