import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import { agreeAgreement } from "@models/agreement/judge";
import { latestSnapshot } from "@models/agreement/snapshot";
import { recordValues } from "@models/measures/record-value";
import { seriesOf } from "@models/measures/series";
import type { Store } from "@models/store/port";
import { loader as region } from "~/routes/region";
import { loader as regionCsv } from "~/routes/region[.csv]";
import { loader as indicators } from "~/routes/region_.indicators";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";
import { visit } from "../../support/visit";

const CODE = "wolverhampton-2008";
const REVIEWER = "reviewer@westmidlands.example";
const NOW = "2009-06-01T12:00:00.000Z";
/** A figure of the end of 2008 came on 2 March 2009 and was revised a month later. */
const BEFORE = "2009-03-01";
const FIRST = "2009-03-10";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
  const [agreement] = await store.find<Agreement>("agreements", { code: CODE });
  const { sha256 } = await latestSnapshot(store, agreement!);
  accepted(await agreeAgreement(await actAs(store, REVIEWER, "2008-06-20T12:00:00.000Z"), CODE, sha256));
  await publish("2009-03-02T09:00:00.000Z", 66.5);
  await publish("2009-04-02T09:00:00.000Z", 60);
});
afterAll(() => store.close());

async function publish(now: string, value: number): Promise<void> {
  const act = await actAs(store, "facilitator@wolverhampton.example", now);
  const book = await openBook(act, CODE);
  const target = book.parts.target[0]!;
  await recordValues(act, "Published", [
    {
      ...{ scope: book.partnership._id, series: seriesOf({ _id: target.indicator }, target.definition) },
      ...{ area: target.area, group: target.group, period: "Q2008-4" },
      given: { value, reason: null, status: "final", source: "Published", audience: { kind: "region" } },
    },
  ]);
}

const asking = (path: string, on?: string) => ({
  path: `${path}${on === undefined ? "" : `?on=${on}`}`,
  ...{ params: {}, as: REVIEWER, now: NOW },
});
const table = async (on?: string) => (await visit(store, region, asking("/region", on))).regions[0]!;
const charts = async (on?: string) => (await visit(store, indicators, asking("/region/indicators", on))).regions[0]!;

describe("the region's pages as known on a day", () => {
  it("show what was known of each agreement, and list what was revised since", async () => {
    const [now, then, before] = [await table(), await table(FIRST), await table(BEFORE)];
    expect(now).toMatchObject({ on: null, revised: null, agreements: [{ achieved: { percent: 0 } }] });
    expect(then).toMatchObject({ on: "10 March 2009", old: 0, agreements: [{ achieved: { percent: 100 } }] });
    expect(then.odds.agreements).toMatchObject([{ count: 1 }]);
    expect(then.revised?.list).toMatchObject([
      { name: expect.stringMatching(/^Wolverhampton/) as string, period: "Q4 2008", from: "66.5", to: "60" },
    ]);
    expect(before).toMatchObject({ revised: null, agreements: [{ achieved: null }] });
  });

  it("show an indicator's figures of that day, and which are others now", async () => {
    const [now, then, before] = [await charts(), await charts(FIRST), await charts(BEFORE)];
    expect([now, then, before].map(({ areas }) => areas[0]?.value)).toEqual(["60", "66.5", "65.2"]);
    expect(then.revised?.list).toMatchObject([{ name: "Wolverhampton", period: "Q4 2008", from: "66.5", to: "60" }]);
    expect(now.revised).toBeNull();
  });

  it("keep the day from one to the other and in the file, and leave out what is to be done today", async () => {
    const then = await table(FIRST);
    const ways = [then.csv, then.indicatorsTo, then.everyTo, then.query, ...then.sorts.map(({ to }) => to)];
    expect(ways.filter((to) => !to.includes(`on=${FIRST}`))).toEqual([]);
    expect((await charts(FIRST)).tableTo).toBe(`/region?on=${FIRST}`);
    expect(then.work.rows).toEqual([]);
    expect((await table()).work.rows).toHaveLength(1);
    const file = await visit(store, regionCsv, asking("/region.csv", FIRST));
    expect(file.headers.get("content-disposition")).toContain("as-known-on-10-march-2009");
    expect(await file.text()).not.toBe(await (await visit(store, regionCsv, asking("/region.csv"))).text());
  });

  it("have no agreement on a day before it was submitted, and one that waited as it waited", async () => {
    expect(await table("2007-01-01")).toMatchObject({ all: 0, lede: "" });
    const waiting = await table("2008-06-19");
    expect(waiting.agreements).toMatchObject([{ header: { status: { label: "Submitted" } } }]);
    expect(waiting.odds.signed).toBe(0);
  });

  it.each([
    ["soon", "Enter a date, such as 10 March 2008"],
    ["2010-01-01", "This day is still to come. Enter today or an earlier day."],
  ])("show today and say what is wrong when asked for %s", async (day, problem) => {
    expect(await table(day)).toMatchObject({ on: null, asked: { typed: day, problem } });
    expect(await charts(day)).toMatchObject({ on: null, asked: { typed: day, problem } });
    await expect(visit(store, regionCsv, asking("/region.csv", day))).rejects.toMatchObject({
      ...{ init: { status: 400 }, data: { message: problem } },
    });
  });

  it("see at the next reading what anybody changed of what was known then", async () => {
    const act = await actAs(store, "facilitator@wolverhampton.example", "2009-05-02T09:00:00.000Z");
    const [held] = (await table(FIRST)).agreements;
    const { agreement } = await openBook(act, CODE);
    await store.replace("agreements", { ...agreement, removed: { by: "t", at: act.now, why: "A mistake" } } as never);
    expect(held).toBeDefined();
    expect((await table(FIRST)).agreements).toEqual([]);
  });
});
