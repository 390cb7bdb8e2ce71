import { describe, expect, it } from "vitest";
import { csvOf } from "~/lib/csv.server";

describe("a CSV file", () => {
  it("quotes what needs it and leaves numbers alone", () => {
    expect(csvOf([["a,b", 'say "so"', 24.7, "-4.9", null, "two\nlines"]])).toBe(
      '\ufeff"a,b","say ""so""",24.7,-4.9,,"two\nlines"\r\n',
    );
  });

  it("sets off what a spreadsheet would run", () => {
    expect(csvOf([["=1+1", "+cmd", "@sum", "-2+3", "\tx"]])).toBe("\ufeff'=1+1,'+cmd,'@sum,'-2+3,'\tx\r\n");
  });
});
