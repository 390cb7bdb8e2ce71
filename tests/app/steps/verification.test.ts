import type { Sample } from "@models/measures/sample";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HomeView } from "~/components/home/home-view";
import type { ValuePage } from "~/lib/value-page.server";
import type { VerificationPage } from "~/lib/verification-page.server";
import * as home from "~/routes/home";
import * as values from "~/routes/agreements.$code.values";
import * as page from "~/routes/agreements.$code.verification";
import { openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const PARAMS = { code: "coventry-2008" };

let store: Store;
let visit: (email: string) => Promise<Visitor>;
let auditor: Visitor;
let jobs: Visitor;
beforeAll(async () => {
  store = await openExampleStore();
  visit = openPages(store);
  auditor = await visit("auditor@coventry.example");
  jobs = await visit("jobs@coventry.example");
});
afterAll(() => store.close());

const verification = async (search = "", by = auditor) =>
  (await by.get(page.loader, PARAMS, search)).data as VerificationPage;
const searchOf = (to = "") => `?${to.split("?")[1]?.split("#")[0] ?? ""}`;
const valueAt = async (by: Visitor, search: string) => (await by.get(values.loader, PARAMS, search)).data as ValuePage;
const homeOf = async (by: Visitor) => (await by.get(home.loader, {})).data as HomeView;
const queriesOnHome = async (email: string) => {
  const { roles } = await homeOf(await visit(email));
  return roles.flatMap((role) => ("queries" in role ? role.queries : []));
};

describe("a sample", () => {
  it("is drawn by the auditor, is the same with the same seed, and puts what judges a target first", async () => {
    const drawn = await auditor.post(page.action, PARAMS, { size: "20", seed: "a seed" });
    expect(drawn).toMatchObject({ status: 303, to: expect.stringMatching(/verification\?sample=/) as string });
    const { sample } = await verification(searchOf(drawn.to ?? ""));
    expect(sample).toMatchObject({ seed: "a seed", size: 20, checked: expect.any(Number) as number });
    expect(sample?.rows).toHaveLength(20);
    const judging = sample?.from.judging ?? 0;
    expect(judging).toBeGreaterThan(1);
    expect(sample?.rows.map(({ judges }) => judges)).toEqual(
      Array.from({ length: 20 }, (_, i) => i < Math.min(20, judging)),
    );
    expect(sample?.rows[0]?.value?.targets[0]).toBeTruthy();

    const again = await auditor.post(page.action, PARAMS, { size: "20", seed: "a seed" });
    expect((await verification(searchOf(again.to ?? ""))).sample?.rows.map(({ id }) => id)).toEqual(
      sample?.rows.map(({ id }) => id),
    );
    const [one, other] = await store.find<Sample>("samples", { seed: "a seed" });
    expect(one?.values).toEqual(other?.values);
  });

  it("makes a seed where none is given, twenty figures where no number is, and refuses what is no number", async () => {
    const drawn = await auditor.post(page.action, PARAMS, {});
    const { sample } = await verification(searchOf(drawn.to ?? ""));
    expect(sample?.rows).toHaveLength(20);
    expect(sample?.seed).toMatch(/\S+/);
    const refused = await auditor.post(page.action, PARAMS, { size: "a few", seed: "x" });
    expect(refused).toMatchObject({
      status: 400,
      data: { typed: { size: "a few", seed: "x" }, errors: { size: [expect.stringMatching(/1 to 500/)] } },
    });
  });

  it("is read by the partnership, not by members or reviewers, and drawn by nobody else", async () => {
    expect((await verification("", jobs)).sample).not.toBeNull();
    expect((await verification("", jobs)).mayDraw).toBe(false);
    await expect(jobs.post(page.action, PARAMS, { size: "5" })).rejects.toThrow(/auditor/);
    await expect(verification("", await visit("councillor@coventry.example"))).rejects.toThrow(/role/);
    const reviewer = await visit("reviewer@westmidlands.example");
    await expect(reviewer.get(page.loader, { code: "wolverhampton-2008" })).rejects.toThrow(/role/);
    const ofRegion = await visit("auditor@westmidlands.example");
    expect((await ofRegion.post(page.action, { code: "wolverhampton-2008" }, { size: "2" })).status).toBe(303);
  });

  it("leads to each figure and back, and counts what was found", async () => {
    const { sample } = await verification();
    const row = sample?.rows.find(({ value, finding }) => value && finding === null);
    const search = searchOf(row?.value?.to);
    const { checkable, sampleTo } = await valueAt(auditor, search);
    const found = {
      ...checkable?.about,
      intent: "find",
      kind: "verified",
      method: "recalculated from records",
      note: "",
    };
    const recorded = await auditor.post(values.action, PARAMS, found, search);
    expect(recorded).toMatchObject({ status: 303, to: sampleTo });
    const after = (await verification(searchOf(recorded.to ?? ""))).sample;
    expect(after?.checked).toBe((sample?.checked ?? 0) + 1);
    expect(after?.rows.find(({ id }) => id === row?.id)?.finding).toBe("verified");
  });
});

describe("the page of one value", () => {
  let search: string;
  beforeAll(async () => {
    const [query] = await queriesOnHome("jobs@coventry.example");
    search = searchOf(query?.href);
  });

  it("shows a query to its supplier, who answers it, and the auditor closes it", async () => {
    expect(await queriesOnHome("jobs@coventry.example")).toHaveLength(1);
    expect(await queriesOnHome("police@coventry.example")).toEqual([]);
    const { answerable, found, checkable } = await valueAt(jobs, search);
    expect(found).toMatchObject({ kind: "queried", details: { query: { to: "Jobcentre Plus", by: "28 March 2008" } } });
    expect(checkable).toBeNull();
    const empty = await jobs.post(values.action, PARAMS, { ...answerable?.about, intent: "answer", text: "" }, search);
    expect(empty).toMatchObject({ status: 400, data: { form: "answer", errors: { text: ["Enter your answer"] } } });
    await jobs.post(values.action, PARAMS, { ...answerable?.about, intent: "answer", text: "All benefits" }, search);
    expect(await queriesOnHome("jobs@coventry.example")).toEqual([]);
    expect(await queriesOnHome("facilitator@coventry.example")).toEqual([]);
    expect(await queriesOnHome("auditor@coventry.example")).toHaveLength(2);

    const closing = await valueAt(auditor, search);
    expect(closing.found?.answers).toMatchObject([{ who: "Karen Whitlock", text: "All benefits" }]);
    const close = {
      ...closing.checkable?.about,
      intent: "find",
      kind: "cannot be verified",
      method: "traced to the source",
    };
    const refused = await auditor.post(values.action, PARAMS, { ...close, note: "" }, search);
    expect(refused).toMatchObject({
      status: 400,
      data: { form: "finding", errors: { note: ["Enter what you found"] } },
    });
    await auditor.post(values.action, PARAMS, { ...close, note: "The source is another" }, search);
    expect(await queriesOnHome("auditor@coventry.example")).toHaveLength(1);
    const { history, found: now } = await valueAt(jobs, search);
    expect(now?.kind).toBe("cannot be verified");
    expect(history.map(({ what }) => what).slice(0, 3)).toEqual([
      "Found that it cannot be verified: The source is another",
      "Answered the query: All benefits",
      expect.stringMatching(/^Queried it: /),
    ]);
  });

  it("keeps the words from who may not read them", async () => {
    const councillor = await visit("councillor@coventry.example");
    const { found, history } = await valueAt(councillor, search);
    expect(found).toMatchObject({ kind: "cannot be verified", details: null, answers: [] });
    expect(JSON.stringify(history)).not.toMatch(/All benefits|source is another/);
  });

  it("keeps what was found about the earlier figure when it is changed", async () => {
    const facilitator = await visit("facilitator@coventry.example");
    const { hidden } = await valueAt(facilitator, search);
    await facilitator.post(values.action, PARAMS, { ...hidden, typed: "17.6", status: "final" }, search);
    const { found, history } = await valueAt(auditor, search);
    expect(found).toBeUndefined();
    expect(history[1]).toMatchObject({ note: expect.stringMatching(/about the earlier figure 17.5/) as string });
  });
});
