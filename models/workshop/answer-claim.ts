import type { Act } from "../act";
import type { Action } from "../actions/action";
import type { Agreement } from "../agreement/agreement";
import { answerCommitment } from "../commitments/answer-commitment";
import { type AskedCommitment, askedCommitment } from "../commitments/asked";
import { type Commitment, acceptanceId } from "../commitments/commitment";
import type { Signature } from "../commitments/signature";
import { NotFoundError, type Outcome, refuse } from "../outcome";
import { findActor } from "../people/find-actor";
import { organisationsOf } from "../people/permissions";
import type { Store } from "../store/port";
import { sourceOf } from "./offers";
import type { Participant } from "./participant";
import type { Workshop } from "./workshop";

/** An action that the room gave to somebody's organisation, and its word on it. */
export interface ClaimToAnswer extends Pick<AskedCommitment, "organisation" | "state" | "hash"> {
  readonly action: string;
  readonly what: string;
  readonly lead: string | null;
  /** ISO date. */
  readonly end: string | null;
}

/** Actions that were claimed in the room and are in the plan since. */
function claimedIn({ exercises }: Pick<Workshop, "exercises">): string[] {
  return Object.values(exercises)
    .filter(({ kind }) => kind === "who")
    .flatMap(({ landed }) => Object.values(landed))
    .flatMap(({ decision, part }) => (decision === "confirmed" && part?.kind === "action" ? [part.id] : []));
}

/**
 * What waits for the word of somebody in the room who is signed in for the organisation that was given it, oldest claim
 * first; what was answered stands here with its answer. A guest speaks for nobody, whatever they claim.
 */
export async function claimsToAnswer(
  store: Store,
  workshop: Workshop,
  { person }: Pick<Participant, "person">,
): Promise<ClaimToAnswer[]> {
  const claimed = claimedIn(workshop);
  const actor = person && claimed.length > 0 ? await findActor(store, person) : undefined;
  const agreement = actor && (await store.get<Agreement>("agreements", workshop.agreement));
  if (!actor || !agreement) return [];
  const own = organisationsOf(actor, agreement.partnership);
  const actions = await store.find<Action>(
    "actions",
    { _id: { $in: claimed }, agreement: agreement._id, owner: { $in: own }, removed: null },
    { without: ["changes"] },
  );
  const ids = actions.map(({ _id, owner }) => acceptanceId(_id, owner ?? ""));
  const stored = await store.find<Commitment>("commitments", { _id: { $in: ids } }, { without: ["changes"] });
  return actions
    .sort((a, b) => claimed.indexOf(a._id) - claimed.indexOf(b._id))
    .map((action) => {
      const organisation = action.owner ?? "";
      const there = stored.find(({ _id }) => _id === acceptanceId(action._id, organisation));
      const { state, hash } = askedCommitment("action", action, organisation, there);
      const { _id, what, lead, end } = action;
      return { action: _id, organisation, what, lead: lead ?? null, end: end ?? null, state, hash };
    });
}

/**
 * Somebody who is signed in for the organisation accepts or declines in the room what was claimed in its name: the
 * ordinary answer to a commitment, with the workshop as its source.
 * @param given.saw the hash that was on their phone.
 * @throws NotFoundError, ForbiddenError.
 */
export async function answerClaim(
  act: Act,
  workshop: Workshop,
  action: string,
  given: Pick<Signature, "answer" | "reason" | "saw"> & { readonly organisation: string },
): Promise<Outcome<Commitment>> {
  if (!claimedIn(workshop).includes(action)) {
    return refuse("This is not in the plan from this workshop any more. Look at it again.");
  }
  const agreement = await act.store.get<Agreement>("agreements", workshop.agreement);
  if (agreement === undefined) throw new NotFoundError("agreement");
  const people = await act.store.count("participants", { workshop: workshop._id, removedAt: null });
  const answering = { ...act, via: "workshop" as const, source: sourceOf(workshop, people) };
  return answerCommitment(answering, agreement.code, "action", action, given);
}
