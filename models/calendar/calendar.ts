import { z } from "zod";
import { choice, date, line, mapOf, optionalLine } from "../agreement/fields";
import type { Document } from "../history/document";

/** The days of one agreement year that the region keeps for its agreements. */
export const REGION_DATES = [
  "offers",
  "submission",
  "selfAssessment",
  "judgement",
  "refreshOpens",
  "refreshCloses",
] as const;
export type RegionDate = (typeof REGION_DATES)[number];

/** One agreement has longer than the others, for a reason. */
export const ExtensionSchema = z.object({
  agreement: z.string(),
  date: z.enum(REGION_DATES),
  until: z.iso.date(),
  why: z.string(),
  by: z.string(),
  name: z.string(),
  at: z.string(),
});
export type Extension = z.infer<typeof ExtensionSchema>;

export const RegionCalendarSchema = z.object({
  /** GSS code. */
  region: z.string(),
  /** Period code of the agreement year. */
  year: z.string(),
  /** ISO dates that the reviewer set; the scheme's own stand for the others. */
  dates: mapOf(z.iso.date()),
  extensions: mapOf(ExtensionSchema),
});
export type RegionCalendar = Document & z.infer<typeof RegionCalendarSchema>;

export const regionCalendarId = (region: string, year: string) => `${region}-calendar-${year}`;

export const PARTNERSHIP_DATES = ["board", "council", "data cut-off", "budget"] as const;
export type PartnershipDate = (typeof PARTNERSHIP_DATES)[number];

export const PartnershipDateSchema = z.object({
  kind: choice(PARTNERSHIP_DATES, "what the date is for"),
  on: date(),
  what: optionalLine(200),
});

export const PartnershipCalendarSchema = z.object({
  partnership: z.string(),
  dates: mapOf(PartnershipDateSchema),
});
export type PartnershipCalendar = Document & z.infer<typeof PartnershipCalendarSchema>;

export const partnershipCalendarId = (partnership: string) => `${partnership}-calendar`;

export const ExtensionFieldsSchema = z.object({
  date: choice(REGION_DATES, "which date"),
  until: date(),
  why: line("why it is extended", 2000),
});
