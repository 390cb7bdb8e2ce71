import { describe, expect, it } from "vitest";
import type { Commitment } from "@models/commitments/commitment";
import {
  COMMITMENT_MOVES,
  COMMITMENT_STATES,
  type CommitmentMove,
  type CommitmentState,
  isReopened,
  refuseMove,
  stateOf,
} from "@models/commitments/commitment-state";

/** What each state allows; every other move is refused. */
const ALLOWED: Readonly<Record<CommitmentState, readonly CommitmentMove[]>> = {
  proposed: ["sign", "decline", "withdraw"],
  declined: ["sign", "decline", "withdraw"],
  "signed by one": ["sign", "decline", "reconsider", "withdraw"],
  "signed by both": ["claim", "reconsider", "withdraw"],
  claimed: ["confirm", "dispute", "take back the claim"],
  disputed: ["claim", "confirm", "take back the claim", "reconsider", "withdraw"],
  kept: [],
  broken: ["reconsider"],
  reconsidered: ["propose anew"],
  withdrawn: ["propose anew"],
};

describe("the moves of a commitment", () => {
  const moves = Object.keys(COMMITMENT_MOVES) as CommitmentMove[];
  it.each(COMMITMENT_STATES.flatMap((state) => moves.map((move) => ({ state, move }))))(
    "$move from $state as the table says",
    ({ state, move }) => {
      expect(refuseMove(state, move).kind).toBe(ALLOWED[state].includes(move) ? "done" : "refused");
    },
  );
});

describe("the state of a commitment", () => {
  const on = { by: "p1", at: "2008-03-10T12:00:00.000Z" };
  const yes = (saw = "now") => ({ ...on, answer: "accepted" as const, saw });
  const no = (saw = "now") => ({ ...on, answer: "declined" as const, saw });
  const said = (outcome: "kept" | "broken", agrees?: boolean, saw = "now") => ({
    ...{ ...on, outcome, side: "promiser" as const, why: "Done", saw },
    reply: agrees === undefined ? null : { ...on, agrees },
  });
  const ended = (how: "reconsidered" | "withdrawn") => ({ ...on, how, why: "It changed" });

  it.each<[string, Pick<Commitment, "promiser" | "other" | "claim" | "ended">, CommitmentState, boolean]>([
    ["nobody signed", {}, "proposed", false],
    ["one side signed", { promiser: yes() }, "signed by one", false],
    ["the other side signed first", { other: yes() }, "signed by one", false],
    ["both signed", { promiser: yes(), other: yes() }, "signed by both", false],
    ["one signed other words", { promiser: yes("then"), other: yes() }, "signed by one", true],
    ["both signed other words", { promiser: yes("then"), other: yes("then") }, "proposed", true],
    ["one said no", { promiser: no(), other: yes() }, "declined", false],
    ["one said no to other words", { promiser: no("then") }, "proposed", true],
    ["one says it was kept", { promiser: yes(), other: yes(), claim: said("kept") }, "claimed", false],
    [
      "one said so of other words",
      { promiser: yes(), other: yes(), claim: said("kept", undefined, "then") },
      "signed by both",
      false,
    ],
    ["the other disputes it", { promiser: yes(), other: yes(), claim: said("kept", false) }, "disputed", false],
    ["both say it was kept", { promiser: yes(), other: yes(), claim: said("kept", true) }, "kept", false],
    ["both say it was broken", { promiser: yes(), other: yes(), claim: said("broken", true) }, "broken", false],
    [
      "it ended before the words changed",
      { promiser: yes("then"), other: yes("then"), claim: said("kept", true, "then") },
      "kept",
      false,
    ],
    ["it is looked at again", { promiser: yes(), other: yes(), ended: ended("reconsidered") }, "reconsidered", false],
    ["it was taken away", { ended: ended("withdrawn") }, "withdrawn", false],
  ])("when %s", (_when, commitment, state, reopened) => {
    expect([stateOf(commitment, "now"), isReopened(commitment, "now")]).toEqual([state, reopened]);
  });
});
