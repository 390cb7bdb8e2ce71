import type { Act } from "../act";
import { type Agreement } from "../agreement/agreement";
import { subjectOf } from "../agreement/book";
import { findPart } from "../agreement/change-part";
import { PARTS } from "../agreement/parts";
import { changeDocument } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { may, organisationsOf } from "../people/permissions";
import { readReason } from "../reason";
import { insertOnce } from "../store/insert-once";
import type { Fresh } from "../store/port";
import { acceptanceOf, askedOrganisations } from "./asked";
import { type Commitment, CommitmentSchema, acceptanceId, cleared } from "./commitment";
import { type CommittedKind, type CommittedPart, textHash } from "./committed-text";
import type { Signature } from "./signature";

/**
 * Records an organisation's yes or no to a target or action, bound to what it saw: the promiser's signature on its
 * commitment.
 * @param given.saw the hash that was on the page: an answer to something that has changed since is refused.
 * @param given.recordedFor set when the facilitator records an answer given by telephone or letter.
 */
export async function answerCommitment(
  act: Act,
  code: string,
  kind: CommittedKind,
  id: string,
  given: Pick<Signature, "answer" | "reason" | "recordedFor"> & { readonly organisation: string; readonly saw: string },
): Promise<Outcome<Commitment>> {
  const { agreement, part } = await findPart(act, code, kind, id);
  authoriseSignature(act, agreement, [given.organisation], given.recordedFor);
  const signature = readSignature(act, part, given);
  if (signature.kind !== "done") return signature;
  const present = async (): Promise<Outcome<CommittedPart>> => {
    const stored = await act.store.get<CommittedPart>(PARTS[kind].collection, id);
    if (stored === undefined) throw new NotFoundError(kind);
    return askedOrganisations(kind, stored).includes(given.organisation)
      ? done(stored)
      : refuse("This organisation is no longer asked about it. Look at it again.");
  };
  const asked = await present();
  if (asked.kind !== "done") return asked;
  const commitment = acceptanceId(id, given.organisation);
  const stands = async () => (await act.store.get<Commitment>("commitments", commitment)) !== undefined;
  // Nothing is written for an answer that would be refused.
  if (!(await stands()) && textHash({}, kind, asked.value) !== given.saw) return refuse(CHANGED);
  await openAcceptance(act, agreement, kind, asked.value, given.organisation);
  return changeDocument<Commitment>(act, "commitments", commitment, async (before) => {
    const now = await present();
    if (now.kind !== "done") return now;
    if (textHash(before, kind, now.value) !== given.saw) return refuse(CHANGED);
    return done({ ...cleared(before, "ended"), promiser: { ...signature.value, rev: now.value.rev } });
  });
}

export const CHANGED = "This changed while you were looking at it. Read it again, then answer.";

/** A declining says why; an acceptance may. */
export function readSignature(
  act: Act,
  part: CommittedPart,
  given: Pick<Signature, "answer" | "reason" | "recordedFor" | "saw">,
): Outcome<Signature> {
  const reason = readReason(given.reason ?? "", "Say why, so that the partnership can mend it", "reason");
  const isNeeded = given.answer === "declined" || Boolean(given.reason?.trim());
  if (isNeeded && reason.kind !== "done") return reason;
  return done({
    answer: given.answer,
    reason: reason.kind === "done" ? reason.value : null,
    by: act.actor.person,
    at: act.now,
    saw: given.saw,
    rev: part.rev,
    recordedFor: given.recordedFor ?? null,
  });
}

/** Writes down that an organisation is asked to accept this, unless it is there. */
export async function openAcceptance(
  act: Act,
  agreement: Pick<Agreement, "_id">,
  kind: CommittedKind,
  part: CommittedPart,
  organisation: string,
): Promise<void> {
  await insertOnce<Commitment>(act.store, "commitments", {
    ...CommitmentSchema.parse(acceptanceOf(kind, part, organisation)),
    _id: acceptanceId(part._id, organisation),
    agreement: agreement._id,
    created: { by: act.actor.person, at: act.now, via: act.via },
    changes: [],
    removed: null,
  } as Fresh<Commitment>);
}

/** @throws ForbiddenError for whoever is neither of these organisations nor the facilitator who records for one. */
export function authoriseSignature(
  act: Act,
  agreement: Agreement,
  owners: readonly string[],
  recordedFor: Signature["recordedFor"],
): void {
  const subject = subjectOf(agreement);
  if (recordedFor) {
    if (may(act.actor, "commitment.record", subject)) return;
    throw new ForbiddenError("Only the facilitator records an answer for somebody else.");
  }
  if (may(act.actor, "commitment.answer", { ...subject, owners })) return;
  throw new ForbiddenError(
    organisationsOf(act.actor, subject.partnership ?? "").length > 0
      ? "You can answer for your own organisation only."
      : "Only the organisation that is asked can accept or decline this.",
  );
}
