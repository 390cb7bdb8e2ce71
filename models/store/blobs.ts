import { createHash } from "node:crypto";
import type { Store, Stored } from "./port";
import { DuplicateError } from "./port";

/** Bytes in one chunk: their base64 text is 1 MB, and text is what both engines hold alike. */
const chunkBytes = 768 * 1024;

interface Blob extends Stored {
  readonly bytes: number;
  readonly chunks: number;
}

interface BlobChunk extends Stored {
  readonly base64: string;
}

/** Chunks first, then the document that says the blob is there: a put cut short leaves nothing that can be read. */
export async function putBlob(store: Pick<Store, "get" | "insert">, bytes: Uint8Array): Promise<string> {
  const sha256 = digest(bytes);
  if (await store.get("blobs", sha256)) return sha256;
  const chunks = Math.ceil(bytes.length / chunkBytes);
  for (let index = 0; index < chunks; index++) {
    const chunk = Buffer.from(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes));
    await insertOnce<BlobChunk>(store, "blobChunks", { _id: chunkId(sha256, index), base64: chunk.toString("base64") });
  }
  await insertOnce<Blob>(store, "blobs", { _id: sha256, bytes: bytes.length, chunks });
  return sha256;
}

/** @throws Error when the stored bytes no longer have the digest they were stored under. */
export async function getBlob(store: Pick<Store, "get">, sha256: string): Promise<Uint8Array | undefined> {
  const blob = await store.get<Blob>("blobs", sha256);
  if (!blob) return undefined;
  const parts: Buffer[] = [];
  for (let index = 0; index < blob.chunks; index++) {
    const chunk = await store.get<BlobChunk>("blobChunks", chunkId(sha256, index));
    parts.push(Buffer.from(chunk?.base64 ?? "", "base64"));
  }
  const bytes = Buffer.concat(parts);
  if (digest(bytes) !== sha256) throw new Error(`The stored file ${sha256} is damaged. Restore it from a backup.`);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The id says what the content is, so that somebody else's identical document is as good as ours. */
async function insertOnce<T extends Stored>(
  store: Pick<Store, "insert">,
  collection: string,
  doc: Omit<T, "rev">,
): Promise<void> {
  try {
    await store.insert<T>(collection, doc);
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
  }
}

function chunkId(sha256: string, index: number): string {
  return `${sha256}.${index}`;
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
