import { z } from "zod";
import {
  choice,
  date,
  line,
  link,
  mapOf,
  optionalLine,
  optionalReference,
  prose,
  reference,
  references,
  wholeNumber,
} from "../agreement/fields";
import type { Document } from "../history/document";
import { AudienceSchema } from "../people/audience";
import { EVIDENCE_KINDS } from "./evidence-kinds";

const count = () => wholeNumber("Enter a whole number of 0 or more", 0, 1e6);

export const STRENGTHS = ["strong", "fair", "weak"] as const;

/** One entry of the evidence register: something known, or something wanted (who gets it, by when). */
export const EvidenceSchema = z.object({
  priority: reference("a priority"),
  title: line("what the evidence is"),
  kind: choice(EVIDENCE_KINDS, "a kind of evidence"),
  says: prose(),
  standing: z.enum(["held", "wanted"]).default("held"),
  strength: choice(STRENGTHS, "how strong it is").nullish(),
  source: optionalLine(300),
  date: date().nullish(),
  link: link(),
  /** Only when wanted. */
  wantedFrom: optionalLine(),
  wantedBy: date().nullish(),
  /** In whose name it is entered. */
  organisation: optionalReference(),
  audience: AudienceSchema.default({ kind: "partnership" }),
});
export type Evidence = Document & z.infer<typeof EvidenceSchema> & { readonly agreement: string };

/** How far a workshop believed in a cause: dots given to it, by how many, of how many who gave any. */
const SupportSchema = z.object({ dots: count(), people: count(), of: count(), on: date() });

/** Why things are as they are; each rests on evidence, or the page says that it rests on nothing. */
export const CauseSchema = z.object({
  priority: reference("a priority"),
  text: line("the cause", 1000),
  evidence: references(),
  /** How far rooms believed in it, by the id of the workshop. Written by workshops alone. */
  support: mapOf(SupportSchema).optional(),
});
export type Cause = Document & z.infer<typeof CauseSchema> & { readonly agreement: string };

/** An entry of the consultation log. */
export const ConsultationSchema = z.object({
  priority: reference("a priority"),
  who: line("who was consulted"),
  beyondPartners: z.boolean().default(false),
  how: line("how they were consulted"),
  date: date(),
  said: prose(),
});
export type Consultation = Document & z.infer<typeof ConsultationSchema> & { readonly agreement: string };

export const STAKEHOLDER_KINDS = ["user", "can grant or refuse", "delivers"] as const;

/** Who the priority is for: users and what quality means to them, who can grant or refuse, who delivers. */
export const StakeholderSchema = z.object({
  priority: reference("a priority"),
  kind: choice(STAKEHOLDER_KINDS, "which kind of people they are"),
  who: line("who they are"),
  /** What quality means to them. */
  quality: prose(),
  lastHeard: date().nullish(),
});
export type Stakeholder = Document & z.infer<typeof StakeholderSchema> & { readonly agreement: string };

/** Something that is done now about the priority, and why it falls short. */
export const InterventionSchema = z.object({
  priority: reference("a priority"),
  name: line("what is done now"),
  runBy: optionalLine(),
  cost: optionalLine(),
  reach: optionalLine(),
  achieves: prose(),
  fallsShort: prose(),
});
export type Intervention = Document & z.infer<typeof InterventionSchema> & { readonly agreement: string };
