import type { Act } from "../act";
import { type Outcome, NotFoundError, done } from "../outcome";
import { ConflictError, type Store } from "../store/port";
import { type Content, type Document, contentOf, differencesBetween } from "./document";
import { mergeSubmission, withEdits } from "./merge";

/** Above this size (UTF-16 units of its JSON) the older half of a document's changes moves to `histories`. */
const HISTORY_LIMIT = 4 * 1024 * 1024;

export async function createDocument<T extends Document>(
  act: Act,
  collection: string,
  content: Omit<T, keyof Document>,
  id = act.newId(),
): Promise<T> {
  const created = originOf(act);
  return act.store.insert<T>(collection, { ...content, _id: id, created, changes: [] } as never);
}

/**
 * Saves what a form or program submitted, as it was read at `readRev`: merges with what others saved since,
 * answers a conflict when both changed one field, and tries again when somebody saves in between.
 * @param check refuses the document as it would become, seen with the one stored now.
 */
export async function saveSubmission<T extends Document>(
  act: Act,
  collection: string,
  id: string,
  readRev: number,
  submitted: Content,
  check: (next: T, present: T) => Outcome<unknown> | Promise<Outcome<unknown>> = () => done(undefined),
): Promise<Outcome<T>> {
  return retryOnConflict(async () => {
    const present = await act.store.get<T>(collection, id);
    if (present === undefined) throw new NotFoundError();
    const { edits, conflicts } = mergeSubmission(present, readRev, submitted);
    if (conflicts.length > 0) return { kind: "conflict", rev: present.rev, conflicts };
    if (edits.length === 0) return done(present);
    const next = withEdits(present, edits, originOf(act));
    const checked = await check(next, present);
    if (checked.kind !== "done") return checked;
    return done(await writeDocument(act.store, collection, next));
  });
}

/**
 * Changes a document by a pure decision on its present state, deciding anew when somebody saves in between.
 * @param decide gives the next content (bookkeeping is ignored) or a refusal.
 */
export async function changeDocument<T extends Document>(
  act: Act,
  collection: string,
  id: string,
  decide: (present: T) => Outcome<T> | Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return retryOnConflict(async () => {
    const present = await act.store.get<T>(collection, id);
    if (present === undefined) throw new NotFoundError();
    const decided = await decide(present);
    if (decided.kind !== "done") return decided;
    const edits = differencesBetween(contentOf(present), contentOf(decided.value));
    if (edits.length === 0) return done(present);
    return done(await writeDocument(act.store, collection, withEdits(present, edits, originOf(act))));
  });
}

/** Runs again what another writer overtook. Somebody makes progress each round, so it ends. */
export async function retryOnConflict<R>(attempt: () => Promise<R>): Promise<R> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

function originOf({ actor, now, via, source }: Act) {
  return { by: actor.person, at: now, via, ...(source !== undefined && { source }) };
}

async function writeDocument<T extends Document>(store: Store, collection: string, doc: T): Promise<T> {
  const isLong = doc.changes.length > 1 && JSON.stringify(doc).length > HISTORY_LIMIT;
  return store.replace<T>(collection, isLong ? await moveOlderChanges(store, doc) : doc);
}

/** Written before the shortened document, so that a stop in between loses nothing; a retry finds it there. */
async function moveOlderChanges<T extends Document>(store: Store, doc: T): Promise<T> {
  const middle = Math.ceil(doc.changes.length / 2);
  const older = doc.changes.slice(0, middle);
  const _id = `${doc._id}:${older[0]?.rev}-${older[older.length - 1]?.rev}:${doc.rev}`;
  if ((await store.get("histories", _id)) === undefined) {
    const previous = doc.olderHistory === undefined ? {} : { previous: doc.olderHistory };
    await store.insert("histories", { _id, document: doc._id, changes: older, ...previous } as never);
  }
  return { ...doc, changes: doc.changes.slice(middle), olderHistory: _id };
}
