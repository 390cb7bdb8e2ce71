import { type Side, otherSide } from "../negotiation/negotiation";
import { ASSESSMENT_FIELD } from "./assess";
import type { Assessment, Flag, Review } from "./review";

/** What somebody says of a priority, as the other side reads it too. */
export type SaidOfPriority = Pick<Assessment, "grade" | "reason">;

/** What both sides know of a review at any time. */
const SHARED = [
  "_id",
  "rev",
  "created",
  "agreement",
  "kind",
  "year",
  "state",
  "facts",
  "sha256",
  "scale",
  "judged",
  "sent",
  "correctBy",
  "corrections",
  "replies",
  "actions",
  "requests",
  "signatures",
  "closed",
] as const satisfies readonly (keyof Review)[];

/** A review as one side may see it: what is not named here is not in it. */
export interface SeenReview extends Pick<Review, (typeof SHARED)[number]> {
  readonly side: Side;
  /** With its notes. */
  readonly own: Readonly<Record<string, Assessment>>;
  /** Null until both have sent. */
  readonly theirs: Readonly<Record<string, SaidOfPriority>> | null;
  /** Who of the region works on it; null for the partnership. */
  readonly assigned: Review["assigned"] | null;
  /** Those of the other side too, once both have sent. */
  readonly flags: Readonly<Record<string, Flag>>;
}

/** Each side sees its own drafts and notes, and of the other's what was sent, once both have sent. */
export function asSeenBy(review: Review, side: Side): SeenReview {
  const shared = Object.fromEntries(SHARED.map((field) => [field, review[field]])) as unknown as Pick<
    Review,
    (typeof SHARED)[number]
  >;
  const isOpen = Boolean(review.sent.partnership && review.sent.region);
  const theirs = Object.entries(review[ASSESSMENT_FIELD[otherSide(side)]]);
  return {
    ...shared,
    side,
    assigned: side === "region" ? review.assigned : null,
    flags: Object.fromEntries(Object.entries(review.flags).filter(([, flag]) => isOpen || flag.side === side)),
    own: review[ASSESSMENT_FIELD[side]],
    theirs: isOpen ? Object.fromEntries(theirs.map(([id, { grade, reason }]) => [id, { grade, reason }])) : null,
  };
}
