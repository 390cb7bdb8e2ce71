import type { Action } from "../../actions/action";
import type { Target } from "../../targets/target";
import type { AskedCommitment } from "../../commitments/asked";
import type { Book } from "../book";
import { PARTS, type PartName } from "../parts";
import type { Priority } from "../priority";
import type { Step } from "../steps";
import type { Finding } from "./check";

/** Words and addresses that several checks share. */

export const isBlank = (text: string | null | undefined) => !text || text.trim() === "";

export const quoted = (title: string) => `“${shortened(title)}”`;

function shortened(title: string, length = 70): string {
  return title.length <= length ? title : `${title.slice(0, title.lastIndexOf(" ", length - 1))}…`;
}

export const agreementHref = (book: Book) => `/agreements/${book.agreement.code}`;
export const stepHref = (book: Book, step: Step, priority?: string) =>
  `${agreementHref(book)}/steps/${step}${priority === undefined ? "" : `?priority=${priority}`}`;
export const partHref = (book: Book, kind: PartName, { _id }: { readonly _id: string }) =>
  `${agreementHref(book)}/${kind}/${_id}`;

/** Where a part is mended; the region, which mends nothing, is shown the part. */
export function editHref(book: Book, kind: PartName, part: { readonly _id: string }): string {
  return book.from === "working documents" ? `${partHref(book, kind, part)}/edit` : partHref(book, kind, part);
}

export function newPartHref(book: Book, kind: PartName, priority: string): string {
  if (book.from !== "working documents") return stepHref(book, PARTS[kind].step ?? 1, priority);
  return `${agreementHref(book)}/${kind}/new?priority=${priority}`;
}

/** Priorities that still stand: not those that were merged into another. */
export const standingPriorities = (book: Book): Priority[] =>
  book.parts.priority.filter((priority) => isBlank(priority.mergedInto));

export const liveActions = (book: Book): Action[] => book.parts.action.filter((action) => action.status !== "dropped");

export const organisationName = (book: Book, id: string) =>
  book.organisations.find((organisation) => organisation._id === id)?.name ?? "An organisation that has left";

export const onTarget = (book: Book, target: Target) => ({
  priority: target.priority,
  step: 3 as const,
  part: { kind: "target" as const, id: target._id },
  href: editHref(book, "target", target),
});

export const onAction = (book: Book, action: Action) => ({
  priority: action.priority,
  step: 5 as const,
  part: { kind: "action" as const, id: action._id },
  href: editHref(book, "action", action),
});

export const onCommitment = (
  book: Book,
  { kind, part, organisation }: AskedCommitment,
): Omit<Finding, "what" | "todo" | "aim"> => ({
  priority: part.priority,
  step: kind === "target" ? 3 : 5,
  part: { kind, id: part._id },
  about: `${part._id}.${organisation}`,
  href: partHref(book, kind, part),
});

export const titleOf = (part: Target | Action) => quoted("what" in part ? part.what : part.name);
