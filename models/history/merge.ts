import type { Json } from "../store/port";
import {
  type Change,
  type Content,
  type Difference,
  type Document,
  contentOf,
  differencesBetween,
  documentAtRev,
  sameJson,
  valueAt,
  withValueAt,
} from "./document";

/** Two people changed one field: both values, whose, and when. */
export interface FieldConflict {
  readonly path: string;
  readonly before?: Json;
  readonly theirs?: Json;
  readonly yours?: Json;
  /** Person id of who saved first. */
  readonly by: string;
  readonly at: string;
}

export type Merge = { readonly conflicts: readonly FieldConflict[]; readonly edits: readonly Difference[] };

/**
 * Three-way merge of what a person submitted, as read at `readRev`, into the document as stored now.
 * Changes to different fields merge; a field that both changed to different values is a conflict.
 * @param submitted the fields that were on the form, whole; fields that are not in it stay as they are.
 */
export function mergeSubmission(stored: Document, readRev: number, submitted: Content): Merge {
  const base = contentOf(documentAtRev(stored, readRev));
  const present = contentOf(stored);
  const edits: Difference[] = [];
  const conflicts: FieldConflict[] = [];
  for (const field of Object.keys(submitted)) {
    for (const { path, from, to } of differencesBetween(base[field], submitted[field], field)) {
      const theirs = valueAt(present, path);
      const same = path === field ? sameField : sameJson;
      if (same(from, to) || same(theirs, to)) continue;
      if (same(theirs, from)) {
        edits.push({ path, ...(theirs === undefined ? {} : { from: theirs }), ...(to === undefined ? {} : { to }) });
        continue;
      }
      const last = lastChangeOf(stored, path);
      conflicts.push({
        path,
        ...(from === undefined ? {} : { before: from }),
        ...(theirs === undefined ? {} : { theirs }),
        ...(to === undefined ? {} : { yours: to }),
        by: last?.by ?? stored.created.by,
        at: last?.at ?? stored.created.at,
      });
    }
  }
  return { edits, conflicts };
}

/** A form says null of a field that it shows empty, also when a part from before there was such a field lacks it. */
function sameField(a: Json | undefined, b: Json | undefined): boolean {
  return sameJson(a ?? null, b ?? null);
}

function lastChangeOf(doc: Document, path: string): Change | undefined {
  return doc.changes.findLast(
    (change) => change.path === path || change.path.startsWith(`${path}.`) || path.startsWith(`${change.path}.`),
  );
}

/** The document with the edits made and recorded; the store gives it its next rev. */
export function withEdits<T extends Document>(
  doc: T,
  edits: readonly Difference[],
  origin: Pick<Change, "by" | "at" | "via" | "source">,
): T {
  const content = edits.reduce<Content>(
    (present, edit) => withValueAt(present, edit.path, edit.to),
    doc as unknown as Content,
  );
  const changes = edits.map((edit) => ({ rev: doc.rev + 1, ...origin, ...edit }));
  return { ...content, changes: [...doc.changes, ...changes] } as unknown as T;
}
