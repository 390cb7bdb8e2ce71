import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentenceText } from "@models/measures/reading";
import type { Store } from "@models/store/port";
import type { StepOne, StepOneTable } from "~/lib/step-1.server";
import * as comparators from "~/routes/agreements.$code.comparators";
import * as page from "~/routes/agreements.$code.steps.1";
import * as csv from "~/routes/agreements.$code.steps.1[.csv]";
import * as values from "~/routes/agreements.$code.values";
import * as save from "~/routes/agreements.$code.values_.save";
import { CLAIMANT_COUNT, EMPLOYMENT_RATE, VAT_REGISTRATIONS } from "@seeds/coventry/figures";
import { openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const PARAMS = { code: "coventry-2008" };
const COVENTRY = "E08000026";

let store: Store;
let facilitator: Visitor;
let supplier: Visitor;
beforeAll(async () => {
  store = await openExampleStore();
  const open = openPages(store);
  facilitator = await open("facilitator@coventry.example");
  supplier = await open("jobs@coventry.example");
});
afterAll(() => store.close());

async function stepOne(search = "", visitor = facilitator): Promise<StepOne> {
  return (await visitor.get(page.loader, PARAMS, search)).data as StepOne;
}

async function tableNamed(name: RegExp, search = "", visitor = facilitator): Promise<StepOneTable> {
  const found = (await stepOne(search, visitor)).tables.find((table) => name.test(table.name));
  if (!found) throw new Error(`There is no table called ${name}`);
  return found;
}

const textsOf = (table: StepOneTable, name: string) =>
  table.rows.find((row) => row.name === name)?.cells.map(({ text }) => text);

describe("step 1 of the example", () => {
  it.each([
    [/employment rate/, EMPLOYMENT_RATE],
    [/claimant count/, CLAIMANT_COUNT],
    [/VAT/, VAT_REGISTRATIONS],
  ])("prints %s as published, every number in its cell", async (name, published) => {
    const table = await tableNamed(name);
    expect(table.columns.map(({ period }) => period)).toEqual(published.periods);
    expect(table.rows.map((row) => row.name)).toEqual(["Coventry", "Wolverhampton", "West Midlands"]);
    for (const row of table.rows) {
      expect(row.cells.map(({ text }) => text)).toEqual(published.rows[row.area]?.map(String));
    }
  });

  it("ranks by polarity, and gives gap and change in words of the precision published", async () => {
    const claimants = await tableNamed(/claimant/);
    expect(claimants.rows.map(({ rank }) => rank)).toEqual(["1st of 2", "2nd of 2", null]);
    expect(claimants.rows[0]).toMatchObject({
      gap: { text: "+1.4", judgement: "worse" },
      change: { text: "+0.4", judgement: "worse" },
    });
    expect(sentenceText((await tableNamed(/VAT/)).reading)).toBe(
      "Coventry was 4.9 below the region in 2005, and closing: it was 7.7 below in 1999.",
    );
    expect(claimants.doubt).toMatch(/^Shown as published\./);
    expect(claimants.workings.map(({ title }) => title)).toEqual([
      "Rank in Q4 2006",
      "Gap to West Midlands in Q4 2006",
      "Change in Coventry, Q2 2005 to Q4 2006",
    ]);
  });

  it("adds a column or the country when asked, and unfolds our row", async () => {
    const { candidate, next } = await tableNamed(/VAT/);
    const wider = await tableNamed(/VAT/, `?show=${candidate}:${next?.period}&show=${candidate}:E92000001`);
    expect(wider.columns.at(-1)?.label).toBe("2006");
    expect(wider.rows.at(-1)).toMatchObject({ name: "England", role: "country" });
    expect(wider.rows[0]?.cells.at(-1)).toMatchObject({ text: "", state: "empty", seen: 0 });
    const unfolded = await tableNamed(/VAT/, `?unfold=${candidate}`);
    expect(unfolded.rows.map(({ name }) => name)).toEqual([
      "Coventry",
      "Foleshill",
      "Hillfields",
      "Lone parents",
      "Wolverhampton",
      "West Midlands",
    ]);
    expect(unfolded.rows[0]?.rank).toBe("1st of 2");
  });

  it("saves a typed cell, says who changed it from what, and takes it back", async () => {
    const table = await tableNamed(/employment/);
    const typed = {
      indicator: table.indicator,
      area: COVENTRY,
      group: "all",
      period: "Q2007-2",
      typed: "72.5",
      seen: "1",
    };
    const saved = JSON.parse((await facilitator.post(save.action, PARAMS, typed)).data as string);
    expect(saved).toMatchObject({ kind: "saved", seen: 2 });
    const after = await tableNamed(/employment/);
    expect(textsOf(after, "Coventry")?.at(-1)).toBe("72.5");
    expect(after.history[0]).toMatchObject({ what: "Changed Coventry, Q2 2007", from: "72.4", to: "72.5" });

    const late = JSON.parse((await supplier.post(save.action, PARAMS, { ...typed, typed: "72.6" })).data as string);
    expect(late).toMatchObject({ kind: "conflict", theirs: "72.5", seen: 2 });
    const refused = JSON.parse((await supplier.post(save.action, PARAMS, { ...typed, typed: "24,7" })).data as string);
    expect(refused).toMatchObject({ kind: "refused", why: "Write 24.7 with a point, not a comma." });

    await facilitator.post(save.action, PARAMS, { intent: "undo", batch: saved.batch });
    const undone = await tableNamed(/employment/);
    expect(textsOf(undone, "Coventry")?.at(-1)).toBe("72.4");
    expect(undone.history[0]).toMatchObject({ note: "undone" });
  });

  it("takes one value by a form, with its source and note, and gives back what was typed when refused", async () => {
    const { candidate } = await tableNamed(/VAT/);
    const search = `?candidate=${candidate}&area=${COVENTRY}&period=CY2006`;
    const form = (await facilitator.get(values.loader, PARAMS, search)).data as { hidden: Record<string, string> };
    const fields = {
      ...form.hidden,
      typed: "30.4",
      status: "provisional",
      source: "illustrative",
      note: "First estimate",
    };
    const back = await facilitator.post(values.action, PARAMS, { ...fields, typed: "thirty" });
    expect(back).toMatchObject({
      status: 400,
      data: { typed: { typed: "thirty", note: "First estimate" }, errors: { typed: [/./] } },
    });

    const saved = await facilitator.post(values.action, PARAMS, fields);
    expect(saved).toMatchObject({ status: 303, to: expect.stringContaining(`#table-${candidate}`) });
    const table = await tableNamed(/VAT/);
    expect(table.rows[0]?.cells.at(-1)).toMatchObject({
      text: "30.4",
      state: "provisional",
      words: "provisional; illustrative; First estimate",
    });
    expect(table.illustrative).toBe("some");
    const { history } = (await facilitator.get(values.loader, PARAMS, search)).data as { history: { what: string }[] };
    expect(history).toMatchObject([{ what: "From illustrative", to: "30.4 (provisional)" }]);

    const again = await facilitator.post(values.action, PARAMS, { ...fields, typed: "30.5" });
    expect(again).toMatchObject({ status: 409, data: { kind: "conflict", theirs: "30.4 (provisional)", seen: 1 } });
  });

  it("marks where our own figure differs from the official one", async () => {
    const { indicator, candidate } = await tableNamed(/claimant/);
    const batch = {
      _id: "official",
      state: "committed",
      by: "x",
      at: "2008-01-01T00:00:00Z",
      committedAt: "2008-01-01T00:00:00Z",
      via: "import",
      label: "official",
    };
    await store.insert("batches", batch as never);
    await store.insert("observations", {
      _id: `common|${indicator}:1|${COVENTRY}|all|Q2006-4`,
      scope: "common",
      series: `${indicator}:1`,
      area: COVENTRY,
      group: "all",
      period: "Q2006-4",
      versions: [
        {
          value: 17.2,
          reason: null,
          status: "final",
          source: "Nomis",
          by: "x",
          at: "2008-01-01T00:00:00Z",
          batch: "official",
          audience: { kind: "public" },
        },
      ],
    } as never);
    const table = await tableNamed(/claimant/);
    expect(table.candidate).toBe(candidate);
    expect(table.rows[0]?.cells.at(-1)).toMatchObject({ text: "17.5", official: "17.2" });
  });

  it("compares with an area found by name, which a table may hide", async () => {
    const found = (await facilitator.get(comparators.loader, PARAMS, "?q=birm")).data as {
      found: { value: string; label: string }[];
    };
    const [birmingham] = found.found;
    expect(birmingham?.label).toBe("Birmingham (metropolitan district)");
    const areas = birmingham?.value ?? "";
    await facilitator.post(comparators.action, PARAMS, { intent: "add", areas, why: "The city next door" });
    const table = await tableNamed(/VAT/);
    expect(table.rows.map(({ name }) => name)).toEqual(["Coventry", "Wolverhampton", "Birmingham", "West Midlands"]);
    expect(table.rows[2]?.rank).toBeNull();
    await facilitator.post(page.action, PARAMS, {
      intent: "rows",
      candidate: table.candidate,
      rev: String(table.candidateRev),
      hidden: [areas],
    });
    const hidden = await tableNamed(/VAT/);
    expect(hidden.rows.map(({ name }) => name)).not.toContain("Birmingham");
    expect(hidden.hidden.map(({ name }) => name)).toEqual(["Birmingham"]);
    expect((await tableNamed(/employment/)).rows.map(({ name }) => name)).toContain("Birmingham");
    const nowhere = { intent: "add", areas: "nowhere", why: "To see" };
    expect(await facilitator.post(comparators.action, PARAMS, nowhere)).toMatchObject({ status: 400 });
  });

  it("keeps both stories when two people tell it at once", async () => {
    const table = await tableNamed(/VAT/);
    const story = (text: string) => ({
      intent: "story",
      candidate: table.candidate,
      rev: String(table.candidateRev),
      story: text,
    });
    expect((await facilitator.post(page.action, PARAMS, story("The parks filled."))).status).toBe(303);
    expect(await facilitator.post(page.action, PARAMS, story("The parks opened."))).toMatchObject({
      status: 409,
      data: {
        story: "The parks opened.",
        conflict: { fields: [{ theirs: "The parks filled.", yours: "The parks opened." }] },
      },
    });
  });

  it("gives the table as a file, compared in the last period that others have too", async () => {
    const { candidate } = await tableNamed(/VAT/);
    const file = (await facilitator.get(csv.loader, PARAMS, `?candidate=${candidate}`)).data as string;
    expect(file.replace("\ufeff", "").split("\r\n").slice(0, 2)).toEqual([
      "Area,1999,2000,2001,2002,2003,2004,2005,2006,Rank in 2005,Gap to West Midlands in 2005,Change",
      "Coventry,27,25.4,26.7,24.7,29.4,27.7,29.1,30.4,1st of 2,-4.9,3.4",
    ]);
  });

  it("shows partners what they may enter and others the table alone", async () => {
    expect((await tableNamed(/employment/, "", supplier)).mayEnter).toBe(true);
    expect((await tableNamed(/VAT/, "", supplier)).mayEnter).toBe(false);
    expect((await stepOne("", supplier)).mayChange).toBe(false);
  });
});
