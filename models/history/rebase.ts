import { type Content, type Document, contentOf, withValueAt } from "./document";
import { mergeSubmission } from "./merge";

/**
 * The document as a submission would leave it if its own value won every conflict: theirs with yours merged in. A form
 * that is shown again after a conflict holds this, so that saving it at the newer revision takes nothing of theirs away.
 */
export function rebase(stored: Document, readRev: number, submitted: Content): Content {
  const { edits, conflicts } = mergeSubmission(stored, readRev, submitted);
  const yours = [...edits, ...conflicts.map(({ path, yours: to }) => ({ path, to }))];
  return yours.reduce<Content>((next, { path, to }) => withValueAt(next, path, to), contentOf(stored));
}
