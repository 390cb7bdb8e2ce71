import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { CLAIMANT_COUNT, EMPLOYMENT_RATE, type PublishedTable, VAT_REGISTRATIONS } from "@seeds/coventry/figures";
import { withBrowser } from "../support/browser";

const visits = withBrowser();

const QUARTERS_TO_2007 = ["Q4 2005", "Q1 2006", "Q2 2006", "Q3 2006", "Q4 2006", "Q1 2007", "Q2 2007"];
const QUARTERS_TO_2006 = ["Q2 2005", "Q3 2005", "Q4 2005", "Q1 2006", "Q2 2006", "Q3 2006", "Q4 2006"];
const YEARS = ["1999", "2000", "2001", "2002", "2003", "2004", "2005"];

const PRINTED: readonly (readonly [caption: string, heads: readonly string[], table: PublishedTable])[] = [
  ["employment rate", QUARTERS_TO_2007, EMPLOYMENT_RATE],
  ["claimant count", QUARTERS_TO_2006, CLAIMANT_COUNT],
  ["VAT registrations", YEARS, VAT_REGISTRATIONS],
];

/** The rows of the slides, ours first. */
const AREAS: Readonly<Record<string, string>> = {
  E08000026: "Coventry",
  E08000031: "Wolverhampton",
  E12000005: "West Midlands",
};

describe("step 1 without scripts", () => {
  it.each(PRINTED)("prints the %s with every number in its cell", async (caption, heads, printed) => {
    const { page, open } = await visits.visitAs("facilitator@coventry.example", { javaScript: false });
    expect(await open("/agreements/coventry-2008/steps/1")).toBe(200);

    const table = page.locator("table", { has: page.locator("caption", { hasText: new RegExp(caption, "i") }) });
    const cells = await cellsByHeaders(table);
    const expected = Object.entries(printed.rows).flatMap(([area, values]) =>
      values.map((value, i) => [`${AREAS[area]}, ${heads[i]}`, String(value)]),
    );
    expect(expected).toHaveLength(21);
    expect(Object.fromEntries(expected.map(([at = ""]) => [at, cells[at]]))).toEqual(Object.fromEntries(expected));
    expect([...new Set(Object.keys(cells).map((at) => at.split(", ")[0]))]).toEqual(Object.values(AREAS));
  });
});

/** What stands in each cell, by the header of its row and of its column, both marked as such for who cannot see it. */
async function cellsByHeaders(table: Locator): Promise<Record<string, string>> {
  const rows = await table.locator("tr").evaluateAll((all) =>
    all.map((row) =>
      [...row.children].map((cell) => ({
        text: cell.textContent.trim(),
        scope: cell.getAttribute("scope"),
      })),
    ),
  );
  const [heads = [], ...body] = rows;
  const isMarked = heads.every(({ scope }) => scope === "col") && body.every(([name]) => name?.scope === "row");
  if (!isMarked) throw new Error("A header of the table has no scope");
  return Object.fromEntries(
    body.flatMap(([name, ...cells]) => cells.map(({ text }, i) => [`${name?.text}, ${heads[i + 1]?.text}`, text])),
  );
}
