import type { Act } from "../act";
import type { Content } from "../history/document";
import { saveSubmission } from "../history/save";
import { type Outcome, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
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
  authorise(
    act.actor,
    "agreement.change",
    subjectOf(agreement),
    "Only the facilitator changes what the agreement as a whole says.",
  );
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
