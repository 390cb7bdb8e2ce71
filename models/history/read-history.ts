import type { Store, Stored } from "../store/port";
import type { Change, Document } from "./document";

/** Changes that were moved out of a long document (see save.ts), older than those it still carries. */
export interface OlderChanges extends Stored {
  readonly document: string;
  readonly changes: readonly Change[];
  readonly previous?: string;
}

/** The document with every change ever made to it, oldest first, those moved to `histories` included. */
export async function withWholeHistory<T extends Document>(store: Pick<Store, "get">, doc: T): Promise<T> {
  const changes = [doc.changes];
  for (let id = doc.olderHistory; id !== undefined;) {
    const older = await store.get<OlderChanges>("histories", id);
    if (older === undefined) break;
    changes.unshift(older.changes);
    id = older.previous;
  }
  return changes.length === 1 ? doc : { ...doc, changes: changes.flat() };
}
