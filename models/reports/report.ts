import { z } from "zod";
import { date, mapOf } from "../agreement/fields";
import type { Document } from "../history/document";
import { ReportContentSchema } from "./content-schema";
import { REPORT_STATES } from "./report-state";

/** What a person wrote in place of a generated sentence. */
const OwnWordsSchema = z.object({
  /** With the sentence's slots in it, such as {value}. */
  text: z.string(),
  /** The generated words that they were written for: where those are others now, these need another look. */
  of: z.string(),
});
export type OwnWords = z.infer<typeof OwnWordsSchema>;

export const ReportSchema = z.object({
  /** A financial quarter: a period code. */
  quarter: z.string(),
  /** From 1 on; a later draft for the same quarter is a new version. */
  version: z.int().min(1),
  state: z.enum(REPORT_STATES),
  /** ISO date: its figures are those known at the end of this day. */
  day: date(),
  /** By the id of the sentence. */
  words: mapOf(OwnWordsSchema),
  published: z.object({ by: z.string(), name: z.string(), at: z.string(), sha256: z.string() }).nullish(),
  /** As it was published: never changed after that. */
  content: ReportContentSchema.nullish(),
});

/** The report of one quarter at three levels, which speak of the same facts. */
export type Report = Document & z.infer<typeof ReportSchema> & { readonly agreement: string };

/** Named after what it reports, so that two who start it at once start one. */
export const reportId = (agreement: string, quarter: string, version: number) =>
  `${agreement}-report-${quarter}-${version}`;
