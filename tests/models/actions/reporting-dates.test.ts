import { describe, expect, it } from "vitest";
import { daysAfter, nextReports } from "@models/actions/reporting-dates";
import type { PeriodCode } from "@models/measures/period";

const YEARS: PeriodCode[] = ["FY2008", "FY2009", "FY2010"];
const next = (every: "month" | "quarter" | "year", days: number, from: string, count = 2) =>
  nextReports({ every, daysAfter: days }, YEARS, from, count).map(({ period, due }) => `${period} ${due}`);

describe("the reports of a schedule", () => {
  it("begin with the agreement's first period", () => {
    expect(next("month", 10, "2008-03-10")).toEqual(["M2008-04 2008-05-10", "M2008-05 2008-06-10"]);
    expect(next("quarter", 20, "2008-03-10")).toEqual(["FQ2008-1 2008-07-20", "FQ2008-2 2008-10-20"]);
    expect(next("year", 60, "2008-03-10")).toEqual(["FY2008 2009-05-30", "FY2009 2010-05-30"]);
  });

  it("are still to come on the day they are due", () => {
    expect(next("quarter", 20, "2008-07-20", 1)).toEqual(["FQ2008-1 2008-07-20"]);
    expect(next("quarter", 20, "2008-07-21", 1)).toEqual(["FQ2008-2 2008-10-20"]);
  });

  it("end with the agreement, though the last may be due after it", () => {
    expect(next("quarter", 20, "2011-04-02", 5)).toEqual(["FQ2010-4 2011-04-20"]);
    expect(next("year", 60, "2011-06-01", 5)).toEqual([]);
  });

  it("count days over the end of a month and of February", () => {
    expect(daysAfter("2008-02-28", 2)).toBe("2008-03-01");
    expect(daysAfter("2009-12-31", 0)).toBe("2009-12-31");
  });
});
