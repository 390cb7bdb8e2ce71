import { describe, expect, it } from "vitest";
import { REVIEW_STATES, REVIEW_TRANSITIONS, type ReviewAct, type ReviewState, moveReview } from "@models/review/state";

const STAYS = "stays";

/** Every state (down) and act (across) that goes together, and where it leads; all else is refused. */
const ALLOWED: Readonly<Record<ReviewState, Partial<Record<ReviewAct, ReviewState | typeof STAYS>>>> = {
  opened: {
    "write the self-assessment": STAYS,
    "write the judgement": STAYS,
    "send the self-assessment": "self-assessed",
    "send the judgement": "judged",
  },
  "self-assessed": { "write the judgement": STAYS, "send the judgement": "correcting" },
  judged: { "write the self-assessment": STAYS, "send the self-assessment": "correcting" },
  correcting: {
    "correct a fact": STAYS,
    "answer a correction": STAYS,
    reply: STAYS,
    "settle the facts": "agreeing",
  },
  agreeing: { reply: STAYS, "change the agreed actions": "agreeing", sign: "signed by one" },
  "signed by one": { "change the agreed actions": "agreeing", sign: "signed" },
  signed: { close: "closed" },
  closed: {},
};

const UNSIGNED: readonly ReviewState[] = ["opened", "self-assessed", "judged", "correcting", "agreeing"];
for (const state of REVIEW_STATES) {
  for (const act of ["raise a flag", "assign it", "ask the partnership", "answer a request"] as const) {
    if (UNSIGNED.includes(state)) ALLOWED[state][act] = STAYS;
  }
  // Only of a rehearsal, which may be given up at any time.
  if (state !== "closed") ALLOWED[state]["end the rehearsal"] = "closed";
}

const ACTS = [...new Set(REVIEW_TRANSITIONS.map(({ act }) => act))];
const every = REVIEW_STATES.flatMap((state) => ACTS.map((act) => ({ state, act, to: ALLOWED[state][act] })));

describe("a review", () => {
  it.each(every.filter(({ to }) => to !== undefined))("at “$state” takes “$act”", ({ state, act, to }) => {
    expect(moveReview(state, act)).toEqual({ kind: "done", value: to === STAYS ? state : to });
  });

  it.each(every.filter(({ to }) => to === undefined))("at “$state” refuses “$act”", ({ state, act }) => {
    const refused = moveReview(state, act);
    expect(refused).toMatchObject({
      kind: "refused",
      problems: [{ message: expect.stringMatching(/^The review stands at “.*”, so nobody can .* now\./) as string }],
    });
  });
});
