import { decimalsOf, round } from "../measures/arithmetic";
import type { Indicator } from "../measures/indicator";
import { kindOf } from "../measures/period";
import type { Target } from "./target";
import { promisesOf } from "./trajectory";

/**
 * What a trajectory adds up to over its periods, in the indicator's unit.
 * @returns undefined where values of periods do not add up (rates, counts of what stands at a day, gaps), where periods are
 * of several kinds and would count twice, or where fewer than two are promised.
 */
export function totalPromised(target: Target, { combine }: Pick<Indicator, "combine">): number | undefined {
  if (combine !== "sum" || (target.form !== "level" && target.form !== "percentage")) return undefined;
  const promises = promisesOf(target);
  const kinds = new Set(promises.map(({ period }) => kindOf(period)));
  if (promises.length < 2 || kinds.size > 1 || kinds.has("several years") || kinds.has("rolling year"))
    return undefined;
  const places = Math.max(...promises.map(({ value }) => decimalsOf(value)));
  return round(
    promises.reduce((sum, { value }) => sum + value, 0),
    places,
  );
}
