import { z } from "zod";

/** Somebody's yes for one side. It keeps the names of its day. */
export const SignatureSchema = z.object({
  /** Person id of who signed, or of the facilitator who recorded it. */
  person: z.string(),
  /** Who signed, as people call them. */
  name: z.string(),
  /** The lead organisation or the region that they signed for. */
  of: z.string(),
  at: z.string(),
  /** Set when the facilitator recorded what was given by telephone or letter: the day (ISO date) and how. */
  recorded: z.object({ on: z.iso.date(), how: z.string() }).nullish(),
});
export type Signature = z.infer<typeof SignatureSchema>;

/** What both sides signed, as it stands on the target whose trajectory it became. */
export const SignedSchema = z.object({
  negotiation: z.string(),
  round: z.string(),
  at: z.string(),
  /** SHA-256 of what was agreed: once the target says something else, the signatures no longer count. */
  saw: z.string(),
  partnership: SignatureSchema,
  region: SignatureSchema,
});
export type Signed = z.infer<typeof SignedSchema>;
