import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import { agreeAgreement } from "@models/agreement/judge";
import { latestSnapshot } from "@models/agreement/snapshot";
import type { PeriodCode } from "@models/measures/period";
import { recordValues } from "@models/measures/record-value";
import { seriesOf } from "@models/measures/series";
import type { Store } from "@models/store/port";
import type { RegionPage } from "~/lib/region-page.server";
import { loader as region } from "~/routes/region";
import { actAs, openExampleStore } from "../../support/example";
import { openPages } from "../../support/pages";
import { accepted } from "../../support/people";

const CODE = "wolverhampton-2008";

let store: Store;
beforeEach(async () => {
  store = await openExampleStore();
});
afterEach(() => store.close());

const page = async () => {
  const reviewer = await openPages(store, "2010-12-01T12:00:00.000Z")("reviewer@westmidlands.example");
  const { data } = await reviewer.get(region, {});
  return (data as { regions: RegionPage[] }).regions[0]!;
};

async function sign(): Promise<void> {
  const [agreement] = await store.find<Agreement>("agreements", { code: CODE });
  const { sha256 } = await latestSnapshot(store, agreement!);
  accepted(await agreeAgreement(await actAs(store, "reviewer@westmidlands.example"), CODE, sha256));
}

async function publish(values: Readonly<Record<string, number>>, audience: "region" | "partnership"): Promise<void> {
  const act = await actAs(store, "facilitator@wolverhampton.example");
  const book = await openBook(act, CODE);
  const target = book.parts.target[0]!;
  await recordValues(
    act,
    "Published",
    Object.entries(values).map(([period, value]) => ({
      scope: book.partnership._id,
      series: seriesOf({ _id: target.indicator }, target.definition),
      area: target.area,
      group: target.group,
      period: period as PeriodCode,
      given: { value, reason: null, status: "final", source: "Published", audience: { kind: audience } },
    })),
  );
}

describe("the odds at signing, scored on the region's page", () => {
  it("are none before an agreement is signed", async () => {
    expect((await page()).odds).toMatchObject({ agreements: [], kept: 0, whole: { count: 0, mean: null } });
  });

  it("wait for the result that judges a promise, and for one that the region may see", async () => {
    await sign();
    const waiting = { agreements: [], kept: 3, whole: { mean: null } };
    expect((await page()).odds).toMatchObject(waiting);
    await publish({ "Q2008-4": 66.5 }, "partnership");
    expect((await page()).odds).toMatchObject(waiting);
  });

  it("are scored once it is known, for each agreement and all together, with their working", async () => {
    await sign();
    await publish({ "Q2008-4": 66.5, "Q2009-4": 60 }, "region");
    const { odds } = await page();
    expect(odds.agreements).toMatchObject([{ kept: 3, count: 2, mean: odds.whole.mean }]);
    expect(odds.whole.count).toBe(2);
    expect(odds.whole.working?.steps).toEqual([
      expect.stringMatching(/^.*, Q4 2008: met, \(0\.\d\d − 1\)² = 0\.\d{3}$/) as string,
      expect.stringMatching(/^.*, Q4 2009: not met, \(0\.\d\d − 0\)² = 0\.\d{3}$/) as string,
    ]);
  });
});
