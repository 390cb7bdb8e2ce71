import type { Act } from "../act";
import { openAcceptance } from "../commitments/answer-commitment";
import { type Commitment, acceptanceId } from "../commitments/commitment";
import { textHash } from "../commitments/committed-text";
import { refuseLockedNow } from "../agreement/change-part";
import { confirmPromise } from "../agreement/late-write";
import { changeDocument } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { sameJson } from "../history/document";
import type { Target } from "../targets/target";
import { readPicture } from "./find";
import { type Negotiation, type Side, roundsOf } from "./negotiation";
import type { Signed } from "./signature";
import { isUntouched, promiseHash, sameTerms, trajectoryOf, withTrajectory } from "./terms";

/**
 * Why an agreed trajectory must not go into the target as it is now: somebody changed it after it was offered, and nobody's
 * work is written over.
 */
export function whyNotSettled(
  present: Target | undefined,
  offered: Target,
  agreed: Readonly<Record<string, number>>,
  side: Side,
): string | null {
  const stands =
    present !== undefined &&
    !present.removed &&
    sameTerms(present, offered) &&
    (isUntouched(present, offered) || sameJson(trajectoryOf(present), agreed));
  if (stands) return null;
  return side === "region"
    ? "The partnership has changed this target since it was offered. Ask it to offer the target again."
    : "The target was changed after it was offered. Offer it again, or put back in step 3 what was offered, then sign.";
}

/**
 * Writes the round that both sides signed into the target, with their names; the lead organisation has thereby accepted
 * it, and related ones are asked again where the numbers moved. Doing it again finishes what was interrupted.
 */
export async function settleAgreed(
  origin: Act,
  negotiation: Negotiation,
  side: Side = "partnership",
): Promise<Outcome<Negotiation>> {
  const act: Act = { ...origin, via: "negotiation" };
  const round = roundsOf(negotiation).at(-1);
  const { partnership, region } = round?.signatures ?? {};
  if (!round || !partnership || !region) throw new NotFoundError("agreed round");
  const { target: offered } = await readPicture(act.store, round.picture);
  let since = Infinity;
  const written = await changeDocument<Target>(act, "targets", negotiation.target, async (present) => {
    since = present.rev + 1;
    if (present.signed?.round === round.id) return done(present);
    const open = await refuseLockedNow(act, { _id: negotiation.agreement }, "target");
    if (open.kind !== "done") return open;
    const moved = whyNotSettled(present, offered, round.trajectory, side);
    if (moved !== null) return refuse(moved);
    const agreed = withTrajectory(present, round.trajectory);
    const signed: Signed = {
      ...{ negotiation: negotiation._id, round: round.id, at: act.now, saw: promiseHash(agreed) },
      ...{ partnership, region },
    };
    return done({ ...agreed, signed });
  });
  const confirmed = written.kind === "done" ? await confirmPromise(act, "target", written.value, since) : written;
  if (confirmed.kind === "done") await leadAccepts(act, confirmed.value, partnership);
  const settled = await changeDocument<Negotiation>(act, "negotiations", negotiation._id, (present) =>
    done({ ...present, settling: false }),
  );
  return confirmed.kind === "done" ? settled : confirmed;
}

async function leadAccepts(act: Act, agreed: Target, { person, name, recorded }: Signed["partnership"]): Promise<void> {
  if (!agreed.lead) return;
  await openAcceptance(act, { _id: agreed.agreement }, "target", agreed, agreed.lead);
  await changeDocument<Commitment>(act, "commitments", acceptanceId(agreed._id, agreed.lead), (present) => {
    const saw = textHash(present, "target", agreed);
    if (present.promiser?.saw === saw) return done(present);
    const promiser = {
      ...{ answer: "accepted" as const, reason: null, by: person, at: act.now, saw, rev: agreed.rev },
      recordedFor: recorded ? { who: name, ...recorded } : null,
    };
    return done({ ...present, promiser });
  });
}

/** Goes on with what a stopped instance left unfinished. For the start of a server. @returns how many. */
export async function resumeSettling(origin: Pick<Act, "store" | "now" | "newId">): Promise<number> {
  const waiting = await origin.store.find<Negotiation>("negotiations", { settling: true });
  for (const negotiation of waiting) {
    const { region, partnership } = roundsOf(negotiation).at(-1)?.signatures ?? {};
    const last = [region, partnership].sort((a, b) => (b?.at ?? "").localeCompare(a?.at ?? ""))[0];
    const actor = { person: last?.person ?? "", name: last?.name ?? "", roles: [] };
    await settleAgreed({ ...origin, via: "negotiation", actor }, negotiation);
  }
  return waiting.length;
}
