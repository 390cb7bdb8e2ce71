import { z } from "zod";
import { mapOf } from "../agreement/fields";
import type { Document } from "../history/document";
import { SignatureSchema } from "./signature";

export type Side = "partnership" | "region";

export const otherSide = (side: Side): Side => (side === "region" ? "partnership" : "region");

/** One turn of a negotiation. Nothing in it changes but that a side signs it. */
export const RoundSchema = z.object({
  /** From 1. */
  order: z.number().int().min(1),
  side: z.enum(["partnership", "region"]),
  kind: z.enum(["offer", "counter", "split", "withdrawal"]),
  /** Every period of the trajectory, in the indicator's unit; nothing in a withdrawal. */
  trajectory: mapOf(z.number()),
  why: z.string(),
  /** Person id. */
  by: z.string(),
  /** As the person was called then. */
  name: z.string(),
  at: z.string(),
  /** The snapshot of what was offered: all that the region sees of the target. */
  picture: z.string(),
  signatures: z.object({ partnership: SignatureSchema.nullish(), region: SignatureSchema.nullish() }).default({}),
});
export type Round = z.infer<typeof RoundSchema>;

/** What partnership and region say to each other's numbers for one target, round after round. */
export type Negotiation = Document & {
  readonly agreement: string;
  /** Target id. */
  readonly target: string;
  /** As the target was called when it was last offered. */
  readonly name: string;
  readonly indicator: string;
  /** By id. */
  readonly rounds: Readonly<Record<string, Round>>;
  /** Both have signed the newest round, and it is not yet written into the target. */
  readonly settling: boolean;
};

export type NumberedRound = Round & { readonly id: string };

/** Named after its target, so that two who offer it at once begin one negotiation. */
export const negotiationId = (target: string) => `${target}-negotiation`;

/** Oldest first. */
export function roundsOf({ rounds }: Pick<Negotiation, "rounds">): NumberedRound[] {
  return Object.entries(rounds)
    .map(([id, round]) => ({ id, ...round }))
    .sort((a, b) => a.order - b.order);
}

/** What each side said last, since the target was last offered anew or withdrawn. */
export function proposalsOf(negotiation: Pick<Negotiation, "rounds">): Partial<Record<Side, NumberedRound>> {
  const rounds = roundsOf(negotiation);
  const begin = rounds.findLastIndex(({ kind }) => kind === "withdrawal") + 1;
  const said = (side: Side) => rounds.slice(begin).findLast((round) => round.side === side);
  const [partnership, region] = [said("partnership"), said("region")];
  return { ...(partnership && { partnership }), ...(region && { region }) };
}
