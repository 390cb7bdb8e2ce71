import type { Book } from "../agreement/book";
import type { Cause, Evidence } from "./evidence";

/** What a conclusion rests on, as far as this reader may know. */
export interface Grounds {
  readonly seen: readonly Evidence[];
  /** Organisation ids that hold evidence which they do not share with this reader, one list an item. */
  readonly notShared: readonly (readonly string[])[];
  readonly restsOnNothing: boolean;
}

/** Evidence that is hidden counts, though not what it says. Only what is held counts: the wanted may say otherwise. */
export function groundsOf(book: Pick<Book, "parts" | "hidden">, conclusion: Pick<Cause, "evidence">): Grounds {
  const seen = book.parts.evidence.filter(({ _id }) => conclusion.evidence.includes(_id));
  const hidden = book.hidden.filter(({ id, kind }) => kind === "evidence" && conclusion.evidence.includes(id));
  const held = seen.filter(({ standing }) => standing === "held").length;
  return { seen, notShared: hidden.map(({ heldBy }) => heldBy), restsOnNothing: held + hidden.length === 0 };
}

/** The evidence of a priority in the order of its register: newest first, undated last; what is wanted by its day. */
export function registerOf(evidence: readonly Evidence[]): { held: Evidence[]; wanted: Evidence[] } {
  const inOrder = (a: string | null | undefined, b: string | null | undefined, undated: string) =>
    (a ?? undated).localeCompare(b ?? undated);
  return {
    held: evidence.filter(({ standing }) => standing === "held").sort((a, b) => inOrder(b.date, a.date, "")),
    wanted: evidence
      .filter(({ standing }) => standing === "wanted")
      .sort((a, b) => inOrder(a.wantedBy, b.wantedBy, "9999")),
  };
}
