import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { blobChunks, getBlob, putBlob } from "./blobs";
import { collectionNames, indexesOf } from "./collections";
import { toJson } from "./documents";
import { readFilter } from "./filter";
import { conditionToSql, jsonPath, sortToSql, valueSql } from "./filter-to-sql";
import type { Chunked, Filter, FindOptions, Fresh, Store, Stored } from "./port";
import { ConflictError, DuplicateError, MissingError } from "./port";
import { isUniqueViolation, SqliteConnection } from "./sqlite-connection";

/** The one file in the data directory. */
export const STORE_FILE = "waymark.sqlite";
/** Rows written in one transaction: short enough (some 20 ms) that other processes hardly wait. */
const rowsPerTransaction = 2000;
const rowsPerPage = 250;

/** Opens the one file in `dataDir`, which is made when absent, readable by its owner alone. */
export async function openSqlite(dataDir: string): Promise<SqliteStore> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, STORE_FILE);
  const connection = new SqliteConnection(file);
  await connection.whenFree(() => connection.exec("pragma journal_mode = WAL; pragma synchronous = FULL;"));
  const store = new SqliteStore(file, connection);
  await store.createCollection("meta");
  return store;
}

/** Reads through one connection: the store's own, or one that stands still at a moment. */
class SqliteReader {
  constructor(protected readonly connection: SqliteConnection) {}

  async get<T extends Stored>(collection: string, id: string): Promise<T | undefined> {
    return this.readNow<T>(collection, id);
  }

  async find<T extends Stored>(collection: string, filter: Filter, options: FindOptions = {}): Promise<T[]> {
    const { sort = {}, limit = -1, skip = 0, without = [] } = options;
    const where = conditionToSql(readFilter(filter));
    const body = without.length === 0 ? "body" : `json_remove(body, ${without.map(jsonPath).join(", ")})`;
    const rows = this.connection.all(
      `select ${body} as body from ${table(collection)} where ${where.text} order by ${sortToSql(sort)} limit ? offset ?`,
      [...where.parameters, limit, skip],
    );
    return rows.map((row) => parse<T>(row.body));
  }

  async *each<T extends Stored>(collection: string, filter: Filter = {}): AsyncGenerator<T> {
    let after = "";
    for (;;) {
      const rest: Filter = { $and: [filter, { _id: { $gt: after } }] };
      const page = await this.find<T>(collection, rest, { limit: rowsPerPage });
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < rowsPerPage) return;
      after = last._id;
    }
  }

  async count(collection: string, filter: Filter): Promise<number> {
    const where = conditionToSql(readFilter(filter));
    const rows = this.connection.all(
      `select count(*) as total from ${table(collection)} where ${where.text}`,
      where.parameters,
    );
    return Number(rows[0]?.total);
  }

  async getBlob(sha256: string): Promise<Uint8Array | undefined> {
    return getBlob(this, sha256);
  }

  blobChunks(sha256: string): AsyncIterable<Uint8Array> {
    return blobChunks(this, sha256);
  }

  protected readNow<T extends Stored>(collection: string, id: string): T | undefined {
    const row = this.connection.all(`select body from ${table(collection)} where _id = ?`, [id])[0];
    return row && parse<T>(row.body);
  }
}

export class SqliteStore extends SqliteReader implements Store {
  readonly engine = "sqlite";

  constructor(
    private readonly file: string,
    connection: SqliteConnection,
  ) {
    super(connection);
  }

  async createCollections(): Promise<void> {
    for (const collection of collectionNames) await this.createCollection(collection);
  }

  /** @param indexes none for a copy that is only read through once. */
  async createCollection(collection: string, indexes = indexesOf(collection)): Promise<void> {
    const tableSql = `create table if not exists ${table(collection)} (_id text primary key not null, rev integer not null, body text not null)`;
    const indexSql = indexes.map(({ fields, unique }) => {
      const name = [collection, ...fields, unique ? "unique" : "index"].join("_");
      // With _id at its end, an index also serves the order that pages are read in.
      const expressions = [...fields.map(valueSql), ...(unique ? [] : ["_id"])].join(", ");
      return `create ${unique ? "unique" : ""} index if not exists "${name}" on ${table(collection)} (${expressions})`;
    });
    await this.connection.write(() => this.connection.exec([tableSql, ...indexSql].join(";")));
  }

  async insert<T extends Stored>(collection: string, doc: Fresh<T>): Promise<T> {
    const body = toJson<T>(collection, doc, 1);
    await this.connection.write(() => this.insertNow(collection, doc._id, 1, body));
    return parse<T>(body);
  }

  async insertMany<T extends Stored>(collection: string, docs: readonly Fresh<T>[]): Promise<void> {
    await this.insertAll(
      collection,
      docs.map((doc) => ({ ...doc, rev: 1 })),
    );
  }

  async restoreMany(collection: string, docs: readonly Stored[]): Promise<void> {
    await this.insertAll(collection, docs);
  }

  async replace<T extends Stored>(collection: string, doc: T): Promise<T> {
    const rev = doc.rev + 1;
    const body = toJson<T>(collection, doc, rev);
    const sql = `update ${table(collection)} set rev = ?, body = ? where _id = ? and rev = ?`;
    const outcome = await this.connection.write(() => {
      const changed = refuseDuplicate(collection, doc._id, () =>
        this.connection.run(sql, [rev, body, doc._id, doc.rev]),
      );
      return { changed, stored: changed === 1 ? parse<T>(body) : this.readNow<T>(collection, doc._id) };
    });
    if (!outcome.stored) throw new MissingError(collection, doc._id);
    if (outcome.changed === 0) throw new ConflictError(collection, outcome.stored);
    return outcome.stored;
  }

  async purge(collection: string, filter: Filter): Promise<number> {
    const where = conditionToSql(readFilter(filter));
    return this.connection.write(() =>
      this.connection.run(`delete from ${table(collection)} where ${where.text}`, where.parameters),
    );
  }

  async putBlob(content: Uint8Array | Chunked): Promise<string> {
    return putBlob(this, content);
  }

  /** On a connection of its own, in one read transaction: writers go on beside it. */
  async readFrozen<R>(read: (frozen: Pick<Store, "each" | "count" | "getBlob">) => Promise<R>): Promise<R> {
    const connection = new SqliteConnection(this.file);
    try {
      connection.exec("begin");
      // The state is fixed by the first read, not by BEGIN.
      connection.all("select count(*) from meta", []);
      return await read(new SqliteReader(connection));
    } finally {
      connection.close();
    }
  }

  async ping(): Promise<void> {
    this.connection.all("select count(*) from meta", []);
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  private async insertAll(collection: string, docs: readonly Stored[]): Promise<void> {
    for (let start = 0; start < docs.length; start += rowsPerTransaction) {
      const rows = docs
        .slice(start, start + rowsPerTransaction)
        .map((doc) => ({ id: doc._id, rev: doc.rev, body: toJson(collection, doc, doc.rev) }));
      const refusal = await this.connection.write(() => {
        try {
          for (const { id, rev, body } of rows) this.insertNow(collection, id, rev, body);
        } catch (error) {
          // Returned, not thrown, so that the rows before it are kept.
          if (error instanceof DuplicateError) return error;
          throw error;
        }
        return undefined;
      });
      if (refusal) throw refusal;
      await nextTurn();
    }
  }

  private insertNow(collection: string, id: string, rev: number, body: string): void {
    refuseDuplicate(collection, id, () =>
      this.connection.run(`insert into ${table(collection)} (_id, rev, body) values (?, ?, ?)`, [id, rev, body]),
    );
  }
}

function refuseDuplicate<R>(collection: string, id: string, write: () => R): R {
  try {
    return write();
  } catch (error) {
    if (isUniqueViolation(error)) throw new DuplicateError(collection, id);
    throw error;
  }
}

function table(collection: string): string {
  indexesOf(collection);
  return `"${collection}"`;
}

function parse<T extends Stored>(body: unknown): T {
  return JSON.parse(String(body)) as T;
}
