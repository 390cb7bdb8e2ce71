import { z } from "zod";
import {
  choice,
  date,
  line,
  mapOf,
  optionalLine,
  optionalReference,
  prose,
  reference,
  references,
  wholeNumber,
} from "../agreement/fields";
import type { Document } from "../history/document";
import { AUDIENCE_KINDS } from "./audience-kinds";
import { EffectSchema } from "./effect";

export const ACTION_KINDS = ["new", "scaled up", "scaled down", "improved", "training"] as const;
export const ACTION_STATUSES = ["not started", "under way", "done", "dropped"] as const;

export const MilestoneSchema = z.object({
  what: line("the milestone"),
  by: date(),
  done: date().nullish(),
  /** What shows that it is done, or why there is nothing that does. */
  evidence: prose(1000),
});

/** A day that moved to a later one, once the agreement was agreed. */
export const SlipSchema = z.object({
  /** "end", or the id of a milestone. */
  of: z.string().max(100),
  from: date(),
  to: date(),
  by: z.string(),
  at: z.string(),
});
export type Slip = z.infer<typeof SlipSchema>;

export const ActionSchema = z.object({
  priority: reference("a priority"),
  what: line("what will be done", 300),
  kind: choice(ACTION_KINDS, "what kind of action it is"),
  targets: references(),
  option: optionalReference(),
  /** The one organisation that is accountable. */
  owner: optionalReference(),
  leadPerson: optionalReference(),
  /** The lead in words: a team, or somebody who does not sign in here. */
  lead: optionalLine(),
  /** Organisations that answer for their part. */
  partners: references(),
  start: date().nullish(),
  end: date().nullish(),
  milestones: mapOf(MilestoneSchema),
  /** By the id of the update that moved it, or one of their own. */
  slips: mapOf(SlipSchema).optional(),
  measuredBy: prose(1000),
  /** What it is expected to change of its targets. */
  effects: mapOf(EffectSchema).optional(),
  status: z.enum(ACTION_STATUSES).default("not started"),
});
export type Action = Document & z.infer<typeof ActionSchema> & { readonly agreement: string };

/** Who needs to know, and how they are told. */
export const TellingSchema = z.object({
  priority: reference("a priority"),
  kind: choice(AUDIENCE_KINDS, "who they are"),
  who: optionalLine(),
  what: line("what they need to know", 1000),
  how: line("how they are told"),
  when: optionalLine(),
  lastTold: date().nullish(),
});
export type Telling = Document & z.infer<typeof TellingSchema> & { readonly agreement: string };

/** A schedule of reporting, which yields due dates. */
export const ReportingSchema = z.object({
  priority: reference("a priority"),
  what: line("what is reported"),
  every: choice(["month", "quarter", "year"], "how often"),
  daysAfter: wholeNumber("Enter a whole number of days, from 0 to 365", 0, 365),
  preparedBy: line("who prepares it"),
  toWhom: line("who it goes to"),
  form: line("the form it takes"),
});
export type Reporting = Document & z.infer<typeof ReportingSchema> & { readonly agreement: string };
