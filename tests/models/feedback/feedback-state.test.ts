import {
  FEEDBACK_MOVES,
  FEEDBACK_STATES,
  type FeedbackMove,
  type FeedbackState,
  isOpen,
  moveFeedback,
} from "@models/feedback/feedback-state";
import { describe, expect, it } from "vitest";

/** What each state may become, and by which move; "nothing" is before it is sent. */
const ALLOWED: Readonly<Record<FeedbackState | "nothing", Partial<Record<FeedbackMove, FeedbackState>>>> = {
  nothing: { send: "received" },
  received: { show: "shown", answer: "answered", hide: "hidden" },
  shown: { answer: "answered", hide: "hidden" },
  answered: { answer: "answered", hide: "hidden" },
  hidden: { show: "shown" },
};

describe("the state of a piece of feedback", () => {
  it.each(["nothing", ...FEEDBACK_STATES] as const)("moves on from %s as the table says, and no other way", (state) => {
    for (const { act } of FEEDBACK_MOVES) {
      const to = ALLOWED[state][act];
      expect([act, moveFeedback(state === "nothing" ? null : state, act)]).toEqual([
        act,
        to === undefined
          ? { kind: "refused", problems: [{ message: expect.stringContaining("Look at it again") }] }
          : { kind: "done", value: to },
      ]);
    }
  });

  it("is public when it is shown or answered, and not before or otherwise", () => {
    expect(FEEDBACK_STATES.filter(isOpen)).toEqual(["shown", "answered"]);
  });
});
