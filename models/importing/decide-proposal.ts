import type { Act } from "../act";
import { ForbiddenError, type Outcome, done, refuse } from "../outcome";
import { changeImport, isOwnProposal, lookAtImport } from "./bring-in";
import type { Import, ImportState, ProposalDecision } from "./import";
import { moveImport } from "./import-status";

const LONGEST_REASON = 2000;

/** Does not take what a partner proposed; accepting is committing it. @throws NotFoundError, ForbiddenError. */
export function declineProposal(act: Act, id: string, given: string): Promise<Outcome<Import>> {
  const reason = given.trim();
  return changeImport(act, id, (present) => {
    if (reason === "") return refuse("Say why: who proposed these figures reads it and can mend the file.", "reason");
    if (reason.length > LONGEST_REASON)
      return refuse(`Shorten this to ${LONGEST_REASON} characters or fewer.`, "reason");
    return decide(act, present, "decline", "declined", reason);
  });
}

/** Takes one's own proposal back before the facilitator has decided. @throws NotFoundError, ForbiddenError. */
export function withdrawProposal(act: Act, id: string): Promise<Outcome<Import>> {
  return changeImport(act, id, (present) => decide(act, present, "withdraw", "withdrawn", ""), findOwnProposal);
}

/** Proposals that wait for the facilitator of a partnership, the oldest first. */
export function waitingProposals({ store }: Pick<Act, "store">, scope: string): Promise<Import[]> {
  return store.find<Import>("imports", { scope, state: "proposed" }, { sort: { at: 1 } });
}

const TOLD: readonly ImportState[] = ["proposed", "declined"];

/** What a person proposed in a partnership and waits for, or was declined; latest first. */
export async function proposalsBy(act: Pick<Act, "store" | "actor">, scope: string): Promise<Import[]> {
  const own = { scope, by: act.actor.person, state: { $in: TOLD } };
  const found = await act.store.find<Import>("imports", own, { sort: { at: -1 } });
  return found.filter((each) => isOwnProposal(act, each));
}

async function findOwnProposal(act: Pick<Act, "store" | "actor">, id: string): Promise<Import> {
  const found = await lookAtImport(act, id);
  if (!isOwnProposal(act, found)) throw new ForbiddenError("Only who proposed these figures takes them back.");
  return found;
}

function decide(
  { actor, now }: Act,
  present: Import,
  act: "decline" | "withdraw",
  answer: ProposalDecision["answer"],
  reason: string,
): Outcome<Import> {
  if (present.proposal === undefined) return refuse("Nobody proposed this file. Look again.");
  if (present.state === answer) return done(present);
  const moved = moveImport(present.state, act);
  if (moved.kind !== "done") return moved;
  const decision = { answer, by: actor.person, at: now, reason };
  return done({
    ...present,
    state: moved.value,
    proposal: { ...present.proposal, decision },
    progress: null,
    lease: null,
  });
}
