import { type Outcome, done, refuse } from "../outcome";
import type { Operation } from "../people/permissions";

export const FEEDBACK_STATES = ["received", "shown", "answered", "hidden"] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

/** Every allowed move of a piece of feedback and the operation that makes it, from nothing on; what is not here is refused. */
export const FEEDBACK_MOVES = [
  { act: "send", from: [null], to: "received", operation: "feedback.send" },
  { act: "show", from: ["received", "hidden"], to: "shown", operation: "feedback.moderate" },
  // An answer may be put better later; what was said may not.
  { act: "answer", from: ["received", "shown", "answered"], to: "answered", operation: "feedback.moderate" },
  { act: "hide", from: ["received", "shown", "answered"], to: "hidden", operation: "feedback.moderate" },
] as const satisfies readonly {
  act: string;
  from: readonly (FeedbackState | null)[];
  to: FeedbackState;
  operation: Operation;
}[];

export type FeedbackMove = (typeof FEEDBACK_MOVES)[number]["act"];

/** The state after a move, or a refusal that says where it stands. @param present null before it is sent. */
export function moveFeedback(present: FeedbackState | null, act: FeedbackMove): Outcome<FeedbackState> {
  const move = FEEDBACK_MOVES.find((each) => each.act === act);
  const from: readonly (FeedbackState | null)[] = move?.from ?? [];
  if (move !== undefined && from.includes(present)) return done(move.to);
  return refuse(`This feedback is ${present ?? "not sent yet"}, so you cannot ${act} it. Look at it again.`);
}

/** Whether the public reads it. */
export const isOpen = (state: FeedbackState): boolean => state === "shown" || state === "answered";
