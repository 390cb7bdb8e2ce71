import { z } from "zod";
import { AudienceSchema } from "../people/audience";
import type { Stored } from "../store/port";
import type { PeriodCode } from "./period";
import { PeriodCodeSchema } from "./period-schema";
import type { SeriesId } from "./series";

/** The scope of official figures that an administrator loads once for everybody; any other scope is a partnership. */
export const COMMON_SCOPE = "common";
/** The group of a value that is about everyone. */
export const EVERYONE = "all";

export const NoValueReasonSchema = z.enum(["suppressed", "not published", "awaiting"]);
export type NoValueReason = z.infer<typeof NoValueReasonSchema>;

const EntrySchema = z.object({
  value: z.number().nullable(),
  /** Why there is no value; null when there is one. */
  reason: NoValueReasonSchema.nullable(),
  status: z.enum(["provisional", "final"]),
  source: z.string().trim().min(1, "Say where the figure comes from"),
  note: z.string().trim().optional(),
  by: z.string(),
  at: z.iso.datetime(),
  batch: z.string(),
  audience: AudienceSchema,
  numerator: z.number().optional(),
  denominator: z.number().positive().optional(),
  sampleSize: z.number().int().positive().optional(),
  lower: z.number().optional(),
  upper: z.number().optional(),
});

export const ObservationVersionSchema = EntrySchema.refine(
  (version) => (version.value === null) !== (version.reason === null),
  {
    message: "Give either a value or the reason why there is none",
    path: ["value"],
  },
).refine((version) => version.lower === undefined || version.upper === undefined || version.lower <= version.upper, {
  message: "The lower limit must not be above the upper limit",
  path: ["lower"],
});
export type ObservationVersion = z.infer<typeof ObservationVersionSchema>;

export const VerificationSchema = z.object({
  by: z.string(),
  at: z.iso.datetime(),
  /** The batch of the version that was checked: a batch writes an observation once. Later versions are not verified. */
  batch: z.string(),
  note: z.string().trim(),
});
export type Verification = z.infer<typeof VerificationSchema>;

/** What an observation is of: unique in the store. */
export const ObservationKeySchema = z.object({
  scope: z.string().min(1),
  series: z.templateLiteral([z.string(), ":", z.string()]),
  area: z.string().min(1),
  group: z.string().min(1),
  period: PeriodCodeSchema,
});
export interface ObservationKey {
  readonly scope: string;
  readonly series: SeriesId;
  readonly area: string;
  readonly group: string;
  readonly period: PeriodCode;
}

export const ObservationSchema = ObservationKeySchema.extend({
  _id: z.string(),
  /** Append-only: a revision is added at the end and nothing before it changes. */
  versions: z.array(ObservationVersionSchema).min(1),
  verification: VerificationSchema.optional(),
});
/** Its versions are its history, so it carries no list of changes. */
export type Observation = Stored &
  ObservationKey & { readonly versions: readonly ObservationVersion[]; readonly verification?: Verification };

/** The id of the one document that holds the values for this key. */
export function observationId({ scope, series, area, group, period }: ObservationKey): string {
  return [scope, series, area, group, period].join("|");
}

export const BatchSchema = z.object({
  _id: z.string(),
  state: z.enum(["open", "committed", "undone"]),
  by: z.string(),
  at: z.iso.datetime(),
  committedAt: z.iso.datetime().optional(),
  undoneAt: z.iso.datetime().optional(),
  /** What wrote it: "grid", "paste", "import", "seed". */
  via: z.string(),
  label: z.string(),
});
/** Every write belongs to a batch; a typed cell is a batch of one. Committing or undoing writes only this document. */
export type Batch = Stored & z.infer<typeof BatchSchema>;
