import type { Act } from "@models/act";
import type { FieldConflict } from "@models/history/merge";
import type { Outcome, Problem } from "@models/outcome";
import { findNames } from "@models/people/find-names";
import { addReviewAction, closeReview, removeReviewAction, signReview } from "@models/review/agree";
import { saveAssessment, sendAssessment, takeFromRehearsal } from "@models/review/assess";
import { answerCorrection, correctFact, replyTo, settleFacts } from "@models/review/correct";
import { answerReviewRequest, askPartnership, assignReview } from "@models/review/desk";
import { liftFlag, raiseFlag } from "@models/review/flag";
import { endRehearsal, openReview, startRehearsal } from "@models/review/open";
import type { Review } from "@models/review/review";
import type { Json } from "@models/store/port";
import { formatInstant, readDay } from "./dates";
import { text } from "./several-forms.server";

type ListForm = (act: Act, code: string, form: FormData) => Promise<Outcome<Review>>;
type ReviewForm = (act: Act, code: string, id: string, form: FormData) => Promise<Outcome<Review>>;

/** What can be sent from the list of reviews, by the intent of its button. */
export const REVIEWS_FORMS: Readonly<Record<string, ListForm>> = {
  open: (act, code, form) => openReview(act, code, text(form, "year")),
  rehearse: (act, code, form) => startRehearsal(act, code, text(form, "year")),
};

/** What can be sent from one review. */
export const REVIEW_FORMS: Readonly<Record<string, ReviewForm>> = {
  assess: (act, code, id, form) =>
    saveAssessment(act, code, id, revOf(form), {
      ...{ priority: text(form, "priority"), grade: text(form, "grade") },
      ...{ reason: text(form, "reason"), note: text(form, "note") },
    }),
  send: (act, code, id) => sendAssessment(act, code, id),
  correct: (act, code, id, form) =>
    correctFact(act, code, id, { priority: text(form, "priority"), text: text(form, "text") }),
  "answer-correction": (act, code, id, form) =>
    answerCorrection(act, code, id, text(form, "correction"), {
      ...{ accepted: yesOrNo(text(form, "accepted")), text: text(form, "text"), grade: text(form, "grade") },
    }),
  reply: (act, code, id, form) =>
    replyTo(act, code, id, revOf(form), { priority: text(form, "priority"), text: text(form, "text") }),
  settle: (act, code, id) => settleFacts(act, code, id),
  "add-action": (act, code, id, form) =>
    addReviewAction(act, code, id, {
      ...{ what: text(form, "what"), owner: text(form, "owner"), by: readDay(text(form, "by")) },
    }),
  "remove-action": (act, code, id, form) => removeReviewAction(act, code, id, text(form, "action")),
  sign: (act, code, id, form) => signReview(act, code, id, text(form, "saw")),
  close: (act, code, id) => closeReview(act, code, id),
  flag: (act, code, id, form) =>
    raiseFlag(act, code, id, text(form, "priority"), { kind: text(form, "kind"), why: text(form, "why") }),
  lift: (act, code, id, form) => liftFlag(act, code, id, text(form, "flag"), text(form, "why")),
  assign: (act, code, id, form) => assignReview(act, code, id, { to: text(form, "to"), second: text(form, "second") }),
  ask: (act, code, id, form) =>
    askPartnership(act, code, id, {
      ...{ text: text(form, "text"), who: text(form, "who"), by: readDay(text(form, "by")) },
    }),
  "answer-request": (act, code, id, form) =>
    answerReviewRequest(act, code, id, text(form, "request"), text(form, "text")),
  "take-over": (act, code, id) => takeFromRehearsal(act, code, id),
  end: (act, code, id) => endRehearsal(act, code, id),
};

const revOf = (form: FormData) => Number(text(form, "rev"));

function yesOrNo(chosen: string): boolean | undefined {
  return chosen === "yes" ? true : chosen === "no" ? false : undefined;
}

/** A conflict said beside the form that was sent: what the other wrote, while what was typed stays in the form. */
export async function sayConflict(
  { store }: Pick<Act, "store">,
  outcome: Exclude<Outcome<Review>, { kind: "done" }>,
): Promise<Extract<Outcome<Review>, { kind: "refused" }>> {
  if (outcome.kind === "refused") return outcome;
  const names = await findNames(store, [...new Set(outcome.conflicts.map(({ by }) => by))]);
  const problems = outcome.conflicts.flatMap((conflict) => {
    const who = `${names.get(conflict.by) ?? "Somebody"} saved this while you were writing (${formatInstant(conflict.at)})`;
    return theirsOf(conflict).map(({ field, value }): Problem => ({
      field,
      message: `${who}: “${value}”. Yours is below; save again to put it in its place.`,
    }));
  });
  return { kind: "refused", problems };
}

/** Each field that the other wrote, by its name on the form: a conflict is of one, or of all where nothing was there before. */
function theirsOf({ path, theirs }: FieldConflict): { field: string; value: string }[] {
  const name = path.split(".")[2] ?? "";
  if (typeof theirs !== "object" || theirs === null) {
    return [{ field: name || (path.startsWith("replies") ? "text" : ""), value: wordsOf(theirs) }];
  }
  return Object.entries(theirs as { [field: string]: Json | undefined }).flatMap(([field, value]) =>
    value ? [{ field, value: wordsOf(value) }] : [],
  );
}

const wordsOf = (value: Json | undefined) => (typeof value === "string" && value !== "" ? value : "(empty)");
