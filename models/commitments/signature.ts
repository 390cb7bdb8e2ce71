import { z } from "zod";

/** One side's yes or no, bound to what it saw. */
export const SignatureSchema = z.object({
  answer: z.enum(["accepted", "declined"]),
  reason: z.string().trim().max(2000).nullish(),
  /** Person id of who recorded it. */
  by: z.string(),
  at: z.string(),
  /** SHA-256 of the canonical JSON of what was accepted or declined. */
  saw: z.string(),
  /** The rev that the target or action had then. */
  rev: z.number().int().nullish(),
  /** Set when the facilitator recorded an answer given by telephone or letter: who gave it, when and how. */
  recordedFor: z.object({ who: z.string(), on: z.iso.date(), how: z.string() }).nullish(),
});
export type Signature = z.infer<typeof SignatureSchema>;

/** Where one side's signature stands towards the present text. */
export type SignatureState = "waiting" | "accepted" | "declined" | "asked again";

export function signatureState(signature: Signature | null | undefined, presentHash: string): SignatureState {
  if (!signature) return "waiting";
  if (signature.saw !== presentHash) return "asked again";
  return signature.answer;
}
