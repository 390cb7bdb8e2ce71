import { z } from "zod";
import { AudienceSchema } from "../people/audience";
import type { Stored } from "../store/port";
import type { FindingEntry } from "./finding";
import type { PeriodCode } from "./period";
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

/** That one version was checked, as it was stored before there were other findings. */
export interface Verification {
  readonly by: string;
  readonly at: string;
  /** The batch of the version that was checked. */
  readonly batch: string;
  readonly note: string;
}

/** What an observation is of: unique in the store. */
export interface ObservationKey {
  readonly scope: string;
  readonly series: SeriesId;
  /** GSS code, or a neighbourhood's own. */
  readonly area: string;
  readonly group: string;
  readonly period: PeriodCode;
}

export interface Observation extends Stored, ObservationKey {
  /** Append-only: a revision is added at the end and nothing before it changes. They are its history. */
  readonly versions: readonly ObservationVersion[];
  readonly verification?: Verification;
  /** Append-only: what auditors found of its versions, and what suppliers answered. Read it with `findingEntriesOf`. */
  readonly findings?: readonly FindingEntry[];
}

/** The id of the one document that holds the values for this key. */
export function observationId({ scope, series, area, group, period }: ObservationKey): string {
  return [scope, series, area, group, period].join("|");
}

/** Every write belongs to a batch; a typed cell is a batch of one. Committing or undoing writes only this document. */
export interface Batch extends Stored {
  readonly state: "open" | "committed" | "undone";
  readonly by: string;
  /** Who proposed it, where `by` accepted what somebody else brought in. */
  readonly proposedBy?: string;
  readonly at: string;
  readonly committedAt?: string;
  readonly undoneAt?: string;
  /** How it was written: "page", "import", "example". */
  readonly via: string;
  readonly label: string;
  /** Whose values they are, when all are of one scope. */
  readonly scope?: string;
  /** The import that wrote it: it keeps the file's name and digest, how it was read and what its names were taken for. */
  readonly import?: string;
}
