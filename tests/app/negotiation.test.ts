import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { addPart, changePart } from "@models/agreement/change-part";
import { enterValue } from "@models/measures/enter-value";
import type { Negotiation } from "@models/negotiation/negotiation";
import type { Outcome } from "@models/outcome";
import { addPerson, giveRole } from "@models/people/manage-people";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import { FOUNDER } from "@seeds/people";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NegotiationPage } from "~/lib/negotiation-page.server";
import type { NegotiationsPage } from "~/lib/negotiations-page.server";
import type { RegionPage } from "~/lib/region-page.server";
import type { FormAnswer } from "~/lib/several-forms.server";
import { action, loader } from "~/routes/agreements.$code_.negotiation.$negotiation";
import { loader as csv } from "~/routes/agreements.$code_.negotiation.$negotiation[.csv]";
import { action as listAction, loader as list } from "~/routes/agreements.$code_.negotiation._index";
import { loader as glance } from "~/routes/agreements.$code._index";
import { loader as print } from "~/routes/agreements.$code.print";
import { loader as stepThree } from "~/routes/agreements.$code.steps.3";
import { loader as region } from "~/routes/region";
import { actAs, openExampleStore } from "../support/example";
import { type Visitor, openPages } from "../support/pages";
import { accepted } from "../support/people";

const CODE = "coventry-2008";
const LIST = { code: CODE };

let store: Store;
let act: Act;
let visit: ReturnType<typeof openPages>;
let facilitator: Visitor;
let council: Visitor;
let reviewer: Visitor;

beforeEach(async () => {
  store = await openExampleStore();
  act = await actAs(store, "facilitator@coventry.example");
  visit = openPages(store);
  facilitator = await visit("facilitator@coventry.example");
  council = await visit("council@coventry.example");
  reviewer = await visit("reviewer@westmidlands.example");
});
afterEach(() => store.close());

const listOf = async (visitor: Visitor) => (await visitor.get(list, LIST)).data as NegotiationsPage;
const targetNamed = async (name: string) =>
  (await openBook(act, CODE)).parts.target.find((target) => target.name === name) as Target;
const VAT = "VAT registrations per 10,000 adults";
/** A negotiation keeps the name that its target was offered by. */
const paramsOf = async (name = VAT) => {
  const [found] = await store.find<Negotiation>("negotiations", { name });
  return { code: CODE, negotiation: found?._id ?? "" };
};
const pageOf = async (visitor: Visitor, name = VAT) =>
  (await visitor.get(loader, await paramsOf(name))).data as NegotiationPage;
const answer = async (visitor: Visitor, intent: string, fields: Record<string, string> = {}, name = VAT) => {
  const { saw } = await pageOf(visitor, name);
  return visitor.post(action, await paramsOf(name), { intent, form: intent, saw, ...fields });
};
const refusalOf = (data: unknown) => {
  const given = data as FormAnswer;
  if (given.kind !== "refused") throw new Error("It was not refused");
  return given.refused;
};

const enter = async (entry: object) => (await enterValue(act, CODE, entry)) as Outcome<unknown>;

describe("the negotiations of an agreement that is not submitted", () => {
  it("show both sides the same numbers, and each whose move it is", async () => {
    const [ours, theirs] = [await pageOf(facilitator), await pageOf(reviewer)];
    expect(theirs.table).toEqual(ours.table);
    expect(theirs.chart).toEqual(ours.chart);
    expect(theirs.proposals).toEqual(ours.proposals);
    expect(ours.standing).toMatchObject({ words: "the region answered", turn: "your turn" });
    expect(theirs.standing).toMatchObject({ words: "you answered", turn: "waits for the partnership" });
    expect(ours.meeting).toBe("Both say the same for 2007, 2008, 2009 and 2010. The region is 1.8 higher for 2011.");
    expect(ours.table.rows.map(({ name, cells }) => [name, cells.at(-1)])).toEqual([
      ["The partnership", "36.2"],
      ["its odds if nothing changes", expect.stringMatching(/^\d+%$/)],
      ["The region", "38"],
      ["its odds if nothing changes", expect.stringMatching(/^\d+%$/)],
      ["Apart", "1.8"],
      ["Half way", "37.1"],
    ]);
    expect(ours.chart?.lines.map(({ role }) => role)).toEqual(expect.arrayContaining(["ours", "promise", "counter"]));
  });

  it("count what is agreed, offered and asked for, on the partnership's page and on the region's", async () => {
    expect((await listOf(facilitator)).counts).toEqual({ agreed: 0, offered: 1, asked: 0, cap: 35 });
    await facilitator.post(listAction, LIST, { intent: "offer", target: "all", why: "All that we are sure of" });
    await reviewer.post(listAction, LIST, {
      intent: "ask",
      indicator: "NI 152",
      designate: "yes",
      why: "It shows who is left out",
    });
    const { counts, requests, negotiations } = await listOf(reviewer);
    expect(counts).toEqual({ agreed: 0, offered: 4, asked: 1, cap: 35 });
    expect(requests).toMatchObject([
      { designate: true, words: "not answered", name: expect.stringMatching(/^NI 152/) },
    ]);
    const { regions } = (await reviewer.get(region, {})).data as { regions: RegionPage[] };
    expect(regions[0]?.negotiations).toMatchObject([{ code: CODE, counts: { offered: 4, asked: 1 } }]);
    expect(regions[0]?.negotiations[0]?.rows).toEqual(negotiations);
  });

  it("end in the target, with both names where it is read", async () => {
    await answer(facilitator, "split", { why: "A compromise" });
    await answer(reviewer, "sign");
    const waiting = await pageOf(facilitator);
    expect(waiting.standing).toMatchObject({ turn: "waits for the signature of Coventry City Council" });
    expect((await answer(council, "sign")).status).toBe(303);
    const page = await pageOf(reviewer);
    expect(page.standing).toMatchObject({ words: "agreed", turn: "" });
    expect(page.signatures).toEqual([
      "Tom Ellison for Coventry City Council, 10 March 2008",
      "Helen Marsh for West Midlands, 10 March 2008",
    ]);
    const { _id, trajectory } = await targetNamed(VAT);
    expect(trajectory).toMatchObject({ CY2010: 37.6, CY2011: 37.1 });
    const { data } = await facilitator.get(stepThree, LIST, `?target=${_id}`);
    expect((data as { chosen: { signed: string } }).chosen.signed).toBe(
      "Agreed with the region on 10 March 2008, signed by Tom Ellison for Coventry City Council and Helen Marsh for West Midlands.",
    );
  });

  it("give their chart's numbers as a file, to who may read them", async () => {
    const { data } = await reviewer.get(csv, await paramsOf());
    expect(data).toMatch(/^\ufeff?,1999,.*\r\n/);
    expect(data).toMatch(/offered,.*36\.2\r\n/);
    expect(data).toMatch(/region asks,.*38\r\n/);
  });

  it("tell who only reads whose move it is, and offer them none", async () => {
    for (const email of ["police@coventry.example", "councillor@coventry.example", "auditor@westmidlands.example"]) {
      const { standing, may } = await pageOf(await visit(email));
      expect(standing).toMatchObject({ words: "the region answered", turn: "waits for the partnership" });
      expect(Object.values(may)).toEqual([false, false, false, false, false]);
    }
  });

  it("are shown as they stood on an earlier day, to read only, with what was said since", async () => {
    const target = await targetNamed(VAT);
    const offered = (await pageOf(reviewer)).chart?.lines.find(({ role }) => role === "comparator");
    const area = (await openBook(act, CODE)).areas.find(({ name }) => name === offered?.name)?._id;
    const place = { indicator: target.indicator, version: target.definition, area, group: target.group };
    const audience = { kind: "organisations", organisations: [target.lead] };
    accepted(await enter({ ...place, period: "CY2005", typed: "12.34", source: "NOMIS", audience, seen: 1 }));
    const on = openPages(store, "2008-03-20T12:00:00.000Z");
    const [chair, region2] = [await on("facilitator@coventry.example"), await on("reviewer@westmidlands.example")];
    const params = await paramsOf();
    const { saw } = await pageOf(chair);
    await chair.post(action, params, { intent: "split", form: "split", saw, why: "A compromise" });
    const at = async (visitor: Visitor, day: string) =>
      (await visitor.get(loader, params, `?on=${day}`)).data as NegotiationPage;
    for (const visitor of [chair, region2]) {
      const then = await at(visitor, "2008-03-19");
      expect(then).toMatchObject({
        on: "19 March 2008",
        standing: { words: "the region answered" },
        later: [{ did: expect.stringMatching(/proposed to split/) as string, why: "A compromise" }],
        csv: expect.stringMatching(/\.csv\?on=2008-03-19$/) as string,
        draft: null,
      });
      expect(then.rounds.map(({ why }) => why)).not.toContain("A compromise");
      expect(Object.values(then.may)).toEqual([false, false, false, false, false]);
      // A figure that has been kept from the region since is shown of no earlier day.
      const line = then.chart?.lines.find(({ name }) => name === offered?.name);
      expect(offered?.runs.flat()).toHaveLength((line?.runs.flat().length ?? 0) + 1);
      const rows = (await visitor.get(list, LIST, "?on=2008-03-19")).data as NegotiationsPage;
      expect(rows.negotiations[0]).toMatchObject({
        standing: { words: "the region answered" },
        to: expect.stringContaining("on=2008-03-19") as string,
      });
      expect(rows).toMatchObject({ later: [{ title: VAT }], offers: [], may: { offer: false, ask: false } });
    }
    expect(await at(region2, "2001-01-01")).toMatchObject({
      on: null,
      asked: { problem: "This was not offered by then. Enter a later day." },
      later: [],
    });
    expect((await listOf(chair)).later).toEqual([]);
  });

  it("keep what was typed, and say beside each field what is wrong with it", async () => {
    const { status, data } = await answer(reviewer, "counter", { "trajectory.CY2007": "many", why: "" });
    expect(status).toBe(400);
    expect(refusalOf(data).values).toMatchObject({ "trajectory.CY2007": "many" });
    expect(Object.keys(refusalOf(data).errors)).toEqual(
      expect.arrayContaining(["trajectory.CY2007", "trajectory.CY2008", "why"]),
    );
    const recorded = await answer(facilitator, "record", { who: "", on: "soon" });
    expect(Object.keys(refusalOf(recorded.data).errors)).toEqual(["who", "on", "how"]);
    const asked = await reviewer.post(listAction, LIST, { intent: "ask", form: "ask", why: "" });
    expect(Object.keys(refusalOf(asked.data).errors)).toEqual(["indicator"]);
    const offered = await facilitator.post(listAction, LIST, { intent: "offer", form: "offer", target: "", why: "" });
    expect(Object.keys(refusalOf(offered.data).errors)).toEqual(["target"]);
  });
});

describe("what the region sees of a draft", () => {
  /** Everything that the region's pages send, as text. */
  const sentToRegion = async () =>
    JSON.stringify([
      await listOf(reviewer),
      await pageOf(reviewer),
      (await reviewer.get(region, {})).data,
      await listOf(await visit("auditor@westmidlands.example")),
    ]);

  it("is what was offered, as it was: neither later edits, nor figures entered since, nor anything beside it", async () => {
    const before = await pageOf(reviewer);
    const target = await targetNamed(VAT);
    const { parts } = await openBook(act, CODE);
    accepted(
      await changePart(act, CODE, "target", target._id, target.rev, {
        name: "A quieter name",
        trajectory: { ...target.trajectory, CY2011: 41.234 },
        stateWhy: "Between us: it may slip",
      }),
    );
    accepted(
      await enter({
        ...{ indicator: target.indicator, version: target.definition, area: target.area, group: target.group },
        ...{ period: "CY2006", typed: "28.765", source: "A leak" },
      }),
    );
    accepted(await addPart(act, CODE, "question", { target: target._id, text: "Is it too much?" }));
    const sent = await sentToRegion();
    const inside = [
      ...["A quieter name", "41.234", "28.765", "Between us", "Is it too much?", "A leak"],
      ...parts.evidence.map(({ title }) => title),
      ...parts.action.map(({ what }) => what),
      ...parts.priority.filter(({ _id }) => _id !== target.priority).map(({ name }) => name),
      ...parts.question.map(({ text }) => text),
      ...parts.challenge.flatMap(({ text }) => text ?? []),
      ...parts.consultation.map(({ said }) => said ?? "said nothing"),
    ];
    expect(inside.filter((words) => sent.includes(words))).toEqual([]);
    expect((await listOf(reviewer)).negotiations.map(({ name }) => name)).toEqual([VAT]);
    const after = await pageOf(reviewer);
    expect({ ...after, saved: undefined }).toEqual({ ...before, saved: undefined });
    expect((await pageOf(facilitator)).draft?.words).toMatch(/has changed since it was offered/);
  });

  it("hides a comparator's value that is not for the region, in the chart and the odds alike", async () => {
    const target = await targetNamed(VAT);
    accepted(
      await enter({
        ...{ indicator: target.indicator, version: target.definition, area: "E08000031", group: "all" },
        ...{ period: "CY2006", typed: "31.117", source: "Their own count", audience: { kind: "partnership" } },
      }),
    );
    const { rev } = await targetNamed(VAT);
    accepted(
      await changePart(act, CODE, "target", target._id, rev, { trajectory: { ...target.trajectory, CY2011: 37 } }),
    );
    await facilitator.post(listAction, LIST, { intent: "offer", target: target._id, why: "With a better last year" });
    expect(JSON.stringify((await pageOf(reviewer)).chart)).not.toContain("31.117");
    expect(JSON.stringify(await store.find("snapshots", { kind: "offer" }))).not.toContain("31.117");
  });

  it("is no page of the agreement itself, and nothing at all for another region or partnership", async () => {
    await expect(reviewer.get(glance, LIST)).rejects.toThrow(/no such agreement/);
    await expect(reviewer.get(print, LIST)).rejects.toThrow(/no such agreement/);
    await expect(reviewer.get(stepThree, LIST)).rejects.toThrow(/no such agreement/);
    const founding = { ...act, actor: FOUNDER };
    const stranger = accepted(
      await addPerson(founding, {
        name: "Ann Stranger",
        email: "reviewer@northwest.example",
        password: "a long enough password",
        demo: true,
      }),
    );
    accepted(await giveRole(founding, { person: stranger._id, role: "reviewer", region: "E12000002" }));
    for (const email of ["reviewer@northwest.example", "facilitator@wolverhampton.example"]) {
      const other = await visit(email);
      await expect(other.get(list, LIST)).rejects.toThrow(/no such agreement/);
      await expect(other.get(loader, await paramsOf())).rejects.toThrow(/no such agreement/);
      await expect(other.post(action, await paramsOf(), { intent: "sign", saw: "x" })).rejects.toThrow(
        /no such agreement/,
      );
    }
    const trafford = { code: "trafford-2008" };
    await expect(reviewer.get(list, trafford)).rejects.toThrow(/no such agreement/);
  });

  it("begins with the first offer: before it the region does not know of the agreement", async () => {
    await store.purge("negotiations", {});
    await expect(reviewer.get(list, LIST)).rejects.toThrow(/no such agreement/);
    const ask = { intent: "ask", indicator: "NI 152", designate: "yes", why: "We heard of it" };
    await expect(reviewer.post(listAction, LIST, ask)).rejects.toThrow(/no such agreement/);
    const { regions } = (await reviewer.get(region, {})).data as { regions: RegionPage[] };
    expect(regions[0]?.negotiations).toEqual([]);
  });
});
