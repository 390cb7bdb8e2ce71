import type { Act } from "../act";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { problemsIn } from "../problems-in";
import { readReason } from "../reason";
import { changeReview, findToAct, stampOf } from "./find";
import { type Flag, FlagFieldsSchema, type Review } from "./review";

/**
 * A person flags a priority, for good or for concern, with a reason. The other side sees it once both have sent.
 * @param submitted fields of FlagFieldsSchema. @throws NotFoundError, ForbiddenError.
 */
export async function raiseFlag(
  act: Act,
  code: string,
  id: string,
  priority: string,
  submitted: unknown,
): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "raise a flag");
  const read = FlagFieldsSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  if (found.review.judged[priority] === undefined) return refuse("This priority is shown, not judged.");
  const flag: Flag = { ...read.data, priority, side: found.side, raised: stampOf(act) };
  return changeReview(act, found, "raise a flag", (present, state) =>
    done({ ...present, state, flags: { ...present.flags, [act.newId()]: flag } }),
  );
}

/** The side that raised a flag lifts it, with a reason; that it was raised stays. @throws NotFoundError, ForbiddenError. */
export async function liftFlag(
  act: Act,
  code: string,
  id: string,
  flag: string,
  why: string,
): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "raise a flag");
  const reason = readReason(why, "Say why you lift it");
  if (reason.kind !== "done") return reason;
  return changeReview(act, found, "raise a flag", (present, state) => {
    const raised = present.flags[flag];
    if (raised?.side !== found.side) throw new NotFoundError("flag");
    if (raised.lifted) return refuse(`${raised.lifted.name} has lifted this flag already.`);
    const lifted = { ...stampOf(act), why: reason.value };
    return done({ ...present, state, flags: { ...present.flags, [flag]: { ...raised, lifted } } });
  });
}
