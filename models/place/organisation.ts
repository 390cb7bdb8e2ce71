import { z } from "zod";
import type { Document } from "../history/document";
import { EarlierNamesSchema } from "./earlier-names";

export const OrganisationKindSchema = z.enum([
  "council",
  "police",
  "health",
  "jobs service",
  "fire and rescue",
  "education",
  "housing",
  "voluntary sector",
  "business",
  "regional government",
  "other",
]);
export type OrganisationKind = z.infer<typeof OrganisationKindSchema>;

/** A merged or dissolved organisation passes what is open to a successor, who is asked. */
export const OrganisationStatusSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("active") }),
  z.object({ state: z.literal("merged"), on: z.iso.date(), successor: z.string() }),
  z.object({ state: z.literal("dissolved"), on: z.iso.date(), successor: z.string().nullable() }),
]);
export type OrganisationStatus = z.infer<typeof OrganisationStatusSchema>;

/** A partner agency. One organisation is one document, whichever partnerships it sits in. */
export const OrganisationSchema = z.object({
  _id: z.string().min(1),
  name: z.string().trim().min(1, "Give the organisation a name"),
  kind: OrganisationKindSchema,
  status: OrganisationStatusSchema,
  earlierNames: EarlierNamesSchema,
});
export type OrganisationFields = z.infer<typeof OrganisationSchema>;
export type Organisation = Document & OrganisationFields;

/** What the organisation was called on a day (ISO date). */
export function nameOn(organisation: Pick<OrganisationFields, "name" | "earlierNames">, date: string): string {
  const then = Object.values(organisation.earlierNames)
    .filter(({ until }) => until >= date)
    .sort((a, b) => a.until.localeCompare(b.until))[0];
  return then?.name ?? organisation.name;
}
