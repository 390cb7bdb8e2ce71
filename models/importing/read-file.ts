import { type DialectFound, recogniseSheet, sayWhatIsMissing } from "./dialects";
import type { OpenedFile, Sheet } from "./file/open-file";
import { type FileRow, HEAD_ROWS, type RefusedRow, type TextRow, UnreadableFileError } from "./table";

/** What a sheet turned out to be. */
export interface SheetRead {
  readonly sheet: string;
  readonly dialect: string;
  /** What in its content gave it away. */
  readonly why: string;
}

/** Some hundred rows of one sheet, read. */
export interface ReadRows extends SheetRead {
  readonly rows: readonly FileRow[];
  readonly refused: readonly RefusedRow[];
}

/**
 * Reads a file's sheets in their order, each in its own dialect; sheets that hold no figures are passed over.
 * @throws UnreadableFileError when no sheet is laid out in a way that is known, or a sheet breaks off.
 */
export async function* readRows(file: OpenedFile): AsyncGenerator<ReadRows> {
  const heads: TextRow[][] = [];
  let known = 0;
  let problem: UnreadableFileError | undefined;
  for (const sheet of file.sheets) {
    const { head, rest } = await headOf(sheet);
    heads.push(head);
    let found: DialectFound | undefined;
    try {
      found = recogniseSheet({ name: sheet.name, rows: head });
    } catch (error) {
      // One sheet that cannot be read, such as a colleague's notes, does not stand in the way of the others.
      if (!(error instanceof UnreadableFileError)) throw error;
      problem ??= error;
    }
    if (found === undefined) {
      await rest.return(undefined);
      continue;
    }
    known += 1;
    const about = { sheet: sheet.name, dialect: found.dialect, why: found.why };
    const take = found.reader();
    // Also where no row follows: the sheet is of this dialect all the same.
    yield { ...about, ...taken(take, head) };
    for await (const rows of rest) yield { ...about, ...taken(take, rows) };
  }
  if (known === 0) throw problem ?? new UnreadableFileError(sayWhatIsMissing(heads));
}

function taken(take: ReturnType<NonNullable<ReturnType<typeof recogniseSheet>>["reader"]>, texts: readonly TextRow[]) {
  const rows: FileRow[] = [];
  const refused: RefusedRow[] = [];
  for (const text of texts) {
    take(text, (found) => {
      if ("remedy" in found) refused.push(found);
      else rows.push(found);
    });
  }
  return { rows, refused };
}

/** A sheet's first rows, and the rows after them. */
async function headOf(sheet: Sheet): Promise<{ head: TextRow[]; rest: AsyncGenerator<readonly TextRow[]> }> {
  const head: TextRow[] = [];
  const rest = sheet.rows();
  while (head.length < HEAD_ROWS) {
    const next = await rest.next();
    if (next.done) break;
    head.push(...next.value.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")));
  }
  return { head, rest };
}
