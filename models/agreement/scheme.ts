import { z } from "zod";

const monthDay = z.string().regex(/^\d{2}-\d{2}$/);

/** The rules an agreement is made under: data, so that another country's scheme needs no code. */
export const SchemeSchema = z.object({
  name: z.string(),
  /** Financial-year period codes that the agreement covers, in order. */
  years: z.array(z.string()).min(1),
  designatedCap: z.number().int().positive(),
  statutoryCap: z.number().int().nonnegative(),
  /** Reward in proportion to achievement: nothing below the floor, no more than the cap (shares of 1). */
  reward: z.object({ floor: z.number(), cap: z.number() }),
  /** Bodies whose approval must be recorded before the region can agree. */
  approvalsNeeded: z.array(z.string()),
  /** How a year is reviewed; a scheme that does not say goes by REVIEW_RULES. */
  review: z
    .object({
      /** From the best grade of a priority to the worst. */
      scale: z.array(z.string()).min(2),
      /** Working days in which facts are corrected. */
      correctionDays: z.number().int().positive(),
    })
    .optional(),
  /** When signed targets are refreshed, and which; a scheme that does not say lets any be refreshed at any time. */
  refresh: z
    .array(
      z.object({
        opens: z.iso.date(),
        closes: z.iso.date(),
        /** Indicator ids, where only some may be refreshed. */
        only: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  /** Days of each agreement year, as month and day; a scheme that does not say goes by YEARLY_DATES. */
  calendar: z
    .object({
      offers: monthDay,
      submission: monthDay,
      selfAssessment: monthDay,
      judgement: monthDay,
      refreshOpens: monthDay,
      refreshCloses: monthDay,
    })
    .optional(),
});
export type Scheme = z.infer<typeof SchemeSchema>;

export const REVIEW_RULES: NonNullable<Scheme["review"]> = {
  scale: ["on course", "needs attention", "at risk"],
  correctionDays: 10,
};

/**
 * As seen in practice (laa-facts): approval in May and June, the Government Office's review in autumn and winter, refresh in
 * March.
 */
export const YEARLY_DATES: NonNullable<Scheme["calendar"]> = {
  offers: "04-18",
  submission: "05-30",
  selfAssessment: "12-12",
  judgement: "01-30",
  refreshOpens: "03-01",
  refreshCloses: "03-31",
};

/** Local Area Agreements in England, 2008 to 2011 (Local Government and Public Involvement in Health Act 2007). */
export function englishScheme(firstYear: number): Scheme {
  return {
    name: "Local Area Agreement, England",
    years: [0, 1, 2].map((offset) => `FY${firstYear + offset}`),
    designatedCap: 35,
    statutoryCap: 16,
    reward: { floor: 0.6, cap: 1 },
    approvalsNeeded: ["Council", "Partnership board"],
    // Seen in practice: a refresh in March, after the first and the second year.
    refresh: [1, 2].map((after) => ({
      opens: `${firstYear + after}-03-01`,
      closes: `${firstYear + after}-03-31`,
    })),
  };
}
