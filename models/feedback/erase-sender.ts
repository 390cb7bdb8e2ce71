import type { Act } from "../act";
import { findAgreement, subjectOf } from "../agreement/book";
import { withEdits } from "../history/merge";
import { retryOnConflict } from "../history/save";
import { type Outcome, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import type { Feedback } from "./feedback";
import { OVERTAKEN, findFeedback } from "./moderate";

/** What tells who said something. */
const OF_SENDER: ReadonlySet<string> = new Set(["name", "showName", "email"]);

/**
 * Erases who said something, and keeps what was said: name and address go from the document and from its history, which says
 * only who erased them and when. Nothing brings them back but a backup that was made before.
 * @param saw the revision that was on the page. @throws NotFoundError, ForbiddenError.
 */
export async function eraseSender(act: Act, code: string, id: string, saw: number): Promise<Outcome<Feedback>> {
  const agreement = await findAgreement(act, code);
  authorise(act.actor, "feedback.erase", subjectOf(agreement), "Only the facilitator erases who said something.");
  return retryOnConflict(async () => {
    const present = await findFeedback(act, agreement, id);
    if (present.rev !== saw) return refuse(OVERTAKEN);
    if (!present.name && !present.email) return refuse("No name or address is kept with this.");
    const origin = { by: act.actor.person, at: act.now, via: act.via };
    const erased = withEdits(present, [{ path: "erased", to: { by: act.actor.person, at: act.now } }], origin);
    const changes = erased.changes.filter(({ path }) => !OF_SENDER.has(path));
    return done(
      await act.store.replace<Feedback>("feedback", { ...erased, name: null, email: null, showName: false, changes }),
    );
  });
}
