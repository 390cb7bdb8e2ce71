import { setTimeout as delay } from "node:timers/promises";
import { blobCollections, collectionNames, passingCollections } from "./collections";
import type { Filter, Store, Stored } from "./port";

/** What is copied from. */
export type Moving = Pick<Store, "find" | "each" | "revisions">;

const rounds = 30;
const docsAtOnce = 250;

/**
 * Brings `copy`, an empty store, to one state of `source` that no write moved. Each round walks the ids and revs of
 * both and fetches only what differs. When a round finds nothing, every document stood at the rev that was copied
 * before the round and at the same rev during it, so all of them stood so together when the round began.
 * Sessions and counters move with every request: they come along, but are not waited for. Blobs stay where they
 * are, since they never change once they can be read.
 * @throws Error when every round found something new.
 */
export async function copyUntilStill(source: Moving, copy: Store): Promise<void> {
  const copied = collectionNames.filter((name) => !blobCollections.includes(name));
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (const collection of copied) {
      const differences = await copyDifferences(source, copy, collection);
      if (!passingCollections.includes(collection)) moved += differences;
    }
    if (moved === 0) return;
    await delay(20 * round);
  }
  throw new Error("The store was written to all the while it was being read. Try again at a quieter time.");
}

async function copyDifferences(source: Moving, copy: Store, collection: string): Promise<number> {
  const known = new Map<string, number>();
  for await (const { _id, rev } of copy.each(collection)) known.set(_id, rev);
  if (known.size === 0) return copyWhole(source, copy, collection);

  const changed: string[] = [];
  for await (const { _id, rev } of source.revisions(collection, {})) {
    if (known.get(_id) !== rev) changed.push(_id);
    known.delete(_id);
  }
  // What is left was purged at the source: it goes from the copy, and is not found to be fetched.
  changed.push(...known.keys());
  for (let start = 0; start < changed.length; start += docsAtOnce) {
    const filter: Filter = { _id: { $in: changed.slice(start, start + docsAtOnce) } };
    await copy.purge(collection, filter);
    await copy.restoreMany(collection, await source.find(collection, filter));
  }
  return changed.length;
}

async function copyWhole(source: Moving, copy: Store, collection: string): Promise<number> {
  let copied = 0;
  let batch: Stored[] = [];
  for await (const doc of source.each(collection)) {
    batch.push(doc);
    copied++;
    if (batch.length === docsAtOnce) {
      await copy.restoreMany(collection, batch);
      batch = [];
    }
  }
  await copy.restoreMany(collection, batch);
  return copied;
}
