import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import { slippedDays } from "@models/actions/slips";
import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import { exportAgreement } from "@models/agreement/export-agreement";
import { AgreementFileSchema } from "@models/agreement/agreement-file";
import { checkStore } from "@models/integrity/check-store";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import type { Store } from "@models/store/port";
import { confirmUpdate, resumeUpdates, setAsideUpdate } from "@models/updates/decide-update";
import { readUpdates, updatesFor } from "@models/updates/read-updates";
import { sendUpdate } from "@models/updates/send-update";
import type { Update } from "@models/updates/update";
import { valuesDue } from "@models/updates/value-due";
import type { Target } from "@models/targets/target";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";
import { killedAtWrite } from "../../support/store-between";
import { CODE, agree, anOwnedAction } from "./an-agreed-plan";

const TODAY = "2008-06-20T10:00:00.000Z";

let store: Store;
let facilitator: Act;
let police: Act;
let health: Act;
let agreement: Agreement;
let action: Action & { readonly owner: string };

beforeEach(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@coventry.example", TODAY);
  police = await actAs(store, "police@coventry.example", TODAY);
  health = await actAs(store, "health@coventry.example", TODAY);
  action = await anOwnedAction(facilitator, police);
  agreement = await agree(store);
});
afterEach(() => store.close());

const send = (act: Act, fields: object = {}) =>
  sendUpdate(act, CODE, { action: action._id, course: "on course", ...fields });
const now = async () => (await store.get<Action>("actions", action._id)) as Action;
const sent = () => readUpdates(store, agreement._id);

describe("an update", () => {
  it("is recorded in the name of who owns the action, and by nobody else", async () => {
    const update = accepted(await send(police, { done: "40 shops fitted" }));
    expect(update).toMatchObject({ state: "recorded", organisation: action.owner, done: "40 shops fitted" });
    for (const email of ["health@coventry.example", "councillor@coventry.example", "auditor@coventry.example"]) {
      await expect(send(await actAs(store, email, TODAY))).rejects.toThrow(ForbiddenError);
    }
    for (const email of [
      "facilitator@wolverhampton.example",
      "reviewer@westmidlands.example",
      "admin@waymark.example",
    ]) {
      await expect(send(await actAs(store, email, TODAY))).rejects.toThrow(NotFoundError);
    }
    expect(await sent()).toHaveLength(1);
  });

  it("is written down by the facilitator only with who said it and how", async () => {
    expect(refusals(await send(facilitator))).toEqual(["Say who told you this, and how"]);
    const recordedFor = { who: "Inspector Bell", on: "2008-06-19", how: "by telephone" };
    expect(accepted(await send(facilitator, { recordedFor }))).toMatchObject({ state: "recorded", recordedFor });
    await expect(send(police, { recordedFor })).rejects.toThrow(ForbiddenError);
  });

  it("says what is in the way when it is not on course, and nothing is saved until it does", async () => {
    expect(refusals(await send(police, { course: "at risk" }))).toEqual([
      "Say what is in the way, so that others can help",
    ]);
    expect(refusals(await send(police, { course: "splendid" }))).toEqual(["Choose whether it is still on course"]);
    expect(await sent()).toEqual([]);
    accepted(await send(police, { course: "off course", inTheWay: "No locksmith", help: "A second firm" }));
  });

  it("keeps the first day and counts the slips, whether an update or the plan moves it", async () => {
    const inTheWay = "The firm closed";
    const moved = accepted(await send(police, { course: "at risk", inTheWay, newDate: "2008-07-31" }));
    expect(moved.slippedFrom).toBe("2008-06-30");
    const { rev } = await now();
    accepted(await changePart(facilitator, CODE, "action", action._id, rev, { end: "2008-09-30" }));
    expect(slippedDays(await now())).toEqual([{ of: "end", first: "2008-06-30", now: "2008-09-30", times: 2 }]);
    // An earlier day is no slip, and no form writes over the count.
    const { rev: later } = await now();
    accepted(await changePart(facilitator, CODE, "action", action._id, later, { end: "2008-08-31", slips: {} }));
    expect(slippedDays(await now())).toMatchObject([{ first: "2008-06-30", now: "2008-08-31", times: 2 }]);
    expect(refusals(await send(police, { newDate: "2008-08-31" }))).toEqual([
      "Enter a day after 31 August 2008, on which it is due now",
    ]);
  });

  it("moves a milestone, and takes it as done only with evidence or a word why there is none", async () => {
    accepted(await send(police, { milestone: "rooms", newDate: "2008-06-25" }));
    expect(slippedDays(await now())).toMatchObject([{ of: "rooms", first: "2008-05-16", times: 1 }]);
    const done = { milestone: "rooms", milestoneDone: "2008-06-18" };
    expect(refusals(await send(police, done))).toEqual([
      "Give a link, a file or an evidence item that shows it is done, or say why there is none",
    ]);
    expect(
      refusals(await send(police, { ...done, milestoneDone: "2008-07-01", noEvidence: "Agreed by word" })),
    ).toEqual(["Enter the day on which it was done, not one to come"]);
    accepted(await send(police, { ...done, noEvidence: "Agreed by word" }));
    expect((await now()).milestones["rooms"]).toMatchObject({ done: "2008-06-18", evidence: "None: Agreed by word" });
    // The plan's own form asks the same.
    const { rev, milestones } = await now();
    const opened = { ...milestones, opened: { what: "Opened", by: "2008-06-01", done: "2008-06-02" } };
    expect(await changePart(police, CODE, "action", action._id, rev, { milestones: opened })).toMatchObject({
      kind: "refused",
      problems: [{ field: "milestones.opened.evidence" }],
    });
  });

  it("sent twice with one key is one update, also at the same moment", async () => {
    const fields = { key: "form-12345", newDate: "2008-08-31" };
    const [one, other] = await Promise.all([send(police, fields), send(police, fields)]);
    const third = await send(police, fields);
    expect(new Set([one, other, third].map((outcome) => accepted(outcome)._id))).toEqual(new Set(["form-12345"]));
    expect(await sent()).toHaveLength(1);
    expect(slippedDays(await now())).toMatchObject([{ times: 1 }]);
  });

  it("goes on while the agreement lives, and not after it is closed", async () => {
    await store.replace<Agreement>("agreements", { ...agreement, status: "closed" });
    expect(refusals(await send(police))).toEqual(["This agreement is closed. Only results are still entered."]);
    expect(await sent()).toEqual([]);
  });

  it("carries a value that its organisation is due to supply, and never half of it", async () => {
    const jobs = await actAs(store, "jobs@coventry.example", TODAY);
    const before = await openBook(facilitator, CODE);
    const target = before.parts.target.find(({ name }) => name === "Working age people in employment") as Target;
    const [due] = valuesDue(before, [target], target.lead ?? "", TODAY.slice(0, 10));
    const period = due?.period ?? "";
    const about = { action: undefined, target: target._id, course: "on course" };
    const value = { target: target._id, period, typed: "71.9" };
    const { updates, observations } = { updates: await sent(), observations: await store.count("observations", {}) };
    const notYet = await send(jobs, { ...about, value: { ...value, period: "Q2010-4" } });
    expect(refusals(notYet)).toEqual(["This value is not due any more: somebody has entered it. Leave it out."]);
    expect(refusals(await send(jobs, { ...about, value: { ...value, typed: "many" } }))).toHaveLength(1);
    expect([await sent(), await store.count("observations", {})]).toEqual([updates, observations]);
    accepted(await send(jobs, { ...about, value }));
    const book = await openBook(jobs, CODE);
    expect(
      book.observations.find(
        (each) => each.period === period && each.series === "NI 151:1" && each.area === target.area,
      ),
    ).toBeDefined();
  });
});

describe("an answer under another name", () => {
  const answer = async (fields: object = {}) =>
    accepted(
      await send(
        { ...police, via: "link" },
        { answeredBy: "Sam Hill", newDate: "2008-08-31", course: "at risk", inTheWay: "Staff", ...fields },
      ),
    );

  it("changes nothing until the owner confirms it", async () => {
    const update = await answer();
    expect(update).toMatchObject({ state: "waiting", answeredBy: "Sam Hill" });
    expect((await now()).end).toBe("2008-06-30");
    await expect(confirmUpdate(health, CODE, update._id)).rejects.toThrow(ForbiddenError);
    await expect(confirmUpdate(facilitator, CODE, update._id)).rejects.toThrow(ForbiddenError);
    expect(accepted(await confirmUpdate(police, CODE, update._id))).toMatchObject({
      state: "confirmed",
      slippedFrom: "2008-06-30",
    });
    expect((await now()).end).toBe("2008-08-31");
    expect(refusals(await setAsideUpdate(police, CODE, update._id, "Too late"))).toHaveLength(1);
  });

  it("is set aside with a reason, and stays readable for the owner and the facilitator", async () => {
    const update = await answer();
    expect(refusals(await setAsideUpdate(police, CODE, update._id, " "))).toEqual(["Say why this is set aside"]);
    accepted(await setAsideUpdate(police, CODE, update._id, "Sam left in May"));
    expect((await now()).end).toBe("2008-06-30");
    const seenBy = async (act: Act) => updatesFor(act, await openBook(act, CODE));
    expect(await seenBy(police)).toHaveLength(1);
    expect(await seenBy(facilitator)).toHaveLength(1);
    expect(await seenBy(health)).toEqual([]);
  });

  it("has one outcome when two decide at the same moment", async () => {
    const update = await answer();
    const outcomes = await Promise.all([
      confirmUpdate(police, CODE, update._id),
      setAsideUpdate(police, CODE, update._id, "Sam left in May"),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    const { state } = (await store.get<Update>("updates", update._id)) as Update;
    expect((await now()).end).toBe(state === "confirmed" ? "2008-08-31" : "2008-06-30");
  });

  it.each([1, 2, 3, 4])("is done or waits still after a stop before write %i of confirming", async (write) => {
    const update = await answer({ status: "done" });
    const stopping = { ...police, store: killedAtWrite(store, write) };
    await confirmUpdate(stopping, CODE, update._id).catch(() => undefined);
    const resume = () => resumeUpdates({ store, newId: police.newId });
    await resume();
    const { state, slippedFrom, carrying } = (await store.get<Update>("updates", update._id)) as Update;
    const { end, status, slips } = await now();
    expect(carrying ?? false).toBe(false);
    const isConfirmed = state === "confirmed";
    expect([isConfirmed || state === "waiting", isConfirmed]).toEqual([true, write > 1]);
    expect([end, status, slippedFrom ?? null, Object.keys(slips ?? {}).length]).toEqual(
      isConfirmed ? ["2008-08-31", "done", "2008-06-30", 1] : ["2008-06-30", "under way", null, 0],
    );
    expect(await resume()).toBe(0);
  });

  it("waits still when the plan moved past it, and says so", async () => {
    const update = await answer();
    const { rev } = await now();
    accepted(await changePart(facilitator, CODE, "action", action._id, rev, { end: "2008-12-31" }));
    expect(refusals(await confirmUpdate(police, CODE, update._id))).toEqual([
      "Enter a day after 31 December 2008, on which it is due now",
    ]);
    expect((await store.get<Update>("updates", update._id))?.state).toBe("waiting");
  });
});

describe("the updates of an agreement", () => {
  it("are in its export, and a store with them checks clean", async () => {
    accepted(await send(police, { done: "40 shops fitted" }));
    const file = await exportAgreement(store, agreement);
    expect(file.updates).toHaveLength(1);
    expect(AgreementFileSchema.safeParse(file).success).toBe(true);
    const findings = await checkStore(store);
    expect(findings.filter(({ collection }) => ["updates", "actions"].includes(collection))).toEqual([]);
  });
});
