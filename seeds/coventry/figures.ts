import { WEST_MIDLANDS } from "@models/place/area";
import type { PeriodCode } from "@models/measures/period";

/**
 * The three tables of "Where are we now?" exactly as printed in David Galliers, "How to introduce and make performance
 * management systems work" (West Midlands Regional Improvement and Efficiency Partnership), slides on the 5 Step Model.
 */
export const SLIDES = "5 Step Model slides, West Midlands RIEP";

export interface PublishedTable {
  readonly source: string;
  readonly periods: readonly PeriodCode[];
  /** GSS code of the area to its values, a value a period. */
  readonly rows: Readonly<Record<string, readonly number[]>>;
}

export const COVENTRY = "E08000026";
export const WOLVERHAMPTON = "E08000031";

export const EMPLOYMENT_RATE: PublishedTable = {
  source: `Labour Force Survey, four-quarter average; ${SLIDES}`,
  periods: ["Q2005-4", "Q2006-1", "Q2006-2", "Q2006-3", "Q2006-4", "Q2007-1", "Q2007-2"],
  rows: {
    [COVENTRY]: [74, 74, 73.3, 72.3, 72.6, 73, 72.4],
    [WOLVERHAMPTON]: [72.4, 71.4, 70.8, 70.1, 69.7, 68, 65.2],
    [WEST_MIDLANDS]: [74.1, 73.9, 73.8, 73.7, 73.6, 73.3, 73],
  },
};

export const CLAIMANT_COUNT: PublishedTable = {
  source: `Working Age Client Group; ${SLIDES}`,
  periods: ["Q2005-2", "Q2005-3", "Q2005-4", "Q2006-1", "Q2006-2", "Q2006-3", "Q2006-4"],
  rows: {
    [COVENTRY]: [17.1, 17.3, 17.1, 17.4, 17.3, 17.4, 17.5],
    [WOLVERHAMPTON]: [20.8, 21.1, 21, 21.6, 21.7, 21.9, 21.2],
    [WEST_MIDLANDS]: [15.8, 16, 15.9, 16.2, 16.1, 16.2, 16.1],
  },
};

export const VAT_REGISTRATIONS: PublishedTable = {
  source: `VAT registrations, Small Business Service; ${SLIDES}`,
  periods: ["CY1999", "CY2000", "CY2001", "CY2002", "CY2003", "CY2004", "CY2005"],
  rows: {
    [COVENTRY]: [27, 25.4, 26.7, 24.7, 29.4, 27.7, 29.1],
    [WOLVERHAMPTON]: [40.5, 42.7, 39.1, 36.6, 37.1, 32.3, 27.9],
    [WEST_MIDLANDS]: [34.7, 35, 33.7, 34.6, 37.3, 35.6, 34],
  },
};
