import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { PassThrough, type Readable } from "node:stream";
import { once } from "node:events";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { blobCollections, collectionNames, passingCollections } from "./collections";
import { schemaVersion } from "./upgrade";
import type { Store, Stored } from "./port";

/** What a backup file holds and how to know that it is whole: its `manifest.json`. */
export interface Manifest {
  readonly format: "waymark backup";
  readonly formatVersion: 1;
  readonly schemaVersion: number;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** By name in the file: how many documents or bytes, and the SHA-256 (hex) of the bytes. */
  readonly entries: Readonly<Record<string, { readonly count: number; readonly sha256: string }>>;
}

/** What passes is left out of backups. */
export const backedUpCollections = collectionNames.filter(
  (name) => !passingCollections.includes(name) && !blobCollections.includes(name),
);

export type Progress = (done: number, of: number, what: string) => void;

/**
 * Writes the whole store to one engine-neutral file while it is in use: a zip of one NDJSON file a collection, one
 * entry a blob, and a manifest. The file is there under its name only when it is whole.
 * @param takenAt ISO 8601, UTC.
 */
export async function writeBackup(
  store: Store,
  file: string,
  takenAt: string,
  onProgress: Progress = () => undefined,
): Promise<Manifest> {
  const partial = `${file}.partial`;
  try {
    const manifest = await store.readFrozen(async (frozen) => {
      const zip = new ZipFile();
      const written = pipeline(zip.outputStream as Readable, createWriteStream(partial));
      // A failure to write surfaces at the end; until then it must not count as unhandled.
      written.catch(() => undefined);
      const entries: Record<string, { count: number; sha256: string }> = {};
      for (const [i, collection] of backedUpCollections.entries()) {
        onProgress(i, backedUpCollections.length, collection);
        entries[`${collection}.ndjson`] = await addLines(zip, `${collection}.ndjson`, frozen.each(collection));
      }
      for await (const { _id } of frozen.each<Stored>("blobs")) {
        const bytes = await frozen.getBlob(_id);
        if (bytes === undefined) continue;
        zip.addBuffer(Buffer.from(bytes), `blobs/${_id}`);
        entries[`blobs/${_id}`] = { count: bytes.length, sha256: _id };
      }
      const whole: Manifest = { format: "waymark backup", formatVersion: 1, schemaVersion, takenAt, entries };
      zip.addBuffer(Buffer.from(JSON.stringify(whole, null, 2)), "manifest.json");
      zip.end();
      await written;
      return whole;
    });
    await rename(partial, file);
    return manifest;
  } finally {
    await rm(partial, { force: true });
  }
}

async function addLines(zip: ZipFile, name: string, docs: AsyncIterable<Stored>) {
  const lines = new PassThrough();
  const hash = createHash("sha256");
  let count = 0;
  zip.addReadStream(lines, name);
  for await (const doc of docs) {
    const line = `${onOneLine(JSON.stringify(doc))}\n`;
    hash.update(line);
    count += 1;
    if (!lines.write(line)) await once(lines, "drain");
  }
  lines.end();
  return { count, sha256: hash.digest("hex") };
}

/** JSON may hold the separators U+2028 and U+2029 as they are, at which line readers would split it. */
function onOneLine(json: string): string {
  return json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
