import type { Side } from "@models/negotiation/negotiation";
import type { Review } from "@models/review/review";
import type { ReviewState } from "@models/review/state";
import type { MarkKind } from "../components/text/status-mark";

/** Said once, after each form of a review was done. */
export const REVIEW_SAVED: Readonly<Record<string, string>> = {
  open: "Opened. The facts are frozen as they were known at this moment.",
  rehearse: "Begun. The region does not know of it.",
  assess: "Saved. Only your own side sees it until both have sent.",
  send: "Sent. It can no longer be changed.",
  correct: "The region has your correction and answers it here.",
  "answer-correction": "Answered. The partnership reads it at once.",
  reply: "Your reply stands beside the judgement.",
  settle: "The facts are settled. Now agree what will be done.",
  "add-action": "Added to the agreed actions.",
  "remove-action": "Taken from the agreed actions.",
  sign: "Signed.",
  close: "Closed.",
  flag: "The flag is raised in your name.",
  lift: "The flag is lifted. That it was raised stays in the record.",
  assign: "Assigned.",
  ask: "Asked. The partnership sees it at once, on its home too.",
  "answer-request": "Answered. The region reads it at once.",
  "take-over": "Taken from the rehearsal. Read it through before you send it.",
  end: "The rehearsal is ended. You can begin another on the facts of the day.",
};

type Standing = Pick<Review, "state" | "signatures" | "corrections">;

/** Where a review stands for a side: what it waits for, and whether that is this side. */
export function turnOf({ state, signatures, corrections }: Standing, side: Side): { words: string; isYours: boolean } {
  const isAsked = Object.values(corrections).some(({ answer }) => !answer);
  const yours = (words: string) => ({ words, isYours: true });
  const waits = (words: string) => ({ words, isYours: false });
  const other = side === "partnership" ? "region" : "partnership";
  switch (state) {
    case "opened":
      return yours(side === "partnership" ? "Write and send your self-assessment" : "Write and send your judgement");
    case "self-assessed":
      return side === "region" ? yours("Write and send your judgement") : waits("Waits for the region’s judgement");
    case "judged":
      return side === "partnership"
        ? yours("Write and send your self-assessment")
        : waits("Waits for the partnership’s self-assessment");
    case "correcting":
      if (side === "partnership") {
        return yours("Correct what is wrong in the facts, reply, or say that the facts stand");
      }
      return isAsked ? yours("Answer the partnership’s corrections") : waits("Waits for the partnership’s corrections");
    case "agreeing":
      return yours("Agree what will be done, then sign");
    case "signed by one":
      return signatures[side]
        ? waits(`Waits for the ${other}’s signature`)
        : yours("Sign, or change the agreed actions");
    case "signed":
      return side === "region" ? yours("Close the review") : waits("Signed by both sides");
    case "closed":
      return waits("Nothing more is to be done");
  }
}

export function stateMark(state: ReviewState, isYours: boolean): MarkKind {
  if (state === "closed" || state === "signed") return "ready";
  return isYours ? "must" : "open";
}

/** A grade's mark by its place on the scale, the best first. */
export function gradeMark(grade: string | null | undefined, scale: readonly string[]): MarkKind {
  const at = grade ? scale.indexOf(grade) : -1;
  if (at < 0) return "none";
  if (at === 0) return "ready";
  return at === scale.length - 1 ? "must" : "risk";
}
