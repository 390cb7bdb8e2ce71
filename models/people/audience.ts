import { z } from "zod";

/** Who may see a thing. The organisation that entered it sets it; nobody else widens it. */
export const AudienceSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("organisations"),
    organisations: z.array(z.string()).min(1, "Choose at least one organisation"),
  }),
  z.object({ kind: z.literal("partnership") }),
  z.object({ kind: z.literal("region") }),
  z.object({ kind: z.literal("public") }),
]);

export type Audience = z.infer<typeof AudienceSchema>;

/** From where somebody looks: from inside the partnership for the organisations named, or from further away. */
export type Reader =
  | { readonly from: "partnership"; readonly organisations: readonly string[] }
  | { readonly from: "region" }
  | { readonly from: "public" };

const REACH = { organisations: 0, partnership: 1, region: 2, public: 3 } as const;

export function isInAudience(audience: Audience, reader: Reader): boolean {
  if (audience.kind !== "organisations") {
    return REACH[audience.kind] >= { partnership: 1, region: 2, public: 3 }[reader.from];
  }
  return reader.from === "partnership" && audience.organisations.some((named) => reader.organisations.includes(named));
}

/** Whether `next` lets in anybody that `present` kept out. */
export function widens(present: Audience, next: Audience): boolean {
  if (next.kind === "organisations" && present.kind === "organisations") {
    return next.organisations.some((named) => !present.organisations.includes(named));
  }
  return REACH[next.kind] > REACH[present.kind];
}
