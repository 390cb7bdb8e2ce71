import type { Act } from "../act";
import { changeDocument } from "../history/save";
import { ForbiddenError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import type { Area } from "../place/area";
import type { Target } from "../targets/target";
import { findNegotiation, readPicture, refuseClosed, sideOf } from "./find";
import { type Negotiation, roundsOf } from "./negotiation";
import { settleAgreed, whyNotSettled } from "./settle";
import type { Signature } from "./signature";

export const OVERTAKEN =
  "Something was said while you were looking at this. Read what stands now, then answer it. Nothing was done yet.";

/** An answer of the lead organisation that reached the facilitator by telephone or letter. */
export interface RecordedSignature {
  readonly who: string;
  /** ISO date. */
  readonly on: string;
  readonly how: string;
}

export function signatureFor(act: Act, of: string, recorded?: RecordedSignature): Signature {
  const { actor, now: at } = act;
  if (recorded === undefined) return { person: actor.person, name: actor.name, of, at };
  return { person: actor.person, name: recorded.who, of, at, recorded: { on: recorded.on, how: recorded.how } };
}

/**
 * Accepts the newest round for one side: the region's by its reviewer, the partnership's by the target's lead organisation,
 * whose answer the facilitator may record. Once both have signed, the round becomes the target's trajectory.
 * @param saw the round that was on the page.
 * @throws NotFoundError, ForbiddenError.
 */
export async function signRound(
  act: Act,
  code: string,
  id: string,
  { saw, recorded }: { readonly saw: string; readonly recorded?: RecordedSignature | undefined },
): Promise<Outcome<Negotiation>> {
  const { agreement, subject, negotiation } = await findNegotiation(act, code, id);
  const shown = negotiation.rounds[saw];
  const { book, target: offered } = await readPicture(act.store, (shown ?? latestOf(negotiation)).picture);
  const side = sideOf(act.actor, subject);
  const owners = offered.lead ? [offered.lead] : [];
  const mayHere =
    recorded === undefined
      ? may(act.actor, "negotiation.sign", { ...subject, owners })
      : side === "partnership" && may(act.actor, "commitment.record", subject);
  if (!mayHere) {
    throw new ForbiddenError(
      side === "region"
        ? "Only the region’s reviewer signs for the region."
        : "Only the organisation that leads this target signs for the partnership. The facilitator may record its answer.",
    );
  }
  const of =
    side === "region"
      ? ((await act.store.get<Area>("areas", agreement.region))?.name ?? "the region")
      : (book.organisations.find(({ _id }) => _id === offered.lead)?.name ?? "the lead organisation");
  const target = await act.store.get<Target>("targets", negotiation.target);
  if (shown === undefined || latestOf(negotiation).id !== saw) return refuse(OVERTAKEN);
  const moved = whyNotSettled(target, offered, shown.trajectory, side);
  if (moved !== null) return refuse(moved);
  const signed = await changeDocument<Negotiation>(act, "negotiations", id, async (present) => {
    const open = await refuseClosed(act, agreement._id);
    if (open.kind !== "done") return open;
    const latest = latestOf(present);
    if (latest.id !== saw || latest.kind === "withdrawal") return refuse(OVERTAKEN);
    if (latest.signatures[side]) return done(present);
    const signatures = { ...latest.signatures, [side]: signatureFor(act, of, recorded) };
    const { id: round, ...content } = latest;
    return done({
      ...present,
      settling: Boolean(signatures.partnership && signatures.region),
      rounds: { ...present.rounds, [round]: { ...content, signatures } },
    });
  });
  return signed.kind === "done" && signed.value.settling ? settleAgreed(act, signed.value, side) : signed;
}

function latestOf(negotiation: Negotiation) {
  const latest = roundsOf(negotiation).at(-1);
  if (latest === undefined) throw new Error("A negotiation begins with an offer.");
  return latest;
}
