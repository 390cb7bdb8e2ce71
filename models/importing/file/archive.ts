import { promisify } from "node:util";
import { type Entry, type ZipFile, fromBuffer } from "yauzl";
import { entriesOf } from "../../zip-entries";
import { UnreadableFileError } from "../table";
import { type FileLimits, inMegabytes } from "./limits";

/** What an archive holds, read a piece at a time and never past its limits, whatever it says of itself. */
export interface Archive {
  /** Paths of its files, without folders. */
  readonly names: readonly string[];
  read(name: string): AsyncGenerator<Uint8Array>;
}

/** @throws UnreadableFileError when it is damaged, or would unpack to more than the limits. */
export async function openArchive(bytes: Buffer, limits: FileLimits): Promise<Archive> {
  const { zip, entries } = await entriesIn(bytes);
  const most = Math.min(limits.unpackedBytes, Math.max(1024 * 1024, bytes.length * limits.unpackedRatio));
  let unpacked = 0;
  const says = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (says > most) throw tooLarge(most);
  const streamOf = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
  return {
    names: [...entries.keys()].filter((name) => !name.endsWith("/")),
    async *read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw damaged();
      if (entry.isEncrypted()) {
        throw new UnreadableFileError(
          "This file is locked with a password. Take the password off, save it and try again.",
        );
      }
      try {
        for await (const chunk of await streamOf(entry)) {
          unpacked += (chunk as Buffer).length;
          if (unpacked > most) throw tooLarge(most);
          yield chunk as Buffer;
        }
      } catch (error) {
        throw error instanceof UnreadableFileError ? error : damaged();
      }
    },
  };
}

async function entriesIn(bytes: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  try {
    const zip = await promisify<Buffer, object, ZipFile>(fromBuffer)(bytes, { lazyEntries: true });
    return { zip, entries: await entriesOf(zip) };
  } catch {
    throw damaged();
  }
}

const damaged = () =>
  new UnreadableFileError("This archive or workbook is damaged. Save or download it again and try once more.");

const tooLarge = (most: number) =>
  new UnreadableFileError(`This unpacks to more than ${inMegabytes(most)}. Split it and bring in the parts.`);
