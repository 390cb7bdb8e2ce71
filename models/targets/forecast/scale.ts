import type { Panel } from "./panel";

/** Where changes of areas of any size can be compared, and from where no way back leaves the bounds. */
export interface Scale {
  readonly name: "logit" | "logarithm" | "as it is";
  readonly to: (value: number) => number;
  readonly from: (level: number) => number;
}

export const AS_IT_IS: Scale = { name: "as it is", to: (value) => value, from: (level) => level };

/**
 * The scale on which a panel's values may move without leaving their bounds: logit for percentages, logarithm for positive
 * counts and rates. Where a value lies on a bound, half the distance of the next nearest is added to all distances from it
 * (Tukey's started logarithm). Where one lies beyond, values are taken as they are.
 *
 * Source: Tukey, Exploratory Data Analysis (1977), chapter 3.
 */
export function scaleOf({ bounds, ours, others }: Panel): Scale {
  const values = [ours, ...others].flatMap((area) => area.values.filter((value) => value !== null));
  if (bounds === "none" || values.length === 0) return AS_IT_IS;
  const low = startOf(values);
  if (low === undefined) return AS_IT_IS;
  if (bounds === "positive") {
    return {
      name: "logarithm",
      to: (value) => Math.log(value + low),
      from: (level) => Math.min(Number.MAX_VALUE, Math.max(0, Math.exp(level) - low)),
    };
  }
  const high = startOf(values.map((value) => 100 - value));
  if (high === undefined) return AS_IT_IS;
  const width = 100 + low + high;
  return {
    name: "logit",
    to: (value) => Math.log((value + low) / (100 - value + high)),
    from: (level) => Math.min(100, Math.max(0, width / (1 + Math.exp(-level)) - low)),
  };
}

/** What is added to distances from a bound: nothing where none is zero; undefined where one is negative or all are zero. */
function startOf(distances: readonly number[]): number | undefined {
  const least = Math.min(...distances);
  if (least !== 0) return least > 0 && Number.isFinite(least) ? 0 : undefined;
  const next = Math.min(...distances.filter((distance) => distance > 0));
  return Number.isFinite(next) ? next / 2 : undefined;
}
