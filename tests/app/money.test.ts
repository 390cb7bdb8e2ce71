import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBook } from "@models/agreement/book";
import type { Store } from "@models/store/port";
import type { FacilitatorHome, HomeView, PartnerHome } from "~/components/home/home-view";
import type { MoneyPage } from "~/lib/money-page.server";
import type { PartFormView } from "~/parts/form-view";
import type { PartPageView } from "~/parts/part-view";
import * as partPage from "~/routes/agreements.$code.$part.$id._index";
import * as editPart from "~/routes/agreements.$code.$part.$id.edit";
import * as newPart from "~/routes/agreements.$code.$part.new";
import * as money from "~/routes/agreements.$code.money";
import * as home from "~/routes/home";
import { actAs, openExampleStore } from "../support/example";
import { type Visitor, openPages } from "../support/pages";
import { visit } from "../support/visit";

const CODE = "coventry-2008";
let store: Store;
let facilitator: Visitor, police: Visitor;
beforeAll(async () => {
  store = await openExampleStore("a year in");
  const open = openPages(store);
  facilitator = await open("facilitator@coventry.example");
  police = await open("police@coventry.example");
});
afterAll(() => store.close());

const page = async (visitor = facilitator, query = "", code = CODE) =>
  (await visitor.get(money.loader, { code }, query)).data as MoneyPage;
const partCalled = async (kind: "resource" | "action", title: string) => {
  const { parts } = await openBook(await actAs(store, "facilitator@coventry.example"), CODE);
  const found = (parts[kind] as readonly { _id: string; name?: string; what?: string }[]).find(
    ({ name, what }) => (name ?? what) === title,
  );
  return found?._id ?? "";
};

describe("the money of an agreement", () => {
  it("is added up by year, money and people apart, and lists every line", async () => {
    const { headline, rows, sentence } = await page();
    expect(sentence).toBe(
      "Over all years £1,132,000 is asked; £1,017,000 is promised or secured, of which £697,000 is secured.",
    );
    expect(headline.map(({ rows: years }) => years[0])).toEqual([
      { year: "2008/09", cells: ["£523,000", "£523,000", "£523,000", "£236,250", "£516,500"] },
      { year: "2008/09", cells: ["0.5", "0.5", "0.5", "0.5", "0.5"] },
    ]);
    expect(rows.find(({ name }) => name === "Area based grant (illustrative)")?.serves).toMatchObject([
      { share: "40%" },
      { share: "35%" },
      { share: "25%" },
    ]);
  });

  it("is drawn from givers to goals with the same numbers as its table, for one figure and year", async () => {
    const { picture } = await page(facilitator, "?show=secured&year=FY2008");
    expect(picture.sentence).toMatch(/^£523,000 is secured in 2008\/09\./);
    expect(picture.rows).toContainEqual(
      expect.objectContaining({
        from: "Coventry City Council",
        into: "Enterprise in every ward (illustrative)",
        amount: "£18,000",
      }),
    );
    expect(picture.sankey?.bands).toHaveLength(picture.rows.length);
    expect(picture.sankey?.nodes.every(({ x, y, height }) => [x, y, height].every(Number.isFinite))).toBe(true);
  });

  it("is narrowed by giver, year and state", async () => {
    const { givers } = await page();
    const giver = givers.find(({ name }) => name === "West Midlands Police")?.key ?? "";
    const of = async (query: string) => (await page(facilitator, query)).rows.map(({ name }) => name);
    expect(await of(`?giver=${giver}&year=FY2009`)).toEqual(["Locks and lighting budget (illustrative)"]);
    expect(await of("?state=secured")).toHaveLength(5);
    expect(await of("?state=asked")).toEqual([]);
  });

  it("says which targets would lose their actions if a giver’s money went", async () => {
    const { givers } = await page();
    const key = givers.find(({ name }) => name.startsWith("Coventry Teaching"))?.key ?? "";
    const { result } = (await page(facilitator, `?gone=${encodeURIComponent(`giver:${key}`)}`)).whatIf;
    expect(result?.targets).toMatchObject([
      {
        name: "People who stop smoking",
        loses: "£80,000 of £80,000",
        verdict: { words: "no action of it keeps any money" },
        actionsGone: [{ name: "Sessions at the ten largest workplaces" }],
      },
    ]);
  });

  it("is read by the region as it was signed, and by who may read history as it was known", async () => {
    const reviewer = await openPages(store)("reviewer@westmidlands.example");
    const signed = await page(reviewer);
    expect(signed.addTo).toBeNull();
    expect(signed.rows.every(({ state }) => state.words === "asked")).toBe(true);
    const before = await visit(store, money.loader, {
      path: `/agreements/${CODE}/money?on=2008-06-30`,
      ...{ params: { code: CODE }, as: "facilitator@coventry.example", now: "2008-12-01T09:00:00.000Z" },
    });
    expect(before.addTo).toBeNull();
    expect(before.sentence).toMatch(/£0 is promised or secured/);
  });

  it("is empty of an agreement without any, and says what belongs there", async () => {
    expect(await page(facilitator, "", "coventry-2011")).toMatchObject({
      total: 0,
      addTo: "/agreements/coventry-2011/resource/new",
    });
  });
});

describe("an unfunded action", () => {
  const CLUBS = "Job clubs open until eight, with a crèche";

  it("shows on the facilitator’s home first, on its own page with its working, and on the page of money", async () => {
    const { roles } = (await facilitator.get(home.loader, {})).data as HomeView;
    const own = (roles[0] as FacilitatorHome).agreements.find(({ header }) => header.code === CODE);
    expect(own?.money[0]).toMatchObject({ title: CLUBS, mark: { words: "unfunded" } });
    const id = await partCalled("action", CLUBS);
    const view = (await facilitator.get(partPage.loader, { code: CODE, part: "action", id })).data as PartPageView;
    expect(view.money?.flags[0]).toMatchObject({
      words: "unfunded",
      says: "No money or people are named for it.",
      working: { result: "nothing asked, nothing promised or secured" },
    });
    expect(view.money?.addTo).toBe(
      `/agreements/${CODE}/resource/new?goals=action%3A${id}&to=%2Fagreements%2F${CODE}%2Faction%2F${id}`,
    );
    const [first] = (await page()).flags;
    expect(first?.flags.map(({ title }) => title)).toContain(CLUBS);
  });
});

describe("the form of a line", () => {
  const fields = (view: PartFormView) => view.groups.flatMap(({ items }) => items.map(({ name }) => name));
  const LOCKS = "Locks and lighting budget (illustrative)";

  it("asks the giver what it gives, and the facilitator what is asked", async () => {
    const place = { code: CODE, part: "resource", id: await partCalled("resource", LOCKS) };
    const form = async (who: Visitor) => fields((await who.get(editPart.loader, place)).data as PartFormView);
    expect(await form(facilitator)).toContain("asked");
    expect(await form(facilitator)).not.toContain("given");
    expect(await form(police)).toContain("given");
    expect(await form(police)).not.toContain("asked");
    const rev = ((await police.get(editPart.loader, place)).data as PartFormView).rev;
    const sent = await police.post(editPart.action, place, {
      ...{ rev: String(rev), name: LOCKS, kind: "budget", "given~keys": ["FY2009"] },
      giver: (await actAs(store, "police@coventry.example")).actor.roles[0]?.organisation ?? "",
      "given.FY2009.promised": "£45,000",
      "given.FY2009.asAt": "14 November 2008",
    });
    expect(sent.status).toBe(303);
    const view = (await police.get(partPage.loader, place)).data as PartPageView;
    const said = view.groups.flatMap(({ rows }) => rows).find(({ name }) => name === "given")?.shown;
    expect(said).toEqual({
      as: "entries",
      entries: [{ key: "2009/10", text: "promised £45,000 · as at 14 November 2008" }],
    });
    expect(view.history?.map(({ what, from, to }) => `${what}: ${from} → ${to}`)).toContain(
      "By financial year, 2009/10: Promised: 30,000 → 45,000",
    );
  });

  it("shows its giver what was asked and is not there yet", async () => {
    const { roles } = (await police.get(home.loader, {})).data as HomeView;
    const own = roles.find((role): role is PartnerHome => role.role === "partner" && role.agreement.code === CODE);
    expect(own?.money).toMatchObject([{ title: LOCKS, mark: { words: "promised, not secured" } }]);
  });

  it("refuses shares that do not make 100%, beside the list, with what was typed", async () => {
    const refused = await facilitator.post(
      newPart.action,
      { code: CODE, part: "resource" },
      {
        ...{ name: "Grant", giverName: "A fund", kind: "grant", "goals~keys": ["a", "b"] },
        "goals.a.goal": `action:${await partCalled("action", "Mentors for new traders")}`,
        "goals.a.share": "60",
        "goals.b.goal": `action:${await partCalled("action", "Mathematics after school at four schools")}`,
        "goals.b.share": "30%",
      },
    );
    expect(refused.status).toBe(400);
    const view = refused.data as PartFormView;
    const goals = view.groups.flatMap(({ items }) => items).find(({ name }) => name === "goals");
    expect(goals?.errors).toEqual(["The shares make 90%. Change them so that they make 100%"]);
  });
});
