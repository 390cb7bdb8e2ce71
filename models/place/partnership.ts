import { z } from "zod";
import type { Document } from "../history/document";

/** The local strategic partnership that makes an agreement for its area. */
export const PartnershipSchema = z.object({
  _id: z.string().min(1),
  /** As in its address: lower-case letters, figures and hyphens. */
  code: z.string().regex(/^[a-z][a-z0-9-]*$/, "Use lower-case letters, figures and hyphens, starting with a letter"),
  name: z.string().trim().min(1, "Give the partnership a name"),
  /** GSS codes. */
  area: z.string().min(1),
  region: z.string().min(1),
  /** By organisation id: the day on which it joined. */
  organisations: z.record(z.string(), z.iso.date()),
});
export type PartnershipFields = z.infer<typeof PartnershipSchema>;
export type Partnership = Document & PartnershipFields;
