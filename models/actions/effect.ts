import { z } from "zod";
import { choice, decimal, line, prose, reference, references } from "../agreement/fields";
import { type PeriodCode, endOf, isPeriodCode, readPeriod, startOf } from "../measures/period";

export const BUILDS = ["at once", "evenly"] as const;
export const BASES = ["measured here", "measured elsewhere", "reasoned", "guessed"] as const;

/** What change of a target an action is expected to bring: an estimate, which nobody accepts or signs. */
export const EffectSchema = z
  .object({
    target: reference("a target"),
    /** In the unit of the target's indicator, with its sign: −3 where it is to fall by 3. */
    amount: decimal("the change that is expected"),
    /** The change lies between the two in four cases of five. */
    low: decimal("the low end"),
    high: decimal("the high end"),
    /** The first period in which it shows. */
    from: line("the period from which it shows", 40).refine(isPeriodCode, "Enter a period, such as 2008/09 or Q3 2008"),
    /** All of it from then on, or in equal steps until the final target. */
    builds: choice(BUILDS, "how it builds up"),
    /** What the amount rests on. */
    basis: choice(BASES, "what the amount rests on"),
    evidence: references(),
    why: prose(1000),
  })
  .superRefine(({ amount, low, high }, context) => {
    if (low <= amount && amount <= high) return;
    const message = "Give a range that holds the expected change: the lower number first, such as −5 to −1 around −3";
    context.addIssue({ code: "custom", path: ["low"], message });
  });
export type Effect = z.infer<typeof EffectSchema>;

/**
 * How much of an effect is at work in a period, from 0 to 1: nothing in periods that end before it begins; then all of
 * it, or as much as has passed of the time from its beginning to the end of the final target's period.
 */
export function shareAtWork({ from, builds }: Pick<Effect, "from" | "builds">, period: PeriodCode, final: PeriodCode) {
  if (!isPeriodCode(from) || endOf(period) < startOf(from)) return 0;
  if (builds === "at once") return 1;
  const begins = readPeriod(from).start;
  const endsOf = (code: PeriodCode) => readPeriod(code).start + readPeriod(code).months;
  return Math.min(1, (endsOf(period) - begins) / (endsOf(final) - begins));
}

/** Several effects together. */
export interface EffectSum {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** An effect with the share of it that counts. */
export interface Counted {
  readonly effect: Pick<Effect, "amount" | "low" | "high">;
  readonly share: number;
}

/**
 * The sum of effects that err independently of each other: amounts add, distances from the amount to each end add as the
 * root of the sum of their squares (JCGM 100:2008, "GUM", 5.1.2, for inputs that are not correlated).
 */
export function sumEffects(counted: readonly Counted[]): EffectSum {
  const sum = (of: (each: Counted) => number) => counted.reduce((total, each) => total + of(each), 0);
  const expected = sum(({ effect, share }) => share * effect.amount);
  return {
    expected,
    low: expected - Math.sqrt(sum(({ effect, share }) => (share * (effect.amount - effect.low)) ** 2)),
    high: expected + Math.sqrt(sum(({ effect, share }) => (share * (effect.high - effect.amount)) ** 2)),
  };
}

/** The widest that the sum may be: every effect errs the same way (GUM 5.2.2, note 1: fully correlated inputs add). */
export function sumTogether(counted: readonly Counted[]): { readonly low: number; readonly high: number } {
  return {
    low: counted.reduce((total, { effect, share }) => total + share * effect.low, 0),
    high: counted.reduce((total, { effect, share }) => total + share * effect.high, 0),
  };
}
