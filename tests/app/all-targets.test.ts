import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "@models/store/port";
import type { AllTargetsPage } from "~/lib/all-targets-page.server";
import { loader as glance } from "~/routes/agreements.$code._index";
import { action as start } from "~/routes/agreements.new";
import { loader as stepThree } from "~/routes/agreements.$code.steps.3";
import { loader } from "~/routes/agreements.$code.targets";
import { loader as csv } from "~/routes/agreements.$code.targets[.csv]";
import { openExampleStore } from "../support/example";
import { type Visitor, openPages } from "../support/pages";

const COVENTRY = { code: "coventry-2008" };

let store: Store;
let facilitator: Visitor;
let reviewer: Visitor;
beforeAll(async () => {
  store = await openExampleStore();
  const open = openPages(store);
  facilitator = await open("facilitator@coventry.example");
  reviewer = await open("reviewer@westmidlands.example");
});
afterAll(() => store.close());

const page = async (search = "", visitor = facilitator, params = COVENTRY) =>
  (await visitor.get(loader, params, search)).data as AllTargetsPage;

describe("all targets of the example", () => {
  it("stand in one table with what is promised, the odds, the ambition and what is open, each with its working", async () => {
    const { rows, lede } = await page();
    expect(rows.length).toBe(6);
    const vat = rows.find(({ name }) => name === "VAT registrations per 10,000 adults");
    expect(vat).toMatchObject({
      priority: "To promote job creation",
      designation: "designated",
      baseline: "29.1 in 2005",
      aim: "36.2 in 2011",
      needed: "+1.2",
      odds: expect.stringMatching(/^\d+%$/) as string,
      past: { of: expect.stringMatching(/^\d+ of \d+ runs$/) as string },
      ambition: expect.stringMatching(/^[+−]\d+\.\d$/) as string,
      status: "no result yet",
    });
    expect(vat?.workings.map(({ title }) => title)).toEqual([
      "Needed a year",
      "The odds if nothing changes",
      "How often such a change was seen",
      "Ambition",
    ]);
    expect(lede).toMatch(/^[A-Z]\w+ targets, 4 of 35 designated\./);
  });

  it("say the same odds and questions as step 3", async () => {
    const { rows } = await page();
    const vat = rows.find(({ name }) => name === "VAT registrations per 10,000 adults");
    const step = (await facilitator.get(stepThree, COVENTRY)).data as {
      chosen: { challenges: { counts: { must: number } }; odds: { inWords: string } };
    };
    expect(vat?.open.must).toBe(step.chosen.challenges.counts.must);
    expect(step.chosen.odds.inWords).toContain(`${vat?.odds} of simulated futures`);
  });

  it("come with the least likely first, and as the address asks, in the page and as a file", async () => {
    const first = await page();
    expect(first.sorted).toEqual({ by: "odds", direction: "ascending" });
    const known = first.rows.flatMap(({ odds }) => (odds === null ? [] : [Number.parseInt(odds)]));
    expect(known).toEqual([...known].sort((a, b) => a - b));
    expect(first.rows.map(({ odds }) => odds === null)).toEqual(first.rows.map((_, i) => i >= known.length));
    const turned = await page(first.sorts.find(({ by }) => by === "odds")?.to.split("targets")[1]);
    expect(turned.sorted).toEqual({ by: "odds", direction: "descending" });
    const byPriority = await page("?sort=priority");
    expect(byPriority.rows[0]?.name).toBe("VAT registrations per 10,000 adults");
    expect((await page("?sort=colour&order=sideways")).sorted.by).toBe("odds");
    const file = await facilitator.get(csv, COVENTRY, "?sort=priority");
    const [heads, firstLine] = (file.data as string).split("\r\n");
    expect(heads).toContain("Target,Priority,Designation,Unit,Baseline,Final target");
    expect(firstLine).toMatch(/^"VAT registrations/);
    expect(firstLine).toContain("36.2 in 2011,1.2,");
  });

  it("are linked from the glance and from step 3", async () => {
    const { data } = await facilitator.get(glance, COVENTRY);
    expect((data as { links: object[] }).links).toContainEqual({
      label: "All targets",
      to: "/agreements/coventry-2008/targets",
    });
    const step = (await facilitator.get(stepThree, COVENTRY)).data as { allTargets: string };
    expect(step.allTargets).toBe("/agreements/coventry-2008/targets");
  });

  it("are for the region what was submitted", async () => {
    const { rows, addTo } = await page("", reviewer, { code: "wolverhampton-2008" });
    expect(rows.length).toBeGreaterThan(0);
    expect(addTo).toBeNull();
  });

  it("say what belongs here while there are none, and offer the first thing that is missing", async () => {
    const fields = { partnership: "coventry", code: "coventry-2011", name: "The next one", firstYear: "2011" };
    expect((await facilitator.post(start, {}, fields)).status).toBe(303);
    const next = { code: "coventry-2011" };
    expect(await page("", facilitator, next)).toMatchObject({
      rows: [],
      lede: "",
      hasPriorities: false,
      addTo: "/agreements/coventry-2011/priorities",
    });
    expect((await facilitator.get(glance, next)).data).not.toMatchObject({
      links: expect.arrayContaining([expect.objectContaining({ label: "All targets" })]) as object[],
    });
  });
});
