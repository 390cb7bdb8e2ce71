import { type Outcome, done, refuse } from "../outcome";
import type { Commitment } from "./commitment";
import { signatureState } from "./signature";

export const COMMITMENT_STATES = [
  "proposed",
  "declined",
  "signed by one",
  "signed by both",
  "claimed",
  "disputed",
  "kept",
  "broken",
  "reconsidered",
  "withdrawn",
] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/**
 * What may be done with a commitment in which state, and whom it takes: either side, or the one that did not speak last.
 * What is not here is refused.
 */
export const COMMITMENT_MOVES = {
  sign: { from: ["proposed", "declined", "signed by one"] },
  decline: { from: ["proposed", "declined", "signed by one"] },
  claim: { from: ["signed by both", "disputed"] },
  confirm: { from: ["claimed", "disputed"] },
  dispute: { from: ["claimed"] },
  "take back the claim": { from: ["claimed", "disputed"] },
  reconsider: { from: ["signed by one", "signed by both", "disputed", "broken"] },
  withdraw: { from: ["proposed", "declined", "signed by one", "signed by both", "disputed"] },
  "propose anew": { from: ["reconsidered", "withdrawn"] },
} as const satisfies Record<string, { readonly from: readonly CommitmentState[] }>;
export type CommitmentMove = keyof typeof COMMITMENT_MOVES;

export const STATE_WORDS: Readonly<Record<CommitmentState, string>> = {
  proposed: "proposed",
  declined: "declined",
  "signed by one": "signed by one side",
  "signed by both": "signed by both sides",
  claimed: "waiting for the other side’s word on how it ended",
  disputed: "disputed",
  kept: "kept",
  broken: "broken",
  reconsidered: "reconsidered",
  withdrawn: "withdrawn",
};

/**
 * Where a commitment stands towards its present text.
 * @param hash of the text as it stands now: what was signed or claimed of another text counts no longer, but for what
 * both sides have said of its end.
 */
export function stateOf(
  { promiser, other, claim, ended }: Pick<Commitment, "promiser" | "other" | "claim" | "ended">,
  hash: string,
): CommitmentState {
  if (ended) return ended.how;
  if (claim?.reply?.agrees) return claim.outcome;
  const sides = [signatureState(promiser, hash), signatureState(other, hash)];
  if (sides.includes("declined")) return "declined";
  const signed = sides.filter((state) => state === "accepted").length;
  if (signed === 2 && claim?.saw === hash) return claim.reply ? "disputed" : "claimed";
  return signed === 2 ? "signed by both" : signed === 1 ? "signed by one" : "proposed";
}

/** What was signed has changed since, so that it waits again. */
export function isReopened({ promiser, other, ...rest }: Parameters<typeof stateOf>[0], hash: string): boolean {
  const state = stateOf({ promiser, other, ...rest }, hash);
  if (state !== "proposed" && state !== "signed by one") return false;
  return [promiser, other].some((each) => signatureState(each, hash) === "asked again");
}

export function allows(state: CommitmentState, move: CommitmentMove): boolean {
  return (COMMITMENT_MOVES[move].from as readonly CommitmentState[]).includes(state);
}

export function refuseMove(state: CommitmentState, move: CommitmentMove): Outcome<undefined> {
  if (allows(state, move)) return done(undefined);
  return refuse(`This commitment is ${STATE_WORDS[state]}, so nobody can ${move} now. Read it again.`);
}
