import { z } from "zod";
import { choice, date, line, link, optionalLine, optionalReference, prose } from "../agreement/fields";
import type { Document } from "../history/document";
import { AttachmentSchema } from "./attachment";
import type { UpdateState } from "./update-status";

export const COURSES = ["on course", "at risk", "off course"] as const;
export type Course = (typeof COURSES)[number];

/** What an owner may say that its action has come to; only the plan drops one. */
export const OWN_STATUSES = ["not started", "under way", "done"] as const;

export const EvidenceGivenSchema = z.object({
  link: link(),
  /** An item of the evidence register. */
  item: optionalReference(),
});

/** What an update says, of an action as a whole, of one of its milestones, or of a target. */
export const UpdateWordsSchema = z.object({
  action: optionalReference(),
  milestone: z.string().max(100).nullish(),
  target: optionalReference(),
  course: choice(COURSES, "whether it is still on course"),
  done: prose(3000),
  inTheWay: prose(3000),
  help: prose(2000),
  status: z.enum(OWN_STATUSES).nullish(),
  /** The later day on which the action will end, or the milestone be reached. */
  newDate: date().nullish(),
  /** The day on which the milestone was reached. */
  milestoneDone: date().nullish(),
  evidence: EvidenceGivenSchema.nullish(),
  noEvidence: optionalLine(500),
  file: AttachmentSchema.nullish(),
});
export type UpdateWords = z.infer<typeof UpdateWordsSchema>;

/** One value of a measure that its supplier gives together with an update. */
export const GivenValueSchema = z.object({
  target: z.string().max(100),
  period: z.string().max(40),
  /** As typed: a number, or a reason why there is none. */
  typed: z.string().max(100),
});

const isShown = ({ evidence, file }: Pick<UpdateWords, "evidence" | "file">) =>
  Boolean(evidence?.link || evidence?.item || file);

/** What a form or program sends. */
export const GivenUpdateSchema = UpdateWordsSchema.extend({
  /** Made with the form, so that one sent twice is one update. */
  key: z
    .string()
    .regex(/^[\w-]{5,60}$/)
    .optional(),
  value: GivenValueSchema.nullish(),
  /** Who is answering, where it is somebody else than whose link it is. */
  answeredBy: optionalLine(120),
  /** Set when the facilitator writes down what an owner says by telephone or letter: who said it, when and how. */
  recordedFor: z.object({ who: line("who said it"), on: date(), how: line("how they said it") }).nullish(),
})
  .refine(({ course, inTheWay }) => course === "on course" || Boolean(inTheWay?.trim()), {
    message: "Say what is in the way, so that others can help",
    path: ["inTheWay"],
  })
  .refine(({ milestoneDone, noEvidence, ...shown }) => !milestoneDone || isShown(shown) || Boolean(noEvidence), {
    message: "Give a link, a file or an evidence item that shows it is done, or say why there is none",
    path: ["noEvidence"],
  })
  .refine(({ action, target }) => Boolean(action) !== Boolean(target), {
    message: "Say which action or which target this is about",
    path: ["action"],
  });
export type GivenUpdate = z.infer<typeof GivenUpdateSchema>;

/** A progress report of the organisation that owns an action or leads a target. It never changes but for who decided on it. */
export interface Update extends Document, UpdateWords {
  readonly agreement: string;
  /** In whose name it speaks. */
  readonly organisation: string;
  readonly state: UpdateState;
  /** The day before it slipped, where the update moved it. */
  readonly slippedFrom?: string | null;
  readonly value?: z.infer<typeof GivenValueSchema> | null;
  readonly answeredBy?: string | null;
  readonly recordedFor?: GivenUpdate["recordedFor"];
  /** Confirmed, and what it says is being done: true after a stop in between, until the next start goes on with it. */
  readonly carrying?: boolean;
  /** Who confirmed what somebody else answered, or set it aside and why. */
  readonly decided?: { readonly by: string; readonly at: string; readonly why: string | null } | null;
}
