import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { changePart, findPart } from "@models/agreement/change-part";
import type { PeriodCode } from "@models/measures/period";
import { recordValues } from "@models/measures/record-value";
import { seriesOf } from "@models/measures/series";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import type { OneTarget, StepThree } from "~/lib/step-3.server";
import * as page from "~/routes/agreements.$code.steps.3";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const PARAMS = { code: "coventry-2008" };

let store: Store;
let act: Act;
let facilitator: Visitor;
let councillor: Visitor;
let target: Target;
let partnership: string;
beforeAll(async () => {
  store = await openExampleStore();
  act = await actAs(store, "facilitator@coventry.example");
  const visit = openPages(store, "2010-12-01T12:00:00.000Z");
  facilitator = await visit("facilitator@coventry.example");
  councillor = await visit("councillor@coventry.example");
  const book = await openBook(act, PARAMS.code);
  partnership = book.partnership._id;
  target = book.parts.target.find(({ name }) => name.startsWith("VAT")) as Target;
});
afterAll(() => store.close());

type Chosen = OneTarget & Pick<NonNullable<StepThree["chosen"]>, "standing">;
async function standing(visitor = facilitator): Promise<Chosen["standing"]> {
  const { data } = await visitor.get(page.loader, PARAMS, `?target=${target._id}`);
  return (data as { chosen: Chosen }).chosen.standing;
}
const publish = (values: Readonly<Record<string, number>>, area = target.area) =>
  recordValues(
    act,
    "Published",
    Object.entries(values).map(([period, value]) => ({
      scope: partnership,
      series: seriesOf({ _id: target.indicator }, target.definition),
      area,
      group: target.group,
      period: period as PeriodCode,
      given: { value, reason: null, status: "final", source: "Published", audience: { kind: "public" } },
    })),
  );

describe("how we are doing against a target", () => {
  it("says when the first result is due, whatever else is known", async () => {
    await publish({ CY2006: 29.5, CY2007: 30.6 });
    const { progress } = await standing();
    expect(progress).toMatchObject({ status: "no result yet", says: "No result yet, due October 2009." });
    expect(progress?.years.map(({ label, says }) => `${label}: ${says}`)).toEqual([
      "2008/09: No result yet, due October 2009.",
      "2009/10: No result yet, due October 2010.",
      "2010/11: No result yet, due October 2011.",
    ]);
  });

  it("judges a year by its own result, by how much the series moves by itself, with its working", async () => {
    await publish({ CY2008: 31 });
    const { progress } = await standing();
    expect(progress?.status).toBe("too early to say");
    expect(progress?.says).toMatch(
      /^31 in 2008, against 32\.6 promised\. A change within [\d.]+ cannot be told from noise/,
    );
    const [status, point, final] = progress?.workings ?? [];
    expect(status).toMatchObject({ title: "Status in 2008", result: "too early to say" });
    // (31 − 29.1) ÷ (32.6 − 29.1) and ÷ (36.2 − 29.1)
    expect(point).toMatchObject({ title: "Achieved of this period’s point", result: "54%" });
    expect(final).toMatchObject({ title: "Achieved of the final target", result: "27%" });
    expect(final?.steps?.[0]).toMatch(/^Reward if it ended here: 0%/);
  });

  it("says how much of what has moved since the baseline moved with all areas, once theirs is known too", async () => {
    expect((await standing()).progress?.years[0]?.ours).toBeNull();
    await publish({ CY2006: 33, CY2007: 33.5, CY2008: 33.4 }, "E12000005");
    const { progress } = await standing();
    expect(progress?.years.map(({ ours }) => ours)).toEqual([
      "Of +1.9 since 2005, −0.6 was that of West Midlands and +2.5 our own.",
      null,
      null,
    ]);
    expect(progress?.workings.at(-1)?.title).toBe("Ours or everyone’s? Coventry, 2005 to 2008");
  });

  it("turns only when the next result is further away than noise", async () => {
    await publish({ CY2009: 22 });
    const { progress } = await standing();
    expect(progress?.years.map(({ status }) => status)).toEqual(["too early to say", "off track", null]);
    expect(progress?.status).toBe("off track");
  });

  it("takes that a milestone was met from those who answer for it, when the promise is long locked", async () => {
    const { rev } = (await findPart(act, PARAMS.code, "target", target._id)).part;
    await changePart(act, PARAMS.code, "target", target._id, rev, {
      form: "milestone",
      milestoneBy: "2009-03-31",
      trajectory: {},
    });
    expect((await standing()).progress).toMatchObject({
      status: "off track",
      says: "Promised by 31 March 2009, and not met yet.",
    });
    const send = (fields: Record<string, string>, visitor = facilitator) =>
      visitor.post(page.action, PARAMS, { intent: "milestone", form: "milestone", target: target._id, ...fields });
    expect(await send({ on: "1 January 2011" })).toMatchObject({
      status: 400,
      data: { errors: { on: expect.anything() } },
    });
    expect((await send({ on: "soon" })).status).toBe(400);
    await expect(send({ on: "30 March 2009" }, councillor)).rejects.toThrow(/Only the facilitator/);
    expect((await standing(councillor)).milestone).toBeNull();
    expect((await send({ on: "30 March 2009", note: "Opened" })).status).toBe(303);
    expect(await standing()).toMatchObject({
      progress: { status: "on track", says: "Met on 30 March 2009, and promised by 31 March 2009." },
      milestone: { met: "2009-03-30", note: "Opened" },
    });
  });
});
