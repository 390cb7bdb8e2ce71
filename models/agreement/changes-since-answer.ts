import type { Action } from "../actions/action";
import { type Difference, contentOf, differencesBetween, documentAtRev } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import type { Store } from "../store/port";
import type { Target } from "../targets/target";
import type { AskedCommitment } from "../commitments/asked";
import { withoutResources } from "../money/earlier-action";
import { committedContent } from "../commitments/committed-text";
import { PARTS } from "./parts";

/**
 * What changed since an organisation answered, when it is asked again: the fields of the part that it answers for, with
 * what it saw and what stands there now. Empty for any other commitment.
 */
export async function changesSinceAnswer(
  store: Pick<Store, "get">,
  { kind, part, state, answer }: AskedCommitment,
): Promise<Difference[]> {
  const stored =
    state === "asked again" ? await store.get<Target | Action>(PARTS[kind].collection, part._id) : undefined;
  if (stored === undefined) return [];
  const whole = await withWholeHistory(store, stored);
  // Told by revision: an example's clock stands still and gives every change the same instant.
  const rev = answer?.rev;
  if (rev == null) return [];
  const seen = withoutResources(documentAtRev(whole, rev));
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
