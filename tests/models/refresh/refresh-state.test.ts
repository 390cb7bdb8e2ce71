import { describe, expect, it } from "vitest";
import { REFRESH_STATES, type RefreshState } from "@models/refresh/refresh";
import { REFRESH_MOVES, type RefreshMove, moveRefresh } from "@models/refresh/refresh-state";

/** What each state may become, and by which move; every other move is refused. */
const ALLOWED: Readonly<Record<RefreshState, Partial<Record<RefreshMove, RefreshState>>>> = {
  draft: { "ask for consent": "asking for consent", adopt: "approved", withdraw: "withdrawn" },
  "asking for consent": {
    decline: "declined",
    "send to the region": "with the region",
    adopt: "approved",
    "take back": "draft",
    withdraw: "withdrawn",
  },
  declined: { "ask for consent": "asking for consent", adopt: "approved", withdraw: "withdrawn" },
  "with the region": {
    approve: "approved",
    return: "returned",
    refuse: "refused",
    "take back": "draft",
    withdraw: "withdrawn",
  },
  returned: { "ask for consent": "asking for consent", withdraw: "withdrawn" },
  approved: {},
  refused: {},
  withdrawn: {},
};

describe("the moves of a refresh proposal", () => {
  const moves = REFRESH_MOVES.map(({ act }) => act);
  it.each(REFRESH_STATES.flatMap((state) => moves.map((act) => ({ state, act }))))(
    "$act from $state as the table says",
    ({ state, act }) => {
      const moved = moveRefresh(state, act);
      expect(moved.kind === "done" ? moved.value : undefined).toBe(ALLOWED[state][act]);
    },
  );
});
