import type { Act } from "../act";
import { type Agreement } from "../agreement/agreement";
import { subjectOf } from "../agreement/book";
import { findPart } from "../agreement/change-part";
import { PARTS } from "../agreement/parts";
import { changeDocument } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, done } from "../outcome";
import { may } from "../people/permissions";
import { readReason } from "../reason";
import { CHANGED, authoriseSignature, readSignature } from "./answer-commitment";
import { type Commitment, type Side, cleared } from "./commitment";
import { type CommitmentMove, allows, refuseMove, stateOf } from "./commitment-state";
import { type CommittedKind, type CommittedPart, textHash } from "./committed-text";
import type { Signature } from "./signature";

/** What one side does with a commitment. */
export type Step = { readonly side: Side } & (
  | ({ readonly move: "sign" | "decline" } & Pick<Signature, "reason" | "recordedFor" | "saw">)
  | { readonly move: "claim"; readonly outcome: "kept" | "broken"; readonly why: string }
  | { readonly move: Exclude<CommitmentMove, "sign" | "decline" | "claim">; readonly why: string }
);

/** What a move asks for when nothing was written; a move that is not here needs no words. */
const ASK_WHY: Partial<Record<CommitmentMove, string>> = {
  claim: "Say what was done or not done, so that the other side can confirm it",
  dispute: "Say what you see differently",
  reconsider: "Say why it is to be looked at again",
  withdraw: "Say why it is withdrawn. The other side reads this.",
};

/**
 * Moves a commitment on, as the table of moves allows; of two who do so at once the second meets the state that the first
 * left. @throws NotFoundError, ForbiddenError.
 */
export async function takeStep(act: Act, code: string, id: string, step: Step): Promise<Outcome<Commitment>> {
  const { agreement, part: commitment } = await findPart(act, code, "commitment", id);
  authoriseSide(act, agreement, commitment, step);
  const read = readStep(step);
  if (read.kind !== "done") return read;
  return changeDocument<Commitment>(act, "commitments", id, async (present) => {
    const { kind, part } = await committedPart(act, present);
    return stepFrom(act, present, kind, part, step, read.value);
  });
}

/** The target or action that a commitment is tied to. */
export async function committedPart(
  act: Pick<Act, "store">,
  { target, action }: Commitment,
): Promise<{ readonly kind: CommittedKind; readonly part: CommittedPart }> {
  const kind = target ? "target" : "action";
  const part = await act.store.get<CommittedPart>(PARTS[kind].collection, target ?? action ?? "");
  if (part === undefined) throw new NotFoundError(kind);
  return { kind, part };
}

function readStep(step: Step): Outcome<string | null> {
  if (!("why" in step)) return done(null);
  const ask = ASK_WHY[step.move];
  if (ask === undefined && step.why.trim() === "") return done(null);
  return readReason(step.why, ask ?? "", "why");
}

function stepFrom(
  act: Act,
  present: Commitment,
  kind: CommittedKind,
  part: CommittedPart,
  step: Step,
  why: string | null,
): Outcome<Commitment> {
  const hash = textHash(present, kind, part);
  const state = stateOf(present, hash);
  const refused = refuseMove(state, step.move);
  if (refused.kind !== "done") return refused;
  const said = { why: why ?? "", by: act.actor.person, at: act.now };
  switch (step.move) {
    case "sign":
    case "decline": {
      if (step.saw !== hash) return refuseText();
      const answer = step.move === "sign" ? "accepted" : "declined";
      const signature = readSignature(act, part, { ...step, answer });
      return signature.kind === "done"
        ? done({ ...cleared(present, "claim"), [step.side]: signature.value })
        : signature;
    }
    case "claim":
      return done({ ...present, claim: { ...said, outcome: step.outcome, side: step.side, saw: hash, reply: null } });
    case "confirm":
    case "dispute": {
      const { claim } = present;
      if (!claim || claim.side === step.side) return otherSideOnly();
      return done({ ...present, claim: { ...claim, reply: { ...said, agrees: step.move === "confirm" } } });
    }
    case "take back the claim":
      return present.claim?.side === step.side ? done(cleared(present, "claim")) : otherSideOnly();
    case "reconsider":
      return done({ ...present, ended: { ...said, how: "reconsidered" } });
    case "withdraw":
      return done({ ...cleared(present, "promiser", "other", "claim"), ended: { ...said, how: "withdrawn" } });
    case "propose anew":
      return done(cleared(present, "promiser", "other", "claim", "ended"));
  }
}

const refuseText = (): Outcome<Commitment> => ({ kind: "refused", problems: [{ message: CHANGED }] });

const otherSideOnly = (): Outcome<Commitment> => ({
  kind: "refused",
  problems: [{ message: "The other side has to do this: one side says how it ended, and the other confirms it." }],
});

/** The organisations that speak for a side; none for the public, for whom the partnership's facilitator does. */
export function speakersFor({ by, promisedTo }: Pick<Commitment, "by" | "promisedTo">, side: Side): readonly string[] {
  if (side === "promiser") return [by];
  return promisedTo ? [promisedTo] : [];
}

/** Whether a person speaks for a side in its own name. */
export function speaksFor(
  act: Pick<Act, "actor">,
  agreement: Agreement,
  commitment: Pick<Commitment, "by" | "promisedTo">,
  side: Side,
): boolean {
  const owners = speakersFor(commitment, side);
  const subject = subjectOf(agreement);
  return owners.length === 0
    ? may(act.actor, "commitment.record", subject)
    : may(act.actor, "commitment.answer", { ...subject, owners });
}

function authoriseSide(act: Act, agreement: Agreement, commitment: Commitment, step: Step): void {
  if (speaksFor(act, agreement, commitment, step.side)) return;
  const subject = subjectOf(agreement);
  const mayRecord = may(act.actor, "commitment.record", subject);
  if ("recordedFor" in step) {
    authoriseSignature(act, agreement, speakersFor(commitment, step.side), step.recordedFor);
    return;
  }
  // Whoever leads the plan takes back or asks again what it proposed; how a promise ended is the two sides' word.
  if (mayRecord && (step.move === "withdraw" || step.move === "propose anew")) return;
  throw new ForbiddenError("Only the side that this is asked of can do it.");
}

/** The moves that a person may make for a side as the commitment stands. */
export function movesFor(
  act: Pick<Act, "actor">,
  agreement: Agreement,
  commitment: Commitment,
  hash: string,
  side: Side,
): readonly CommitmentMove[] {
  const state = stateOf(commitment, hash);
  const { claim } = commitment;
  const fits = (move: CommitmentMove): boolean => {
    if (!allows(state, move)) return false;
    if (move === "sign") return commitment[side]?.saw !== hash || commitment[side]?.answer !== "accepted";
    if (move === "decline") return commitment[side]?.saw !== hash || commitment[side]?.answer !== "declined";
    if (move === "confirm" || move === "dispute") return claim?.side !== side;
    if (move === "take back the claim") return claim?.side === side;
    return true;
  };
  if (speaksFor(act, agreement, commitment, side)) {
    return (
      [
        "sign",
        "decline",
        "claim",
        "confirm",
        "dispute",
        "take back the claim",
        "reconsider",
        "withdraw",
        "propose anew",
      ] as const
    ).filter(fits);
  }
  return [];
}
