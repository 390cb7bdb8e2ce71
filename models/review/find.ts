import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement, subjectOf } from "../agreement/book";
import { endOfDay, readAskedDay } from "../agreement/book-as-known";
import { type Snapshot, bookOf } from "../agreement/snapshot";
import { documentAsKnownOn } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import { changeDocument } from "../history/save";
import { sideOf } from "../negotiation/find";
import type { Side } from "../negotiation/negotiation";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { type Subject, authorise, may } from "../people/permissions";
import type { Review } from "./review";
import { type ReviewAct, type ReviewState, moveReview, whoseAct } from "./state";

type Reading = Pick<Act, "store" | "actor">;

export interface FoundReview {
  readonly agreement: Agreement;
  readonly subject: Subject;
  readonly review: Review;
  /** For which side the person reads it and acts in it. */
  readonly side: Side;
}

/** Whether the person may know of a review of this kind. */
function mayKnow({ actor }: Reading, { kind }: Pick<Review, "kind">, subject: Subject): boolean {
  return may(actor, kind === "rehearsal" ? "review.rehearse" : "review.read", subject);
}

/** In a rehearsal the facilitator answers for the partnership, and whoever else is let in plays the region. */
export function sideInReview(actor: Act["actor"], { kind }: Pick<Review, "kind">, subject: Subject): Side {
  if (kind === "annual") return sideOf(actor, subject);
  return may(actor, "review.assess", subject) ? "partnership" : "region";
}

/** Whether the person acts for the side that they stand on, or only reads. */
export function mayAct(actor: Act["actor"], { kind }: Pick<Review, "kind">, subject: Subject): boolean {
  const side = sideInReview(actor, { kind }, subject);
  if (side === "partnership") return may(actor, "review.assess", subject);
  return may(actor, kind === "rehearsal" ? "review.rehearse" : "review.judge", subject);
}

/** One review with its agreement. @throws NotFoundError. */
export async function findReview(act: Reading, code: string, id: string): Promise<FoundReview> {
  const agreement = await findAgreement(act, code);
  const subject = subjectOf(agreement);
  const review = await act.store.get<Review>("reviews", id);
  if (review === undefined || review.agreement !== agreement._id || !mayKnow(act, review, subject)) {
    throw new NotFoundError("review");
  }
  return { agreement, subject, review, side: sideInReview(act.actor, review, subject) };
}

/** A review as it stood at the end of a day, for whoever may read it. @param day ISO date. @param today ISO date. */
export async function reviewAsKnown(
  store: Pick<Act["store"], "get">,
  review: Review,
  day: string,
  today: string,
): Promise<Outcome<Review>> {
  const asked = readAskedDay(day, today);
  if (asked.kind !== "done") return asked;
  const then = documentAsKnownOn(await withWholeHistory(store, review), endOfDay(day));
  return then ? done(then) : refuse("The review was not opened by then. Enter a later day.", "on");
}

/** The reviews of an agreement that the person may know of, the latest first. @throws NotFoundError, ForbiddenError. */
export async function reviewsOf(
  act: Reading,
  code: string,
): Promise<{ readonly agreement: Agreement; readonly subject: Subject; readonly reviews: readonly Review[] }> {
  const agreement = await findAgreement(act, code);
  const subject = subjectOf(agreement);
  authorise(act.actor, "review.read", subject, "Your role does not read reviews.");
  const found = await act.store.find<Review>("reviews", { agreement: agreement._id }, { sort: { "created.at": -1 } });
  return { agreement, subject, reviews: found.filter((review) => mayKnow(act, review, subject)) };
}

const WHO: Readonly<Record<Side | "either", string>> = {
  partnership: "Only the partnership’s facilitator does this.",
  region: "Only the region’s reviewer does this.",
  either: "Only the partnership’s facilitator and the region’s reviewer do this.",
};

/** Finds a review for somebody who is to act in it. @throws NotFoundError, ForbiddenError. */
export async function findToAct(act: Reading, code: string, id: string, does: ReviewAct): Promise<FoundReview> {
  const found = await findReview(act, code, id);
  authoriseAct(act, found, does);
  return found;
}

/** @throws ForbiddenError. */
export function authoriseAct({ actor }: Pick<Act, "actor">, { review, subject, side }: FoundReview, does: ReviewAct) {
  const by = whoseAct(does);
  if ((by === "either" || by === side) && mayAct(actor, review, subject)) return;
  throw new ForbiddenError(WHO[by]);
}

/** Makes a move that its state allows, by what the review is right now. */
export function changeReview(
  act: Act,
  { review }: Pick<FoundReview, "review">,
  does: ReviewAct,
  decide: (present: Review, next: ReviewState) => Outcome<Review>,
): Promise<Outcome<Review>> {
  return changeDocument<Review>(act, "reviews", review._id, (present) => {
    const moved = moveReview(present.state, does);
    return moved.kind === "done" ? decide(present, moved.value) : moved;
  });
}

/** What both sides judge by. @throws NotFoundError. */
export async function readFacts(store: Pick<Act["store"], "get">, { facts }: Pick<Review, "facts">) {
  const snapshot = await store.get<Snapshot>("snapshots", facts);
  if (snapshot === undefined) throw new NotFoundError("picture of the facts");
  return { snapshot, book: bookOf(snapshot) };
}

export function stampOf({ actor, now }: Pick<Act, "actor" | "now">) {
  return { by: actor.person, name: actor.name, at: now };
}
