import { DuplicateError, type Fresh, type Store, type Stored } from "./port";

/** Inserts a document unless one of its id is there, which is as good: its id says what it holds, or who made it. */
export async function insertOnce<T extends Stored>(
  store: Pick<Store, "insert">,
  collection: string,
  document: Fresh<T>,
): Promise<void> {
  try {
    await store.insert<T>(collection, document);
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
  }
}
