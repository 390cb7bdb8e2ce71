import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "@models/store/port";
import * as page from "~/routes/agreements.$code.comparators";
import * as newPart from "~/routes/agreements.$code.$part.new";
import type { ComparatorsPage } from "~/lib/comparators-page.server";
import { openExampleStore } from "../support/example";
import { type Visitor, openPages } from "../support/pages";

const PARAMS = { code: "coventry-2008" };

let store: Store;
let facilitator: Visitor;
let visitAs: ReturnType<typeof openPages>;

beforeEach(async () => {
  store = await openExampleStore();
  visitAs = openPages(store);
  facilitator = await visitAs("facilitator@coventry.example");
  return () => store.close();
});

const read = async (search = "", visitor = facilitator, params = PARAMS) =>
  (await visitor.get(page.loader, params, search)).data as ComparatorsPage;
const vat = async (search: string) => {
  const { comparison } = await read();
  const indicator = comparison?.indicators.find(({ label }) => /VAT/.test(label))?.value ?? "";
  return (await read(`?indicator=${encodeURIComponent(indicator)}${search}`)).comparison?.shown;
};
const addSet = async (fields: Readonly<Record<string, string>>) =>
  facilitator.post(
    newPart.action,
    { ...PARAMS, part: "comparatorSet" },
    { nearest: "10", reason: "To see", ...fields },
  );

describe("the page of the comparator sets", () => {
  it("shows whom charts compare with, why, and who decided it", async () => {
    const { sets } = await read();
    expect(sets).toMatchObject([
      { isShown: true, method: "Chosen by hand", areas: [{ name: "Wolverhampton", distance: null }] },
    ]);
    expect(sets[0]?.history).toMatchObject([
      { what: expect.stringContaining("Let charts") },
      { who: expect.any(String) },
    ]);
  });

  it("tells rank, percentile and gaps by the published figures, with how each changed", async () => {
    const shown = await vat("&period=CY2005&from=CY1999");
    expect(shown?.sentence).toBe("Coventry was 1st of 2 in 2005. It was 2nd of 2 in 1999.");
    const [coventry] = shown?.rows ?? [];
    expect(coventry).toMatchObject({ name: "Coventry", value: "29.1", isOurs: true });
    expect(coventry?.cells.map(({ measure, text, moved }) => [measure, text, moved?.text])).toEqual([
      ["rank", "1st of 2", "up 1"],
      ["percentile", "100", "+100"],
      ["toMedian", "+0.6", "+7.35"],
      ["toBest", "0", "+13.5"],
      ["toRegion", "−4.9", "+2.8"],
    ]);
    expect(shown?.workings.length).toBe(10);
    expect((await vat("&period=CY2005&from=CY1999&workings=all"))?.workings.length).toBe(20);
  });

  it("lists areas with no value and ranks them nowhere", async () => {
    await facilitator.post(page.action, PARAMS, { intent: "add", areas: "E08000025", why: "Next door" });
    const shown = await vat("&period=CY2005");
    expect(shown?.rows).toHaveLength(2);
    expect(shown?.notRanked).toEqual([{ why: "no value", areas: "Birmingham" }]);
  });

  it("adds a set by a rule through its form, and lets charts compare with it for a reason", async () => {
    expect(await addSet({ name: "Our region", method: "region" })).toMatchObject({ status: 303 });
    const set = (await read()).sets.find(({ name }) => name === "Our region");
    expect(set).toMatchObject({ isShown: false, today: { joins: "", leaves: "" } });
    expect(set?.areas.length).toBeGreaterThan(10);
    const show = (why: string) =>
      facilitator.post(page.action, PARAMS, {
        intent: `show.${set?.id}`,
        form: `show.${set?.id}`,
        set: set?.id ?? "",
        why,
      });
    expect(await show("")).toMatchObject({ status: 400, data: { refused: { form: `show.${set?.id}` } } });
    expect((await show("The region reads us so")).to).toBe(
      `/agreements/coventry-2008/comparators#comparatorSet-${set?.id}`,
    );
    expect((await read()).sets[0]).toMatchObject({
      id: set?.id,
      isShown: true,
      shownBecause: "The region reads us so",
    });
  });

  it("asks for a weight, and says whom it left out for want of figures", async () => {
    const fields = { name: "Like us", method: "most similar" };
    expect(await addSet(fields)).toMatchObject({ status: 400, data: { errors: { weights: [expect.any(String)] } } });
    const weighted = { ...fields, "weights~keys": "NI 151", "weights.NI 151": "2" };
    expect(await addSet(weighted)).toMatchObject({ status: 303 });
    const set = (await read()).sets.find(({ name }) => name === "Like us");
    expect(set?.areas).toMatchObject([{ name: "Wolverhampton", over: "1" }]);
    expect(set?.today?.likeness).toMatchObject({
      indicators: [{ weight: "2", rests: expect.stringContaining("Q2 2007, 2 areas") }],
      count: 1,
    });
    expect(set?.today?.likeness?.leftOut).toHaveLength(34);
    expect(set?.today?.likeness?.workings[0]?.title).toBe("Distance of Wolverhampton from Coventry");
  });

  it("shows the region the submitted set and its figures, and nothing to change", async () => {
    const reviewer = await visitAs("reviewer@westmidlands.example");
    const seen = await read("", reviewer, { code: "wolverhampton-2008" });
    expect(seen).toMatchObject({ mayChange: false, fromSubmission: true, sets: [{ isShown: true, history: [] }] });
    expect(seen.comparison?.shown?.rows.length).toBeGreaterThan(0);
  });
});
