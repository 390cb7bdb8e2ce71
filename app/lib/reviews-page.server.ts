import { startOf, isPeriodCode } from "@models/measures/period";
import { sideOf } from "@models/negotiation/find";
import { may } from "@models/people/permissions";
import { assessedBy } from "@models/review/assess";
import { mayAct, reviewsOf, sideInReview } from "@models/review/find";
import { whyNotReviewed } from "@models/review/open";
import { reviewId } from "@models/review/review";
import { REVIEW_STATE_WORDS } from "@models/review/state";
import { reviewsPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import type { Gated } from "./gate.server";
import { headerFor } from "./negotiation-page.server";
import { yearWords } from "./review-page.server";
import { stateMark, turnOf } from "./review-words";

/** The reviews of an agreement that this person may know of, and the years that can be reviewed next. */
export async function reviewsPage({ act, params }: Pick<Gated, "act" | "params">) {
  const { agreement, subject, reviews } = await reviewsOf(act, params["code"] ?? "");
  const today = act.now.slice(0, 10);
  const side = sideOf(act.actor, subject);
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
      const own = sideInReview(act.actor, review, subject);
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
  };
}

export type ReviewsPage = Awaited<ReturnType<typeof reviewsPage>>;
