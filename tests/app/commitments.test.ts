import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HomeView, PartnerHome } from "~/components/home/home-view";
import type { LedgerPage } from "~/lib/ledger-page.server";
import type { PartPageView, PartRefusal } from "~/parts/part-view";
import * as ledger from "~/routes/agreements.$code.commitments";
import * as newPart from "~/routes/agreements.$code.$part.new";
import * as partPage from "~/routes/agreements.$code.$part.$id._index";
import * as home from "~/routes/home";
import type { Store } from "@models/store/port";
import { openBook } from "@models/agreement/book";
import { actAs, openExampleStore } from "../support/example";
import { type Visitor, openPages } from "../support/pages";

const CODE = "coventry-2008";
let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});
afterAll(() => store.close());

const as = (who: string): Promise<Visitor> => openPages(store)(`${who}@coventry.example`);
const ledgerFor = async (who: string, query = "") =>
  (await (await as(who)).get(ledger.loader, { code: CODE }, query)).data as LedgerPage;

describe("commitments", () => {
  it("are added, signed by both sides on their page, looked at again when due, and end as both say", async () => {
    const facilitator = await as("facilitator");
    const organisation = async (who: string) =>
      (await actAs(store, `${who}@coventry.example`)).actor.roles[0]?.organisation ?? "";
    const [police, council] = [await organisation("police"), await organisation("council")];
    const [action] = (await openBook(await actAs(store, "facilitator@coventry.example"), CODE)).parts.action;
    const fields = {
      by: police,
      promisedTo: council,
      action: action?._id ?? "",
      what: "Four officers on Friday evenings",
      inReturn: "A desk in the market hall",
      reconsider: "7 March 2008",
    };
    const place = { code: CODE, part: "commitment" };
    const added = await facilitator.post(newPart.action, place, fields);
    expect(added.status).toBe(303);
    const id = /commitment\/([^/#?]+)/.exec(added.to ?? "")?.[1] ?? "";
    const here = { ...place, id };
    const page = async (who: string) => (await (await as(who)).get(partPage.loader, here)).data as PartPageView;

    const { promises } = ((await (await as("police")).get(home.loader, {})).data as HomeView).roles[0] as PartnerHome;
    expect(promises.map(({ title }) => title)).toContain("Four officers on Friday evenings");
    const mine = await ledgerFor("police", "?only=mine");
    expect(mine.rows.find(({ what }) => what === "Four officers on Friday evenings")).toMatchObject({
      by: "West Midlands Police",
      to: "Coventry City Council",
      state: "proposed",
      waits: true,
    });

    const step = async (who: string, given: Record<string, string>) =>
      (await as(who)).post(partPage.action, here, { intent: "step", ...given });
    const saw = (await page("police")).signing?.saw ?? "";
    expect((await page("facilitator")).signing?.sides.flatMap(({ moves }) => moves)).toEqual([]);
    expect((await step("police", { side: "promiser", move: "sign", saw })).status).toBe(303);
    expect((await step("council", { side: "other", move: "sign", saw })).status).toBe(303);
    expect((await page("jobs")).signing).toMatchObject({ words: "signed by both sides", mark: "ready" });

    const overdue = await ledgerFor("facilitator", "?only=overdue");
    expect(overdue.rows.map(({ what, reconsider }) => [what, reconsider])).toEqual([
      ["Four officers on Friday evenings", "7 March 2008"],
    ]);
    expect(
      overdue.owed.find(({ by, to }) => by === "West Midlands Police" && to === "Coventry City Council")?.open,
    ).toBe(1);

    const untold = await step("police", { side: "promiser", move: "claim", outcome: "kept", why: "" });
    expect((untold.data as PartRefusal).errors).toHaveProperty("why");
    await step("police", { side: "promiser", move: "claim", outcome: "kept", why: "Every Friday so far" });
    await step("council", { side: "other", move: "confirm", why: "" });
    const ended = (await page("facilitator")).signing;
    expect(ended).toMatchObject({ words: "kept" });
    expect(ended?.said).toEqual([
      "West Midlands Police says that it was kept: Every Friday so far (Sergeant Maria Doyle, 10 March 2008)",
      "Coventry City Council confirms it (Tom Ellison, 10 March 2008)",
    ]);
    expect((await ledgerFor("facilitator", "?only=overdue")).rows).toEqual([]);
  });

  it("are filtered by whose they are, their state and their day, which is asked for in words", async () => {
    const { parties, states } = await ledgerFor("councillor");
    const by = parties.find(({ name }) => name === "Jobcentre Plus")?.id ?? "";
    const some = await ledgerFor("councillor", `?by=${by}&state=proposed`);
    expect(some.rows.length).toBeGreaterThan(0);
    expect(some.rows.every((row) => row.by === "Jobcentre Plus" && row.state === "proposed")).toBe(true);
    expect(states.map(({ id }) => id)).toContain("declined");
    expect((await ledgerFor("councillor", "?until=soon")).untilError).toEqual([expect.stringMatching(/Enter a day/)]);
    expect((await ledgerFor("councillor")).addTo).toBeNull();
  });
});
