import type { Act } from "../act";
import { findPart } from "../agreement/change-part";
import { subjectOf } from "../agreement/book";
import { date } from "../agreement/fields";
import { PARTS } from "../agreement/parts";
import { changeDocument } from "../history/save";
import { type Outcome, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import type { Target } from "./target";

/**
 * Records that a target's milestone was met, or takes that back. It is a result: it may be written when the promise
 * itself is locked, by those who enter figures, and leaves what organisations accepted as it is.
 * @param given.on ISO date on which it was met, no later than today; empty when it was not.
 * @throws NotFoundError, ForbiddenError.
 */
export async function recordMilestone(
  act: Act,
  code: string,
  id: string,
  given: { readonly on: string; readonly note: string },
): Promise<Outcome<Target>> {
  const { agreement, part } = await findPart(act, code, "target", id);
  authorise(
    act.actor,
    "observation.enter",
    { ...subjectOf(agreement), owners: PARTS.target.owners(part) },
    "Only the facilitator and the organisations that answer for this target can say that it was met.",
  );
  const on = given.on.trim();
  const read = date().safeParse(on);
  if (on !== "" && !read.success) return refuse(read.error.issues[0]?.message ?? "", "on");
  if (on > act.now.slice(0, 10))
    return refuse("Enter a day that has come: a milestone is met on a day, not before", "on");
  const note = given.note.trim();
  if (note.length > 5000) return refuse("Shorten this to 5000 characters or fewer", "note");
  return changeDocument<Target>(act, PARTS.target.collection, id, (present) => {
    if (present.form !== "milestone") return refuse("This target is no longer a milestone. Look at it again.");
    const met = on === "" ? null : { on, note: note || null, by: act.actor.person, at: act.now };
    return done({ ...present, milestoneMet: met });
  });
}
