import { mean } from "simple-statistics";
import type { Scheme } from "../agreement/scheme";
import { formatNumber, printAsPublished } from "../measures/format";
import { type PeriodCode, formatPeriod } from "../measures/period";
import type { Working } from "../measures/working";
import { isMet } from "./better-way";
import type { OddsPoint } from "./odds";
import { resultsOf } from "./results";
import type { TargetFigures } from "./target-figures";

/** The odds of one promise as they were kept at signing. */
export interface KeptOdds extends OddsPoint {
  /** Of the final promise: the share of past runs that were as good, where there were enough of them to go by. */
  readonly past?: number;
}

/** One kept odds whose result is known. */
export interface ScoredOdds {
  readonly target: string;
  readonly period: PeriodCode;
  readonly promised: number;
  readonly result: number;
  readonly odds: number;
  readonly past: number | undefined;
  readonly met: boolean;
}

/**
 * The odds kept of a target that can be scored: those of a promise whose year has the one result that the target names
 * for it.
 */
export function scoredOdds(
  figures: TargetFigures,
  scheme: Pick<Scheme, "years">,
  kept: readonly KeptOdds[],
): ScoredOdds[] {
  return resultsOf(figures, scheme).flatMap((each): ScoredOdds[] => {
    if (each.kind !== "result") return [];
    const last = each.periods.at(-1);
    const point = kept.find(({ period }) => period === last) ?? kept.find(({ period }) => period === each.year);
    if (!point) return [];
    const { period, value: promised, odds, past } = point;
    const met = isMet(figures, promised, each.value);
    return [{ target: figures.target.name, period, promised, result: each.value, odds, past, met }];
  });
}

export interface OddsScore {
  readonly count: number;
  /** Mean Brier score: 0 of odds that were always sure and right, 1 of odds that were always sure and wrong. */
  readonly mean: number;
  /** The same of what past runs said, over those promises of which they said something. */
  readonly past: { readonly count: number; readonly mean: number } | undefined;
  readonly working: Working;
}

/** What a coin scores, whatever comes. */
export const COIN = 0.25;

/**
 * The mean of (odds − outcome)², the outcome being 1 where the promise was met and 0 where not.
 *
 * Source: Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78 (1950).
 * @returns undefined while nothing can be scored.
 */
export function scoreOdds(scored: readonly ScoredOdds[]): OddsScore | undefined {
  if (scored.length === 0) return undefined;
  const past = scored.flatMap(({ past: share, met }) => (share === undefined ? [] : [brier(share, met)]));
  const score = mean(scored.map(({ odds, met }) => brier(odds, met)));
  return {
    count: scored.length,
    mean: score,
    past: past.length > 0 ? { count: past.length, mean: mean(past) } : undefined,
    working: workingOf(scored, score),
  };
}

const brier = (odds: number, met: boolean) => (odds - Number(met)) ** 2;

function workingOf(scored: readonly ScoredOdds[], score: number): Working {
  return {
    title: "How good the odds were",
    formula: "the mean of (odds at signing − outcome)², the outcome being 1 where the promise was met and 0 where not",
    inputs: scored.map(({ target, period, promised, result }) => ({
      label: `${target}, ${formatPeriod(period)}`,
      value: printAsPublished(result),
      unit: "",
      source: `the result that judges it, against ${printAsPublished(promised)} promised`,
    })),
    steps: scored.map(
      ({ target, period, odds, met }) =>
        `${target}, ${formatPeriod(period)}: ${met ? "met" : "not met"}, (${odds.toFixed(2)} − ${Number(met)})² = ${brier(odds, met).toFixed(3)}`,
    ),
    result: `${formatNumber(score, 2)}; a coin scores ${COIN}`,
    source: "Brier (1950), Monthly Weather Review 78",
  };
}
