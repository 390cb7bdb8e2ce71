import { findAgreement, subjectOf } from "@models/agreement/book";
import { eraseSender } from "@models/feedback/erase-sender";
import type { FeedbackState } from "@models/feedback/feedback-state";
import { answerFeedback, assignFeedback, hideFeedback, showFeedback } from "@models/feedback/moderate";
import { type SeenFeedback, feedbackFor } from "@models/feedback/read-feedback";
import type { Outcome } from "@models/outcome";
import { may } from "@models/people/permissions";
import type { Organisation } from "@models/place/organisation";
import type { Partnership } from "@models/place/partnership";
import type { Mark } from "../components/actions/marks";
import { formatDay, formatInstant } from "./dates";
import type { GatedSignedIn } from "./gate.server";
import { text } from "./several-forms.server";

const MARKS: Readonly<Record<FeedbackState, Mark>> = {
  received: { kind: "open", words: "waiting" },
  shown: { kind: "ready", words: "shown" },
  answered: { kind: "ready", words: "answered" },
  hidden: { kind: "none", words: "not shown" },
};

/** What readers of the published agreement said, and what this person may do about it. @throws ForbiddenError, NotFoundError. */
export async function feedbackPage({ act, params }: GatedSignedIn) {
  const agreement = await findAgreement(act, params["code"] ?? "");
  const seen = await feedbackFor(act, agreement);
  const partnership = await act.store.get<Partnership>("partnerships", agreement.partnership);
  const members = Object.keys(partnership?.organisations ?? {});
  const organisations = await act.store.find<Organisation>("organisations", { _id: { $in: members } });
  const nameOf = (id: string) => organisations.find(({ _id }) => _id === id)?.name ?? "an organisation that has left";
  const { code, published } = agreement;
  const mayErase = may(act.actor, "feedback.erase", subjectOf(agreement));
  const view = ({ feedback, mayDecide }: SeenFeedback) => ({
    id: feedback._id,
    rev: feedback.rev,
    state: feedback.state,
    mark: MARKS[feedback.state],
    about: feedback.about.name,
    when: formatInstant(feedback.created.at),
    ofDraft: feedback.ofDraft,
    text: feedback.text,
    name: feedback.name ?? null,
    showsName: feedback.showName,
    email: feedback.email ?? null,
    assigned: feedback.assigned ? { id: feedback.assigned, name: nameOf(feedback.assigned) } : null,
    why: feedback.hidden?.why ?? null,
    answer: feedback.answer ? { text: feedback.answer.text, when: formatInstant(feedback.answer.at) } : null,
    erased: feedback.erased ? formatDay(feedback.erased.at) : null,
    mayErase: mayErase && Boolean(feedback.name ?? feedback.email),
    mayDecide,
  });
  return {
    code,
    isPublished: Boolean(published?.publication),
    mayAssign: may(act.actor, "feedback.assign", subjectOf(agreement)),
    organisations: organisations
      .map(({ _id, name }) => ({ value: _id, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    waiting: seen.filter(({ feedback }) => feedback.state === "received").map(view),
    decided: seen.filter(({ feedback }) => feedback.state !== "received").map(view),
  };
}

export type FeedbackPage = Awaited<ReturnType<typeof feedbackPage>>;

type Handle = (gated: GatedSignedIn, code: string, id: string, saw: number) => Promise<Outcome<unknown>>;

/** What can be done about a piece of feedback, by the intent of its button. */
export const FEEDBACK_FORMS: Readonly<Record<string, Handle>> = {
  show: ({ act }, code, id, saw) => showFeedback(act, code, id, saw),
  hide: ({ act, form }, code, id, saw) => hideFeedback(act, code, id, saw, text(form, "why")),
  answer: ({ act, form }, code, id, saw) => answerFeedback(act, code, id, saw, text(form, "text")),
  erase: ({ act }, code, id, saw) => eraseSender(act, code, id, saw),
  assign: ({ act, form }, code, id, saw) => assignFeedback(act, code, id, saw, text(form, "organisation")),
};

/** Said once, after it was done. */
export const FEEDBACK_SAVED: Readonly<Record<string, string>> = {
  show: "Shown. Anybody can read it now.",
  hide: "It is not shown to the public.",
  answer: "Answered. Anybody can read it now.",
  erase: "Erased. What was said stays, and nobody can tell any more who said it.",
  assign: "Saved.",
};
