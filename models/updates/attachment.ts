import sharp from "sharp";
import { z } from "zod";
import { type Outcome, done, refuse } from "../outcome";
import { MOST_ATTACHED } from "./most-attached";

/** More than the largest cameras of telephones take; a small file can claim to hold far more. */
const MOST_PIXELS = 120_000_000;
/** The longer side of a picture as it is kept, in pixels. */
const LONGEST_SIDE = 2000;

/** A photo or file of an update, whose bytes are kept in the store's blobs. */
export const AttachmentSchema = z.object({
  /** As its sender called it. */
  name: z.string().min(1).max(120),
  type: z.enum(["image/jpeg", "application/pdf"]),
  bytes: z.number().int().min(1),
  /** Of what is kept (hex). */
  sha256: z.string(),
});
export type Attachment = z.infer<typeof AttachmentSchema>;

/** A file as somebody sends it. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that may be kept. */
export interface ReadyFile extends Omit<Attachment, "sha256" | "bytes"> {
  readonly content: Uint8Array;
}

/**
 * Checks what a file is by its first bytes, whatever it is called. Pictures are drawn anew: what else was in the file, such
 * as where it was taken, or another program's instructions, is gone.
 */
export async function readyFile({ name, bytes }: SentFile): Promise<Outcome<ReadyFile>> {
  if (bytes.length > MOST_ATTACHED) return refuse("Choose a file of up to 10 MB", "file");
  const called = nameOf(name);
  if (startsWith(bytes, "%PDF-")) return done({ name: `${called}.pdf`, type: "application/pdf", content: bytes });
  if (isHeic(bytes)) {
    return refuse(
      "This kind of picture (HEIC) cannot be read here. Send it as JPEG, which your telephone can do.",
      "file",
    );
  }
  if (!isPicture(bytes)) return refuse("Choose a picture (JPEG, PNG or WebP) or a PDF file", "file");
  try {
    const content = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 82 })
      .toBuffer();
    return done({ name: `${called}.jpg`, type: "image/jpeg", content });
  } catch {
    return refuse("This picture cannot be read: it may be damaged. Choose it again, or another.", "file");
  }
}

const startsWith = (bytes: Uint8Array, text: string, at = 0) =>
  Buffer.from(bytes.subarray(at, at + text.length)).toString("latin1") === text;

const isPicture = (bytes: Uint8Array) =>
  startsWith(bytes, "\xff\xd8\xff") ||
  startsWith(bytes, "\x89PNG\r\n\x1a\n") ||
  (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8));

const isHeic = (bytes: Uint8Array) =>
  startsWith(bytes, "ftyp", 4) && ["heic", "heix", "mif1", "hevc"].some((brand) => startsWith(bytes, brand, 8));

/** Without its folders, its ending and what no file name should hold. */
function nameOf(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? "";
  const plain = last
    .replace(/\.[^.]*$/, "")
    .replace(/[^\p{L}\p{N} ._-]+/gu, "")
    .trim()
    .slice(0, 100);
  return plain || "file";
}
