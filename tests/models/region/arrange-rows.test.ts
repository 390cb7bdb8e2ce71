import type { RegionAgreement } from "@models/region/keep-table";
import { type DatedRow, dateRow, filterRows, sortRows } from "@models/region/arrange-rows";
import type { Summary } from "@models/region/summary";
import { describe, expect, it } from "vitest";

const NOTHING: Summary = {
  ...{ area: "", priorities: 1, designated: 1, others: 0, unfinished: 0, questions: 0, statuses: {} },
  ...{ achieved: null, likely: null, due: {}, indicators: [], odds: null, owners: null },
  challenges: { open: 0, must: 0, until: [] },
  direction: { better: 0, worse: 0, level: 0 },
};

function row(name: string, status: string, summary: Partial<Summary> | null): DatedRow {
  const agreement = { name, status } as RegionAgreement;
  return dateRow({ agreement, summary: summary && { ...NOTHING, ...summary }, isOld: false }, "2008-12-01");
}

const ROWS = [
  row("Ashby", "agreed", {
    statuses: { "off track": 2 },
    owners: { said: { "2008-12-01": 1, "2009-03-01": 1 }, unsaid: { "2009-01-01": 5 }, lost: { "2008-11-01": 1 } },
    due: { "2008-11-30": 1, "2008-12-01": 1, "2009-01-01": 4 },
  }),
  row("Barton", "submitted", {
    achieved: { mean: 0.2, count: 1 },
    likely: { count: 1, of: 4 },
    challenges: { open: 1, must: 1, until: ["2008-10-01", "2009-10-01"] },
  }),
  row("Corby", "returned", {
    achieved: { mean: 0.7, count: 3 },
    likely: { count: 3, of: 4 },
    direction: { better: 0, worse: 2, level: 0 },
    owners: { said: { "2009-03-01": 2 }, unsaid: {}, lost: {} },
  }),
  row("Derby", "agreed", null),
];

const names = (rows: readonly DatedRow[]) => rows.map(({ agreement }) => agreement.name[0]).join("");

describe("the rows of a region's table", () => {
  it("count what was due before the day, and answers that no longer hold on it", () => {
    expect(ROWS[0]).toMatchObject({ missing: 1, open: 0, owners: { active: 1, of: 3, lost: 1 } });
    expect(ROWS[1]).toMatchObject({ missing: 0, open: 2 });
  });

  it.each([
    ["status", "ascending", "BCAD"],
    ["name", "descending", "DCBA"],
    ["off", "descending", "ABCD"],
    ["achieved", "ascending", "BCAD"],
    ["achieved", "descending", "CBAD"],
    ["odds", "ascending", "BCAD"],
    ["open", "descending", "BACD"],
    ["missing", "descending", "ABCD"],
    ["owners", "ascending", "ACBD"],
    ["direction", "descending", "CABD"],
  ] as const)("sorted by %s, %s, are %s: what is not known last", (by, direction, expected) => {
    expect(names(sortRows(ROWS, by, direction))).toBe(expected);
  });

  it.each([
    ["all", "", "ABCD"],
    ["all", "ar", "B"],
    ["waiting", "", "B"],
    ["off track", "", "A"],
    ["missing", "", "A"],
    ["silent", "", "A"],
    ["ownerless", "", "A"],
    ["must answer", "", "B"],
    ["worse", "", "C"],
  ] as const)("filtered by %s and “%s” are %s", (filter, typed, expected) => {
    expect(names(filterRows(ROWS, filter, typed))).toBe(expected);
  });
});
