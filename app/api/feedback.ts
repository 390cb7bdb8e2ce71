import { findAgreement } from "@models/agreement/book";
import { FEEDBACK_STATES } from "@models/feedback/feedback-state";
import { feedbackFor } from "@models/feedback/read-feedback";
import { z } from "zod";
import { ofAgreement } from "./agreements";
import { listQuery, listSchema, pageOf } from "./lists";
import { type ApiOperation, operation } from "./operation";

const FeedbackViewSchema = z.object({
  id: z.string(),
  at: z.string(),
  about: z.object({
    kind: z.enum(["whole", "priority", "target"]),
    id: z.string().nullable(),
    name: z.string().meta({ description: "As it was called in what was published" }),
  }),
  ofDraft: z.boolean().meta({ description: "A reply to a draft that was published for consultation" }),
  text: z.string(),
  state: z.enum(FEEDBACK_STATES),
  assigned: z.string().nullable().meta({ description: "Id of the organisation that is asked to decide about it" }),
  answer: z.object({ text: z.string(), at: z.string() }).nullable(),
});

export const feedbackOperations: readonly ApiOperation[] = [
  operation({
    id: "listFeedback",
    method: "get",
    path: "/agreements/:code/feedback",
    tag: "agreements",
    summary: "What readers of the published agreement said and what was answered, without who said it",
    permission: ["feedback.read"],
    about: "agreement",
    params: ofAgreement,
    query: listQuery(["at", "state"], { state: z.enum(FEEDBACK_STATES).optional() }),
    answer: { status: 200, description: "One page of feedback", schema: listSchema(FeedbackViewSchema) },
    handle: async (asked) => {
      const { act, params, query } = asked;
      const seen = await feedbackFor(act, await findAgreement(act, params.code));
      const rows = seen
        .filter(({ feedback }) => query.state === undefined || feedback.state === query.state)
        .map(({ feedback: { _id, created, about, ofDraft, text, state, assigned, answer } }) => ({
          id: _id,
          item: {
            ...{ id: _id, at: created.at, ofDraft, text, state, assigned: assigned ?? null },
            about: { kind: about.kind, id: about.id, name: about.name },
            answer: answer ? { text: answer.text, at: answer.at } : null,
          },
        }));
      return pageOf(asked, rows, ({ item }, field) => (field === "state" ? item.state : item.at), "-at");
    },
  }),
];
