import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { enterValue } from "@models/measures/enter-value";
import type { Observation } from "@models/measures/observation";
import { isVerified } from "@models/measures/observation-history";
import { batchesOf } from "@models/measures/step-table";
import { verifyValue } from "@models/measures/verify-value";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";

const CODE = "wolverhampton-2008";

describe("an auditor of the region verifies a submitted figure", () => {
  let store: Store;
  let auditor: Act;
  let facilitator: Act;
  let figure: Observation;

  const figureNow = async () => (await store.get<Observation>("observations", figure._id)) as Observation;
  const isVerifiedNow = async () => isVerified(await figureNow(), batchesOf(await openBook(facilitator, CODE)));
  const check = (act: Act, note: string, batch = figure.versions.at(-1)?.batch) =>
    verifyValue(act, CODE, { observation: figure._id, batch, note });

  beforeAll(async () => {
    store = await openExampleStore();
    auditor = await actAs(store, "auditor@westmidlands.example");
    facilitator = await actAs(store, "facilitator@wolverhampton.example");
    figure = (await openBook(auditor, CODE)).observations[0] as Observation;
  });
  afterAll(() => store.close());

  it("asks how it was checked", async () => {
    expect(await check(auditor, " ")).toMatchObject({ kind: "refused", problems: [{ field: "note" }] });
  });

  it("is refused to those who enter figures, and knows no other agreement's", async () => {
    await expect(check(facilitator, "Held against the survey")).rejects.toThrow(ForbiddenError);
    await expect(
      verifyValue(auditor, CODE, { observation: "common|NI 1:1|E08000026|all|CY2005", batch: "b", note: "Looked" }),
    ).rejects.toThrow(NotFoundError);
    await expect(
      verifyValue(auditor, "trafford-2008", { observation: figure._id, batch: "b", note: "L" }),
    ).rejects.toThrow(NotFoundError);
  });

  it("says so, until the value changes", async () => {
    expect((await check(auditor, "Held against the Labour Force Survey")).kind).toBe("done");
    expect(await isVerifiedNow()).toBe(true);
    const { series, area, period } = figure;
    const entered = await enterValue(facilitator, CODE, {
      indicator: series.slice(0, series.lastIndexOf(":")),
      area,
      period,
      typed: "70.1",
    });
    expect(entered.kind).toBe("done");
    expect(await isVerifiedNow()).toBe(false);
    expect(await check(auditor, "Held against the survey")).toMatchObject({ kind: "refused" });
  });
});
