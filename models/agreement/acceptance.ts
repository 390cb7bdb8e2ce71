import { z } from "zod";

/** An organisation's yes or no, bound to what it saw. */
export const AnswerSchema = z.object({
  answer: z.enum(["accepted", "declined"]),
  reason: z.string().trim().max(2000).nullish(),
  /** Person id of who recorded it. */
  by: z.string(),
  at: z.string(),
  /** SHA-256 of the canonical JSON of what was accepted or declined. */
  saw: z.string(),
  /** Set when the facilitator recorded an answer given by telephone or letter: who gave it, when and how. */
  recordedFor: z.object({ who: z.string(), on: z.iso.date(), how: z.string() }).nullish(),
});
export type Answer = z.infer<typeof AnswerSchema>;

/** Where one organisation's answer stands towards the present content. */
export type AnswerState = "waiting" | "accepted" | "declined" | "asked again";

export function answerState(answer: Answer | undefined, presentHash: string): AnswerState {
  if (answer === undefined) return "waiting";
  if (answer.saw !== presentHash) return "asked again";
  return answer.answer;
}
