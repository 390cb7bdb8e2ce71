import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import { agreeAgreement } from "@models/agreement/judge";
import { latestSnapshot } from "@models/agreement/snapshot";
import { reopenAnswer } from "@models/agreement/answer-challenge";
import type { Indicator } from "@models/measures/indicator";
import type { PeriodCode } from "@models/measures/period";
import { recordValues } from "@models/measures/record-value";
import { seriesOf } from "@models/measures/series";
import { WEST_MIDLANDS } from "@models/place/area";
import type { Organisation } from "@models/place/organisation";
import { dateRow } from "@models/region/arrange-rows";
import { regionDetails, regionRows } from "@models/region/keep-table";
import type { Store } from "@models/store/port";
import { ownerMeter } from "@models/updates/owner-meter";
import { readUpdates } from "@models/updates/read-updates";
import { sendUpdate } from "@models/updates/send-update";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";

const CODE = "wolverhampton-2008";
const LATER = "2009-06-01T12:00:00.000Z";

let store: Store;
beforeEach(async () => {
  store = await openExampleStore();
});
afterEach(() => store.close());

const reviewer = () => actAs(store, "reviewer@westmidlands.example", LATER);
const rowOf = async (atOnce?: number) => {
  const [row] = await regionRows(await reviewer(), WEST_MIDLANDS, atOnce);
  if (!row) throw new Error("No row");
  return row;
};
const keptRev = async () => (await store.find("regionTables", {}))[0]?.rev;

async function publish(values: Readonly<Record<string, number>>, audience: "region" | "partnership" = "region") {
  const act = await actAs(store, "facilitator@wolverhampton.example");
  const book = await openBook(act, CODE);
  const target = book.parts.target[0]!;
  return recordValues(
    act,
    "Published",
    Object.entries(values).map(([period, value]) => ({
      ...{ scope: book.partnership._id, series: seriesOf({ _id: target.indicator }, target.definition) },
      ...{ area: target.area, group: target.group, period: period as PeriodCode },
      given: { value, reason: null, status: "final", source: "Published", audience: { kind: audience } },
    })),
  );
}

async function sign(): Promise<void> {
  const [agreement] = await store.find<Agreement>("agreements", { code: CODE });
  const { sha256 } = await latestSnapshot(store, agreement!);
  accepted(await agreeAgreement(await reviewer(), CODE, sha256));
}

describe("the rows of a region's table", () => {
  it("are worked out once, and read as they were kept while nothing changes", async () => {
    const first = await rowOf();
    expect(first).toMatchObject({ isOld: false, summary: { area: "Wolverhampton", designated: 1 } });
    const rev = await keptRev();
    expect((await rowOf()).summary).toEqual(first.summary);
    expect(await keptRev()).toBe(rev);
  });

  it("are worked out again when the agreement is signed, and when a figure comes that the region may see", async () => {
    expect((await rowOf()).summary?.odds).toBeNull();
    await sign();
    expect((await rowOf()).summary).toMatchObject({
      odds: { kept: 3, scored: { count: 0 } },
      statuses: { "no result yet": 1 },
    });
    await publish({ "Q2008-4": 60 }, "partnership");
    expect((await rowOf()).summary?.statuses).toEqual({ "no result yet": 1 });
    await publish({ "Q2008-4": 60 });
    const { summary } = await rowOf();
    expect(summary).toMatchObject({ odds: { scored: { count: 1 } }, achieved: { count: 1 } });
    expect(summary?.statuses["no result yet"]).toBeUndefined();
    const details = await regionDetails(store, [(await rowOf()).agreement._id]);
    expect([...details.values()][0]?.scored).toMatchObject([{ period: "Q2008-4", result: 60 }]);
  });

  it("keep what was submitted until the region agrees it, whatever figures come", async () => {
    const before = (await rowOf()).summary;
    await publish({ "Q2008-4": 60 });
    expect((await rowOf()).summary).toEqual(before);
  });

  it("say which are old when there are more than one reader waits for", async () => {
    expect(await rowOf(0)).toMatchObject({ isOld: true, summary: null });
    await rowOf();
    await sign();
    expect(await rowOf(0)).toMatchObject({ isOld: true, summary: { area: "Wolverhampton" } });
  });

  it("count a question that the region asks again", async () => {
    const before = (await rowOf()).summary?.challenges.open ?? 0;
    const book = await openBook(await reviewer(), CODE);
    accepted(await reopenAnswer(await reviewer(), CODE, book.parts.challenge[0]?._id ?? "", "Which employers?"));
    expect((await rowOf()).summary?.challenges.open).toBe(before + 1);
  });

  it("tell how many owners of a signed plan say how it goes, as it stands after every word and change", async () => {
    expect((await rowOf()).summary?.owners).toBeNull();
    await sign();
    const count = async () => dateRow(await rowOf(), LATER.slice(0, 10)).owners;
    // Nobody was to say anything on the day on which it was signed.
    expect(await count()).toBeNull();
    const act = { ...(await actAs(store, "facilitator@wolverhampton.example")), now: "2009-05-20T09:00:00.000Z" };
    const [action] = (await openBook(act, CODE)).parts.action;
    const recordedFor = { who: "The head of skills", on: "2009-05-19", how: "by telephone" };
    accepted(
      await sendUpdate(act, CODE, { action: action?._id, course: "on course", done: "Four opened", recordedFor }),
    );
    expect(await count()).toEqual({ active: 1, of: 1, lost: 0 });
    const book = await openBook(act, CODE);
    const meter = ownerMeter(book, await readUpdates(store, book.agreement._id), LATER.slice(0, 10));
    expect(meter).toMatchObject({ active: 1, of: 1 });
    accepted(await changePart(act, CODE, "action", action?._id ?? "", action?.rev ?? 0, { owner: null }));
    expect(await count()).toEqual({ active: 0, of: 1, lost: 1 });
  });

  it("notice an organisation that is dissolved or leaves, though its agreement is as it was", async () => {
    await sign();
    const count = async () => dateRow(await rowOf(), LATER.slice(0, 10)).owners?.lost;
    const act = { ...(await actAs(store, "facilitator@wolverhampton.example")), now: "2009-05-20T09:00:00.000Z" };
    const [action] = (await openBook(act, CODE)).parts.action;
    const recordedFor = { who: "The head of skills", on: "2009-05-19", how: "by telephone" };
    accepted(
      await sendUpdate(act, CODE, { action: action?._id, course: "on course", done: "Four opened", recordedFor }),
    );
    expect(await count()).toBe(0);
    const owner = await store.get<Organisation>("organisations", action?.owner ?? "");
    await store.replace<Organisation>("organisations", {
      ...owner!,
      status: { state: "dissolved", on: "2009-05-31" },
    } as never);
    expect(await count()).toBe(1);
    const rev = await keptRev();
    await rowOf();
    expect(await keptRev()).toBe(rev);
  });

  it.each(["agreements", "actions", "reportings", "updates", "organisations", "partnerships", "indicators"])(
    "are worked out again when anybody wrote one of its %s, however often they were read before",
    async (collection) => {
      await sign();
      const act = { ...(await actAs(store, "facilitator@wolverhampton.example")), now: "2009-05-20T09:00:00.000Z" };
      const book = await openBook(act, CODE);
      const action = book.parts.action[0]!;
      const recordedFor = { who: "The head of skills", on: "2009-05-19", how: "by telephone" };
      accepted(
        await sendUpdate(act, CODE, { action: action._id, course: "on course", done: "Four opened", recordedFor }),
      );
      for (let read = 0; read < 3; read++) await rowOf();
      const rev = await keptRev();
      await rowOf();
      expect(await keptRev()).toBe(rev);
      const ids = {
        ...{ agreements: book.agreement._id, organisations: action.owner!, partnerships: book.partnership._id },
        indicators: book.parts.target[0]!.indicator,
      };
      const filter =
        collection in ids ? { _id: ids[collection as keyof typeof ids] } : { agreement: book.agreement._id };
      const [written] = await store.find(collection, filter);
      if (written) await store.replace(collection, written);
      else await store.insert(collection, { _id: "new", agreement: book.agreement._id } as never);
      await rowOf();
      expect(await keptRev()).not.toBe(rev);
    },
  );

  it("call an indicator of what is signed as it is called by now", async () => {
    await sign();
    const [{ agreement }, [indicator]] = await Promise.all([
      rowOf(),
      store.find<Indicator>("indicators", { code: "NI 151" }),
    ]);
    const named = async () => (await regionDetails(store, [agreement._id])).get(agreement._id)?.standings[0]?.name;
    expect(await named()).toBe(indicator?.name);
    await store.replace<Indicator>("indicators", { ...indicator!, name: "People in work" });
    await rowOf();
    expect(await named()).toBe("People in work");
  });

  it("are nobody's but the reviewer's of that region", async () => {
    const facilitator = await actAs(store, "facilitator@wolverhampton.example");
    expect(await regionRows(facilitator, WEST_MIDLANDS)).toEqual([]);
  });

  it("read together by two are the same, and kept once", async () => {
    const [one, other] = await Promise.all([rowOf(), rowOf()]);
    expect(one.summary).toEqual(other.summary);
    expect(await store.count("regionTables", {})).toBe(1);
  });
});
