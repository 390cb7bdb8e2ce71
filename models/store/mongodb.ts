import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Collection, Db, FindCursor } from "mongodb";
import { MongoBulkWriteError, MongoClient, MongoServerError } from "mongodb";
import { blobChunks, getBlob, putBlob } from "./blobs";
import { collectionNames, indexesOf } from "./collections";
import { copyUntilStill } from "./copy-until-still";
import { toJson } from "./documents";
import { checkPath, readFilter } from "./filter";
import { conditionToMongo } from "./filter-to-mongo";
import type { Chunked, Filter, FindOptions, Fresh, Store, Stored } from "./port";
import { ConflictError, DuplicateError, MissingError } from "./port";
import { openSqlite } from "./sqlite";

const documentsPerWrite = 5000;
const documentsPerPage = 500;
const duplicateKey = 11000;

/** Connects to the database that the address names, or to `waymark` when it names none. */
export async function openMongo(uri: string): Promise<MongoStore> {
  const client = new MongoClient(uri, {
    appName: "waymark",
    serverSelectionTimeoutMS: 10_000,
    writeConcern: { w: "majority", journal: true },
    readConcern: { level: "majority" },
    readPreference: "primary",
  });
  const namesDatabase = /^[^/]+\/\/[^/]+\/[^?]/.test(uri);
  const store = new MongoStore(client, client.db(namesDatabase ? undefined : "waymark"));
  await client.connect();
  return store;
}

/** Needs only what one replica set or sharded cluster promises about a single document. */
export class MongoStore implements Store {
  readonly engine = "mongodb";

  constructor(
    private readonly client: MongoClient,
    private readonly database: Db,
  ) {}

  async createCollections(): Promise<void> {
    for (const name of collectionNames) {
      const specs = indexesOf(name).map(({ fields, unique = false }) => ({
        key: Object.fromEntries(fields.map((field) => [field, 1])),
        unique,
      }));
      if (specs.length > 0) await this.collection(name).createIndexes(specs);
    }
  }

  async get<T extends Stored>(collection: string, id: string): Promise<T | undefined> {
    const stored = await this.collection(collection).findOne({ _id: { $eq: id } });
    return (stored ?? undefined) as T | undefined;
  }

  async find<T extends Stored>(collection: string, filter: Filter, options: FindOptions = {}): Promise<T[]> {
    const { sort = {}, limit, skip = 0, without = [] } = options;
    // To MongoDB a limit of 0 is none at all.
    if (limit === 0) return [];
    Object.keys(sort).forEach(checkPath);
    return this.query<T>(collection, filter, Object.fromEntries(without.map((field) => [checkPath(field), 0])))
      .sort({ ...sort, _id: sort._id ?? 1 })
      .skip(skip)
      .limit(limit ?? 0)
      .toArray();
  }

  each<T extends Stored>(collection: string, filter: Filter = {}): AsyncIterable<T> {
    return this.walk<T>(collection, filter, {});
  }

  /** As each, with no more than ids and revs. */
  revisions(collection: string, filter: Filter): AsyncIterable<Stored> {
    return this.walk(collection, filter, { _id: 1, rev: 1 });
  }

  async count(collection: string, filter: Filter): Promise<number> {
    return this.collection(collection).countDocuments(conditionToMongo(readFilter(filter)));
  }

  async sumOfRevisions(collection: string, filter: Filter): Promise<number> {
    const [summed] = await this.collection(collection)
      .aggregate<{ total: number }>([
        { $match: conditionToMongo(readFilter(filter)) },
        { $group: { _id: null, total: { $sum: "$rev" } } },
      ])
      .toArray();
    return summed?.total ?? 0;
  }

  async insert<T extends Stored>(collection: string, doc: Fresh<T>): Promise<T> {
    const stored = JSON.parse(toJson<T>(collection, doc, 1)) as T;
    await refuseDuplicate(collection, doc._id, () => this.collection(collection).insertOne(stored));
    return stored;
  }

  async insertMany<T extends Stored>(collection: string, docs: readonly Fresh<T>[]): Promise<void> {
    await this.insertAll(collection, docs, () => 1);
  }

  async restoreMany(collection: string, docs: readonly Stored[]): Promise<void> {
    await this.insertAll(collection, docs, (doc) => doc.rev);
  }

  async replace<T extends Stored>(collection: string, doc: T): Promise<T> {
    const next = JSON.parse(toJson<T>(collection, doc, doc.rev + 1)) as T;
    const { matchedCount } = await refuseDuplicate(collection, doc._id, () =>
      this.collection(collection).replaceOne({ _id: { $eq: doc._id }, rev: { $eq: doc.rev } }, next),
    );
    if (matchedCount === 1) return next;
    const stored = await this.get<T>(collection, doc._id);
    if (!stored) throw new MissingError(collection, doc._id);
    throw new ConflictError(collection, stored);
  }

  async replaceMany<T extends Stored>(collection: string, docs: readonly T[]): Promise<string[]> {
    const moved: string[] = [];
    for (let start = 0; start < docs.length; start += documentsPerWrite) {
      const some = docs.slice(start, start + documentsPerWrite);
      const next = new Map(some.map((doc) => [doc._id, JSON.parse(toJson<T>(collection, doc, doc.rev + 1)) as T]));
      const writes = some.map(({ _id, rev }) => ({
        replaceOne: { filter: { _id: { $eq: _id }, rev: { $eq: rev } }, replacement: next.get(_id) as Stored },
      }));
      const { matchedCount } = await this.collection(collection).bulkWrite(writes, { ordered: false });
      if (matchedCount === some.length) continue;
      // The server counts the matches without naming them.
      for (const stored of await this.find<T>(collection, { _id: { $in: [...next.keys()] } })) {
        if (isDeepStrictEqual(stored, next.get(stored._id))) next.delete(stored._id);
      }
      moved.push(...next.keys());
    }
    return moved;
  }

  async purge(collection: string, filter: Filter): Promise<number> {
    return (await this.collection(collection).deleteMany(conditionToMongo(readFilter(filter)))).deletedCount;
  }

  async putBlob(content: Uint8Array | Chunked): Promise<string> {
    return putBlob(this, content);
  }

  async getBlob(sha256: string): Promise<Uint8Array | undefined> {
    return getBlob(this, sha256);
  }

  blobChunks(sha256: string): AsyncIterable<Uint8Array> {
    return blobChunks(this, sha256);
  }

  /** Against a copy in a temporary directory, brought up to one state of this store. */
  async readFrozen<R>(read: (frozen: Pick<Store, "each" | "count" | "getBlob">) => Promise<R>): Promise<R> {
    const directory = await mkdtemp(join(tmpdir(), "waymark-frozen-"));
    const copy = await openSqlite(directory);
    try {
      for (const collection of collectionNames) await copy.createCollection(collection, []);
      await copyUntilStill(this, copy);
      return await read({
        each: (collection, filter) => copy.each(collection, filter),
        count: (collection, filter) => copy.count(collection, filter),
        getBlob: (sha256) => this.getBlob(sha256),
      });
    } finally {
      await copy.close();
      await rm(directory, { recursive: true, force: true });
    }
  }

  async ping(): Promise<void> {
    await this.database.command({ ping: 1 });
  }

  async close(): Promise<void> {
    await this.client.close();
  }

  private async insertAll<T extends Fresh<Stored>>(
    collection: string,
    docs: readonly T[],
    revOf: (doc: T) => number,
  ): Promise<void> {
    for (let start = 0; start < docs.length; start += documentsPerWrite) {
      const batch = docs
        .slice(start, start + documentsPerWrite)
        .map((doc) => JSON.parse(toJson(collection, doc, revOf(doc))) as Stored);
      try {
        await this.collection(collection).insertMany(batch, { ordered: true });
      } catch (error) {
        if (!(error instanceof MongoBulkWriteError) || error.code !== duplicateKey) throw error;
        const first = [error.writeErrors].flat()[0];
        throw new DuplicateError(collection, batch[first?.index ?? 0]?._id ?? "");
      }
    }
  }

  private async *walk<T extends Stored>(
    collection: string,
    filter: Filter,
    fields: Readonly<Record<string, 0 | 1>>,
  ): AsyncGenerator<T> {
    yield* this.query<T>(collection, filter, fields).sort({ _id: 1 }).batchSize(documentsPerPage);
  }

  private query<T extends Stored>(
    collection: string,
    filter: Filter,
    fields: Readonly<Record<string, 0 | 1>>,
  ): FindCursor<T> {
    return this.collection(collection)
      .find(conditionToMongo(readFilter(filter)))
      .project<T>(fields);
  }

  private collection(name: string): Collection<Stored> {
    indexesOf(name);
    return this.database.collection<Stored>(name);
  }
}

async function refuseDuplicate<R>(collection: string, id: string, write: () => Promise<R>): Promise<R> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof MongoServerError && error.code === duplicateKey) throw new DuplicateError(collection, id);
    throw error;
  }
}
