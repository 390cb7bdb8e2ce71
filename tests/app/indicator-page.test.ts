import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import type { Observation } from "@models/measures/observation";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import { chartOfTable } from "~/components/charts/chart";
import type { StepOne } from "~/lib/step-1.server";
import * as admin from "~/routes/admin";
import * as stepOne from "~/routes/agreements.$code.steps.1";
import * as save from "~/routes/agreements.$code.values_.save";
import * as page from "~/routes/indicators.$indicator";
import { openExampleStore } from "../support/example";
import { type Visitor, openPages } from "../support/pages";

const VAT = { indicator: "coventry-vat-registrations" };
const NATIONAL = { indicator: "NI 151" };
const AGREEMENT = { code: "coventry-2008" };

let store: Store;
let facilitator: Visitor;
let open: ReturnType<typeof openPages>;
beforeAll(async () => {
  store = await openExampleStore();
  open = openPages(store);
  facilitator = await open("facilitator@coventry.example");
});
afterAll(() => store.close());

const REVISION = {
  form: "revise",
  text: "Businesses that register for VAT or PAYE in the year, per 10,000 adults",
  from: "2006-01-01",
  why: "The register counts employers too",
  comparableWithLast: "no",
};

async function vatTable() {
  const { data } = await facilitator.get(stepOne.loader, AGREEMENT);
  const table = (data as StepOne).tables.find(({ indicator }) => indicator === VAT.indicator);
  if (table === undefined) throw new Error("There is no table of VAT registrations");
  return table;
}

describe("the page of an indicator", () => {
  it("shows what it measures, and asks for what a new definition needs", async () => {
    expect((await facilitator.get(page.loader, VAT)).data).toMatchObject({
      owner: "Coventry Partnership",
      mayRevise: true,
      definitions: [{ id: "1", from: null, to: null }],
    });
    expect(await facilitator.post(page.action, VAT, { form: "revise", text: "Other", from: "soon" })).toMatchObject({
      status: 400,
      data: {
        refused: {
          values: { text: "Other", from: "soon" },
          errors: {
            from: [/./],
            why: [/./],
            comparableWithLast: ["Say whether its values may be compared with those before"],
          },
        },
      },
    });
  });

  it("keeps a new definition's figures apart: the line is broken, and no change crosses it", async () => {
    expect((await facilitator.post(page.action, VAT, REVISION)).status).toBe(303);
    expect((await facilitator.get(page.loader, VAT)).data).toMatchObject({
      definitions: [
        { id: "2", from: "2006-01-01", to: null, why: "The register counts employers too", comparableWithLast: false },
        { id: "1", from: null, to: "2005-12-31" },
      ],
    });
    const enter = (period: string, typed: string) =>
      facilitator.post(save.action, AGREEMENT, { indicator: VAT.indicator, area: "E08000026", period, typed });
    await enter("CY2006", "41.2");
    await enter("CY2007", "42");
    await enter("CY1998", "26.1");
    const stored = (await store.find<Observation>("observations", { area: "E08000026" })).filter(
      ({ series, period }) => series.startsWith(VAT.indicator) && ["CY2006", "CY1998"].includes(period),
    );
    expect(stored.map(({ series, period }) => `${period} ${series}`).sort()).toEqual([
      "CY1998 coventry-vat-registrations:1",
      "CY2006 coventry-vat-registrations:2",
    ]);
    const table = await vatTable();
    expect(table.columns.filter(({ isBreak }) => isBreak).map(({ label }) => label)).toEqual(["2006"]);
    expect(table.rows[0]?.change?.text).toBe("+0.8");
    expect(table.definitions.map(({ id }) => id)).toEqual(["2", "1"]);
    const chart = chartOfTable(table);
    expect(chart.lines[0]?.runs.map((run) => run.map(({ period }) => period))).toEqual([
      ["1998", "1999", "2000", "2001", "2002", "2003", "2004", "2005"],
      ["2006", "2007"],
    ]);
    const [target] = await store.find<Target>("targets", VAT);
    expect(target?.definition).toBe("1");
  });

  it("takes no definition twice, nor one from before the present one", async () => {
    expect(await facilitator.post(page.action, VAT, REVISION)).toMatchObject({
      status: 400,
      data: { refused: { errors: { from: ["The present definition holds from 2006-01-01. Enter a later date."] } } },
    });
  });

  it("is the administrator's to change where it is a national one", async () => {
    await expect(facilitator.post(page.action, NATIONAL, REVISION)).rejects.toThrow(ForbiddenError);
    expect((await facilitator.get(page.loader, NATIONAL)).data).toMatchObject({ mayRevise: false });
    const administrator = await open("admin@waymark.example");
    expect((await administrator.get(admin.loader, {}, "?q=151")).data).toMatchObject({
      indicators: { found: [{ code: "NI 151", to: "/indicators/NI%20151" }] },
    });
    expect((await administrator.post(page.action, NATIONAL, REVISION)).status).toBe(303);
  });

  it("is not there for another partnership", async () => {
    const stranger = await open("facilitator@wolverhampton.example");
    await expect(stranger.get(page.loader, VAT)).rejects.toThrow(NotFoundError);
    await expect(stranger.post(page.action, VAT, REVISION)).rejects.toThrow(NotFoundError);
    const councillor = await open("councillor@coventry.example");
    expect((await councillor.get(page.loader, VAT)).data).toMatchObject({ mayRevise: false });
    await expect(councillor.post(page.action, VAT, REVISION)).rejects.toThrow(ForbiddenError);
  });
});
