import { median } from "simple-statistics";
import type { RowRole } from "../../measures/indicator-table";

/** From so many other areas on, their median says better what all shared than the largest of them. */
export const ENOUGH_FOR_MEDIAN = 5;

/** Widest first. */
const WIDTH: readonly RowRole[] = ["country", "region", "comparator", "part", "ours"];

/** One area's change in one step. */
export interface AreaChange {
  readonly area: number;
  readonly role: RowRole;
  readonly change: number;
}

/**
 * What areas shared in one step: the median change of five or more; of fewer, that of the country, else of the region,
 * since a handful of areas says more of itself than of all; else the median all the same.
 * @returns for each area left out in turn, undefined where no other is known.
 */
export function sharedChanges(changes: readonly AreaChange[]): (leaveOut: number) => number | undefined {
  const sorted = [...changes].sort((a, b) => a.change - b.change);
  const places = new Map(sorted.map(({ area }, place) => [area, place]));
  const widest = [...changes].sort((a, b) => WIDTH.indexOf(a.role) - WIDTH.indexOf(b.role));
  return (leaveOut) => {
    const place = places.get(leaveOut) ?? Infinity;
    const count = sorted.length - (place < Infinity ? 1 : 0);
    if (count === 0) return undefined;
    if (count < ENOUGH_FOR_MEDIAN) {
      const others = widest.filter(({ area }) => area !== leaveOut);
      const [first] = others;
      if (first?.role === "country" || first?.role === "region") return first.change;
      return median(others.map(({ change }) => change));
    }
    const at = (i: number) => sorted[i < place ? i : i + 1]?.change ?? 0;
    return (at((count - 1) >> 1) + at(count >> 1)) / 2;
  };
}
