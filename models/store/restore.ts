import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { type Entry, type ZipFile, open } from "yauzl";
import { type Manifest, type Progress, backedUpCollections } from "./backup";
import { entriesOf } from "../zip-entries";
import { blobCollections, collectionNames } from "./collections";
import { schemaVersion, upgradeStore } from "./upgrade";
import type { Store, Stored } from "./port";

/** The file is not a whole backup that this program can restore; the message says what is wrong and what to do. */
export class UnusableBackupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnusableBackupError";
  }
}

const CHUNK = 1000;

/**
 * Reads the whole file and holds it against its manifest, writing nothing.
 * @throws UnusableBackupError naming what is wrong.
 */
export async function checkBackup(file: string): Promise<Manifest> {
  const backup = await openBackup(file);
  try {
    const { manifest, entries } = backup;
    const extra = [...entries.keys()].find((name) => name !== "manifest.json" && !(name in manifest.entries));
    if (extra !== undefined) throw new UnusableBackupError(`${file} holds ${extra}, which its manifest does not name.`);
    for (const [name, { sha256 }] of Object.entries(manifest.entries)) {
      if (!isKnown(name)) throw new UnusableBackupError(`${file} holds ${name}, which this program does not know.`);
      const hash = createHash("sha256");
      for await (const bytes of await backup.read(name)) hash.update(bytes as Buffer);
      if (hash.digest("hex") !== sha256) {
        throw new UnusableBackupError(`${name} in ${file} is damaged. Use another copy of the backup.`);
      }
      if (name.endsWith(".ndjson")) await checkLines(backup, name);
    }
    return manifest;
  } finally {
    backup.close();
  }
}

function isKnown(name: string): boolean {
  return (
    /^blobs\/[0-9a-f]{64}$/.test(name) || backedUpCollections.some((collection) => name === `${collection}.ndjson`)
  );
}

async function checkLines(backup: OpenBackup, name: string): Promise<void> {
  let count = 0;
  for await (const doc of documentsIn(backup, name)) {
    if (typeof doc._id !== "string" || !Number.isInteger(doc.rev)) {
      throw new UnusableBackupError(`Line ${count + 1} of ${name} is not a document. Use another copy of the backup.`);
    }
    count += 1;
  }
  if (count !== backup.manifest.entries[name]?.count) {
    throw new UnusableBackupError(`${name} holds ${count} documents, not as many as its manifest says.`);
  }
}

/** There before anything of anybody's: the schema, and the link that creates the first administrator. */
const BESIDE: ReadonlySet<string> = new Set(["meta", "links"]);

/** Whether anybody or anything is in the store. */
export async function isEmptyStore(store: Store): Promise<boolean> {
  for (const collection of backedUpCollections) {
    if (!BESIDE.has(collection) && (await store.count(collection, {})) > 0) return false;
  }
  return true;
}

/**
 * Puts a backup, checked before, in place of all that is in the store; every document keeps its rev. What an older
 * program backed up is brought up to date.
 * @throws UnusableBackupError before anything is written.
 */
export async function restoreBackup(
  store: Store,
  file: string,
  onProgress: Progress = () => undefined,
): Promise<Manifest> {
  const manifest = await checkBackup(file);
  const backup = await openBackup(file);
  try {
    for (const collection of [...collectionNames].filter((name) => !blobCollections.includes(name))) {
      await store.purge(collection, {});
    }
    for (const [i, collection] of backedUpCollections.entries()) {
      onProgress(i, backedUpCollections.length, collection);
      let chunk: Stored[] = [];
      for await (const doc of documentsIn(backup, `${collection}.ndjson`)) {
        chunk.push(doc);
        if (chunk.length === CHUNK) {
          await store.restoreMany(collection, chunk);
          chunk = [];
        }
      }
      if (chunk.length > 0) await store.restoreMany(collection, chunk);
    }
    for (const name of Object.keys(manifest.entries).filter((each) => each.startsWith("blobs/"))) {
      const parts: Buffer[] = [];
      for await (const bytes of await backup.read(name)) parts.push(bytes as Buffer);
      await store.putBlob(Buffer.concat(parts));
    }
    await upgradeStore(store);
    return manifest;
  } finally {
    backup.close();
  }
}

interface OpenBackup {
  readonly manifest: Manifest;
  readonly entries: ReadonlyMap<string, Entry>;
  read(name: string): Promise<AsyncIterable<unknown>>;
  close(): void;
}

async function openBackup(file: string): Promise<OpenBackup> {
  const zip = await openZip(file);
  try {
    const entries = await entriesOf(zip);
    const streamOf = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
    const read = async (name: string) => {
      const entry = entries.get(name);
      if (entry === undefined)
        throw new UnusableBackupError(`${name} is not in ${file}. Use another copy of the backup.`);
      return streamOf(entry) as Promise<AsyncIterable<unknown>>;
    };
    const manifest = await readManifest(file, read);
    return { manifest, entries, read, close: () => zip.close() };
  } catch (error) {
    zip.close();
    if (error instanceof UnusableBackupError) throw error;
    throw unreadable(file, error);
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    const opened = promisify<string, object, ZipFile>(open);
    return await opened(file, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): UnusableBackupError {
  const why = error instanceof Error ? error.message : String(error);
  return new UnusableBackupError(`${file} cannot be read as a backup: ${why}. Use a file that waymark backup wrote.`);
}

async function readManifest(file: string, read: OpenBackup["read"]): Promise<Manifest> {
  const parts: Buffer[] = [];
  for await (const bytes of await read("manifest.json")) parts.push(bytes as Buffer);
  const manifest = JSON.parse(Buffer.concat(parts).toString("utf8")) as Manifest;
  if (manifest.format !== "waymark backup" || manifest.formatVersion !== 1) {
    throw new UnusableBackupError(
      `${file} is not a backup that this Waymark knows. Use a file that waymark backup wrote.`,
    );
  }
  if (manifest.schemaVersion > schemaVersion) {
    throw new UnusableBackupError(
      `${file} was written by a newer Waymark (schema ${manifest.schemaVersion}; this one knows ${schemaVersion}). Use the newer version.`,
    );
  }
  return manifest;
}

async function* documentsIn(backup: OpenBackup, name: string): AsyncGenerator<Stored> {
  if (!(name in backup.manifest.entries)) return;
  const lines = createInterface({ input: (await backup.read(name)) as NodeJS.ReadableStream & AsyncIterable<unknown> });
  for await (const line of lines) {
    if (line !== "") yield parseLine(name, line);
  }
}

function parseLine(name: string, line: string): Stored {
  try {
    return JSON.parse(line) as Stored;
  } catch {
    throw new UnusableBackupError(`${name} holds a line that is not JSON. Use another copy of the backup.`);
  }
}
