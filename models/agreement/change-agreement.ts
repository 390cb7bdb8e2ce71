import type { Act } from "../act";
import type { Content } from "../history/document";
import { saveSubmission } from "../history/save";
import { ForbiddenError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import { type Agreement, AgreementWordsSchema } from "./agreement";
import { findAgreement, subjectOf } from "./book";
import { lockOn } from "./parts";

/**
 * Saves name, vision and strategy as they were read at `readRev`.
 * @param submitted the fields on the form; one that was emptied is null.
 * @throws NotFoundError, ForbiddenError.
 */
export async function changeAgreement(
  act: Act,
  code: string,
  readRev: number,
  submitted: Content,
): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  if (!may(act.actor, "agreement.change", subjectOf(agreement))) {
    throw new ForbiddenError("Only the facilitator changes the vision. You can comment on it instead.");
  }
  const read = AgreementWordsSchema.partial().safeParse(submitted);
  if (!read.success) {
    return {
      kind: "refused",
      problems: read.error.issues.map((i) => ({ field: i.path.join("."), message: i.message })),
    };
  }
  const fields = Object.fromEntries(
    Object.keys(AgreementWordsSchema.shape)
      .filter((field) => field in submitted)
      .map((field) => [field, (read.data as Content)[field]]),
  );
  return saveSubmission<Agreement>(act, "agreements", agreement._id, readRev, fields, (next, present) => {
    const locked = lockOn("promise", present.status);
    if (locked !== null) return refuse(locked);
    return next.name ? done(undefined) : refuse("Enter a name for the agreement", "name");
  });
}
