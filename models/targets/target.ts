import { z } from "zod";
import {
  choice,
  date,
  decimal,
  line,
  mapOf,
  optionalLine,
  optionalReference,
  prose,
  reference,
  references,
} from "../agreement/fields";
import type { Document } from "../history/document";
import { SignedSchema } from "../negotiation/signature";
import { TARGET_FORMS, checkForm } from "./form";

export const DESIGNATIONS = ["designated", "local", "statutory"] as const;
/** A target may honestly be unfinished. */
export const TARGET_STATES = ["firm", "placeholder", "deferred", "awaiting baseline", "relative"] as const;

/** The observation that judges one agreement year, and when it is expected. */
export const JudgingSchema = z.object({
  /** Period codes whose values judge the year: four quarters, one calendar year, three years pooled. */
  periods: z.array(z.string().max(40)).max(12).default([]),
  expected: date().nullish(),
  /** For a year without an observation: the milestone or named proxy that stands in. */
  standIn: optionalLine(300),
});

const MilestoneMetSchema = z.object({ on: date(), note: prose(), by: z.string(), at: z.string() });

const TargetFieldsSchema = z.object({
  priority: reference("a priority"),
  focus: optionalReference(),
  name: line("what the target is"),
  indicator: reference("an indicator"),
  /** The definition version of the indicator that the target was signed with. */
  definition: z.string().max(40).default("1"),
  area: z.string().max(100),
  group: z.string().max(100).default("all"),
  form: z.enum(TARGET_FORMS).default("level"),
  /** The area that a relative target moves with. */
  gapTo: optionalReference(),
  /** The percent by which the baseline is to change, as it was said and signed: "reduce by 17.5%" is −17.5. */
  statedChange: decimal("the change in percent").nullish(),
  /** How far from its centre a maintained target may be, in the indicator's unit. */
  tolerance: decimal("the tolerance").nullish(),
  milestoneBy: date().nullish(),
  /** That a milestone was met; a result, which is recorded after the promise is locked. */
  milestoneMet: MilestoneMetSchema.nullish(),
  designation: choice(DESIGNATIONS, "designated, local or statutory"),
  state: z.enum(TARGET_STATES).default("firm"),
  stateUntil: date().nullish(),
  stateWhy: prose(),
  baseline: z.object({ period: z.string().max(40).nullish(), value: decimal("the baseline").nullish() }).default({}),
  /** Period code to promised value; the last period's is the final target. */
  trajectory: mapOf(decimal("the value").nullable()),
  judged: mapOf(JudgingSchema),
  lead: optionalReference(),
  leadPerson: optionalReference(),
  /** Organisation ids that the target relates to, besides the lead. */
  related: references(),
  /** That partnership and region agreed its numbers before it was submitted. */
  signed: SignedSchema.nullish(),
  /** The refresh proposals that were written into it, by id, so that none is written twice. */
  refreshedBy: z.array(z.string()).nullish(),
  /** Districts or groups that sum, average by weight or stand alone. */
  partsCombine: z.enum(["sum", "weighted mean", "stand alone"]).nullish(),
  parts: mapOf(
    z.object({
      area: optionalReference(),
      group: optionalReference(),
      weight: decimal("the weight").nullish(),
      final: decimal("the final value").nullish(),
    }),
  ),
  /** The facilitator's reason for submitting it unfinished, which the reviewer sees first. */
  gateReason: prose(),
});
export const TargetSchema = TargetFieldsSchema.superRefine((target, context) => {
  for (const { field, message } of checkForm(target)) {
    context.addIssue({ code: "custom", path: field.split("."), message });
  }
});
export type Target = Document & z.infer<typeof TargetSchema> & { readonly agreement: string };

/** What a target takes for granted: the economy, the law, funding, another's act. */
export const AssumptionSchema = z.object({
  target: reference("a target"),
  text: line("what is assumed", 1000),
  owner: optionalLine(),
  sign: line("a sign to watch"),
  /** The day by which somebody is to look for the sign. */
  lookBy: date().nullish(),
  /** The last day on which somebody looked and the sign had not come. */
  lookedAt: date().nullish(),
  /** The day on which the sign came: what was assumed no longer holds. */
  signPassed: date().nullish(),
});
export type Assumption = Document & z.infer<typeof AssumptionSchema> & { readonly agreement: string };

/** A question that somebody puts to a trajectory, and its answer. */
export const QuestionSchema = z.object({
  target: reference("a target"),
  text: line("the question", 500),
  answer: prose(),
  answeredBy: optionalReference(),
  answeredAt: z.string().nullish(),
});
export type Question = Document & z.infer<typeof QuestionSchema> & { readonly agreement: string };
