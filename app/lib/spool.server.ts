import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { GivenFile } from "@models/importing/bring-in";

/** A file kept in a folder for as long as `use` needs it: it is gone through several times and may be large. */
export async function withFolder<R>(use: (folder: string) => Promise<R>): Promise<R> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-upload-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param name what it is told to be called; never a path here. */
export function fileOnDisk(path: string, name: string, size: number): GivenFile {
  const last = name.split(/[\\/]/).pop() || "file";
  return { name: last, size, chunks: () => createReadStream(path) as AsyncIterable<Uint8Array> };
}

/** Takes in a stream as a file, without holding it in memory. */
export function withSpooled<R>(from: Readable, name: string, use: (file: GivenFile) => Promise<R>): Promise<R> {
  return withFolder(async (folder) => {
    const path = join(folder, "upload");
    await pipeline(from, createWriteStream(path));
    return use(fileOnDisk(path, name, (await stat(path)).size));
  });
}
