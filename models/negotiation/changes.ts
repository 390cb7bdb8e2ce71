import type { ChangeEntry } from "../agreement/changes-of";
import type { Difference } from "../history/document";
import { type DesignationRequest, type RequestEntry } from "./designation-request";
import { type Negotiation, type NumberedRound, roundsOf } from "./negotiation";

const MOVES: Readonly<Record<NumberedRound["kind"], ChangeEntry["act"]>> = {
  offer: "offered",
  counter: "proposed other numbers for",
  split: "split the difference on",
  withdrawal: "withdrew the offer of",
};

/** Every turn of a negotiation and every signature, as the agreement's history tells them. */
export function changesOfNegotiation(negotiation: Negotiation): ChangeEntry[] {
  const about = { kind: "negotiation", of: negotiation._id, via: "page" } as const;
  const rounds = roundsOf(negotiation);
  return rounds.flatMap((round, i): ChangeEntry[] => {
    const id = `${negotiation._id}:${round.order}`;
    const { by, at } = round;
    const move = { ...about, id, by, at, act: MOVES[round.kind], differences: movesBetween(rounds[i - 1], round) };
    const signed = (["partnership", "region"] as const).flatMap((side): ChangeEntry[] => {
      const signature = round.signatures[side];
      // Who proposes for the region, or for the lead organisation, signs by it.
      if (!signature || (signature.person === by && signature.at === at)) return [];
      const { person, of } = signature;
      const forWhom = [{ path: "signed for", to: of }];
      return [{ ...about, id: `${id}:${side}`, by: person, at: signature.at, act: "signed for", differences: forWhom }];
    });
    return [move, ...signed];
  });
}

/** Each number that is not what stood on the table before, and why. */
function movesBetween(before: NumberedRound | undefined, round: NumberedRound): Difference[] {
  const moved = Object.entries(round.trajectory).flatMap(([period, to]): Difference[] => {
    const from = before?.trajectory[period];
    return from === to ? [] : [{ path: period, ...(from === undefined ? {} : { from }), to }];
  });
  return [...moved, { path: "why", to: round.why }];
}

/** What the region asked to have designated, or not, and what was answered. */
export function changesOfRequest(request: DesignationRequest): ChangeEntry[] {
  return Object.values(request.entries).map((entry): ChangeEntry => ({
    kind: "negotiation",
    of: request._id,
    via: "page",
    id: `${request._id}:${entry.order}`,
    by: entry.by,
    at: entry.at,
    act: saidOf(entry),
    differences: [{ path: "why", to: entry.why }],
  }));
}

function saidOf({ side, designate }: RequestEntry): ChangeEntry["act"] {
  if (side === "region") return designate ? "asked to designate" : "asked not to designate";
  return designate ? "will designate" : "will not designate";
}
