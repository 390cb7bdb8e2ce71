import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Filter, Store, Stored } from "./port";

type Frozen = Pick<Store, "each" | "count" | "getBlob">;

interface Moving extends Pick<Store, "each" | "getBlob"> {
  /** As each, with no more than ids and revs. */
  revisions(collection: string, filter: Filter): AsyncIterable<Stored>;
}

const attempts = 6;

/**
 * Reads, then looks again at the id and rev of everything that was read. A document of the same rev in both passes
 * has not moved between them, so when all agree, all of them stood as read at the moment between the passes.
 * What `read` does not ask for may move freely; blobs never change once they can be read.
 * @throws Error when something moved at every attempt.
 */
export async function readUntilStill<R>(store: Moving, read: (frozen: Frozen) => Promise<R>): Promise<R> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const passes: Pass[] = [];
    const result = await read({
      each: <T extends Stored>(collection: string, filter: Filter = {}) => {
        const pass = new Pass(collection, filter);
        passes.push(pass);
        return pass.record(store.each<T>(collection, filter));
      },
      count: async (collection, filter) => {
        const pass = new Pass(collection, filter);
        passes.push(pass);
        return pass.count(store);
      },
      getBlob: (sha256) => store.getBlob(sha256),
    });
    if (await allStill(store, passes)) return result;
    await delay(100 * attempt);
  }
  throw new Error("The store was written to during every attempt to read it whole. Try again at a quieter time.");
}

async function allStill(store: Moving, passes: readonly Pass[]): Promise<boolean> {
  for (const pass of passes) {
    if (!(await pass.isStill(store))) return false;
  }
  return true;
}

/** One walk through a collection: how many documents came by, and a digest of their ids and revs. */
class Pass {
  private readonly hash = createHash("sha256");
  private seen = 0;
  /** False when the reader stopped half-way: then only what it saw has to be still. */
  private complete = false;

  constructor(
    private readonly collection: string,
    private readonly filter: Filter,
  ) {}

  async *record<T extends Stored>(docs: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const doc of docs) {
      this.add(doc);
      yield doc;
    }
    this.complete = true;
  }

  async count(store: Moving): Promise<number> {
    for await (const doc of store.revisions(this.collection, this.filter)) this.add(doc);
    this.complete = true;
    return this.seen;
  }

  async isStill(store: Moving): Promise<boolean> {
    const again = new Pass(this.collection, this.filter);
    for await (const doc of store.revisions(this.collection, this.filter)) {
      if (!this.complete && again.seen === this.seen) break;
      again.add(doc);
    }
    return again.seen === this.seen && again.hash.digest("hex") === this.hash.copy().digest("hex");
  }

  private add(doc: Stored): void {
    this.seen++;
    this.hash.update(`${doc._id}\n${doc.rev}\n`);
  }
}
