import { type Negotiation, type NumberedRound, type Side, otherSide, roundsOf } from "./negotiation";

/**
 * Where a negotiation stands: on the table as the partnership's or as the region's; signed by both and part of the
 * target; changed since then, so that the signatures no longer count; or withdrawn.
 */
export type NegotiationState = "offered" | "countered" | "agreed" | "changed" | "withdrawn";

export interface NegotiationStanding {
  readonly state: NegotiationState;
  /** The newest round: what is signed or answered. */
  readonly latest: NumberedRound;
  readonly signedBy: readonly Side[];
  /** Whose move is awaited; nobody's once it is agreed or withdrawn. */
  readonly turn: Side | null;
}

/** @param isChanged whether the target now says something else than the newest round; of no matter before both signed it. */
export function standingOf(
  negotiation: Pick<Negotiation, "rounds" | "settling">,
  isChanged: boolean,
): NegotiationStanding {
  const latest = roundsOf(negotiation).at(-1);
  if (latest === undefined) throw new Error("A negotiation begins with an offer.");
  const signedBy = (["partnership", "region"] as const).filter((side) => latest.signatures[side]);
  const stands = (state: NegotiationState, turn: Side | null) => ({ state, latest, signedBy, turn });
  if (latest.kind === "withdrawal") return stands("withdrawn", null);
  if (signedBy.length === 2) {
    if (negotiation.settling) return stands(latest.side === "region" ? "countered" : "offered", null);
    return isChanged ? stands("changed", "partnership") : stands("agreed", null);
  }
  const other = otherSide(latest.side);
  const turn = signedBy.includes(other) ? latest.side : other;
  return stands(latest.side === "region" ? "countered" : "offered", turn);
}
