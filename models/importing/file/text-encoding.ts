import { UnreadableFileError } from "../table";
import { type FileBytes, firstOf } from "./file-bytes";

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const LOOKED_AT = 4096;

/**
 * How a text file's characters are written: by its mark, by the zeros of UTF-16, as UTF-8 where every byte fits, else
 * as Windows-1252, in which Excel saves.
 * @throws UnreadableFileError when it is no text at all.
 */
export async function encodingOf(file: FileBytes): Promise<TextEncodingName> {
  const head = await firstOf(file, LOOKED_AT);
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (head.includes(0)) return utf16Without(head);
  return (await isUtf8(file)) ? "utf-8" : "windows-1252";
}

/** English text in UTF-16 has a zero in nearly every pair of bytes, always on the same side. */
function utf16Without(head: Buffer): TextEncodingName {
  const pairs = Math.floor(head.length / 2);
  const zeros = [0, 0];
  for (let i = 0; i < pairs * 2; i++) if (head[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [first = 0, second = 0] = zeros;
  if (second > pairs * 0.6 && first < pairs * 0.1) return "utf-16le";
  if (first > pairs * 0.6 && second < pairs * 0.1) return "utf-16be";
  throw new UnreadableFileError("This is not a table saved as text. Save it as CSV (UTF-8) or as .xlsx and try again.");
}

async function isUtf8(file: FileBytes): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of file.chunks()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The file's characters, a piece at a time, without its mark. */
export async function* decoded(file: FileBytes, encoding: TextEncodingName): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of file.chunks()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
