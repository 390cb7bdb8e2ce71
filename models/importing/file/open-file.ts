import { type TextRow, UnreadableFileError } from "../table";
import { type Archive, openArchive } from "./archive";
import { delimitedRows, delimiterOf } from "./delimited";
import { type FileBytes, allOf, bytesInMemory, firstOf } from "./file-bytes";
import { FILE_LIMITS, type FileLimits, inMegabytes } from "./limits";
import { type TextEncodingName, encodingOf } from "./text-encoding";
import { isWorkbook, openWorkbook } from "./workbook";

/** One table of a file: the file itself where it is text. */
export interface Sheet {
  /** As the workbook calls it; empty for a text file. */
  readonly name: string;
  /** Its rows from the first, some hundred at a time; can be asked for again. */
  rows(): AsyncGenerator<readonly TextRow[]>;
}

export interface OpenedFile {
  readonly encoding: TextEncodingName | "workbook";
  readonly sheets: readonly Sheet[];
}

/**
 * Opens text with cells parted by commas, semicolons, tabs or bars, a workbook, or an archive of one of them. What it is
 * is told from its bytes, never from its name.
 * @throws UnreadableFileError saying what would mend it.
 */
export async function openFile(file: FileBytes, limits: FileLimits = FILE_LIMITS): Promise<OpenedFile> {
  if (file.size === 0) throw new UnreadableFileError("The file is empty. Choose the file that holds the figures.");
  if (file.size > limits.bytes) {
    throw new UnreadableFileError(
      `The file is larger than ${inMegabytes(limits.bytes)}. Split it and bring in the parts.`,
    );
  }
  const start = await firstOf(file, 8);
  if (!start.subarray(0, 2).equals(Buffer.from("PK"))) return openText(file, start, limits);
  const archive = await openArchive(await allOf(file), limits);
  if (isWorkbook(archive)) return { encoding: "workbook", sheets: await openWorkbook(archive, limits) };
  return openOnlyFileIn(archive, limits);
}

async function openText(file: FileBytes, start: Buffer, limits: FileLimits): Promise<OpenedFile> {
  const other = OTHER_KINDS.find(({ begins }) => start.toString("latin1").startsWith(begins));
  if (other !== undefined) throw new UnreadableFileError(other.remedy);
  const encoding = await encodingOf(file);
  const delimiter = await delimiterOf(file, encoding);
  return { encoding, sheets: [{ name: "", rows: () => delimitedRows(file, encoding, delimiter, limits) }] };
}

const OTHER_KINDS: readonly { readonly begins: string; readonly remedy: string }[] = [
  {
    begins: "\xd0\xcf\x11\xe0",
    remedy:
      "This is an old Excel file (.xls) or one with a password. Open it, save it as .xlsx without one and try again.",
  },
  { begins: "%PDF", remedy: "This is a PDF. Figures come in from a table: ask its publisher for CSV or Excel." },
  { begins: "<!DOCTYP", remedy: "This is a web page. Download the table itself, as CSV or Excel." },
  { begins: "<html", remedy: "This is a web page. Download the table itself, as CSV or Excel." },
];

/** What some computers put into archives beside the files that people mean. */
const isMeant = (name: string) => !/(^|\/)(__MACOSX\/|\.)/.test(name);

async function openOnlyFileIn(archive: Archive, limits: FileLimits): Promise<OpenedFile> {
  const [name, ...others] = archive.names.filter(isMeant);
  if (name === undefined)
    throw new UnreadableFileError("The archive holds no file. Choose the file that holds the figures.");
  if (others.length > 0) {
    throw new UnreadableFileError(
      `The archive holds ${others.length + 1} files. Unpack it and bring them in one by one.`,
    );
  }
  const parts: Uint8Array[] = [];
  for await (const chunk of archive.read(name)) parts.push(chunk);
  const bytes = Buffer.concat(parts);
  if (bytes.subarray(0, 2).equals(Buffer.from("PK"))) {
    const inner = await openArchive(bytes, limits);
    if (!isWorkbook(inner)) throw new UnreadableFileError("The archive holds another archive. Unpack it first.");
    return { encoding: "workbook", sheets: await openWorkbook(inner, limits) };
  }
  return openText(bytesInMemory(bytes), bytes.subarray(0, 8), limits);
}
