import type { Act } from "../act";
import { readReason } from "../reason";
import { changeDocument } from "../history/save";
import { type Outcome, NotFoundError, type Problem, done, refuse } from "../outcome";
import { type Agreement, type Point, PointSchema } from "./agreement";
import { authoriseAgreement } from "./authorise-agreement";
import { findAgreement } from "./book";
import { STALE_SUBMISSION } from "./judge";
import { latestSnapshot } from "./snapshot";
import { move } from "./status";

export interface GivenPoint {
  readonly on: { readonly kind: string; readonly id: string };
  readonly text: string;
}

/**
 * Returns what was submitted to the partnership, with at least one point on a target or priority of it.
 * @param sha256 the hash of the submission that was on the reviewer's page.
 */
export async function returnAgreement(
  act: Act,
  code: string,
  sha256: string,
  given: readonly GivenPoint[],
): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement, "agreement.judge");
  if (given.length === 0) {
    return refuse(
      "Make at least one point, on a target or a priority, so that the partnership knows what to mend",
      "points",
    );
  }
  const snapshot = await latestSnapshot(act.store, agreement);
  const points: Record<string, Point> = {};
  const problems: Problem[] = [];
  for (const [index, { on, text }] of given.entries()) {
    const origin = { by: act.actor.person, at: act.now, submission: snapshot._id };
    const read = PointSchema.safeParse({ on, text, ...origin });
    const parts = on.kind === "target" ? snapshot.book.parts.target : snapshot.book.parts.priority;
    if (!read.success) {
      problems.push(
        ...read.error.issues.map(({ path, message }) => ({ field: `points.${index}.${path.join(".")}`, message })),
      );
    } else if (parts.some(({ _id }) => _id === on.id)) {
      points[act.newId()] = read.data;
    } else {
      problems.push({ field: `points.${index}.on`, message: "Choose a target or a priority of this agreement" });
    }
  }
  if (problems.length > 0) return { kind: "refused", problems };
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) => {
    const moved = move(present.status, "return");
    if (moved.kind !== "done") return moved;
    if (present.submissions.at(-1) !== snapshot._id || snapshot.sha256 !== sha256) return refuse(STALE_SUBMISSION);
    return done({ ...present, status: moved.value, points: { ...present.points, ...points } });
  });
}

/** The partnership's answer to one of the region's points: what was changed, or why nothing was. */
export async function answerPoint(
  act: Act,
  code: string,
  point: string,
  given: { readonly changed: boolean; readonly text: string },
): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement, "agreement.submit");
  const ask = given.changed ? "Say what you changed" : "Say why you did not change it";
  const text = readReason(given.text, ask, `answer-${point}`);
  if (text.kind !== "done") return text;
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) => {
    const asked = present.points[point];
    if (asked === undefined) throw new NotFoundError("point");
    if (present.status !== "returned") return refuse("Points are answered while the agreement is returned.");
    const answer = { changed: given.changed, text: text.value, by: act.actor.person, at: act.now };
    return done({ ...present, points: { ...present.points, [point]: { ...asked, answer } } });
  });
}
