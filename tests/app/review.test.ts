import type { Act } from "@models/act";
import { openReview, startRehearsal } from "@models/review/open";
import type { Review } from "@models/review/review";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReviewPage } from "~/lib/review-page.server";
import type { ReviewsPage } from "~/lib/reviews-page.server";
import { action as act, loader as review } from "~/routes/agreements.$code_.reviews.$review";
import { action as begin, loader as reviews } from "~/routes/agreements.$code_.reviews._index";
import { loader as table } from "~/routes/agreements.$code.tables.$table[.csv]";
import { AGREED, AGREED_PARTNER, agreeNeighbour, publishResults } from "../support/agreed";
import { actAs, openExampleStore } from "../support/example";
import { type Visitor, openPages } from "../support/pages";
import { accepted } from "../support/people";

const TODAY = "2008-12-01T09:00:00.000Z";

let store: Store;
let region: Visitor;
let partnership: Visitor;
let partner: Visitor;
let reviewer: Act;

beforeEach(async () => {
  store = await openExampleStore();
  await agreeNeighbour(store);
  const enter = openPages(store, TODAY);
  region = await enter("reviewer@westmidlands.example");
  partnership = await enter("facilitator@wolverhampton.example");
  partner = await enter(AGREED_PARTNER);
  reviewer = await actAs(store, "reviewer@westmidlands.example", TODAY);
});
afterEach(() => store.close());

const pageOf = async (visitor: Visitor, { _id }: Pick<Review, "_id">) =>
  (await visitor.get(review, { code: AGREED, review: _id })).data as ReviewPage;
const taken = async (visitor: Visitor) => (await visitor.get(table, { code: AGREED, table: "reviews" })).data as string;
const send = (visitor: Visitor, { _id }: Pick<Review, "_id">, fields: Record<string, string>) =>
  visitor.post(act, { code: AGREED, review: _id }, fields);
const assess = async (visitor: Visitor, on: Review, words: string, rev = String(on.rev)) =>
  send(visitor, on, {
    ...{ intent: "assess", form: "assess", priority: Object.keys(on.judged)[0] ?? "", rev },
    ...{ grade: "at risk", reason: `REASON ${words}`, note: `NOTE ${words}` },
  });

describe("the pages of a review", () => {
  it("open it from the list, lead to it again, and show the partnership that it is open", async () => {
    const list = async (visitor: Visitor) => (await visitor.get(reviews, { code: AGREED })).data as ReviewsPage;
    expect((await list(region)).open).toEqual([{ value: "FY2008", label: "2008/09" }]);
    expect((await list(partnership)).open).toEqual([]);
    const opened = await region.post(begin, { code: AGREED }, { intent: "open", form: "open", year: "FY2008" });
    expect(opened).toMatchObject({ status: 303, to: expect.stringMatching(/-review-FY2008\?saved=open$/) as string });
    expect((await list(region)).open).toEqual([]);
    expect((await list(partnership)).reviews).toMatchObject([
      { title: "Review of 2008/09", turn: "Write and send your self-assessment" },
    ]);
  });

  it("stand as they stood on an earlier day, to read only, and list which of the frozen figures were revised since", async () => {
    await publishResults(store, { "Q2008-3": 65 }, "region", "2008-10-01T09:00:00.000Z");
    const opened = accepted(await openReview({ ...reviewer, now: "2008-11-03T09:00:00.000Z" }, AGREED, "FY2008"));
    expect((await assess(partnership, opened, "ours")).status).toBe(303);
    await publishResults(store, { "Q2008-3": 64.2 }, "region", "2008-11-20T09:00:00.000Z");
    const then = async (on: string, visitor = partnership) =>
      (await visitor.get(review, { code: AGREED, review: opened._id }, `?on=${on}`)).data as ReviewPage;
    expect(await then("2008-11-10")).toMatchObject({ on: "10 November 2008", done: 0, may: { write: false } });
    expect(await pageOf(partnership, opened)).toMatchObject({ on: null, done: 1, may: { write: true } });
    expect((await then("2008-11-10", region)).revised).toMatchObject({
      words: "one value was revised since",
      list: [{ period: "Q3 2008", from: "65", to: "64.2" }],
    });
    expect((await then("2008-11-01")).asked.problem).toMatch(/not opened by then/);
    const listOn = async (on: string, visitor: Visitor) =>
      (await visitor.get(reviews, { code: AGREED }, `?on=${on}`)).data as ReviewsPage;
    for (const visitor of [partnership, region]) {
      const listed = await listOn("2008-11-10", visitor);
      expect(listed.reviews).toMatchObject([{ to: expect.stringContaining("on=2008-11-10") as string }]);
      expect(listed).toMatchObject({ on: "10 November 2008", open: [], rehearse: [], later: [] });
      expect(await listOn("2008-11-01", visitor)).toMatchObject({
        reviews: [],
        later: [{ title: "Review of 2008/09" }],
      });
    }
    expect((await listOn("2008-11-10", partnership)).reviews[0]?.written).toMatch(/^0 of/);
  });

  it("say nothing of what the other side wrote before both have sent, and then all but its notes", async () => {
    const opened = accepted(await openReview(reviewer, AGREED, "FY2008"));
    expect((await assess(partnership, opened, "ours")).status).toBe(303);
    expect((await assess(region, opened, "theirs")).status).toBe(303);
    const [priority = ""] = Object.keys(opened.judged);
    await send(region, opened, { intent: "flag", priority, kind: "concern", why: "FLAG theirs" });
    const told = async (visitor: Visitor) => {
      const text = JSON.stringify(await pageOf(visitor, opened));
      return ["REASON ours", "NOTE ours", "REASON theirs", "NOTE theirs", "FLAG theirs"].filter((words) =>
        text.includes(words),
      );
    };
    const reasons = async () =>
      (await Promise.all([taken(partnership), taken(region)])).map((csv) => csv.match(/REASON \w+/g));
    expect(await reasons()).toEqual([["REASON ours"], ["REASON theirs"]]);
    const own = [
      ["REASON ours", "NOTE ours"],
      ["REASON theirs", "NOTE theirs", "FLAG theirs"],
    ];
    expect([await told(partnership), await told(region)]).toEqual(own);
    expect((await send(region, opened, { intent: "send" })).status).toBe(303);
    expect([await told(partnership), await told(region)]).toEqual(own);
    expect((await send(partnership, opened, { intent: "send" })).status).toBe(303);
    expect([await told(partnership), await told(region)]).toEqual([
      ["REASON ours", "NOTE ours", "REASON theirs", "FLAG theirs"],
      ["REASON ours", "REASON theirs", "NOTE theirs", "FLAG theirs"],
    ]);
    expect(await reasons()).toEqual(Array(2).fill(["REASON ours", "REASON theirs"]));
  });

  it("tell the second to save what the first wrote, and keep what was typed", async () => {
    const opened = accepted(await openReview(reviewer, AGREED, "FY2008"));
    await assess(partnership, opened, "first");
    const second = await assess(partnership, opened, "second");
    expect(second).toMatchObject({
      status: 409,
      data: {
        refused: {
          errors: {
            reason: [expect.stringMatching(/^Daniel Reyes saved this .*: “REASON first”\. Yours is below/)],
          },
          values: { reason: "REASON second" },
        },
      },
    });
    // Once told, saving again on what stands now puts it in its place.
    const { rev } = await pageOf(partnership, opened);
    expect((await assess(partnership, opened, "second", String(rev))).status).toBe(303);
    expect((await pageOf(partnership, opened)).priorities[0]?.own.reason).toBe("REASON second");
  });

  it("show the frozen facts under each priority, whatever is published since", async () => {
    await publishResults(store, { "Q2008-3": 64.2 });
    const opened = accepted(await openReview(reviewer, AGREED, "FY2008"));
    await publishResults(store, { "Q2008-4": 66.5 });
    const [priority] = (await pageOf(region, opened)).priorities;
    expect(priority?.targets).toMatchObject([
      {
        status: "no result yet",
        latest: "64.2 in Q3 2008",
        odds: expect.stringMatching(/^\d+% now, \d+% at signing$/) as string,
      },
    ]);
    expect(priority?.targets[0]?.workings.map(({ title }) => title)).toContain("The odds if nothing changes");
    expect(priority?.changed).toHaveLength(1);
    expect(priority?.actions.counts).toBe("1 action: 1 late");
  });

  it("let the partnership rehearse, a partner playing the region, and the region see nothing of it", async () => {
    const facilitator = await actAs(store, "facilitator@wolverhampton.example", TODAY);
    const rehearsal = accepted(await startRehearsal(facilitator, AGREED, "FY2008"));
    expect(await pageOf(partner, rehearsal)).toMatchObject({ side: "region", may: { write: true } });
    expect(await pageOf(partnership, rehearsal)).toMatchObject({ side: "partnership", may: { write: true } });
    await expect(pageOf(region, rehearsal)).rejects.toThrow(/no such review/);
    expect((await region.get(reviews, { code: AGREED })).data).toMatchObject({ reviews: [] });
    expect([await taken(partnership), await taken(region)].map((csv) => csv.includes("rehearsal"))).toEqual([
      true,
      false,
    ]);
  });
});
