import { subjectOf } from "@models/agreement/book";
import { may } from "@models/people/permissions";
import { otherSide } from "@models/negotiation/negotiation";
import { reviewsOf, sideInReview } from "@models/review/find";
import { asSeenBy } from "@models/review/see";
import { REVIEW_STATE_WORDS } from "@models/review/state";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import { type TableOffer, day } from "../table";

export const reviews: TableOffer = {
  id: "reviews",
  title: "Reviews",
  about: "What each side of every review says of each priority, the other side’s once both have sent theirs.",
  step: null,
  mayTake: ({ agreement }, actor) => may(actor, "review.read", subjectOf(agreement)),
  async tableOf({ agreement }, act) {
    const { subject, reviews: known } = await reviewsOf(act, agreement.code);
    return {
      heads: [
        ...["Year", "Review", "State", "Priority", "Partnership’s grade", "Partnership’s reason"],
        ...["Region’s grade", "Region’s reason", "Reply", "Opened on", "Closed on"],
      ],
      rows: known.flatMap((review) => {
        const side = sideInReview(act.actor, review, subject);
        const { own, theirs, ...seen } = asSeenBy(review, side);
        const said = { [side]: own, [otherSide(side)]: theirs ?? {} };
        return Object.entries(seen.judged).map(([id, name]) => [
          isPeriodCode(seen.year) ? formatPeriod(seen.year) : seen.year,
          ...[seen.kind, REVIEW_STATE_WORDS[seen.state].toLowerCase(), name],
          ...(["partnership", "region"] as const).flatMap((of) => [
            said[of]?.[id]?.grade ?? "",
            said[of]?.[id]?.reason ?? "",
          ]),
          ...[seen.replies[id] ?? "", day(seen.created.at.slice(0, 10)), day(seen.closed?.at.slice(0, 10))],
        ]);
      }),
    };
  },
};
