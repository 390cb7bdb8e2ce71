import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { startOf, isPeriodCode } from "@models/measures/period";
import { sideOf } from "@models/negotiation/find";
import { type Subject, may } from "@models/people/permissions";
import { assessedBy } from "@models/review/assess";
import { mayAct, reviewAsKnown, reviewsOf, sideInReview } from "@models/review/find";
import { whyNotReviewed } from "@models/review/open";
import { type Review, reviewId } from "@models/review/review";
import { REVIEW_STATE_WORDS } from "@models/review/state";
import { reviewsPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import { type PageDay, keepDay, pageDayOf } from "./earlier-day.server";
import type { Gated } from "./gate.server";
import { headerFor } from "./negotiation-page.server";
import { yearWords } from "./review-page.server";
import { stateMark, turnOf } from "./review-words";

/**
 * The reviews of an agreement that this person may know of, and the years that can be reviewed next; or those that there
 * were on an earlier day, with what came later.
 */
export async function reviewsPage(gated: Pick<Gated, "act" | "params" | "request">) {
  const { agreement, subject, reviews } = await reviewsOf(gated.act, gated.params["code"] ?? "");
  const asked = pageDayOf(gated);
  const now = pageOf(gated.act.actor, asked, agreement, subject, reviews);
  const { day } = asked;
  if (day === null) return { ...now, later: [] };
  const today = gated.act.now.slice(0, 10);
  const known = await Promise.all(reviews.map((review) => reviewAsKnown(gated.act.store, review, day, today)));
  const then = known.flatMap((review) => (review.kind === "done" ? [review.value] : []));
  const page = pageOf(gated.act.actor, asked, agreement, subject, then);
  const stood = new Map(page.reviews.map(({ id, words }) => [id, words]));
  const later = now.reviews
    .filter(({ id, words }) => stood.get(id) !== words)
    .map(({ to, title, words, opened }) => ({ to, title, words: `${words}, opened ${opened}` }));
  // Who does not read the history of the agreement finds its other pages as they are.
  const kept = may(gated.act.actor, "history.read", subject)
    ? keepDay(page, day)
    : { ...page, reviews: keepDay(page.reviews, day) };
  return { ...(kept as typeof page), later };
}

/** @param reader who reads it; of an earlier day the actor may do nothing. */
function pageOf(
  reader: Act["actor"],
  { act, on, asked }: PageDay,
  agreement: Agreement,
  subject: Subject,
  reviews: readonly Review[],
) {
  const today = act.now.slice(0, 10);
  const side = sideOf(reader, subject);
  const begun = agreement.scheme.years.filter((year) => isPeriodCode(year) && startOf(year) <= today);
  const years = begun.filter((year) => whyNotReviewed(agreement, year, today) === null);
  const choices = (free: (year: string) => boolean) =>
    years.filter(free).map((year) => ({ value: year, label: yearWords(year) }));
  const isOpen = (year: string) => reviews.some(({ _id }) => _id === reviewId(agreement._id, year));
  const isRehearsed = (year: string) =>
    reviews.some((each) => each.kind === "rehearsal" && each.year === year && each.state !== "closed");
  return {
    ...headerFor(agreement, side),
    code: agreement.code,
    agreement: agreement.name,
    side,
    /** Why nothing can be reviewed now. */
    whyNot: agreement.status === "agreed" ? null : whyNotReviewed(agreement, "", today),
    reviews: reviews.map((review) => {
      const own = sideInReview(reader, review, subject);
      const turn = turnOf(review, own);
      const acts = mayAct(act.actor, review, subject);
      return {
        id: review._id,
        to: reviewsPath(agreement.code, review._id),
        title: `${review.kind === "rehearsal" ? "Rehearsal" : "Review"} of ${yearWords(review.year)}`,
        isRehearsal: review.kind === "rehearsal",
        mark: stateMark(review.state, turn.isYours && acts),
        words: REVIEW_STATE_WORDS[review.state].toLowerCase(),
        turn: turn.words,
        opened: formatDay(review.created.at),
        written: `${assessedBy(review, own)} of ${Object.keys(review.judged).length} priorities written by your side`,
      };
    }),
    open: may(act.actor, "review.open", subject) ? choices((year) => !isOpen(year)) : [],
    rehearse: may(act.actor, "review.assess", subject) ? choices((year) => !isRehearsed(year)) : [],
    on,
    asked,
  };
}

export type ReviewsPage = Awaited<ReturnType<typeof reviewsPage>>;
