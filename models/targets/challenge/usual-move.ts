import { mean } from "simple-statistics";
import type { ChallengeSubject } from "./subject";

/** The mean size of our series' moves from one period to the next; undefined where there are none. */
export function usualMoveOf({ panel }: Pick<ChallengeSubject, "panel">): number | undefined {
  const values = panel?.ours.values ?? [];
  const sizes = values.slice(1).flatMap((value, i) => {
    const before = values[i];
    return value == null || before == null ? [] : [Math.abs(value - before)];
  });
  return sizes.length === 0 ? undefined : mean(sizes) || undefined;
}
