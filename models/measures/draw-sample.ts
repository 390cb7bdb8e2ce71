import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement, openBook, subjectOf } from "../agreement/book";
import { createDocument } from "../history/save";
import { type Outcome, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import { problemsIn } from "../problems-in";
import { DrawingSchema, type Sample, drawSample, valuesToSample } from "./sample";

/** Draws a sample of an agreement's values for an auditor and keeps it. @throws NotFoundError, ForbiddenError. */
export async function drawSampleOf(act: Act, code: string, submitted: unknown): Promise<Outcome<Sample>> {
  const agreement = await findAgreement(act, code);
  authorise(act.actor, "observation.verify", subjectOf(agreement), "Only an auditor draws a sample.");
  const read = DrawingSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { size, seed: given } = read.data;
  const seed = given || act.newId();
  const values = valuesToSample(await openBook(act, code), act.now.slice(0, 10));
  if (values.length === 0) return refuse("There are no figures to draw from yet.", "size");
  const judging = values.filter(({ judges }) => judges).length;
  return done(
    await createDocument<Sample>(act, "samples", {
      agreement: agreement._id,
      size,
      seed,
      values: drawSample(values, size, seed),
      from: { judging, other: values.length - judging },
    }),
  );
}

/** Every sample of an agreement, the latest first. @throws ForbiddenError. */
export async function samplesOf(act: Pick<Act, "store" | "actor">, agreement: Agreement): Promise<Sample[]> {
  authorise(act.actor, "finding.read", subjectOf(agreement));
  return act.store.find<Sample>("samples", { agreement: agreement._id }, { sort: { "created.at": -1 } });
}
