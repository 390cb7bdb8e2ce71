import type { Act } from "../act";
import type { Content } from "../history/document";
import { saveSubmission } from "../history/save";
import { ForbiddenError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import { problemsIn } from "../problems-in";
import { type Agreement, AgreementWordsSchema } from "./agreement";
import { findAgreement, subjectOf } from "./book";
import { lockOn } from "./parts";

/**
 * Saves the name, the vision and the strategy it rests on, as they were read at `readRev`.
 * @throws NotFoundError, ForbiddenError.
 */
export async function changeAgreement(
  act: Act,
  code: string,
  readRev: number,
  submitted: unknown,
): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement);
  const read = AgreementWordsSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  return saveSubmission<Agreement>(
    act,
    "agreements",
    agreement._id,
    readRev,
    read.data as Content,
    (_next, present) => {
      const locked = lockOn("promise", present.status);
      return locked === null ? done(undefined) : refuse(locked);
    },
  );
}

/** @throws ForbiddenError unless the person may change the agreement as a whole. */
export function authoriseAgreement(act: Pick<Act, "actor">, agreement: Agreement): void {
  if (may(act.actor, "agreement.change", subjectOf(agreement))) return;
  throw new ForbiddenError("Only the facilitator changes what the agreement as a whole says.");
}
