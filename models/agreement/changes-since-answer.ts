import type { Action } from "../actions/action";
import { type Difference, contentOf, differencesBetween, documentAsKnownOn } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import type { Store } from "../store/port";
import type { Target } from "../targets/target";
import { type Commitment, committedContent } from "./answer-commitment";
import { PARTS } from "./parts";

/**
 * What changed since an organisation answered, when it is asked again: the fields of the part that it answers for, with
 * what it saw and what stands there now. Empty for any other commitment.
 */
export async function changesSinceAnswer(store: Pick<Store, "get">, commitment: Commitment): Promise<Difference[]> {
  const { kind, part, answer, state } = commitment;
  if (state !== "asked again" || answer === undefined) return [];
  const stored = await store.get<Target | Action>(PARTS[kind].collection, part._id);
  const seen = stored && documentAsKnownOn(await withWholeHistory(store, stored), answer.at);
  if (stored === undefined || seen === undefined) return [];
  const [before, now] = [contentOf(seen), contentOf(stored)];
  const committed = differencesBetween(committedContent(kind, seen), committedContent(kind, stored));
  const fields = [...new Set(committed.map(({ path }) => fieldOf(path)))];
  return fields
    .flatMap((field) => differencesBetween(before[field], now[field], field))
    .filter(({ path }) => !isProgress(path));
}

/** A commitment calls the kind of an action its change. */
function fieldOf(path: string): string {
  const [field = ""] = path.split(".");
  return field === "change" ? "kind" : field;
}

/** Reaching a milestone changes nothing of what was promised. */
function isProgress(path: string): boolean {
  return path.startsWith("milestones.") && path.endsWith(".done");
}
