import { z } from "zod";

/** Who may see a thing. The organisation that entered it sets it; nobody else widens it. */
export const AudienceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("organisations"), organisations: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal("partnership") }),
  z.object({ kind: z.literal("region") }),
  z.object({ kind: z.literal("public") }),
]);

export type Audience = z.infer<typeof AudienceSchema>;
