import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "@models/actions/action";
import { changePart, removePart } from "@models/agreement/change-part";
import type { Store } from "@models/store/port";
import { loader } from "~/routes/agreements.$code.changes";
import { actAs, openExampleStore } from "../support/example";
import { visit } from "../support/visit";

const FACILITATOR = "facilitator@coventry.example";
const CODE = "coventry-2008";

let store: Store;
let clinics: Action;
beforeAll(async () => {
  store = await openExampleStore();
  const [found] = await store.find<Action>("actions", { what: "Start-up clinics in Foleshill and Hillfields" });
  clinics = found as Action;
  const council = await actAs(store, "council@coventry.example", "2008-03-11T10:05:00.000Z");
  await changePart(council, CODE, "action", clinics._id, clinics.rev, { end: "2010-12-31", lead: "Start-up team" });
});
afterAll(() => store.close());

const changes = (query = "", as = FACILITATOR, code = CODE) =>
  visit(store, loader, { path: `/agreements/${code}/changes${query}`, params: { code }, as });

describe("changes of an agreement", () => {
  it("tell who changed what, from what to what and when, newest first", async () => {
    const { entries } = await changes();
    expect(entries[0]).toMatchObject({
      who: "Tom Ellison",
      when: "11 March 2008, 10:05",
      did: "changed",
      word: "action",
      title: "Start-up clinics in Foleshill and Hillfields",
      href: `/agreements/${CODE}/action/${clinics._id}`,
      lines: [
        { what: "Lead in words", from: "Enterprise team", to: "Start-up team" },
        { what: "Ends", from: "31 March 2011", to: "31 December 2010" },
      ],
    });
    const instants = entries.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort().reverse());
  });

  it("tell an answer in words", async () => {
    const { entries } = await changes("?kind=commitment");
    const declined = entries.find(({ did, who }) => did === "answered for" && who === "Sergeant Maria Doyle");
    expect(declined?.lines[0]).toMatchObject({
      what: "Signature of who promises",
      to: expect.stringMatching(/^declined: The crime prevention fund/),
    });
  });

  it("tell each turn of a negotiation with the region, number by number", async () => {
    const { entries } = await changes("?kind=negotiation");
    const [countered, offered] = entries;
    expect(offered).toMatchObject({
      who: "Priya Nair",
      did: "offered",
      title: "VAT registrations per 10,000 adults",
      href: expect.stringMatching(/^\/agreements\/coventry-2008\/negotiation\/.+/),
    });
    expect(offered?.lines).toContainEqual({ what: "2011", from: "", to: "36.2" });
    expect(countered).toMatchObject({ who: "Helen Marsh", did: "proposed other numbers for" });
    expect(countered?.lines).toEqual([
      { what: "2011", from: "36.2", to: "38" },
      { what: "Why", from: "", to: expect.stringContaining("no reason for a drop") },
    ]);
  });

  it("tell a table of figures that came at once in one line", async () => {
    const { entries } = await changes("?kind=figure");
    const vat = entries.find(({ title }) => title.startsWith("VAT registrations"));
    expect(vat?.did).toMatch(/^entered \d+ figures of$/);
    expect(vat?.note).toBe("by example");
  });

  it("tell what was removed and why", async () => {
    const [mentors] = await store.find<Action>("actions", { what: "Mentors for new traders" });
    const facilitator = await actAs(store, FACILITATOR, "2008-03-12T09:00:00.000Z");
    await removePart(facilitator, CODE, "action", mentors?._id ?? "", "The Chamber does this already");
    expect((await changes()).entries[0]).toMatchObject({
      did: "removed",
      title: "Mentors for new traders",
      lines: [{ what: "Removed", to: "The Chamber does this already" }],
    });
  });

  it("can be kept to one person, kind of part, part and time", async () => {
    const all = await changes();
    const tom = all.people.find(({ label }) => label === "Tom Ellison")?.value;
    const by = await changes(`?by=${tom}&kind=action`);
    expect(new Set(by.entries.map(({ who, word }) => `${who} ${word}`))).toEqual(new Set(["Tom Ellison action"]));
    const one = await changes(`?of=${clinics._id}`);
    expect(one.about).toBe("Start-up clinics in Foleshill and Hillfields");
    expect(one.entries.at(-1)?.did).toBe("added");
    const day = await changes("?from=2008-03-11&to=2008-03-11");
    expect(day.total).toBe(1);
    expect((await changes("?from=someday")).problems["from"]).toEqual(["Enter a date, such as 10 March 2008"]);
  });

  it("come in pages", async () => {
    const first = await changes();
    expect(first.entries).toHaveLength(50);
    const last = await changes(`?page=${first.pages}`);
    expect(last.entries.length).toBe(first.total - 50 * (first.pages - 1));
    expect((await changes("?page=999")).page).toBe(first.pages);
  });

  it("show what is for one organisation to nobody else", async () => {
    const titles = async (as: string) => {
      const { entries } = await changes("?kind=evidence", as);
      return entries.map(({ title }) => title);
    };
    const hidden = "Break-ins at small business premises, by beat";
    expect(await titles("police@coventry.example")).toContain(hidden);
    expect(await titles(FACILITATOR)).not.toContain(hidden);
    const told = JSON.stringify([await changes(), await changes("?kind=cause"), await changes("?page=2")]);
    expect(told).not.toContain(hidden);
  });

  it("show the region how submissions differ, and nothing of what lay before", async () => {
    const { fromRegion, entries } = await changes("", "auditor@westmidlands.example", "wolverhampton-2008");
    expect(fromRegion).toBe(true);
    expect(entries.map(({ did, word, lines }) => [did, word, lines[0]?.to])).toEqual([
      ["changed", "agreement", "Submitted"],
    ]);
    await expect(changes("", "auditor@westmidlands.example")).rejects.toThrow(/no such/);
  });

  it("are not a councillor's to read, and no other partnership's", async () => {
    await expect(changes("", "councillor@coventry.example")).rejects.toThrow(/history/);
    await expect(changes("", "facilitator@wolverhampton.example")).rejects.toThrow(/no such/);
  });
});
