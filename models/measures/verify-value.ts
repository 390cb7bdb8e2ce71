import { z } from "zod";
import type { Act } from "../act";
import { findAgreement, subjectOf } from "../agreement/book";
import { line } from "../agreement/fields";
import { retryOnConflict } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { isInAudience } from "../people/audience";
import { authorise, organisationsOf, standingTowards } from "../people/permissions";
import type { Batch, Observation } from "./observation";
import { currentVersion } from "./observation-history";

const CheckSchema = z.object({
  observation: z.string().max(300),
  /** The batch of the version that was looked at. */
  batch: z.string().max(100),
  note: line("how you checked it", 1000),
});

/**
 * Records that a figure was checked by somebody other than who entered it. The check is of the version that was looked at:
 * a later value is not verified by it.
 * @throws NotFoundError when there is no such figure for this person, ForbiddenError.
 */
export async function verifyValue(act: Act, code: string, submitted: unknown): Promise<Outcome<Observation>> {
  const agreement = await findAgreement(act, code);
  const subject = subjectOf(agreement);
  authorise(act.actor, "observation.verify", subject, "Only an auditor verifies figures.");
  const read = CheckSchema.safeParse(submitted);
  if (!read.success) {
    return {
      kind: "refused",
      problems: read.error.issues.map((i) => ({ field: i.path.join("."), message: i.message })),
    };
  }
  const { observation: id, batch, note } = read.data;
  const inside = standingTowards(act.actor, subject).some((held) => held.partnership !== undefined);
  const reader = inside
    ? ({ from: "partnership", organisations: organisationsOf(act.actor, agreement.partnership) } as const)
    : ({ from: "region" } as const);
  return retryOnConflict(async () => {
    const stored = await act.store.get<Observation>("observations", id);
    const batches = await act.store.find<Batch>("batches", {
      _id: { $in: (stored?.versions ?? []).map((version) => version.batch) },
    });
    const current = stored && currentVersion(stored, new Map(batches.map((each) => [each._id, each])));
    const isTheirs = stored?.scope === agreement.partnership && current && isInAudience(current.audience, reader);
    if (!stored || !current || !isTheirs) throw new NotFoundError("figure");
    if (current.by === act.actor.person)
      return refuse("You entered this figure. Somebody else has to check it.", "note");
    if (current.batch !== batch)
      return refuse("This figure changed while you looked at it. Check the new one.", "note");
    const verification = { by: act.actor.person, at: act.now, batch, note };
    return done(await act.store.replace<Observation>("observations", { ...stored, verification }));
  });
}
