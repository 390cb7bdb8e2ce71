import { decimalsOf, round } from "./arithmetic";
import type { Combine } from "./indicator";

export interface Combinable {
  readonly value: number;
  /** What a mean is weighted by. */
  readonly denominator?: number;
}

export type Combined =
  | { readonly kind: "value"; readonly value: number; readonly how: string }
  | { readonly kind: "cannot"; readonly why: string };

/** One value of a longer period from those of the shorter ones in it, in time order, as their indicator says. */
export function combineValues(combine: Combine, values: readonly Combinable[]): Combined {
  const [only] = values;
  const last = values.at(-1);
  if (!only || !last) return { kind: "cannot", why: "nothing is known" };
  if (values.length === 1) return { kind: "value", value: only.value, how: "the value itself" };
  const decimals = Math.min(100, Math.max(...values.map(({ value }) => decimalsOf(value))));
  switch (combine) {
    case "sum":
      return {
        kind: "value",
        value: round(
          values.reduce((sum, { value }) => sum + value, 0),
          decimals,
        ),
        how: "the sum of the values",
      };
    case "last":
      return { kind: "value", value: last.value, how: "the last of the values" };
    case "weighted mean":
      return weightedMean(values, decimals);
    default:
      return { kind: "cannot", why: "values of this indicator cannot be added up or averaged" };
  }
}

function weightedMean(values: readonly Combinable[], decimals: number): Combined {
  const weights = values.reduce((sum, { denominator = NaN }) => sum + denominator, 0);
  if (!(weights > 0)) return { kind: "cannot", why: "not every value came with the number that it is a share of" };
  const total = values.reduce((sum, { value, denominator = 0 }) => sum + value * denominator, 0);
  return { kind: "value", value: round(total / weights, decimals), how: "the mean of the values, weighted" };
}
