import { z } from "zod";
import type { Document } from "../history/document";

export const PolaritySchema = z.enum(["higher", "lower", "none"]);
/** Which direction is better. */
export type Polarity = z.infer<typeof PolaritySchema>;

export const DimensionSchema = z.enum(["effectiveness", "quality", "cost"]);
export type Dimension = z.infer<typeof DimensionSchema>;

export const FrequencySchema = z.enum(["month", "quarter", "year", "academic year", "several years", "irregular"]);
export type Frequency = z.infer<typeof FrequencySchema>;

/** How values of shorter periods make one of a longer period. */
export const CombineSchema = z.enum(["sum", "last", "weighted mean", "none"]);
export type Combine = z.infer<typeof CombineSchema>;

export const DefinitionVersionSchema = z.object({
  text: z.string().trim().min(1, "Say what the indicator measures"),
  /** First and last day (ISO date) on which this definition holds; null when it has no known end. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** Why it replaced the version before it; empty for the first. */
  why: z.string().trim(),
  /** False where values may not be compared with those of the version before: the series breaks here. */
  comparableWithLast: z.boolean(),
});
export type DefinitionVersion = z.infer<typeof DefinitionVersionSchema>;

export const IndicatorSchema = z.object({
  _id: z.string().min(1),
  /** As people call it: "NI 151", or a partnership's own code. */
  code: z.string().trim().min(1, "Give the indicator a code"),
  name: z.string().trim().min(1, "Give the indicator a name"),
  /** By version id: "1", "2" and so on, in the order in which they came. */
  definitions: z
    .record(z.string().regex(/^[1-9]\d*$/), DefinitionVersionSchema)
    .refine((definitions) => Object.keys(definitions).length > 0, "Give at least one definition"),
  /** As printed after a number: "%", "per 10,000 adults", "£ per week". */
  unit: z.string().trim(),
  polarity: PolaritySchema,
  frequency: FrequencySchema,
  dimension: DimensionSchema.nullable(),
  decimals: z.number().int().min(0).max(6),
  source: z.string().trim(),
  combine: CombineSchema,
  theme: z.string().trim(),
  /** Null in the national catalogue, otherwise the partnership whose own it is. */
  partnership: z.string().nullable(),
  /** A reason to read the figures with care, shown wherever they are. */
  doubt: z.string().trim().optional(),
  /** What is known about the catalogue entry itself, such as wording that was not checked against the handbook. */
  note: z.string().trim().optional(),
});

export type IndicatorFields = z.infer<typeof IndicatorSchema>;
export type Indicator = Document & IndicatorFields;
