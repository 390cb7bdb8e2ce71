import { reviewsOf, sideInReview } from "@models/review/find";
import { AssessmentSchema, ReviewSchema } from "@models/review/review";
import { asSeenBy } from "@models/review/see";
import { z } from "zod";
import { ofAgreement } from "./agreements";
import { listQuery, listSchema, pageOf, text } from "./lists";
import { type ApiOperation, operation } from "./operation";

const SeenReviewSchema = ReviewSchema.omit({ selfAssessment: true, judgement: true, assigned: true }).extend({
  id: z.string(),
  rev: z.int(),
  side: z.enum(["partnership", "region"]).meta({ description: "For which side you read it" }),
  own: z
    .record(z.string(), AssessmentSchema)
    .meta({ description: "What your side wrote, by priority, with its notes" }),
  theirs: z
    .record(z.string(), AssessmentSchema.omit({ note: true }))
    .nullable()
    .meta({ description: "What the other side sent; null until both have sent" }),
  assigned: ReviewSchema.shape.assigned.nullable().meta({ description: "The region’s own" }),
});

export const reviewOperations: readonly ApiOperation[] = [
  operation({
    id: "listReviews",
    method: "get",
    path: "/agreements/:code/reviews",
    tag: "agreements",
    summary: "The annual reviews of an agreement, each as your side sees it; for the partnership its rehearsals too",
    permission: ["review.read"],
    about: "agreement",
    params: ofAgreement,
    query: listQuery(["id", "year", "state"], { year: text("Code of a financial year, such as FY2008").optional() }),
    answer: { status: 200, description: "One page of reviews", schema: listSchema(SeenReviewSchema) },
    handle: async (asked) => {
      const { act, params, query } = asked;
      const { subject, reviews } = await reviewsOf(act, params.code);
      const seen = reviews
        .filter(({ year }) => query.year === undefined || year === query.year)
        .map((review) => {
          const {
            _id: id,
            created: _created,
            agreement: _agreement,
            ...item
          } = asSeenBy(review, sideInReview(act.actor, review, subject));
          return { id, item: { id, ...item } };
        });
      return pageOf(
        asked,
        seen,
        ({ item }, field) => (field === "year" ? item.year : field === "state" ? item.state : item.id),
        "id",
      );
    },
  }),
];
