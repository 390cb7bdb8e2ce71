import { createHash } from "node:crypto";
import type { Chunked, Store, Stored } from "./port";
import { insertOnce } from "./insert-once";

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
export async function putBlob(store: Pick<Store, "get" | "insert">, content: Uint8Array | Chunked): Promise<string> {
  const file = content instanceof Uint8Array ? inOne(content) : content;
  const hash = createHash("sha256");
  for await (const chunk of file.chunks()) hash.update(chunk);
  const sha256 = hash.digest("hex");
  if (await store.get("blobs", sha256)) return sha256;
  let [index, bytes] = [0, 0];
  for await (const chunk of inChunks(file)) {
    const base64 = Buffer.from(chunk).toString("base64");
    await insertOnce<BlobChunk>(store, "blobChunks", { _id: chunkId(sha256, index), base64 });
    index += 1;
    bytes += chunk.length;
  }
  await insertOnce<Blob>(store, "blobs", { _id: sha256, bytes, chunks: index });
  return sha256;
}

function inOne(bytes: Uint8Array): Chunked {
  return {
    async *chunks() {
      yield bytes;
    },
  };
}

/** The same bytes in pieces of chunkBytes, however they come. */
async function* inChunks(file: Chunked): AsyncGenerator<Uint8Array> {
  let kept: Uint8Array = Buffer.alloc(0);
  for await (const chunk of file.chunks()) {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    for (; kept.length >= chunkBytes; kept = kept.subarray(chunkBytes)) yield kept.subarray(0, chunkBytes);
  }
  if (kept.length > 0) yield kept;
}

/** A blob's bytes, a chunk at a time. @throws Error when they are not all there. */
export async function* blobChunks(store: Pick<Store, "get">, sha256: string): AsyncGenerator<Uint8Array> {
  const blob = await store.get<Blob>("blobs", sha256);
  for (let index = 0; index < (blob?.chunks ?? 0); index++) {
    const chunk = await store.get<BlobChunk>("blobChunks", chunkId(sha256, index));
    if (chunk === undefined) throw damaged(sha256);
    yield Buffer.from(chunk.base64, "base64");
  }
}

/** @throws Error when the stored bytes no longer have the digest they were stored under. */
export async function getBlob(store: Pick<Store, "get">, sha256: string): Promise<Uint8Array | undefined> {
  const blob = await store.get<Blob>("blobs", sha256);
  if (!blob) return undefined;
  const parts: Uint8Array[] = [];
  for await (const chunk of blobChunks(store, sha256)) parts.push(chunk);
  const bytes = Buffer.concat(parts);
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw damaged(sha256);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const damaged = (sha256: string) => new Error(`The stored file ${sha256} is damaged. Restore it from a backup.`);

function chunkId(sha256: string, index: number): string {
  return `${sha256}.${index}`;
}
