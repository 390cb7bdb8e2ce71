import type { Act } from "../act";
import { REVIEW_RULES } from "../agreement/scheme";
import { documentAtRev } from "../history/document";
import { saveSubmission } from "../history/save";
import type { Side } from "../negotiation/negotiation";
import { type Outcome, type Problem, done, refuse } from "../outcome";
import { problemsIn } from "../problems-in";
import type { Json } from "../store/port";
import { authoriseAct, changeReview, findReview, findToAct, stampOf } from "./find";
import { type Assessment, AssessmentSchema, type Review } from "./review";
import { moveReview } from "./state";
import { addWorkingDays } from "./working-days";

/** Where each side writes. */
export const ASSESSMENT_FIELD = { partnership: "selfAssessment", region: "judgement" } as const satisfies Record<
  Side,
  keyof Review
>;

const WRITES = { partnership: "write the self-assessment", region: "write the judgement" } as const;
const SENDS = { partnership: "send the self-assessment", region: "send the judgement" } as const;

/**
 * Keeps what the person's side says of one priority, as it was read at `readRev`. The other side does not see it before both
 * have sent; a note it never sees.
 * @throws NotFoundError, ForbiddenError.
 */
export async function saveAssessment(
  act: Act,
  code: string,
  id: string,
  readRev: number,
  given: { readonly priority: string; readonly grade: string; readonly reason: string; readonly note: string },
): Promise<Outcome<Review>> {
  const found = await findReview(act, code, id);
  const { review, side } = found;
  authoriseAct(act, found, WRITES[side]);
  const { priority, grade, reason, note } = given;
  if (review.judged[priority] === undefined) return refuse("This priority is shown, not judged.");
  if (grade !== "" && !review.scale.includes(grade)) return refuse("Choose a grade of the scale", "grade");
  const read = AssessmentSchema.safeParse({ grade: grade || null, reason: reason || null, note: note || null });
  if (!read.success) return problemsIn(read.error);
  const field = ASSESSMENT_FIELD[side];
  const base = documentAtRev(review, readRev)[field];
  return saveSubmission<Review>(
    act,
    "reviews",
    id,
    readRev,
    { [field]: { ...base, [priority]: read.data } as Json },
    (_next, present) => moveReview(present.state, WRITES[side]),
  );
}

/** Sends what the person's side wrote of every priority. It is final; once both have sent, each sees the other's. */
export async function sendAssessment(act: Act, code: string, id: string): Promise<Outcome<Review>> {
  const found = await findReview(act, code, id);
  const { side, agreement } = found;
  authoriseAct(act, found, SENDS[side]);
  const days = (agreement.scheme.review ?? REVIEW_RULES).correctionDays;
  return changeReview(act, found, SENDS[side], (present, state) => {
    const problems = whatSendingLacks(present, side);
    if (problems.length > 0) return { kind: "refused", problems };
    const sent = { ...present.sent, [side]: stampOf(act) };
    const isBoth = state === "correcting";
    return done({
      ...present,
      state,
      sent,
      ...(isBoth && { correctBy: addWorkingDays(act.now.slice(0, 10), days) }),
    });
  });
}

/**
 * Takes what the partnership wrote in its newest rehearsal of the year into the priorities of its self-assessment that are
 * still blank. @throws NotFoundError, ForbiddenError.
 */
export async function takeFromRehearsal(act: Act, code: string, id: string): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "write the self-assessment");
  const rehearsed = await rehearsedFor(act, found.review);
  if (rehearsed === undefined) return refuse("There is no rehearsal of this year to take from.");
  return changeReview(act, found, "write the self-assessment", (present, state) => {
    const blank = Object.keys(present.judged).filter((priority) => isBlank(present.selfAssessment[priority]));
    const taken = blank.flatMap((priority) => {
      const before = rehearsed.selfAssessment[priority];
      return before === undefined ? [] : [[priority, before] as const];
    });
    if (taken.length === 0) return refuse("Everything that was rehearsed is written here already.");
    return done({ ...present, state, selfAssessment: { ...present.selfAssessment, ...Object.fromEntries(taken) } });
  });
}

/** The newest rehearsal of the same year in which the partnership wrote something. */
export async function rehearsedFor(
  { store }: Pick<Act, "store">,
  { agreement, year, kind }: Review,
): Promise<Review | undefined> {
  if (kind === "rehearsal") return undefined;
  const of = { agreement, year, kind: "rehearsal" };
  const found = await store.find<Review>("reviews", of, { sort: { "created.at": -1 } });
  return found.find(({ selfAssessment }) => Object.keys(selfAssessment).length > 0);
}

const isBlank = (assessment: Assessment | undefined) => !assessment?.grade && !assessment?.reason;

/** A problem for each priority without a grade or a reason. */
export function whatSendingLacks(review: Review, side: Side): Problem[] {
  return Object.entries(review.judged).flatMap(([id, name]): Problem[] => {
    const { grade, reason } = review[ASSESSMENT_FIELD[side]][id] ?? {};
    if (grade && reason) return [];
    const lacking = grade ? "Give a reason" : reason ? "Choose a grade" : "Choose a grade and give a reason";
    return [{ field: `priority-${id}`, message: `${lacking} for “${name}”` }];
  });
}

/** How many of the judged priorities a side has both graded and explained. */
export const assessedBy = (review: Review, side: Side) =>
  Object.keys(review.judged).length - whatSendingLacks(review, side).length;
