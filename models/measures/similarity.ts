import { mean, standardDeviation } from "simple-statistics";
import { formatNumber } from "./format";
import { type PeriodCode, formatPeriod } from "./period";
import type { Working } from "./working";

/** One indicator in one period that areas are held against each other by. */
export interface Likeness {
  /** Indicator id. */
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly period: PeriodCode;
  /** Above 0; only its size against the others' counts. */
  readonly weight: number;
  /** By area code; an area with no value is not in it. */
  readonly values: ReadonlyMap<string, number>;
}

/** A likeness that tells areas apart, with what its values are standardised by. */
export interface Standard extends Likeness {
  readonly mean: number;
  /** Standard deviation over all areas with a value, ours included (divided by their number). */
  readonly spread: number;
}

interface Unused {
  readonly id: string;
  readonly why: "ours has no value" | "no two values differ";
}

export interface Neighbour {
  readonly area: string;
  /** In standard deviations; 0 is ours. */
  readonly distance: number;
  /** Over how many indicators: those that both have. */
  readonly over: number;
}

export interface Similarity {
  readonly used: readonly Standard[];
  /** Indicator ids that tell nothing, with why. */
  readonly unused: readonly Unused[];
  /** All areas that could be held against ours, nearest first; equally near ones by code. */
  readonly neighbours: readonly Neighbour[];
  /** Areas with fewer than half of the indicators used, and how many they have. */
  readonly leftOut: readonly { readonly area: string; readonly has: number }[];
}

/**
 * How far areas are from ours: the root of the weighted mean of squared differences of z-scores, over the indicators for
 * which both have a value: d = √(Σ wᵢ(zᵢ − zᵢ′)² ÷ Σ wᵢ). Dividing by the weights at hand makes areas with a value
 * missing comparable with the rest. An area with fewer than half of the indicators is left out and listed.
 *
 * Source: standardised Euclidean distance as in the nearest-neighbour models of English local authorities (CIPFA).
 * @param areas codes to choose from; ours among them is passed over.
 */
export function similarityTo(ours: string, areas: readonly string[], likenesses: readonly Likeness[]): Similarity {
  const standards = likenesses.map(standardise);
  const unused = standards.flatMap(({ id, values, spread }): Unused[] => {
    if (!values.has(ours)) return [{ id, why: "ours has no value" }];
    return spread > 0 ? [] : [{ id, why: "no two values differ" }];
  });
  const used = standards.filter(({ id }) => unused.every((each) => each.id !== id));
  const others = areas.filter((area) => area !== ours);
  const has = (area: string) => used.filter(({ values }) => values.has(area)).length;
  const isKnown = (area: string) => has(area) > 0 && has(area) * 2 >= used.length;
  return {
    used,
    unused,
    neighbours: others
      .filter(isKnown)
      .map((area) => ({ area, distance: distanceBetween(used, ours, area), over: has(area) }))
      .sort((a, b) => a.distance - b.distance || (a.area < b.area ? -1 : 1)),
    leftOut: others.filter((area) => !isKnown(area)).map((area) => ({ area, has: has(area) })),
  };
}

function standardise(likeness: Likeness): Standard {
  const values = [...likeness.values.values()];
  if (values.length === 0) return { ...likeness, mean: 0, spread: 0 };
  return { ...likeness, mean: mean(values), spread: standardDeviation(values) };
}

function distanceBetween(used: readonly Standard[], one: string, other: string): number {
  const shared = used.filter(({ values }) => values.has(one) && values.has(other));
  const sum = (of: (standard: Standard) => number) => shared.reduce((total, standard) => total + of(standard), 0);
  const squares = sum((standard) => standard.weight * apart(standard, one, other) ** 2);
  return Math.sqrt(squares / sum(({ weight }) => weight));
}

/** Difference of two areas' z-scores. */
function apart({ values, spread }: Standard, one: string, other: string): number {
  return ((values.get(one) ?? 0) - (values.get(other) ?? 0)) / spread;
}

/** The working behind an area's distance from ours. @param nameOf by area code. */
export function explainDistance(
  { used }: Similarity,
  ours: string,
  { area, distance, over }: Neighbour,
  nameOf: (area: string) => string,
): Working {
  const shared = used.filter(({ values }) => values.has(area));
  const number = (value: number) => formatNumber(value, 2);
  return {
    title: `Distance of ${nameOf(area)} from ${nameOf(ours)}`,
    formula: "√(Σ weight × (difference ÷ spread)² ÷ Σ weight), over the indicators that both have",
    inputs: shared.flatMap(({ name, unit, decimals, period, values }) =>
      [ours, area].map((each) => ({
        label: `${name}: ${nameOf(each)}, ${formatPeriod(period)}`,
        value: formatNumber(values.get(each) ?? 0, decimals),
        unit,
        source: "",
      })),
    ),
    steps: shared.map(
      (standard) =>
        `${standard.name}: weight ${formatNumber(standard.weight, standard.weight % 1 === 0 ? 0 : 2)}, spread ` +
        `${number(standard.spread)} over ${standard.values.size} areas, ${number(Math.abs(apart(standard, ours, area)))} spreads apart`,
    ),
    result: `${number(distance)} over ${over} of ${used.length} indicators`,
  };
}
