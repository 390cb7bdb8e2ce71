import { subjectOf } from "@models/agreement/book";
import { feedbackFor } from "@models/feedback/read-feedback";
import { may } from "@models/people/permissions";
import { type TableOffer, day } from "../table";

export const feedback: TableOffer = {
  id: "feedback",
  title: "Feedback",
  about: "What readers of the published agreement said and what was answered, without their names and addresses.",
  step: null,
  mayTake: ({ reader, agreement }, actor) =>
    reader.from === "partnership" && may(actor, "feedback.read", subjectOf(agreement)),
  async tableOf({ agreement }, act) {
    const seen = await feedbackFor(act, agreement);
    return {
      heads: ["On", "About", "Reply to a draft", "What was said", "State", "Answer", "Answered on"],
      rows: seen.map(({ feedback: { created, about, ofDraft, text, state, answer } }) => [
        day(created.at.slice(0, 10)),
        ...[about.name, ofDraft ? "yes" : "no", text, state, answer?.text ?? ""],
        day(answer?.at.slice(0, 10)),
      ]),
    };
  },
};
