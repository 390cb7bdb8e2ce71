import type { Action } from "../actions/action";
import { type Difference, differencesBetween, documentAsKnownOn } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import type { Store } from "../store/port";
import type { Target } from "../targets/target";
import { type Commitment, committedContent } from "./answer-commitment";
import { PARTS } from "./parts";

/**
 * What changed since an organisation answered, when it is asked again: the fields that it answers for, with what it saw
 * and what stands there now. Empty for any other commitment.
 */
export async function changesSinceAnswer(store: Pick<Store, "get">, commitment: Commitment): Promise<Difference[]> {
  const { kind, part, answer, state } = commitment;
  if (state !== "asked again" || answer === undefined) return [];
  const stored = await store.get<Target | Action>(PARTS[kind].collection, part._id);
  const seen = stored && documentAsKnownOn(await withWholeHistory(store, stored), answer.at);
  return seen === undefined ? [] : differencesBetween(committedContent(kind, seen), committedContent(kind, part));
}
