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
/** Rows turned to JSON before they are written. */
const rowsAtOnce = 2000;
/** After so long a transaction takes no more rows, and commits in about as long again: others who write hardly wait. */
const transactionMilliseconds = 20;
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

  async *revisions(collection: string, filter: Filter): AsyncGenerator<Stored> {
    let after = "";
    for (;;) {
      const where = conditionToSql(readFilter({ $and: [filter, { _id: { $gt: after } }] }));
      const rows = this.connection.all(
        `select _id, rev from ${table(collection)} where ${where.text} order by _id limit ?`,
        [...where.parameters, rowsPerPage],
      );
      for (const { _id, rev } of rows) yield { _id: String(_id), rev: Number(rev) };
      const last = rows.at(-1);
      if (!last || rows.length < rowsPerPage) return;
      after = String(last._id);
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

  async sumOfRevisions(collection: string, filter: Filter): Promise<number> {
    const where = conditionToSql(readFilter(filter));
    const rows = this.connection.all(
      `select sum(rev) as total from ${table(collection)} where ${where.text}`,
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
    const indexSql = indexes.flatMap(({ fields, unique }) => {
      const name = [collection, ...fields].join("_");
      const on = (ending: string, more: readonly string[]) =>
        `index if not exists "${name}_${ending}" on ${table(collection)} (${[...fields.map(valueSql), ...more].join(", ")})`;
      if (unique) return [`create unique ${on("unique", [])}`];
      // With _id and rev at its end, an index also serves the order that pages are read in, and what tells whether something moved.
      // That of an earlier Waymark had no rev.
      return [`create ${on("revisions", ["_id", "rev"])}`, `drop index if exists "${name}_index"`];
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
    const body = toJson<T>(collection, doc, doc.rev + 1);
    const outcome = await this.connection.write(() => {
      const isChanged = this.replaceNow(collection, doc, body);
      return { isChanged, stored: isChanged ? parse<T>(body) : this.readNow<T>(collection, doc._id) };
    });
    if (!outcome.stored) throw new MissingError(collection, doc._id);
    if (!outcome.isChanged) throw new ConflictError(collection, outcome.stored);
    return outcome.stored;
  }

  async replaceMany<T extends Stored>(collection: string, docs: readonly T[]): Promise<string[]> {
    const moved: string[] = [];
    await this.writeAll(
      collection,
      docs,
      ({ rev }) => rev + 1,
      (doc, body) => {
        if (!this.replaceNow(collection, doc, body)) moved.push(doc._id);
      },
    );
    return moved;
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
    await this.writeAll(
      collection,
      docs,
      ({ rev }) => rev,
      (doc, body) => this.insertNow(collection, doc._id, doc.rev, body),
    );
  }

  /** Writes in the order given, in short transactions; stops at the first duplicate, and those before it stay. */
  private async writeAll<T extends Stored>(
    collection: string,
    docs: readonly T[],
    revOf: (doc: T) => number,
    writeNow: (doc: T, body: string) => void,
  ): Promise<void> {
    for (let start = 0; start < docs.length; start += rowsAtOnce) {
      const rows = docs
        .slice(start, start + rowsAtOnce)
        .map((doc) => ({ doc, body: toJson<T>(collection, doc, revOf(doc)) }));
      while (rows.length > 0) {
        const { written, refusal } = await this.connection.write(() =>
          writeForAWhile(rows, ({ doc, body }) => writeNow(doc, body)),
        );
        if (refusal) throw refusal;
        rows.splice(0, written);
        await nextTurn();
      }
    }
  }

  /** @returns whether it was written: not when its rev moved or there is none. */
  private replaceNow(collection: string, { _id, rev }: Stored, body: string): boolean {
    const sql = `update ${table(collection)} set rev = ?, body = ? where _id = ? and rev = ?`;
    return refuseDuplicate(collection, _id, () => this.connection.run(sql, [rev + 1, body, _id, rev])) === 1;
  }

  private insertNow(collection: string, id: string, rev: number, body: string): void {
    refuseDuplicate(collection, id, () =>
      this.connection.run(`insert into ${table(collection)} (_id, rev, body) values (?, ?, ?)`, [id, rev, body]),
    );
  }
}

/** @returns how many were written until time was up or one was a duplicate: returned, not thrown, so that these are kept. */
function writeForAWhile<R>(rows: readonly R[], write: (row: R) => void): { written: number; refusal?: DuplicateError } {
  const until = performance.now() + transactionMilliseconds;
  let written = 0;
  try {
    for (const row of rows) {
      write(row);
      written += 1;
      if (performance.now() > until) break;
    }
  } catch (error) {
    if (error instanceof DuplicateError) return { written, refusal: error };
    throw error;
  }
  return { written };
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
