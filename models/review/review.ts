import { z } from "zod";
import { choice, date, line, mapOf, prose, reference } from "../agreement/fields";
import type { Document } from "../history/document";
import { REVIEW_STATES } from "./state";

/** Somebody did something; it keeps the name of its day. */
const StampSchema = z.object({ by: z.string(), name: z.string(), at: z.string() });
export type Stamp = z.infer<typeof StampSchema>;

/** What one side says of one priority. A draft may lack what sending needs. */
export const AssessmentSchema = z.object({
  /** A word of the review's scale. */
  grade: z.string().max(100).nullish(),
  reason: prose(3000),
  /** For the own side alone, also once the rest is sent. */
  note: prose(3000),
});
export type Assessment = z.infer<typeof AssessmentSchema>;

/** The partnership says that a frozen fact is wrong; the region answers. */
export const CorrectionSchema = StampSchema.extend({
  priority: z.string(),
  text: z.string(),
  answer: StampSchema.extend({
    accepted: z.boolean(),
    text: z.string(),
    /** Where the judgement was changed for it: from what to what. */
    grade: z.object({ from: z.string(), to: z.string() }).nullish(),
  }).nullish(),
});
export type Correction = z.infer<typeof CorrectionSchema>;

/** What both sides will do until the next review. */
export const ReviewActionFieldsSchema = z.object({
  what: line("what will be done", 500),
  /** An organisation of the partnership, or the region by its code. */
  owner: reference("who does it"),
  by: date(),
});
const ReviewActionSchema = ReviewActionFieldsSchema.extend({ added: StampSchema });

export const FLAG_KINDS = ["exceptional", "concern"] as const;

/** A person vouches for it; what the software finds is a signal, and raises none. */
export const FlagFieldsSchema = z.object({
  kind: choice(FLAG_KINDS, "what the flag says"),
  why: line("why you raise it", 2000),
});
const FlagSchema = FlagFieldsSchema.extend({
  priority: z.string(),
  side: z.enum(["partnership", "region"]),
  raised: StampSchema,
  lifted: StampSchema.extend({ why: z.string() }).nullish(),
});
export type Flag = z.infer<typeof FlagSchema>;

/** Something that the region asks the partnership for, of one person by one day. */
export const RequestFieldsSchema = z.object({
  text: line("what you ask for", 2000),
  /** Person id. */
  who: reference("who answers"),
  by: date(),
});
const RequestSchema = RequestFieldsSchema.extend({
  asked: StampSchema,
  answer: StampSchema.extend({ text: z.string() }).nullish(),
});

const ReviewSignatureSchema = z.object({
  person: z.string(),
  name: z.string(),
  /** The partnership or the region that they signed for. */
  of: z.string(),
  at: z.string(),
  /** SHA-256 of what was signed. */
  saw: z.string(),
});
export type ReviewSignature = z.infer<typeof ReviewSignatureSchema>;

export const ReviewSchema = z.object({
  /** A rehearsal is the partnership's own: the region never knows of it. */
  kind: z.enum(["annual", "rehearsal"]),
  /** The agreement year that is reviewed: a period code. */
  year: z.string(),
  state: z.enum(REVIEW_STATES),
  /** The snapshot of the agreement as it was known when the review was opened. */
  facts: z.string(),
  sha256: z.string(),
  /** From the best grade to the worst, as the scheme had them. */
  scale: z.array(z.string()).min(2),
  /** The priorities that are judged, by id, with their names. */
  judged: mapOf(z.string()),
  /** By priority id. */
  selfAssessment: mapOf(AssessmentSchema),
  judgement: mapOf(AssessmentSchema),
  sent: z.object({ partnership: StampSchema.nullish(), region: StampSchema.nullish() }),
  /** ISO date: the last day for corrections of fact. Set once both have sent. */
  correctBy: z.iso.date().nullish(),
  corrections: mapOf(CorrectionSchema),
  /** What the partnership says beside each judgement, by priority id. */
  replies: mapOf(z.string()),
  actions: mapOf(ReviewActionSchema),
  flags: mapOf(FlagSchema),
  requests: mapOf(RequestSchema),
  /** Person ids; the region's own. */
  assigned: z.object({ to: z.string().nullish(), second: z.string().nullish() }),
  signatures: z.object({ partnership: ReviewSignatureSchema.nullish(), region: ReviewSignatureSchema.nullish() }),
  closed: StampSchema.nullish(),
});
export type ReviewFields = z.infer<typeof ReviewSchema>;
export type Review = Document & ReviewFields & { readonly agreement: string };

/** Named after what it reviews, so that two who open it at once open one. */
export const reviewId = (agreement: string, year: string) => `${agreement}-review-${year}`;
