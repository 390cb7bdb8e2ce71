import type { Action } from "../actions/action";
import { type Counted, type Effect, type EffectSum, shareAtWork, sumEffects, sumTogether } from "../actions/effect";
import type { Book } from "../agreement/book";
import { decimalsOf, round, subtract } from "../measures/arithmetic";
import { pointsOf } from "../measures/comparison";
import { formatChange, formatNumber, formatValue, unitOfChange } from "../measures/format";
import { type PeriodCode, comparePeriods, formatPeriod } from "../measures/period";
import type { Working } from "../measures/working";
import { challengeSubjectOf } from "./challenge/basis";
import { expectedAt } from "./challenge/expected";
import type { ChallengeSubject } from "./challenge/subject";
import { originOf } from "./forecast/panel";
import type { Target } from "./target";

/** One effect of one action on the target. */
export interface PlannedEffect {
  readonly action: Action;
  readonly id: string;
  readonly effect: Effect;
}

/** A promised period that nothing is known of yet, in the indicator's unit. */
export interface PlannedPeriod extends EffectSum {
  readonly period: PeriodCode;
  readonly promised: number;
  /** The middle of the futures if nothing changes. */
  readonly ifNothing: number;
  /** What is promised beyond that. */
  readonly gap: number;
  /** How much of the gap the plan explains, 1 being all of it; null where the promise would be kept anyway. */
  readonly explained: number | null;
}

/** A promised period that is known: what was expected by then, beside what moved since the baseline, whatever moved it. */
export interface MetPeriod extends EffectSum {
  readonly period: PeriodCode;
  readonly value: number;
  readonly moved: number;
}

/** What the actions of a target are expected to bring together. */
export interface PlanEffect {
  readonly effects: readonly PlannedEffect[];
  /** In time order; empty where nothing can be foreseen or is promised. */
  readonly planned: readonly PlannedPeriod[];
  /** Where the plan falls short by most, the last one where it nowhere does: what people look at first. */
  readonly widest: PlannedPeriod | undefined;
  readonly met: readonly MetPeriod[];
  /** Why there is nothing to hold it against, in words. */
  readonly cannot: string | null;
  /** Decimal places that amounts and values are printed with, and what a difference is counted in. */
  readonly decimals: number;
  readonly unit: string;
  readonly working: Working | null;
}

/** The effects on a target that are stated by actions which were not dropped. */
export function effectsOn(book: Pick<Book, "parts">, target: string): PlannedEffect[] {
  return book.parts.action
    .filter(({ status }) => status !== "dropped")
    .flatMap((action) =>
      Object.entries(action.effects ?? {})
        .filter(([, effect]) => effect.target === target)
        .map(([id, effect]) => ({ action, id, effect })),
    );
}

/**
 * The sum of what a target's actions are expected to bring, held against the gap between its promise and what would come
 * if nothing changed, period by period:
 *
 *     expected(p) = Σ amount × (share at work in p − share at work in the last period known)
 *     explained(p) = expected(p) ÷ (promise(p) − if nothing changes(p))
 *
 * What was at work by the last known period is in the figures that the forecast starts from, so it does not count twice.
 * Ranges are summed as those of independent estimates: see sumEffects.
 * @param today ISO date.
 * @returns undefined where no action says what it brings, or the indicator is not in the book.
 */
export function planEffectOf(book: Book, target: Target, today: string): PlanEffect | undefined {
  const effects = effectsOn(book, target._id);
  const subject = effects.length > 0 ? challengeSubjectOf(book, target, today) : undefined;
  if (!subject) return undefined;
  const { final, indicator } = subject;
  const decimals = Math.max(indicator.decimals, ...effects.map(({ effect }) => decimalsOf(effect.amount)));
  const about = { effects, decimals, unit: unitOfChange(indicator) };
  if (!final) {
    const cannot = "No final target is promised yet.";
    return { ...about, planned: [], widest: undefined, met: [], cannot, working: null };
  }
  const planned = plannedPeriods(subject, effects, final.period);
  const met = metPeriods(subject, effects, final.period);
  const widest = widestOf(planned);
  const working = widest ? workingOf(subject, about, planned, widest) : null;
  return { ...about, planned, widest, met, cannot: whyNot(subject, planned), working };
}

/** What is left of a gap once the plan is taken off, in the direction of the promise; below nought the plan is enough. */
export const leftOpen = ({ gap, expected, explained }: PlannedPeriod) =>
  explained === null ? -Infinity : Math.sign(gap) * (gap - expected);

function widestOf(planned: readonly PlannedPeriod[]): PlannedPeriod | undefined {
  const [most] = [...planned].sort((a, b) => leftOpen(b) - leftOpen(a));
  return most && leftOpen(most) > 0 ? most : planned.at(-1);
}

function plannedPeriods(
  subject: ChallengeSubject,
  effects: readonly PlannedEffect[],
  final: PeriodCode,
): PlannedPeriod[] {
  return subject.promises.flatMap(({ period, value }) => {
    const point = expectedAt(subject, period);
    if (!point) return [];
    const sum = sumEffects(countedBeyond(subject, effects, period, final));
    const gap = value - point.median;
    const direction = subject.direction || Math.sign(gap);
    const explained = direction * gap > 0 ? sum.expected / gap : null;
    return [{ period, promised: value, ifNothing: point.median, gap, explained, ...sum }];
  });
}

/** Each effect with as much of it as sets in after the last known period. */
function countedBeyond(
  { panel }: ChallengeSubject,
  effects: readonly PlannedEffect[],
  period: PeriodCode,
  final: PeriodCode,
): Counted[] {
  const known = panel && originOf(panel);
  return effects.map(({ effect }) => ({
    effect,
    share: shareAtWork(effect, period, final) - (known ? shareAtWork(effect, known, final) : 0),
  }));
}

function metPeriods(subject: ChallengeSubject, effects: readonly PlannedEffect[], final: PeriodCode): MetPeriod[] {
  const { table, ours, baseline, promises } = subject;
  if (!baseline) return [];
  const agreed = new Set(promises.map(({ period }) => period));
  return pointsOf(table, ours)
    .filter(({ period }) => agreed.has(period) && comparePeriods(period, baseline.period) > 0)
    .map(({ period, value }) => ({
      period,
      value,
      moved: subtract(value, baseline.value),
      ...sumEffects(effects.map(({ effect }) => ({ effect, share: shareAtWork(effect, period, final) }))),
    }));
}

function whyNot({ forecast }: ChallengeSubject, planned: readonly PlannedPeriod[]): string | null {
  if (planned.length > 0) return null;
  if (forecast?.kind === "none") return `There is no forecast to hold it against: ${forecast.why}`;
  return "Nothing is promised beyond what is known, so there is no gap to hold it against.";
}

/** "2.1 of 4.0 (0.9 to 3.3), 53%". */
export function sayExplained(
  { gap, expected, low, high, explained }: PlannedPeriod,
  { decimals }: Pick<PlanEffect, "decimals">,
): string {
  const change = (value: number) => formatChange(value, { decimals });
  const range = `(${change(low)} to ${change(high)})`;
  if (explained === null) return `${change(expected)} ${range}`;
  return `${change(expected)} of ${change(gap)} ${range}, ${formatNumber(round(explained * 100, 0), 0)}%`;
}

function workingOf(
  subject: ChallengeSubject,
  { effects, decimals, unit }: Pick<PlanEffect, "effects" | "decimals" | "unit">,
  planned: readonly PlannedPeriod[],
  at: PlannedPeriod,
): Working {
  const final = subject.final?.period ?? at.period;
  const known = subject.panel && originOf(subject.panel);
  const counted = countedBeyond(subject, effects, at.period, final);
  const together = sumTogether(counted);
  const change = (value: number) => formatChange(value, { decimals });
  const printed = { ...subject.indicator, decimals };
  return {
    title: `What the plan explains, ${formatPeriod(at.period)}`,
    formula:
      "sum over actions of amount × (share at work then − share at work by the last known period) ÷ " +
      "(promise − if nothing changes)",
    inputs: [
      ...effects.map(({ action, effect }, i) => ({
        label: action.what,
        value: `${change(effect.amount)} (${change(effect.low)} to ${change(effect.high)}) × ${formatNumber(counted[i]?.share ?? 0, 2)}`,
        unit,
        source: `${effect.basis}, from ${formatPeriod(effect.from as PeriodCode)}, ${effect.builds}`,
      })),
      { label: "Promise", value: formatValue(at.promised, printed), unit: "", source: "our promise" },
      {
        label: "If nothing changes",
        value: formatValue(at.ifNothing, printed),
        unit: "",
        source: `middle of the simulated futures${known ? ` after ${formatPeriod(known)}` : ""}`,
      },
    ],
    steps: planned.map((each) => `${formatPeriod(each.period)}: ${sayExplained(each, { decimals })}`),
    result: `${sayExplained(at, { decimals })}; if all estimates err alike ${change(together.low)} to ${change(together.high)}`,
    source: "ranges of independent estimates: root of the sum of squares, JCGM 100:2008 (GUM) 5.1.2; alike: 5.2.2",
  };
}
