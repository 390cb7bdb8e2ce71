import type { Act } from "../act";
import { saveSubmission } from "../history/save";
import { ForbiddenError, type Outcome } from "../outcome";
import { may } from "../people/permissions";
import { type Question, QuestionSchema, type Target } from "../targets/target";
import type { Agreement } from "./agreement";
import { subjectOf } from "./book";
import { findPart, refuseLockedNow } from "./change-part";
import { PARTS } from "./parts";

/** Whether the person may answer what is asked about this target: who promised it may, and the facilitator. */
export function mayAnswerOn(act: Pick<Act, "actor">, agreement: Agreement, target: Target | undefined): boolean {
  const owners = target ? PARTS.target.owners(target) : [];
  return may(act.actor, "question.answer", { ...subjectOf(agreement), owners });
}

/**
 * Answers a question about a target, or takes the answer back when nothing is written, in the person's name and now.
 * @param readRev the revision of the question at which the form was read.
 * @throws NotFoundError; ForbiddenError when the target is neither led by nor related to the person's organisation.
 */
export async function answerQuestion(
  act: Act,
  code: string,
  id: string,
  readRev: number,
  written: string,
): Promise<Outcome<Question>> {
  const { agreement, part } = await findPart(act, code, "question", id);
  const target = await act.store.get<Target>(PARTS.target.collection, part.target);
  if (!mayAnswerOn(act, agreement, target)) {
    throw new ForbiddenError(
      "Only the organisations that lead this target or are related to it, and the facilitator, answer questions about it.",
    );
  }
  const read = QuestionSchema.pick({ answer: true }).safeParse({ answer: written.trim() || null });
  if (!read.success) {
    return { kind: "refused", problems: read.error.issues.map(({ message }) => ({ field: "answer", message })) };
  }
  const { answer = null } = read.data;
  const who = answer === null ? null : act.actor.person;
  const given = { answer, answeredBy: who, answeredAt: who && act.now };
  return saveSubmission<Question>(act, PARTS.question.collection, id, readRev, given, () =>
    refuseLockedNow(act, agreement, "question"),
  );
}
