import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { changePart, findPart } from "@models/agreement/change-part";
import { sentenceText } from "@models/measures/reading";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import type { OneTarget, StepThree } from "~/lib/step-3.server";
import type { PartFormView } from "~/parts/form-view";
import { action as edit, loader as editing } from "~/routes/agreements.$code.$part.$id.edit";
import * as page from "~/routes/agreements.$code.steps.3";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";
import { untouched } from "../../support/part-view";

const PARAMS = { code: "coventry-2008" };
const REGION = "E12000005";

let store: Store;
let act: Act;
let facilitator: Visitor;
let first: Target;
beforeAll(async () => {
  store = await openExampleStore();
  act = await actAs(store, "facilitator@coventry.example");
  facilitator = await openPages(store)("facilitator@coventry.example");
  first = (await openBook(act, PARAMS.code)).parts.target.find(({ name }) => name.startsWith("VAT")) as Target;
});
afterAll(() => store.close());

/** The page of step 3 with the first target given another form. */
async function withForm(fields: object): Promise<OneTarget> {
  const { part } = await findPart(act, PARAMS.code, "target", first._id);
  const saved = await changePart(act, PARAMS.code, "target", first._id, part.rev, fields as never);
  expect(saved.kind).toBe("done");
  const { data } = await facilitator.get(page.loader, PARAMS, `?target=${first._id}`);
  return (data as StepThree & { chosen: OneTarget }).chosen;
}
const promiseOf = ({ chart }: OneTarget) => chart?.lines.find(({ role }) => role === "promise");

describe("a target's form on step 3", () => {
  it("draws a gap as a line that moves with the region", async () => {
    const chosen = await withForm({
      form: "gap",
      gapTo: REGION,
      baseline: { period: "CY2001", value: -6.3 },
      trajectory: { CY2011: -2 },
    });
    const region = chosen.chart?.lines.find(({ role }) => role === "region")?.runs.flat() ?? [];
    const promise = promiseOf(chosen)?.runs.flat() ?? [];
    const at = (points: typeof promise, period: string) => points.find((point) => point.period === period)?.value ?? 0;
    expect(at(promise, "2001")).toBeCloseTo(at(region, "2001") - 6.3, 9);
    // Five tenths of the way from −6.3 to −2 are −4.58 in 2005, whatever the region does.
    expect(at(promise, "2005") - at(region, "2005")).toBeCloseTo(-6.3 + 4.3 * 0.4, 9);
    expect(promise.at(-1)).toMatchObject({ period: "2011", value: 32, mark: "final" });
    expect(promiseOf(chosen)?.endText).toBe("2 below");
    // It is dragged from where the region stands.
    expect(chosen).toMatchObject({ mayTry: true, start: null });
    expect(chosen.form.find(({ period }) => period === "CY2011")).toMatchObject({ value: -2, drawnFrom: 34 });
    expect(sentenceText(chosen.reading)).toMatch(
      /We promise to be 2 below West Midlands by 2011, wherever it then stands\. The line goes by the latest of West Midlands, 34 in 2005/,
    );
  });

  it("draws a tolerance as a band", async () => {
    const chosen = await withForm({
      form: "band",
      tolerance: 1.5,
      baseline: { period: "CY2005", value: 29.1 },
      trajectory: { CY2011: 29 },
    });
    expect(
      chosen.chart?.bands?.find(({ role }) => role === "promise")?.points.map(({ low, high }) => [low, high]),
    ).toEqual([
      [27.5, 30.5],
      [27.5, 30.5],
    ]);
    expect(sentenceText(chosen.reading)).toMatch(
      /We promise to stay within 1\.5 of 29 until 2011\. If nothing changes, 2011 will be near [\d.]+; \d+% of simulated futures stay within the promise\.$/,
    );
  });

  it("says the percent that was said, and opens what it comes to", async () => {
    const chosen = await withForm({
      form: "percentage",
      statedChange: 10,
      trajectory: {},
      judged: { FY2010: { periods: ["CY2010"] } },
    });
    expect(sentenceText(chosen.reading)).toMatch(/We promise an increase of 10%, to 32 by 2010\./);
    expect(chosen.workings.map(({ title }) => title)).toContain("What +10% comes to");
  });

  it("draws nothing but a date for a milestone, whose numbers are refused beside their fields", async () => {
    const place = { ...PARAMS, part: "target", id: first._id };
    const { data } = await facilitator.get(editing, place);
    const sent = { ...untouched(data as PartFormView), form: "milestone", "trajectory.CY2011": "36" };
    const refused = await facilitator.post(edit, place, sent);
    expect(refused.status).toBe(400);
    expect((refused.data as { errors: object }).errors).toMatchObject({
      milestoneBy: [expect.stringContaining("date")],
      "trajectory.CY2011": ["Leave this empty: a milestone has no numbers"],
    });
    const chosen = await withForm({ form: "milestone", milestoneBy: "2009-03-31", trajectory: {} });
    expect(promiseOf(chosen)).toBeUndefined();
    expect(chosen.chart?.dates).toMatchObject([{ word: "to be met by 31 March 2009" }]);
    expect(sentenceText(chosen.reading)).toMatch(/A milestone to be met by 31 March 2009\.$/);
  });
});
