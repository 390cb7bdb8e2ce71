import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PrioritiesPage } from "~/lib/priorities-page.server";
import { action as send, loader as view } from "~/routes/agreements.$code.priorities";
import { loader as part } from "~/routes/agreements.$code.$part.$id._index";
import { action as saveWords, loader as words } from "~/routes/agreements.$code.edit";
import { action as start, loader as starting } from "~/routes/agreements.new";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const code = "coventry-2008";

describe("the priorities page", () => {
  let store: Store;
  let act: Act;
  let facilitator: Visitor;
  let council: Visitor;

  beforeAll(async () => {
    store = await openExampleStore();
    const visit = openPages(store);
    facilitator = await visit("facilitator@coventry.example");
    council = await visit("council@coventry.example");
    act = await actAs(store, "facilitator@coventry.example");
  });
  afterAll(() => store.close());

  const page = async (search = "", visitor: Visitor = facilitator) =>
    (await visitor.get(view, { code }, search)).data as PrioritiesPage;

  it("shows where we stand on each indicator of the shortlist, who supplies it, and why one was not chosen", async () => {
    const { shortlist } = await page();
    expect(shortlist.find(({ number }) => number === "VAT registrations")).toMatchObject({
      latest: { text: "29.1", period: "2005" },
      gap: { text: "−4.9" },
      change: { text: "+2.1" },
      standing: "chosen",
      nextPublication: "30 October 2008",
    });
    expect(shortlist.find(({ number }) => number === "NI 152")).toMatchObject({
      standing: "not chosen",
      latest: null,
      because: "The Working Age Client Group rate shows the same people quarter by quarter",
    });
  });

  it.each(["151", "NI 151", "overall employment"])("finds an indicator by “%s”", async (typed) => {
    const { search } = await page(`?q=${encodeURIComponent(typed)}`);
    expect(search?.found[0]).toMatchObject({ code: "NI 151", isListed: true });
  });

  it("puts one on the shortlist once, and chooses it", async () => {
    const { priority, search } = await page("?q=171");
    const fields = { intent: "shortlist", priority: priority?.id ?? "", indicator: search?.found[0]?.id ?? "" };
    expect((await facilitator.post(send, { code }, fields)).status).toBe(303);
    expect((await facilitator.post(send, { code }, fields)).status).toBe(303);
    const listed = (await page()).shortlist.filter(({ number }) => number === "NI 171");
    expect(listed).toMatchObject([{ standing: "candidate" }]);
    const [candidate] = listed;
    await facilitator.post(send, { code }, { intent: "choose", id: candidate?.id ?? "", rev: String(candidate?.rev) });
    expect((await page()).shortlist.find(({ number }) => number === "NI 171")?.standing).toBe("chosen");
  });

  it("adds an indicator of our own, or says what is missing and keeps what was typed", async () => {
    const priority = (await page()).priority?.id ?? "";
    const fields = {
      intent: "own",
      form: "own",
      priority,
      name: "New firms helped",
      unit: "firms",
      frequency: "quarter",
      decimals: "0",
    };
    const refused = await facilitator.post(send, { code }, fields);
    expect(refused.status).toBe(400);
    expect(refused.data).toMatchObject({
      refused: {
        errors: { code: expect.anything(), definition: expect.anything() },
        values: { name: "New firms helped" },
      },
    });
    const whole = {
      ...fields,
      code: "Firms helped",
      definition: "Firms that had three meetings",
      polarity: "higher",
      source: "Council",
    };
    expect((await facilitator.post(send, { code }, whole)).status).toBe(303);
    expect((await page()).shortlist.at(-1)).toMatchObject({
      number: "Firms helped",
      isOwn: true,
      standing: "candidate",
    });
  });

  it("moves a priority up and down, and stops at the ends", async () => {
    const order = async () => (await page()).priorities.map(({ id }) => id);
    const [first = "", second = "", ...rest] = await order();
    await facilitator.post(send, { code }, { intent: "move", id: first, direction: "down" });
    expect(await order()).toEqual([second, first, ...rest]);
    await facilitator.post(send, { code }, { intent: "move", id: second, direction: "up" });
    expect(await order()).toEqual([second, first, ...rest]);
    await facilitator.post(send, { code }, { intent: "move", id: first, direction: "up" });
    expect(await order()).toEqual([first, second, ...rest]);
  });

  it("shows a partner everything and takes nothing", async () => {
    expect(await page("", council)).toMatchObject({ mayShape: false, mayList: false, search: null });
    const id = (await page()).priorities[0]?.id ?? "";
    await expect(council.post(send, { code }, { intent: "move", id, direction: "down" })).rejects.toThrow(
      /facilitator/,
    );
  });

  it("saves vision and strategy, and shows the second of two people both", async () => {
    const read = (await facilitator.get(words, { code })).data as { rev: number; values: Record<string, string> };
    const sent = { ...read.values, rev: String(read.rev) };
    expect((await facilitator.post(saveWords, { code }, { ...sent, vision: "A city that works" })).status).toBe(303);
    const clash = await facilitator.post(saveWords, { code }, { ...sent, vision: "A fair city" });
    expect(clash).toMatchObject({
      status: 409,
      data: { conflict: { fields: [{ name: "vision", theirs: "A city that works", yours: "A fair city" }] } },
    });
    expect((await facilitator.post(saveWords, { code }, { ...sent, name: "" })).data).toMatchObject({
      errors: { name: expect.anything() },
    });
  });

  it("starts an empty agreement, refuses an address that is taken, and tells others who starts one", async () => {
    const fields = { partnership: "coventry", name: "Coventry Local Area Agreement", code, firstYear: "2011" };
    const taken = await facilitator.post(start, {}, fields);
    expect(taken).toMatchObject({
      status: 400,
      data: { errors: { code: expect.anything() }, values: { firstYear: "2011" } },
    });
    const noYear = await facilitator.post(start, {}, { ...fields, firstYear: "soon" });
    expect(noYear).toMatchObject({ status: 400, data: { errors: { firstYear: expect.anything() } } });
    const started = await facilitator.post(start, {}, { ...fields, code: "coventry-2011" });
    expect(started).toMatchObject({ status: 303, to: "/agreements/coventry-2011/priorities" });
    expect((await openBook(act, "coventry-2011")).agreement).toMatchObject({
      status: "draft",
      scheme: { years: ["FY2011", "FY2012", "FY2013"] },
    });
    expect((await council.get(starting, {})).data).toMatchObject({ partnerships: [] });
  });

  it("starts one from an earlier agreement, whose parts say where they came from", async () => {
    const page = (await facilitator.get(starting, {})).data as { earlier: { value: string }[] };
    expect(page.earlier.map(({ value }) => value)).toContain(code);
    const next = { partnership: "coventry", name: "Coventry Local Area Agreement", code: "coventry-2014" };
    const fields = { ...next, firstYear: "2014", from: code };
    expect(await facilitator.post(start, {}, fields)).toMatchObject({ status: 303, to: "/agreements/coventry-2014" });
    const [priority] = (await openBook(act, "coventry-2014")).parts.priority;
    const params = { code: "coventry-2014", part: "priority", id: priority?._id ?? "" };
    expect((await facilitator.get(part, params)).data).toMatchObject({
      carried: { words: expect.stringContaining("2008 to 2011") as string },
    });
    const foreign = await facilitator.post(start, {}, { ...fields, code: "coventry-2017", from: "trafford-2008" });
    expect(foreign).toMatchObject({ status: 400, data: { errors: { from: expect.anything() } } });
  });
});
