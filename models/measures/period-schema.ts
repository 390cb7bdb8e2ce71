import { z } from "zod";
import { isPeriodCode, type PeriodCode } from "./period";

/** Kept apart from period.ts, which the browser loads too. */
export const PeriodCodeSchema = z
  .custom<PeriodCode>((value) => typeof value === "string" && isPeriodCode(value), {
    message: "Give a period such as 2005, 2008/09, Q4 2006 or March 2007",
  })
  .meta({ type: "string", description: "The code of a period", examples: ["FY2008", "CY2007", "Q2006-4", "R2006-12"] });
