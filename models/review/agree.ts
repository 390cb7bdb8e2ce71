import type { Act } from "../act";
import { sha256Of } from "../canonical-json";
import type { Area } from "../place/area";
import type { Partnership } from "../place/partnership";
import { type Outcome, done, refuse } from "../outcome";
import { problemsIn } from "../problems-in";
import type { Json } from "../store/port";
import { changeReview, findToAct, stampOf } from "./find";
import { type Assessment, type Review, ReviewActionFieldsSchema, type ReviewSignature } from "./review";

/**
 * Adds something that both sides will do. A signature that one side gave before no longer counts: it was given to another
 * list. @param submitted fields of ReviewActionFieldsSchema. @throws NotFoundError, ForbiddenError.
 */
export async function addReviewAction(
  act: Act,
  code: string,
  id: string,
  submitted: unknown,
): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "change the agreed actions");
  const read = ReviewActionFieldsSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { agreement } = found;
  const partnership = await act.store.get<Partnership>("partnerships", agreement.partnership);
  const isKnown = read.data.owner === agreement.region || partnership?.organisations[read.data.owner] !== undefined;
  if (!isKnown) return refuse("Choose an organisation of the partnership, or the region", "owner");
  if (read.data.by < act.now.slice(0, 10)) return refuse("Enter a day that is still to come", "by");
  const action = { ...read.data, added: stampOf(act) };
  return changeReview(act, found, "change the agreed actions", (present, state) =>
    done({ ...present, state, signatures: {}, actions: { ...present.actions, [act.newId()]: action } }),
  );
}

/** Takes an action from the list; as when one is added, a signature given before no longer counts. */
export async function removeReviewAction(act: Act, code: string, id: string, action: string): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "change the agreed actions");
  return changeReview(act, found, "change the agreed actions", (present, state) => {
    const { [action]: taken, ...actions } = present.actions;
    if (taken === undefined) return refuse("This action is not on the list any more.");
    return done({ ...present, state, signatures: {}, actions });
  });
}

/**
 * Signs the review for the person's side, as it was on their page.
 * @param saw the hash of what was on the page. @throws NotFoundError, ForbiddenError.
 */
export async function signReview(act: Act, code: string, id: string, saw: string): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "sign");
  const { side, agreement, review } = found;
  const playing = review.kind === "rehearsal" && side === "region";
  const of =
    side === "partnership"
      ? (await act.store.get<Partnership>("partnerships", agreement.partnership))?.name
      : (await act.store.get<Area>("areas", agreement.region))?.name;
  const signature: ReviewSignature = {
    ...{ person: act.actor.person, name: act.actor.name, at: act.now, saw },
    of: playing ? "whoever played the region" : (of ?? `the ${side}`),
  };
  return changeReview(act, found, "sign", (present, state) => {
    if (signedHash(present) !== saw) {
      return refuse("Something changed while you were looking at this. Read what stands now, then sign it.");
    }
    if (present.signatures[side]) return done(present);
    return done({ ...present, state, signatures: { ...present.signatures, [side]: signature } });
  });
}

/** SHA-256 of what both sides sign: the facts, what each said of each priority, what was corrected and flagged, and the actions. */
export function signedHash(review: Review): string {
  const said = (assessments: Readonly<Record<string, Assessment>>): Json =>
    Object.fromEntries(
      Object.entries(assessments).map(([id, { grade, reason }]) => [id, [grade ?? null, reason ?? null]]),
    );
  const { sha256, selfAssessment, judgement, corrections, replies, actions, flags } = review;
  return sha256Of([
    sha256,
    said(selfAssessment),
    said(judgement),
    corrections,
    replies,
    actions,
    flags,
  ] as unknown as Json);
}

/** The region files a review that both have signed. @throws NotFoundError, ForbiddenError. */
export async function closeReview(act: Act, code: string, id: string): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "close");
  return changeReview(act, found, "close", (present, state) => done({ ...present, state, closed: stampOf(act) }));
}
