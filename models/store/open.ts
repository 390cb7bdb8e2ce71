import type { MongoStore } from "./mongodb";
import { openMongo } from "./mongodb";
import type { Store } from "./port";
import { DuplicateError } from "./port";
import type { SqliteStore } from "./sqlite";
import { openSqlite } from "./sqlite";
import { type Schema, schemaVersion, upgradeStore } from "./upgrade";

export class NewerSchemaError extends Error {
  constructor(readonly found: number) {
    super(
      `This store was written by a newer Waymark (schema ${found}; this program knows ${schemaVersion}). ` +
        "Run the newer version, or restore a backup that this one made.",
    );
    this.name = "NewerSchemaError";
  }
}

export interface StoreLocation {
  /** When set, the MongoDB database it names holds everything. */
  readonly mongodbUri?: string | undefined;
  /** Where the embedded store keeps its file otherwise. */
  readonly dataDir: string;
}

/**
 * Opens the store with its collections and indexes in place, what an older program stored brought up to date.
 * @throws NewerSchemaError, before anything is changed, when a newer program wrote it.
 */
export async function openStore({ mongodbUri, dataDir }: StoreLocation): Promise<Store> {
  const store = mongodbUri ? await openMongo(mongodbUri) : await openSqlite(dataDir);
  try {
    await checkSchema(store);
    await store.createCollections();
    await upgradeStore(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function checkSchema(store: MongoStore | SqliteStore): Promise<void> {
  const schema = await store.get<Schema>("meta", "schema");
  if (!schema) {
    try {
      await store.insert<Schema>("meta", { _id: "schema", version: schemaVersion });
    } catch (error) {
      // Another process opened the same new store at the same time.
      if (!(error instanceof DuplicateError)) throw error;
      await checkSchema(store);
    }
  } else if (schema.version > schemaVersion) {
    throw new NewerSchemaError(schema.version);
  }
}
