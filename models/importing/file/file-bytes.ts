/** A file's bytes, which can be read through again and again without holding them all. */
export interface FileBytes {
  readonly size: number;
  chunks(): AsyncIterable<Uint8Array>;
}

export function bytesInMemory(bytes: Uint8Array): FileBytes {
  return {
    size: bytes.length,
    async *chunks() {
      yield bytes;
    },
  };
}

export async function allOf(file: FileBytes): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of file.chunks()) parts.push(chunk);
  return Buffer.concat(parts);
}

/** The first bytes, at most `most` of them. */
export async function firstOf(file: FileBytes, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.chunks()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}
