import type { Round, Side } from "@models/negotiation/negotiation";
import type { NegotiationStanding } from "@models/negotiation/standing";
import type { MarkKind } from "../components/text/status-mark";

/** Said once, after each form of a negotiation was done. */
export const SAVED_WORDS: Readonly<Record<string, string>> = {
  offer: "Offered. The region sees this and nothing else.",
  ask: "Asked. The partnership reads it at once.",
  answer: "Answered. The region reads it at once.",
  counter: "Proposed. The other side reads it at once.",
  split: "Proposed. The other side reads it at once.",
  sign: "Signed.",
  record: "The signature is recorded.",
  withdraw: "Withdrawn. What was said stays in the history.",
};

export interface StandingWords {
  readonly mark: MarkKind;
  readonly words: string;
  /** Whose move it is, for the reader; empty when nobody's. */
  readonly turn: string;
  readonly isYours: boolean;
}

/**
 * Where a negotiation stands, in the reader's words.
 * @param reader the side for which the reader answers; null for who only reads.
 * @param lead the organisation that signs for the partnership.
 */
export function standingWords(
  { state, latest, signedBy, turn }: NegotiationStanding,
  reader: Side | null,
  lead: string,
): StandingWords {
  const isYours = turn === reader;
  const mark: MarkKind = state === "agreed" ? "ready" : state === "withdrawn" ? "none" : isYours ? "must" : "open";
  const own = latest.side === reader;
  const words = {
    offered: signedBy.includes("region") ? "accepted by the region" : "offered to the region",
    countered: `the region answered${signedBy.includes("partnership") ? ", accepted by the partnership" : ""}`,
    agreed: "agreed",
    changed: "changed since it was agreed",
    withdrawn: "withdrawn",
  }[state];
  const waits =
    turn === null
      ? ""
      : turn === latest.side && turn === "partnership"
        ? `waits for the signature of ${lead}`
        : isYours
          ? "your turn"
          : `waits for the ${turn}`;
  return {
    mark,
    words: own && state === "countered" ? words.replace("the region answered", "you answered") : words,
    turn: waits,
    isYours,
  };
}

/** What a round was: "Priya Nair offered". */
export const DID_WORDS: Readonly<Record<Round["kind"], string>> = {
  offer: "offered",
  counter: "proposed other numbers",
  split: "proposed to split the difference",
  withdrawal: "withdrew the offer",
};
