import { z } from "zod";
import type { Document } from "../history/document";
import { AudienceSchema } from "../people/audience";
import { line, mapOf, optionalLine, optionalReference, place, prose, reference, references } from "./fields";

/** What the partnership wants to change, with the answers to step 2's and step 4's questions. */
export const PrioritySchema = z.object({
  name: line("the priority, such as “To promote job creation”"),
  theme: optionalLine(),
  order: place(),
  /** The theme group that leads it and the named person. */
  leadGroup: optionalLine(),
  lead: optionalReference(),
  /** Step 2: what must be addressed, and where. */
  mustAddress: prose(),
  areaWide: z.boolean().default(false),
  /** Area codes of named neighbourhoods and districts. */
  places: references(),
  /** Ids of under-represented groups that the partnership named, and others in its own words. */
  namedGroups: references(),
  groups: mapOf(line("the group")),
  /** Step 4: why the favoured option. */
  whyFavoured: prose(),
  /** The priority that this one was merged into. */
  mergedInto: optionalReference(),
});
export type Priority = Document & z.infer<typeof PrioritySchema> & { readonly agreement: string };

/** One thing within a priority that the evidence points at, between priority and targets in the goal tree. */
export const FocusSchema = z.object({
  priority: reference("a priority"),
  name: line("the focus, such as “Enterprise development”"),
  why: prose(),
  indicators: references(),
  evidence: references(),
});
export type Focus = Document & z.infer<typeof FocusSchema> & { readonly agreement: string };

/** An indicator on the agreement's shortlist; a chosen one is shown in step 1, with who supplies its figures. */
export const CandidateSchema = z.object({
  priority: reference("a priority"),
  focus: optionalReference(),
  indicator: reference("an indicator"),
  standing: z.enum(["candidate", "chosen", "not chosen"]).default("candidate"),
  because: prose(),
  order: place(),
  /** What the table shows, in the partnership's own words. */
  story: prose(),
  /** Area codes of the comparator set that this table hides; the set itself belongs to the agreement. */
  hiddenAreas: references(),
  /** The one of the same indicator that took it over when priorities were merged. */
  foldedInto: optionalReference(),
  supplier: z
    .object({
      organisation: optionalReference(),
      person: optionalReference(),
      source: optionalLine(300),
      nextPublication: z.iso.date({ error: "Enter a date, such as 10 March 2008" }).nullish(),
    })
    .default({}),
});
export type Candidate = Document & z.infer<typeof CandidateSchema> & { readonly agreement: string };

/** What somebody says about one part of the agreement, or about the agreement as a whole: then the kind says so. */
export const CommentSchema = z.object({
  on: z.object({ kind: z.string().max(40), id: z.string().max(100) }),
  text: line("your comment", 3000),
  /** Inside the partnership, or the separate thread between partnership and region. */
  thread: z.enum(["partnership", "region"]).default("partnership"),
  organisation: optionalReference(),
  /** Who sees it, when fewer than everybody in the thread. */
  audience: AudienceSchema.optional(),
  /** Its place among those before it: an example's clock stands still and cannot tell. */
  order: place(),
});
export type Comment = Document & z.infer<typeof CommentSchema> & { readonly agreement: string };
