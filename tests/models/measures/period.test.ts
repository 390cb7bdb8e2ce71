import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePeriod } from "@models/measures/parse-period";
import {
  canShareAxis,
  comparePeriods,
  endOf,
  formatPeriod,
  isPeriodCode,
  kindOf,
  nextPeriod,
  type PeriodCode,
  type PeriodKind,
  periodsBetween,
  previousPeriod,
  startOf,
} from "@models/measures/period";

const year = fc.integer({ min: 1900, max: 2090 });
const month = fc.integer({ min: 1, max: 12 }).map((n) => String(n).padStart(2, "0"));
const quarter = fc.integer({ min: 1, max: 4 });
const anyPeriod = fc.oneof(
  year.map((y) => `CY${y}` as PeriodCode),
  year.map((y) => `FY${y}` as PeriodCode),
  year.map((y) => `AY${y}` as PeriodCode),
  fc.tuple(year, quarter).map(([y, q]) => `Q${y}-${q}` as PeriodCode),
  fc.tuple(year, quarter).map(([y, q]) => `FQ${y}-${q}` as PeriodCode),
  fc.tuple(year, month).map(([y, m]) => `M${y}-${m}` as PeriodCode),
  fc.tuple(year, month).map(([y, m]) => `R${y}-${m}` as PeriodCode),
  fc.tuple(year, fc.integer({ min: 1, max: 9 })).map(([y, n]) => `Y${y}-${y + n}` as PeriodCode),
);

const read = (text: string, hint?: PeriodKind) => {
  const parsed = parsePeriod(text, hint);
  return parsed.ok ? parsed.period : undefined;
};

describe("reading the ways people write periods", () => {
  it.each([
    ["2005", "CY2005"],
    ["2008-09", "FY2008"],
    ["2008/09", "FY2008"],
    ["2008–09", "FY2008"],
    ["2008/2009", "FY2008"],
    ["1999/00", "FY1999"],
    ["1999-00", "FY1999"],
    ["FY2008", "FY2008"],
    ["FY 2008/09", "FY2008"],
    ["2008/09 financial year", "FY2008"],
    ["Q4 2006", "Q2006-4"],
    ["2006 Q4", "Q2006-4"],
    ["2006Q4", "Q2006-4"],
    ["2006-Q4", "Q2006-4"],
    ["Quarter 4 2006", "Q2006-4"],
    ["4th quarter of 2006", "Q2006-4"],
    ["Oct-Dec 2006", "Q2006-4"],
    ["Oct 2006 to Dec 2006", "Q2006-4"],
    ["2022/23 Q3", "FQ2022-3"],
    ["Q3 2022/23", "FQ2022-3"],
    ["2018-19;Q1", "FQ2018-1"],
    ["Mar 2007", "M2007-03"],
    ["March 2023", "M2023-03"],
    ["Mar-07", "M2007-03"],
    ["Sept. 1998", "M1998-09"],
    ["2007-03", "M2007-03"],
    ["2007M03", "M2007-03"],
    ["03/2007", "M2007-03"],
    ["2023-06-30", "M2023-06"],
    ["30/06/2023", "M2023-06"],
    ["30 June 2023", "M2023-06"],
    ["Oct 2021-Sep 2022", "R2022-09"],
    ["04/2020 - 03/2021", "R2021-03"],
    ["year to December 2006", "R2006-12"],
    ["Year ending Mar 2007", "R2007-03"],
    ["12 months to June 2007", "R2007-06"],
    ["2017-19", "Y2017-2019"],
    ["2017-2019", "Y2017-2019"],
    ["2003-2005", "Y2003-2005"],
    ["2006-08", "Y2006-2008"],
    ["2008 to 2009", "Y2008-2009"],
    ["1998-00", "Y1998-2000"],
    ["CY2005-2007", "Y2005-2007"],
    ["Jan 2005 - Dec 2007", "Y2005-2007"],
    ["2007/08 academic year", "AY2007"],
    ["Academic year 2007/08", "AY2007"],
    ["  2005\u00a0", "CY2005"],
  ])("%s is %s", (text, code) => {
    expect(read(text)).toBe(code);
  });

  it("says when a period is marked provisional", () => {
    expect(parsePeriod("2021 Provisional")).toEqual({ ok: true, period: "CY2021", provisional: true });
    expect(parsePeriod("2021 (p)")).toEqual({ ok: true, period: "CY2021", provisional: true });
    expect(parsePeriod("2020/21 revised")).toEqual({ ok: true, period: "FY2020", provisional: false });
    expect(parsePeriod("Sep 2021")).toEqual({ ok: true, period: "M2021-09", provisional: false });
  });

  it.each([
    ["2019-20", "academic year", "AY2019"],
    ["2008-09", "month", "M2008-09"],
    ["2006-12", "month", "M2006-12"],
    ["2006-12", "several years", "Y2006-2012"],
    ["2008-09", "several years", "Y2008-2009"],
    ["2009-03-31", "financial year", "FY2008"],
    ["2009-03-31", "calendar quarter", "Q2009-1"],
    ["Apr-Jun 2008", "financial quarter", "FQ2008-1"],
    ["Apr 2008 - Mar 2009", "financial year", "FY2008"],
    ["Jan 2008 - Dec 2008", "calendar year", "CY2008"],
    ["Q4 2005", "rolling year", "R2005-12"],
    ["Dec 2005", "rolling year", "R2005-12"],
  ] as const)("%s in a table of kind %s is %s", (text, hint, code) => {
    expect(read(text, hint)).toBe(code);
  });

  it.each([
    ["04/2020 - 12/2020", "9 months from April"],
    ["Nov 2006 - Jan 2007", "3 months from November"],
    ["Dec 2006 - Jan 2006", "earlier month first"],
    ["2006-12", "December 2006, or 2006 to 2012"],
    ["2007-2005", "is not a period"],
    ["2007 to 2007", "is not a period"],
    ["FY 2008/10", "is not a period"],
    ["13/2007", "is not a period"],
    ["2023-06-45", "is not a period"],
    ["Q5 2006", "is not a period"],
    ["baseline", "is not a period"],
    ["", "Write a period such as"],
  ])("refuses %s and says what to write", (text, remedy) => {
    expect(parsePeriod(text)).toMatchObject({ ok: false, remedy: expect.stringContaining(remedy) });
  });

  it("asks which financial year a bare quarter belongs to", () => {
    expect(parsePeriod("Q4 2008", "financial quarter")).toEqual({
      ok: false,
      remedy: "Say which financial year: Q4 2007/08 or Q4 2008/09",
    });
  });

  it("reads back whatever it prints, and its own codes", () => {
    fc.assert(
      fc.property(anyPeriod, (code) => {
        expect(read(formatPeriod(code))).toBe(code);
        expect(read(code)).toBe(code);
      }),
    );
  });

  it("refuses a year before those that have a code", () => {
    expect(parsePeriod("0909")).toMatchObject({ ok: false });
  });

  it("never throws and never gives a code it would not take back", () => {
    const pieces = fc.constantFrom("2008", "09", "Q4", "-", "/", " ", "Mar", "to", "year", "13", "FY", "p");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 7 }).map((p) => p.join("")),
        ),
        (text) => {
          const parsed = parsePeriod(text);
          expect(parsed.ok ? isPeriodCode(parsed.period) : parsed.remedy.length > 0).toBe(true);
        },
      ),
    );
  });
});

describe("periods in time", () => {
  it.each([
    ["CY2005", "2005", "2005-01-01", "2005-12-31"],
    ["FY2008", "2008/09", "2008-04-01", "2009-03-31"],
    ["AY2007", "2007/08 academic year", "2007-09-01", "2008-08-31"],
    ["Q2006-4", "Q4 2006", "2006-10-01", "2006-12-31"],
    ["FQ2008-1", "Q1 2008/09", "2008-04-01", "2008-06-30"],
    ["FQ2008-4", "Q4 2008/09", "2009-01-01", "2009-03-31"],
    ["M2008-02", "February 2008", "2008-02-01", "2008-02-29"],
    ["R2006-12", "year to December 2006", "2006-01-01", "2006-12-31"],
    ["R2007-03", "year to March 2007", "2006-04-01", "2007-03-31"],
    ["Y2005-2007", "2005 to 2007", "2005-01-01", "2007-12-31"],
  ] as const)("%s is printed %s and runs from %s to %s", (code, printed, start, end) => {
    expect([formatPeriod(code), startOf(code), endOf(code)]).toEqual([printed, start, end]);
  });

  it("steps to the next as series are published", () => {
    expect(nextPeriod("Q2006-4")).toBe("Q2007-1");
    expect(nextPeriod("FQ2008-4")).toBe("FQ2009-1");
    expect(nextPeriod("M2007-12")).toBe("M2008-01");
    expect(nextPeriod("Y2001-2003")).toBe("Y2002-2004");
    expect(nextPeriod("R2006-12")).toBe("R2007-03");
    expect(nextPeriod("R2006-12", 1)).toBe("R2007-01");
  });

  it("steps back to where it stepped from, keeping kind and length, and moving later", () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom(1, 3, 12), (code, step) => {
        const next = nextPeriod(code, step);
        expect(previousPeriod(next, step)).toBe(code);
        expect(nextPeriod(previousPeriod(code, step), step)).toBe(code);
        expect(kindOf(next)).toBe(kindOf(code));
        expect(canShareAxis(code, next)).toBe(true);
        expect(comparePeriods(code, next)).toBeLessThan(0);
      }),
    );
  });

  it("orders all periods totally, earlier end first, then earlier start", () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, anyPeriod, (a, b, c) => {
        expect(Math.sign(comparePeriods(a, b))).toBe(-Math.sign(comparePeriods(b, a)) || 0);
        expect(comparePeriods(a, b) === 0).toBe(a === b);
        if (comparePeriods(a, b) <= 0 && comparePeriods(b, c) <= 0) {
          expect(comparePeriods(a, c)).toBeLessThanOrEqual(0);
        }
        if (endOf(a) < endOf(b)) expect(comparePeriods(a, b)).toBeLessThan(0);
        if (endOf(a) === endOf(b) && startOf(a) < startOf(b)) expect(comparePeriods(a, b)).toBeLessThan(0);
      }),
    );
  });

  it("lists the periods between two", () => {
    expect(periodsBetween("Q2005-4", "Q2006-3")).toEqual(["Q2005-4", "Q2006-1", "Q2006-2", "Q2006-3"]);
    expect(periodsBetween("Y2001-2003", "Y2003-2005")).toEqual(["Y2001-2003", "Y2002-2004", "Y2003-2005"]);
    expect(periodsBetween("R2006-12", "R2007-06")).toEqual(["R2006-12", "R2007-03", "R2007-06"]);
    expect(periodsBetween("R2006-12", "R2007-01")).toEqual(["R2006-12", "R2007-01"]);
    expect(periodsBetween("CY2007", "CY2005")).toEqual([]);
    expect(periodsBetween("CY2005", "FY2007")).toEqual([]);
  });

  it("lets equally long periods share an axis, and no others", () => {
    expect(canShareAxis("CY2005", "FY2008")).toBe(true);
    expect(canShareAxis("CY2005", "R2006-09")).toBe(true);
    expect(canShareAxis("Q2006-1", "FQ2006-1")).toBe(true);
    expect(canShareAxis("CY2005", "Q2005-1")).toBe(false);
    expect(canShareAxis("Y2005-2007", "CY2007")).toBe(false);
  });

  it("knows a canonical code from other text", () => {
    expect(["FY2008", "M2007-03"].every(isPeriodCode)).toBe(true);
    expect(["2005", "M2007-3", "M2007-13", "Q2006-5", "Y2007-2005", "FY2008-09", "cy2005", ""].some(isPeriodCode)).toBe(
      false,
    );
  });
});
