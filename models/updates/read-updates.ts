import type { Act } from "../act";
import { type Book, subjectOf } from "../agreement/book";
import { may, organisationsOf } from "../people/permissions";
import type { Store } from "../store/port";
import type { Update } from "./update";
import { holds } from "./update-status";

/**
 * The updates of an agreement as one person may read them, the latest first: what waits for its owner, or was set aside,
 * is that owner's and the facilitator's to see. None for the region.
 */
export async function updatesFor(act: Pick<Act, "store" | "actor">, book: Book): Promise<Update[]> {
  const { agreement } = book;
  const subject = subjectOf(agreement);
  if (book.reader.from === "region") return [];
  const own = organisationsOf(act.actor, agreement.partnership);
  const seesAll = may(act.actor, "update.record", subject);
  const all = await readUpdates(act.store, agreement._id);
  return all.filter(({ state, organisation }) => holds(state) || seesAll || own.includes(organisation));
}

/** All of them, the latest first, for who reads the whole. */
export async function readUpdates(store: Pick<Store, "find">, agreement: string): Promise<Update[]> {
  return store.find<Update>("updates", { agreement }, { sort: { "created.at": -1, _id: -1 }, without: ["changes"] });
}
/** The last word of each action and target as a whole or in part, among those that hold, by its id. */
export function lastWords(updates: readonly Update[]): ReadonlyMap<string, Update> {
  const last = new Map<string, Update>();
  for (const update of updates) {
    const about = update.action ?? update.target ?? "";
    if (holds(update.state) && !last.has(about)) last.set(about, update);
  }
  return last;
}
