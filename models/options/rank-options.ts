import { formatNumber } from "../measures/format";
import type { Working } from "../measures/working";

/** What an option is weighed by. */
export interface WeighingCriterion {
  readonly id: string;
  readonly name: string;
  /** From 0 to 100. */
  readonly weight: number;
}

/** An option with its scores from 0 to 5 by criterion id; a criterion without one is not scored yet. */
export interface ScoredOption {
  readonly id: string;
  readonly name: string;
  readonly scores: Readonly<Record<string, number | null | undefined>>;
}

export interface RankedOption {
  readonly id: string;
  readonly name: string;
  /** Weighted mean of its scores, 0 to 5; null until every criterion that weighs anything is scored. */
  readonly total: number | null;
  /** As printed: "4.2". */
  readonly printed: string;
  /** 1 is best; null without a total. Equal totals share a place and the next one is passed over (1, 2=, 2=, 4). */
  readonly place: number | null;
  readonly shared: boolean;
  /** Names of the criteria that are not scored yet. */
  readonly missing: readonly string[];
  readonly working: Working | null;
}

/** Totals are told apart, and printed, to this many decimals: more would claim what scores of 0 to 5 cannot carry. */
const DECIMALS = 2;

/**
 * Weighs options by criteria: total = sum of (weight × score) ÷ sum of weights, so that it stays on the scale of the
 * scores whatever the weights sum to. Best first; those without a total come last, in the order given.
 * Free of everything but arithmetic: the page ranks anew in the browser while somebody types.
 */
export function rankOptions(criteria: readonly WeighingCriterion[], options: readonly ScoredOption[]): RankedOption[] {
  const weighing = criteria.filter(({ weight }) => weight > 0);
  const totals = options.map((option) => ({ option, total: totalOf(weighing, option) }));
  return totals
    .map(({ option, total }): RankedOption => {
      const better = totals.filter((other) => total !== null && other.total !== null && other.total > total).length;
      const equal = totals.filter((other) => total !== null && other.total === total).length;
      return {
        id: option.id,
        name: option.name,
        total,
        printed: total === null ? "" : formatNumber(total, DECIMALS),
        place: total === null ? null : better + 1,
        shared: equal > 1,
        missing: weighing.filter(({ id }) => !isScore(option.scores[id])).map(({ name }) => name),
        working: total === null ? null : workingOf(weighing, option, total),
      };
    })
    .sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || 0);
}

const isScore = (score: number | null | undefined): score is number => typeof score === "number";

function totalOf(weighing: readonly WeighingCriterion[], { scores }: ScoredOption): number | null {
  if (weighing.length === 0 || weighing.some(({ id }) => !isScore(scores[id]))) return null;
  const weights = weighing.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = weighing.reduce((sum, { id, weight }) => sum + weight * (scores[id] ?? 0), 0);
  return Math.round((weighted / weights) * 10 ** DECIMALS) / 10 ** DECIMALS;
}

function workingOf(weighing: readonly WeighingCriterion[], option: ScoredOption, total: number): Working {
  const weights = weighing.reduce((sum, { weight }) => sum + weight, 0);
  const products = weighing.map(({ id, weight }) => weight * (option.scores[id] ?? 0));
  const print = (value: number) => String(Math.round(value * 1000) / 1000);
  const sum = products.reduce((all, product) => all + product, 0);
  return {
    title: `Total of ${option.name}`,
    formula: "sum of weight × score, divided by the sum of the weights",
    inputs: weighing.map(({ id, name, weight }) => ({
      label: name,
      value: `${print(weight)} × ${print(option.scores[id] ?? 0)}`,
      unit: "",
      source: "weight × score",
    })),
    steps: [
      `${products.map(print).join(" + ")} = ${print(sum)}`,
      `${print(sum)} ÷ ${print(weights)} = ${formatNumber(total, DECIMALS)}`,
    ],
    result: `${formatNumber(total, DECIMALS)} of 5`,
  };
}

/** "1st", or "2nd equal". */
export function placeWords({ place, shared }: Pick<RankedOption, "place" | "shared">): string {
  if (place === null) return "";
  const ending = place % 100 > 10 && place % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th");
  return `${place}${ending}${shared ? " equal" : ""}`;
}
