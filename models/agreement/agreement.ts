import { z } from "zod";
import type { Document } from "../history/document";
import { date, line, mapOf, optionalLine, optionalReference, prose } from "./fields";
import { SchemeSchema } from "./scheme";

export const STATUSES = ["draft", "submitting", "submitted", "returned", "agreed", "closed"] as const;
export type Status = (typeof STATUSES)[number];

/** A body's approval of the agreement: the scheme lists those that *agreed* needs. */
export const ApprovalSchema = z.object({
  body: line("the body that approved it"),
  nameAndOffice: line("the name and office of who signed"),
  date: date(),
  record: line("the minute or letter"),
});
export type Approval = z.infer<typeof ApprovalSchema>;

/** What the region asks for when it returns an agreement, and the partnership's answer when it resubmits. */
export const PointSchema = z.object({
  on: z.object({ kind: z.enum(["priority", "target"]), id: z.string() }),
  text: line("what the region asks", 3000),
  by: z.string(),
  at: z.string(),
  /** The submission (snapshot id) that it is about. */
  submission: z.string(),
  answer: z.object({ changed: z.boolean(), text: prose(3000), by: z.string(), at: z.string() }).nullish(),
});
export type Point = z.infer<typeof PointSchema>;

/** What people write about the agreement as a whole. */
export const AgreementWordsSchema = z.object({
  name: line("a name, such as “Coventry Local Area Agreement”"),
  vision: prose(1000),
  /** The sustainable community strategy that the vision rests on. */
  strategy: prose(1000),
});

export const AgreementSchema = AgreementWordsSchema.extend({
  /** The agreement's part of the address, such as "coventry-2008". */
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use small letters, digits and hyphens, such as coventry-2008")
    .max(60),
  partnership: z.string(),
  region: z.string(),
  /** GSS code of our area. */
  area: z.string(),
  scheme: SchemeSchema,
  status: z.enum(STATUSES).default("draft"),
  /** The comparator set (its id) that charts and tables show, and why that one. */
  compareWith: z.object({ set: z.string(), why: z.string() }).nullish(),
  approvals: mapOf(ApprovalSchema),
  points: mapOf(PointSchema),
  /** Snapshot ids, oldest first. */
  submissions: z.array(z.string()).default([]),
  /** Set when the region agreed: the snapshot and its hash as they were on the reviewer's page. */
  agreed: z
    .object({
      ...{ snapshot: z.string(), sha256: z.string(), by: z.string(), at: z.string() },
      /** The refresh proposal that made this version; none made the first. */
      refresh: optionalReference(),
    })
    .nullish(),
  /** The signed versions before the present one, oldest first: each stays readable for ever. */
  earlierVersions: z
    .array(
      z.object({
        snapshot: z.string(),
        sha256: z.string(),
        by: z.string(),
        at: z.string(),
        refresh: optionalReference(),
      }),
    )
    .nullish(),
  withdrawn: z.object({ why: z.string(), by: z.string(), at: z.string() }).nullish(),
  /** The earlier agreement that it was started from, as it was called then, and by id what each part that was taken over came from. */
  startedFrom: z
    .object({
      agreement: z.string(),
      code: z.string(),
      name: z.string(),
      years: z.array(z.string()),
      parts: z.record(z.string(), z.object({ kind: z.string(), id: z.string() })),
    })
    .nullish(),
  /** The newest job that locked it to submit it. */
  job: optionalReference(),
  /** What the public sees; null after withdrawing, with a notice. */
  published: z
    .object({
      publication: z.string().nullable(),
      kind: z.enum(["agreed", "consultation draft", "progress"]),
      closes: z.iso.date().nullish(),
      notice: optionalLine(500),
      by: z.string(),
      at: z.string(),
    })
    .nullish(),
});
export type AgreementFields = z.infer<typeof AgreementSchema>;
export type Agreement = Document & AgreementFields;
