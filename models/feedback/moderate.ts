import type { Act } from "../act";
import { findAgreement, subjectOf } from "../agreement/book";
import type { Agreement } from "../agreement/agreement";
import { changeDocument } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import type { Partnership } from "../place/partnership";
import { readReason } from "../reason";
import type { Feedback } from "./feedback";
import { type FeedbackMove, moveFeedback } from "./feedback-state";
import { enterInConsultationLog } from "./consultation-entry";

const FORBIDDEN = "The facilitator, or the organisation that the facilitator asked, decides about this feedback.";
export const OVERTAKEN = "Somebody else has decided about this in between. Look at it again.";

/** Lets the public read it, as it was said. @param saw the revision that was on the page. */
export function showFeedback(act: Act, code: string, id: string, saw: number): Promise<Outcome<Feedback>> {
  return decide(act, code, id, saw, "show", () => ({ hidden: null }));
}

/** Keeps it from the public, with the reason for the partnership. */
export async function hideFeedback(
  act: Act,
  code: string,
  id: string,
  saw: number,
  why: string,
): Promise<Outcome<Feedback>> {
  const reason = readReason(why, "Say why this is not shown");
  if (reason.kind !== "done") return reason;
  return decide(act, code, id, saw, "hide", () => ({
    hidden: { why: reason.value, by: act.actor.person, at: act.now },
  }));
}

/** Answers it in public: you said, we did. Shows it where it was not shown yet. */
export async function answerFeedback(
  act: Act,
  code: string,
  id: string,
  saw: number,
  text: string,
): Promise<Outcome<Feedback>> {
  const answer = readReason(text, "Write what you did, or why nothing was done", "text");
  if (answer.kind !== "done") return answer;
  return decide(act, code, id, saw, "answer", () => ({
    answer: { text: answer.value, by: act.actor.person, at: act.now },
  }));
}

/** Asks an organisation of the partnership to decide about it; an empty one takes it back. */
export async function assignFeedback(
  act: Act,
  code: string,
  id: string,
  saw: number,
  organisation: string,
): Promise<Outcome<Feedback>> {
  const agreement = await findAgreement(act, code);
  authorise(act.actor, "feedback.assign", subjectOf(agreement), "Only the facilitator asks somebody else to answer.");
  await findFeedback(act, agreement, id);
  const partnership = await act.store.get<Partnership>("partnerships", agreement.partnership);
  if (organisation !== "" && !Object.hasOwn(partnership?.organisations ?? {}, organisation)) {
    return refuse("Choose an organisation of this partnership", "organisation");
  }
  return changeDocument<Feedback>(act, "feedback", id, (present) =>
    present.rev === saw ? done({ ...present, assigned: organisation || null }) : refuse(OVERTAKEN),
  );
}

/** Of two who decide at the same moment the first counts, and the other is told. @throws NotFoundError, ForbiddenError. */
async function decide(
  act: Act,
  code: string,
  id: string,
  saw: number,
  move: Exclude<FeedbackMove, "send">,
  change: () => Partial<Feedback>,
): Promise<Outcome<Feedback>> {
  const agreement = await findAgreement(act, code);
  authorise(act.actor, "feedback.read", subjectOf(agreement), FORBIDDEN);
  const feedback = await findFeedback(act, agreement, id);
  const owners = feedback.assigned ? [feedback.assigned] : [];
  authorise(act.actor, "feedback.moderate", { ...subjectOf(agreement), owners }, FORBIDDEN);
  const decided = await changeDocument<Feedback>(act, "feedback", id, (present) => {
    if (present.rev !== saw) return refuse(OVERTAKEN);
    const state = moveFeedback(present.state, move);
    return state.kind === "done" ? done({ ...present, ...change(), state: state.value }) : state;
  });
  if (decided.kind === "done") await enterInConsultationLog(act, decided.value);
  return decided;
}

/** @throws NotFoundError. */
export async function findFeedback({ store }: Pick<Act, "store">, agreement: Agreement, id: string): Promise<Feedback> {
  const feedback = await store.get<Feedback>("feedback", id);
  if (feedback?.agreement !== agreement._id) throw new NotFoundError("feedback");
  return feedback;
}
