import { type Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { dataQualityOf } from "@models/measures/data-quality";
import { enterValue } from "@models/measures/enter-value";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COUNT_NAMES, type CountName } from "~/lib/quality-counts";
import type { QualityPage } from "~/lib/quality-page.server";
import * as table from "~/routes/agreements.$code.tables.$table[.csv]";
import * as quality from "~/routes/agreements.$code.quality";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const PARAMS = { code: "coventry-2008" };

let store: Store;
let facilitator: Act;
let visit: (email: string) => Promise<Visitor>;
beforeAll(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@coventry.example");
  visit = openPages(store);
});
afterAll(() => store.close());

const pageOf = async (search = "", as = "facilitator@coventry.example") =>
  (await (await visit(as)).get(quality.loader, PARAMS, search)).data as QualityPage;
const rowOf = (page: QualityPage, by: "supplier" | "source", name: string) =>
  page.tables.find(({ grouping }) => grouping === by)?.rows.find((row) => row.name === name);
const countOf = (row: ReturnType<typeof rowOf>, count: CountName) =>
  row?.counts.find(({ name }) => name === count)?.count;

describe("data quality", () => {
  it("counts what auditors found by supplier, and each number opens as many as it says", async () => {
    const page = await pageOf();
    const jobs = rowOf(page, "supplier", "Jobcentre Plus");
    expect(["verified", "queried", "unverifiable"].map((name) => countOf(jobs, name as CountName))).toEqual([2, 2, 0]);
    expect(countOf(rowOf(page, "supplier", "Coventry City Council"), "unverifiable")).toBe(1);
    for (const { rows, all } of page.tables) {
      for (const { counts } of [...rows, all]) {
        for (const { count, to } of counts) {
          if (to === null) expect(count).toBe(0);
          else expect((await pageOf(to.replace(/#.*/, ""))).listed?.total).toBe(count);
        }
      }
      for (const [at, name] of COUNT_NAMES.entries()) {
        expect(
          rows.reduce((sum, row) => sum + (row.counts[at]?.count ?? 0), 0),
          name,
        ).toBe(all.counts[at]?.count);
      }
    }
    const [held = 0, ...found] = (["values", "verified", "queried", "unverifiable", "unchecked"] as const).map(
      (name) => countOf(page.tables[0]?.all, name) ?? 0,
    );
    expect(found.reduce((a, b) => a + b)).toBe(held);
  });

  it("is open to an auditor and a partner, and not to members or the region", async () => {
    expect((await pageOf("", "auditor@coventry.example")).isEmpty).toBe(false);
    expect((await pageOf("", "police@coventry.example")).isEmpty).toBe(false);
    await expect(pageOf("", "councillor@coventry.example")).rejects.toThrow(/role/);
    const reviewer = await visit("reviewer@westmidlands.example");
    await expect(reviewer.get(quality.loader, { code: "wolverhampton-2008" })).rejects.toThrow(/role/);
  });

  it("names who is late with what, by the day that was announced, else by frequency and lag", async () => {
    const overdueOn = async (today: string) =>
      dataQualityOf(await openBook(facilitator, PARAMS.code), today)
        .overdue.filter(
          ({ indicator, area, group }) =>
            /^(NI 151|VAT)/.test(indicator.code) && area === "E08000026" && group === "all",
        )
        .map(({ indicator, period, due }) => `${indicator.code} ${period} ${due}`);
    // VAT registrations are announced for 30 October 2008, employment for 19 March 2008.
    expect(await overdueOn("2008-03-18")).toEqual([]);
    expect(await overdueOn("2008-03-19")).toEqual(["NI 151 Q2007-3 2008-03-19"]);
    expect(await overdueOn("2008-06-30")).toEqual(["NI 151 Q2007-3 2008-03-19", "NI 151 Q2007-4 2008-06-30"]);
    expect(await overdueOn("2008-10-30")).toContain("VAT registrations CY2006 2008-10-30");
    const stale = dataQualityOf(await openBook(facilitator, PARAMS.code), "2008-03-19").values.filter(
      ({ isStale }) => isStale,
    );
    expect(stale.map(({ observation }) => observation.period)).toContain("Q2007-2");

    const late = { ...facilitator, now: "2008-03-20T09:00:00.000Z" };
    await enterValue(late, PARAMS.code, { indicator: "NI 151", area: "E08000026", period: "Q2007-3", typed: "72.1" });
    // What was announced has come; the next is expected half a year after its quarter.
    expect(await overdueOn("2008-06-29")).toEqual([]);
    expect(await overdueOn("2008-06-30")).toEqual(["NI 151 Q2007-4 2008-06-30"]);
  });

  it("lists what is overdue with the supplier's name", async () => {
    const page = (
      await (
        await openPages(store, "2008-07-01T09:00:00.000Z")("facilitator@coventry.example")
      ).get(quality.loader, PARAMS, "?by=supplier&of=all&count=overdue")
    ).data as QualityPage;
    expect(page.listed?.overdue).toContainEqual(
      expect.objectContaining({ supplier: "Jobcentre Plus", period: "Q4 2007", since: "30 June 2008" }),
    );
  });

  it("is taken away as files by who may read it", async () => {
    const csv = async (id: string, as: string) =>
      (await (await visit(as)).get(table.loader, { ...PARAMS, table: id })).data as string;
    const lines = (await csv("quality-by-supplier", "facilitator@coventry.example")).trim().split("\r\n");
    expect(lines[0]).toContain("Cannot be verified");
    expect(lines.some((line) => line.startsWith("Jobcentre Plus,"))).toBe(true);
    await expect(csv("quality-by-source", "councillor@coventry.example")).rejects.toThrow(/no such table/);
  });
});
