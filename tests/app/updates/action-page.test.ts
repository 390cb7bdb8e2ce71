import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import type { Store } from "@models/store/port";
import { sendUpdate } from "@models/updates/send-update";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PartPageView, PartRefusal } from "~/parts/part-view";
import { loader as changesLoader } from "~/routes/agreements.$code.changes";
import { action as send, loader } from "~/routes/agreements.$code.$part.$id._index";
import { CODE, agree, anOwnedAction } from "../../models/updates/an-agreed-plan";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";
import { accepted } from "../../support/people";

const TODAY = "2008-06-20T10:00:00.000Z";
const POLICE = "police@coventry.example";

let store: Store;
let police: Act;
let action: Action;
let open: (email: string) => Promise<Visitor>;

beforeAll(async () => {
  store = await openExampleStore();
  police = await actAs(store, POLICE, TODAY);
  action = await anOwnedAction(await actAs(store, "facilitator@coventry.example", TODAY), police);
  await agree(store);
  open = openPages(store, TODAY);
});
afterAll(() => store.close());

const params = () => ({ code: CODE, part: "action", id: action._id });
const page = async (email: string) => (await (await open(email)).get(loader, params())).data as PartPageView;

describe("the page of an action", () => {
  it("offers its owner the form, the facilitator one that says who said it, and others none", async () => {
    expect((await page(POLICE)).updates?.form).toMatchObject({ action: action._id, isRecorded: false });
    expect((await page("facilitator@coventry.example")).updates?.form).toMatchObject({ isRecorded: true });
    expect((await page("health@coventry.example")).updates).toMatchObject({ form: null, updates: [] });
  });

  it("takes an update, tells what slipped and keeps the first day in sight, here and in the changes", async () => {
    const { updates } = await page(POLICE);
    const key = updates?.form?.key ?? "";
    const fields = {
      ...{ intent: "update", form: "update", key, action: action._id, course: "at risk", done: "40 shops" },
      ...{ inTheWay: "One firm closed", newDate: "31 August 2008" },
    };
    const sent = await (await open(POLICE)).post(send, params(), fields);
    expect(sent).toMatchObject({ status: 303, to: `/agreements/${CODE}/action/${action._id}#update-${key}` });
    const after = await page("health@coventry.example");
    expect(after.updates?.slips).toEqual(["End: first 30 June 2008, moved once, now 31 August 2008"]);
    expect(after.updates?.updates).toMatchObject([
      {
        mark: { kind: "risk", words: "at risk" },
        origin: expect.stringMatching(/^Sergeant Maria Doyle, West Midlands Police, 20 June 2008$/),
        done: "40 shops",
        inTheWay: "One firm closed",
        changes: ["End moved from 30 June 2008 to 31 August 2008"],
        mayDecide: false,
      },
    ]);
    const { data } = await (await open(POLICE)).get(changesLoader, { code: CODE }, "?kind=update");
    expect((data as { entries: unknown[] }).entries[0]).toMatchObject({
      did: "said how it goes with",
      title: "Locks for small shops",
      href: `/agreements/${CODE}/action/${action._id}#update-${key}`,
      lines: expect.arrayContaining([{ what: "Day", from: "30 June 2008", to: "31 August 2008" }]),
    });
  });

  it("gives back what was typed when something is missing", async () => {
    const fields = {
      intent: "update",
      form: "update-x",
      action: action._id,
      course: "off course",
      done: "Nothing yet",
    };
    const { status, data } = await (await open(POLICE)).post(send, params(), fields);
    expect(status).toBe(400);
    expect((data as PartRefusal).update).toMatchObject({
      form: "update-x",
      errors: { inTheWay: ["Say what is in the way, so that others can help"] },
      typed: { done: "Nothing yet" },
    });
  });

  it("asks the owner whether what somebody else answered holds", async () => {
    const words = { action: action._id, course: "on course", answeredBy: "Sam Hill" };
    const update = accepted(await sendUpdate({ ...police, via: "link" }, CODE, words));
    const own = (await page(POLICE)).updates?.updates[0];
    expect(own).toMatchObject({ mayDecide: true, standing: expect.stringContaining("Waits for") });
    expect((await page("health@coventry.example")).updates?.updates.map(({ id }) => id)).not.toContain(update._id);
    const fields = { intent: "set-aside-update", form: "d", update: update._id, why: "Sam has left" };
    expect((await (await open(POLICE)).post(send, params(), fields)).status).toBe(303);
    expect((await page(POLICE)).updates?.updates[0]?.standing).toBe(
      "Set aside by Sergeant Maria Doyle on 20 June 2008: Sam has left",
    );
  });
});
