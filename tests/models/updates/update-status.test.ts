import {
  UPDATE_MOVES,
  UPDATE_STATES,
  type UpdateMove,
  type UpdateState,
  moveUpdate,
} from "@models/updates/update-status";
import { describe, expect, it } from "vitest";

/** What each state may become, and by which move; "nothing" is before it is sent. */
const ALLOWED: Readonly<Record<UpdateState | "nothing", Partial<Record<UpdateMove, UpdateState>>>> = {
  nothing: { send: "recorded", "record for the owner": "recorded", "answer for the owner": "waiting" },
  recorded: {},
  waiting: { confirm: "confirmed", "set aside": "set aside" },
  confirmed: {},
  "set aside": {},
};

describe("the state of an update", () => {
  it.each(["nothing", ...UPDATE_STATES] as const)("moves on from %s as the table says, and no other way", (state) => {
    for (const { act } of UPDATE_MOVES) {
      const to = ALLOWED[state][act];
      expect([act, moveUpdate(state === "nothing" ? null : state, act)]).toEqual([
        act,
        to === undefined
          ? { kind: "refused", problems: [{ message: expect.stringContaining("Look at it again") }] }
          : { kind: "done", value: to },
      ]);
    }
  });
});
