import type { TableCell } from "./indicator-table";

/** The standard normal deviate that 95% lies within. */
export const Z95 = 1.959964;

/** How far a survey's value may be from the truth, up or down, at 95%, in the indicator's unit. */
export interface SurveyMargin {
  readonly margin: number;
  /** How it is known, in words: "given as 26.0 to 32.2" or "from 1,013 people asked". */
  readonly from: "limits" | "sample size";
}

/**
 * From published limits half their distance; of a percentage p from n people asked 1.96 × √(p (100 − p) ÷ n), the normal
 * approximation to a proportion from a simple random sample. Real surveys are clustered and weighted, so that this is
 * the least it can be.
 *
 * Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (3rd edition, Wiley, 2003), chapter 2.
 * @param isPercentage whether the value is a share of a hundred.
 * @returns undefined where the source says nothing of its precision.
 */
export function surveyMargin(
  { value, sampleSize, lower, upper }: Pick<TableCell, "value" | "sampleSize" | "lower" | "upper">,
  isPercentage: boolean,
): SurveyMargin | undefined {
  if (lower !== undefined && upper !== undefined) return { margin: (upper - lower) / 2, from: "limits" };
  if (value === null || sampleSize === undefined || !isPercentage || value < 0 || value > 100) return undefined;
  return { margin: Z95 * Math.sqrt((value * (100 - value)) / sampleSize), from: "sample size" };
}

/**
 * The smallest change between two surveys of one margin that could be told from chance at 95%: √2 × the margin, since the
 * errors of both add up as squares: √(m² + m²).
 *
 * Source: Fleiss, Levin and Paik (2003), chapter 3, for two proportions; the same holds for two independent means.
 */
export const smallestToldChange = (margin: number) => Math.SQRT2 * margin;
