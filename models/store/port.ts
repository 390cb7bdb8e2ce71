/**
 * The only door to data. Two engines stand behind it (sqlite.ts, mongodb.ts) and pass one
 * contract (tests/models/store/contract.ts). Nothing here needs more than the atomicity of one document.
 *
 * Instants and dates are ISO 8601 text, so that both engines sort and compare them alike.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Every document has an id that never changes and a revision that counts its writes, from 1. */
export interface Stored {
  readonly _id: string;
  readonly rev: number;
}

/** A document about to be inserted: the engine gives it rev 1. */
export type Fresh<T extends Stored> = Omit<T, "rev">;

export type Comparison = {
  $in?: readonly (string | number | boolean | null)[];
  $ne?: string | number | boolean | null;
  $gt?: string | number;
  $gte?: string | number;
  $lt?: string | number;
  $lte?: string | number;
  /** true: the field is there, even when null. */
  $exists?: boolean;
};

/**
 * A small typed subset of MongoDB's filter language. Keys are dotted paths of fields; a plain value means
 * equality, and null matches both null and missing, as in MongoDB. Filters never look inside arrays.
 */
export type Filter = {
  readonly [path: string]: string | number | boolean | null | Comparison | readonly Filter[] | undefined;
} & { readonly $or?: readonly Filter[]; readonly $and?: readonly Filter[] };

export interface FindOptions {
  /** Paths in order, 1 ascending or -1 descending. Nulls and missing come first when ascending; ties by _id. */
  sort?: Readonly<Record<string, 1 | -1>>;
  limit?: number;
  skip?: number;
  /** Top-level fields to leave out of what is read, such as a long `changes`. Never write such a document back. */
  without?: readonly string[];
}

/** What a collection is asked for often or must hold only once. Unique fields must be present in every document. */
export interface IndexSpec {
  readonly fields: readonly string[];
  readonly unique?: boolean;
}

/** Bytes that can be gone through again and again without holding them all, such as a large file's. */
export interface Chunked {
  chunks(): AsyncIterable<Uint8Array>;
}

export interface Store {
  readonly engine: "sqlite" | "mongodb";

  get<T extends Stored>(collection: string, id: string): Promise<T | undefined>;
  find<T extends Stored>(collection: string, filter: Filter, options?: FindOptions): Promise<T[]>;
  /** As find, in pages behind the scenes: for collections that do not fit in memory. Ordered by _id. */
  each<T extends Stored>(collection: string, filter?: Filter): AsyncIterable<T>;
  /** As each, with no more than ids and revs: to tell what has moved without reading it. */
  revisions(collection: string, filter: Filter): AsyncIterable<Stored>;
  /**
   * The revisions of all that match, added up. Every write adds to it and nothing takes from it but purge, so that while it
   * stays the same none of them moved and none came.
   */
  sumOfRevisions(collection: string, filter: Filter): Promise<number>;
  count(collection: string, filter: Filter): Promise<number>;

  /** @throws DuplicateError when the id or a unique key is taken. Acknowledged means on disk. */
  insert<T extends Stored>(collection: string, doc: Fresh<T>): Promise<T>;
  /** Many at once, in the order given; stops at the first duplicate with DuplicateError (those before it stay). */
  insertMany<T extends Stored>(collection: string, docs: readonly Fresh<T>[]): Promise<void>;
  /** As insertMany, but each document keeps the rev it carries: only for restoring a backup. */
  restoreMany(collection: string, docs: readonly Stored[]): Promise<void>;
  /**
   * Writes `doc` in place of the stored document of the same id, only when the stored rev equals doc.rev.
   * @returns the document as stored, with rev one higher.
   * @throws ConflictError carrying the stored document when its rev moved; MissingError when there is none.
   */
  replace<T extends Stored>(collection: string, doc: T): Promise<T>;
  /**
   * As replace, for many at once: those whose stored rev moved are left as they are.
   * @returns the ids of those that do not stand as given, in no order: their rev moved, or there is none.
   */
  replaceMany<T extends Stored>(collection: string, docs: readonly T[]): Promise<string[]>;
  /**
   * Takes documents away for good: only for what is not part of anybody's record (sessions, rate-limit counters,
   * used links) and for an import's restore. @returns how many.
   */
  purge(collection: string, filter: Filter): Promise<number>;

  /** Stores bytes under their SHA-256 (hex), in chunks of at most 1 MB; storing the same bytes twice is one blob. */
  putBlob(content: Uint8Array | Chunked): Promise<string>;
  getBlob(sha256: string): Promise<Uint8Array | undefined>;
  /** The same bytes a chunk at a time; none where there is no such blob. */
  blobChunks(sha256: string): AsyncIterable<Uint8Array>;

  /**
   * Runs `read` once, against a state of the whole store that no write moves: a read transaction in SQLite; in MongoDB
   * a copy brought up to date until a pass over every (id, rev) finds nothing moved (sessions and limits aside). Used by backup.
   * @throws Error when the store keeps moving.
   */
  readFrozen<R>(read: (frozen: Pick<Store, "each" | "count" | "getBlob">) => Promise<R>): Promise<R>;

  /** Throws when the engine does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/*
 * The host and the pages are two bundles, each with its own copy of these classes, and a store opened by the one
 * serves the other: so `instanceof` goes by name.
 */

export class DuplicateError extends Error {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "DuplicateError";
  }

  constructor(
    readonly collection: string,
    readonly id: string,
  ) {
    super(`${collection} already holds ${id} or one of its unique keys`);
    this.name = "DuplicateError";
  }
}

export class ConflictError<T extends Stored = Stored> extends Error {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "ConflictError";
  }

  constructor(
    readonly collection: string,
    readonly stored: T,
  ) {
    super(`${collection} ${stored._id} is at revision ${stored.rev} now`);
    this.name = "ConflictError";
  }
}

export class MissingError extends Error {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "MissingError";
  }

  constructor(
    readonly collection: string,
    readonly id: string,
  ) {
    super(`${collection} has no ${id}`);
    this.name = "MissingError";
  }
}
