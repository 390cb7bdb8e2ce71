import type { Agreement } from "./agreement";
import { type ComparatorSet, areasOf } from "./comparator-set";

/** What is needed of a book to know whom its charts and tables compare ours with. */
interface Comparing {
  readonly agreement: Pick<Agreement, "compareWith">;
  readonly parts: { readonly comparatorSet: readonly ComparatorSet[] };
}

/** The set that charts and tables show; undefined while there is none. */
export function defaultSetOf({ agreement, parts }: Comparing): ComparatorSet | undefined {
  return parts.comparatorSet.find(({ _id }) => _id === agreement.compareWith?.set);
}

/** Area codes that charts and tables compare ours with, in order; our area, the region and the country are always there. */
export function comparedAreas(comparing: Comparing): string[] {
  const set = defaultSetOf(comparing);
  return set === undefined ? [] : areasOf(set);
}
