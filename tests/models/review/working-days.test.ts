import { describe, expect, it } from "vitest";
import { addWorkingDays, bankHolidays, isWorkingDay, workingDaysUntil } from "@models/review/working-days";

describe("working days", () => {
  it.each([
    ["over a weekend", "2008-12-05", 1, "2008-12-08"],
    ["ten from a Monday", "2008-12-01", 10, "2008-12-15"],
    ["over Christmas, Boxing Day and New Year", "2008-12-22", 6, "2009-01-02"],
    ["over Easter", "2009-04-09", 1, "2009-04-14"],
    ["none", "2008-12-06", 0, "2008-12-06"],
  ])("%s", (_name, from, count, to) => {
    expect(addWorkingDays(from, count)).toBe(to);
    if (count > 0) expect(workingDaysUntil(from, to)).toBe(count);
  });

  it("count back when the day has passed", () => {
    expect(workingDaysUntil("2008-12-15", "2008-12-11")).toBe(-2);
  });

  it("are as many as counting day by day, from every weekday on", () => {
    const dayOf = (from: string, days: number) =>
      new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
    for (let start = 0; start < 7; start++) {
      const from = dayOf("2008-12-15", start);
      let counted = 0;
      for (let days = 1; days <= 500; days++) {
        const until = dayOf(from, days);
        if (isWorkingDay(until)) counted += 1;
        expect([until, workingDaysUntil(from, until)]).toEqual([until, counted]);
      }
    }
  });

  // As gov.uk/bank-holidays has them.
  it.each([
    [
      2011,
      ["2011-01-03", "2011-12-26", "2011-12-27", "2011-04-22", "2011-04-25", "2011-05-02", "2011-05-30", "2011-08-29"],
    ],
    [
      2021,
      ["2021-01-01", "2021-12-27", "2021-12-28", "2021-04-02", "2021-04-05", "2021-05-03", "2021-05-31", "2021-08-30"],
    ],
    [
      2026,
      ["2026-01-01", "2026-12-25", "2026-12-28", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31"],
    ],
  ])("leave out the bank holidays of %i", (year, days) => {
    expect(bankHolidays(year)).toEqual(days);
  });
});
