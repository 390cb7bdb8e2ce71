import type { Document } from "../history/document";
import type { Side } from "./negotiation";

/** The region asks for an indicator to be designated, or not to be; the partnership answers. */
export interface RequestEntry {
  /** From 1. */
  readonly order: number;
  readonly side: Side;
  readonly designate: boolean;
  readonly why: string;
  /** Person id. */
  readonly by: string;
  /** As the person was called then. */
  readonly name: string;
  readonly at: string;
}

/** Everything that was said about designating one indicator, by id. */
export type DesignationRequest = Document & {
  readonly agreement: string;
  readonly indicator: string;
  readonly entries: Readonly<Record<string, RequestEntry>>;
};

export interface RequestStanding {
  /** "asked for" and "asked against" wait for the partnership, or were met; "declined" is another answer than was asked. */
  readonly state: "asked for" | "asked against" | "declined";
  readonly asked: RequestEntry;
  readonly answer: RequestEntry | undefined;
}

/** Oldest first. */
export const entriesOf = ({ entries }: Pick<DesignationRequest, "entries">): RequestEntry[] =>
  Object.values(entries).sort((a, b) => a.order - b.order);

export function requestStanding(request: Pick<DesignationRequest, "entries">): RequestStanding {
  const entries = entriesOf(request);
  const asked = entries.findLast(({ side }) => side === "region");
  if (asked === undefined) throw new Error("A request begins with what the region asks.");
  const answer = entries.findLast(({ side, order }) => side === "partnership" && order > asked.order);
  const isDeclined = answer !== undefined && answer.designate !== asked.designate;
  return { state: isDeclined ? "declined" : asked.designate ? "asked for" : "asked against", asked, answer };
}
