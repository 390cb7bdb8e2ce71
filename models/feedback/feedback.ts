import { z } from "zod";
import { line, optionalLine, optionalReference } from "../agreement/fields";
import type { Document } from "../history/document";
import { FEEDBACK_STATES } from "./feedback-state";

/** What somebody sends from a published agreement. */
export const GivenFeedbackSchema = z.object({
  /** "whole", "priority:ID" or "target:ID". */
  about: z.string({ error: "Choose what this is about" }).trim().min(1, "Choose what this is about").max(120),
  text: line("what you want to say", 3000),
  name: optionalLine(120),
  /** Their name may stand beside their words. */
  showName: z.boolean().default(false),
  email: z
    .union([z.literal(""), z.email("Enter an e-mail address, such as name@example.org, or leave this empty").max(254)])
    .nullish(),
  /** Hidden from people, so that only a program fills it in. */
  website: z
    .string()
    .max(0, "Leave the field “Website” empty and send this again: programs fill it in, and people need not")
    .nullish(),
});

const ByAtSchema = { by: z.string(), at: z.iso.datetime() };

export const FeedbackSchema = z.object({
  /** The publication that they were reading, and whether it was a draft for consultation. */
  publication: z.string(),
  ofDraft: z.boolean(),
  /** As it was called there. */
  about: z.object({
    kind: z.enum(["whole", "priority", "target"]),
    id: z.string().nullable(),
    name: z.string(),
    /** The priority that it is or belongs to. */
    priority: z.string().nullable(),
  }),
  text: z.string(),
  name: optionalLine(120),
  showName: z.boolean(),
  email: optionalLine(254),
  state: z.enum(FEEDBACK_STATES),
  /** The organisation that is asked to answer; without one the facilitator does. */
  assigned: optionalReference(),
  /** Who said it was erased, for good. */
  erased: z.object(ByAtSchema).nullish(),
  /** Why the public does not see it: for the partnership only. */
  hidden: z.object({ why: z.string(), ...ByAtSchema }).nullish(),
  /** For everybody. */
  answer: z.object({ text: z.string(), ...ByAtSchema }).nullish(),
});

/** What a reader of a published agreement said. Its words never change; only what is done about it does. */
export type Feedback = Document & z.infer<typeof FeedbackSchema> & { readonly agreement: string };
