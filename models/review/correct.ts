import type { Act } from "../act";
import { documentAtRev } from "../history/document";
import { saveSubmission } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { formatDay } from "../day";
import { readReason } from "../reason";
import { changeReview, findToAct, stampOf } from "./find";
import type { Correction, Review } from "./review";
import { moveReview } from "./state";

/** The partnership says what is wrong in the frozen facts under a judgement. @throws NotFoundError, ForbiddenError. */
export async function correctFact(
  act: Act,
  code: string,
  id: string,
  given: { readonly priority: string; readonly text: string },
): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "correct a fact");
  const text = readReason(given.text, "Say which fact is wrong, and what is right", "text");
  if (text.kind !== "done") return text;
  if (found.review.judged[given.priority] === undefined) return refuse("Choose the priority that it is about", "text");
  const correction: Correction = { ...stampOf(act), priority: given.priority, text: text.value };
  return changeReview(act, found, "correct a fact", (present, state) => {
    const { correctBy } = present;
    if (correctBy && act.now.slice(0, 10) > correctBy) {
      return refuse(`Facts could be corrected until ${formatDay(correctBy)}. You can still reply.`, "text");
    }
    return done({ ...present, state, corrections: { ...present.corrections, [act.newId()]: correction } });
  });
}

/**
 * The region accepts a correction or says why not, and may grade the priority anew for it. The first answer stands.
 * @throws NotFoundError, ForbiddenError.
 */
export async function answerCorrection(
  act: Act,
  code: string,
  id: string,
  correction: string,
  given: { readonly accepted: boolean | undefined; readonly text: string; readonly grade: string },
): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "answer a correction");
  if (found.review.corrections[correction] === undefined) throw new NotFoundError("correction");
  const { accepted, grade } = given;
  if (accepted === undefined) return refuse("Choose whether you accept the correction", "accepted");
  const text = readReason(given.text, "Say what follows from it, or why not", "text");
  if (text.kind !== "done") return text;
  if (grade !== "" && !found.review.scale.includes(grade)) return refuse("Choose a grade of the scale", "grade");
  if (grade !== "" && !accepted) return refuse("The grade changes only when the correction is accepted", "grade");
  return changeReview(act, found, "answer a correction", (present, state) => {
    const asked = present.corrections[correction];
    if (asked === undefined) throw new NotFoundError("correction");
    if (asked.answer) {
      return refuse(`${asked.answer.name} answered this while you were writing. That answer stands.`, "text");
    }
    const judged = present.judgement[asked.priority] ?? {};
    const isRegraded = grade !== "" && grade !== judged.grade;
    const regraded = isRegraded ? { grade: { from: judged.grade ?? "", to: grade } } : {};
    const answer = { ...stampOf(act), accepted, text: text.value, ...regraded };
    return done({
      ...present,
      state,
      corrections: { ...present.corrections, [correction]: { ...asked, answer } },
      ...(isRegraded && { judgement: { ...present.judgement, [asked.priority]: { ...judged, grade } } }),
    });
  });
}

/** What the partnership says beside a judgement, as it was read at `readRev`. @throws NotFoundError, ForbiddenError. */
export async function replyTo(
  act: Act,
  code: string,
  id: string,
  readRev: number,
  given: { readonly priority: string; readonly text: string },
): Promise<Outcome<Review>> {
  const { review } = await findToAct(act, code, id, "reply");
  const text = readReason(given.text, "Write your reply", "text");
  if (text.kind !== "done") return text;
  if (review.judged[given.priority] === undefined) return refuse("Choose the judgement that you reply to", "text");
  const base = documentAtRev(review, readRev).replies;
  return saveSubmission<Review>(
    act,
    "reviews",
    id,
    readRev,
    { replies: { ...base, [given.priority]: text.value } },
    (_next, present) => moveReview(present.state, "reply"),
  );
}

/**
 * Ends the correction of facts: the partnership at any time, the region once the days for it are over; never before every
 * correction is answered. @throws NotFoundError, ForbiddenError.
 */
export async function settleFacts(act: Act, code: string, id: string): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "settle the facts");
  return changeReview(act, found, "settle the facts", (present, state) => {
    const why = whyNotSettled(present, found.side, act.now.slice(0, 10));
    return why === null ? done({ ...present, state }) : refuse(why);
  });
}

/** @param today ISO date. */
export function whyNotSettled(
  { corrections, correctBy }: Pick<Review, "corrections" | "correctBy">,
  side: "partnership" | "region",
  today: string,
): string | null {
  if (Object.values(corrections).some(({ answer }) => !answer)) {
    return "A correction is not answered yet. The region answers it first.";
  }
  if (side === "region" && correctBy && today <= correctBy) {
    return `The partnership may correct facts until ${formatDay(correctBy)}. It can say earlier that they stand.`;
  }
  return null;
}
