import { z } from "zod";
import { choice, date, line, mapOf, optionalReference, prose, reference, references } from "../../agreement/fields";
import type { Document } from "../../history/document";

export const ANSWER_KINDS = ["explained", "trajectory changed", "accepted risk", "later"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

const AnswerFieldsSchema = z.object({
  target: reference("a target"),
  /** The question as it was asked. */
  question: line("the question", 500),
  /** By the id of each question that it answers: the numbers it was answered on, by name. */
  covers: mapOf(z.record(z.string().max(100), z.number())),
  kind: choice(ANSWER_KINDS, "how it is answered"),
  text: prose(2000),
  evidence: references(),
  /** Who accepts the risk, or will answer. */
  who: optionalReference(),
  /** Until when the risk is accepted, or by when it will be answered. */
  until: date().nullish(),
  /** The revision of the target whose trajectory answers it. */
  targetRev: z.number().int().nullish(),
  /** What was changed about that trajectory: from what to what by period code, when and by whom. */
  changed: z
    .object({
      by: z.string(),
      at: z.string(),
      values: z.record(z.string().max(40), z.object({ from: z.number().nullable(), to: z.number().nullable() })),
    })
    .nullish(),
  answeredBy: reference("who answers"),
  /** The organisations in whose name it was answered; none for the facilitator. */
  answeredFor: references(),
  answeredAt: z.string(),
  /** By person id: who, of another organisation or the region, agrees that it stands up. */
  tested: mapOf(z.object({ at: z.string() })),
  /** Set while the region asks again. */
  reopened: z.object({ by: z.string(), at: z.string(), why: prose(2000) }).nullish(),
});

type Given = Pick<z.infer<typeof AnswerFieldsSchema>, "kind" | "text" | "who" | "until">;

/** What each kind of answer cannot do without. */
function needWhatItTakes({ kind, text, who, until }: Given, context: z.RefinementCtx): void {
  const need = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
  const isDated = kind === "accepted risk" || kind === "later";
  if ((kind === "explained" || kind === "accepted risk") && !text) {
    need("text", kind === "explained" ? "Explain it in a sentence or two" : "Say why the risk is taken");
  }
  if (isDated && !who) need("who", kind === "later" ? "Choose who will answer" : "Choose who accepts the risk");
  if (isDated && !until) need("until", kind === "later" ? "Say by when" : "Say until when");
}

/** What people say to a question that the numbers put, and to those with the same cause in the same span. */
export const ChallengeAnswerSchema = AnswerFieldsSchema.superRefine(needWhatItTakes);
export type ChallengeAnswer = Document & z.infer<typeof ChallengeAnswerSchema> & { readonly agreement: string };

/** What is on the form. */
export const GivenAnswerSchema = AnswerFieldsSchema.pick({
  kind: true,
  text: true,
  evidence: true,
  who: true,
  until: true,
}).superRefine(needWhatItTakes);
