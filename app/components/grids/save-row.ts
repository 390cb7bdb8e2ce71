import { postForm } from "./post-form";
import { type SaveAnswer, type TypedCell, cellKey } from "./sheet";

/** What the server answers to a row of a grid that holds fields of one document. */
export type SavedRow =
  | { readonly kind: "saved"; readonly rev: number; readonly before: Readonly<Record<string, string>> }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "conflict"; readonly theirs: string; readonly whose: string; readonly rev: number };

interface RowsAt {
  /** Where what is typed is sent. */
  readonly path: string;
  /** As the page gave them. */
  readonly rows: readonly { readonly id: string; readonly rev: number }[];
  /** Revisions that this person's own saves made, by cell. */
  readonly revs: Record<string, number>;
  /** What a row is, such as "action". */
  readonly what: string;
}

/** Saves cells of one row, sent with the revision at which this person saw it: the page's, or a later one of their own. */
export async function saveRow(at: RowsAt, cells: readonly TypedCell[], insisted?: number): Promise<SaveAnswer> {
  const { path, rows, revs, what } = at;
  const row = rows.find(({ id }) => id === cells[0]?.row);
  if (!row) return { kind: "refused", why: `There is no such ${what} any more. Load the page again.` };
  const seen = Math.max(row.rev, ...cells.map((cell) => revs[cellKey(cell)] ?? 0));
  const answer = await postForm<SavedRow>(path, {
    id: row.id,
    rev: String(insisted ?? seen),
    ...Object.fromEntries(cells.map(({ column, typed }) => [`field.${column}`, typed])),
  });
  if (answer.kind === "refused") return answer;
  if (answer.kind === "conflict") return { ...answer, insist: () => saveRow(at, cells, answer.rev) };
  for (const cell of cells) revs[cellKey(cell)] = answer.rev;
  const before = cells.map((cell) => ({ ...cell, typed: answer.before[cell.column] ?? "" }));
  return { kind: "saved", undo: () => saveRow(at, before, answer.rev) };
}
