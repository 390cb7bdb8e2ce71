import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import { openBook } from "@models/agreement/book";
import { addPart, changePart, findPart } from "@models/agreement/change-part";
import type { Store } from "@models/store/port";
import type { PartPageView, PartRefusal } from "~/parts/part-view";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { action as send, loader as view } from "~/routes/agreements.$code.$part.$id._index";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const code = "coventry-2008";

describe("the page of a part", () => {
  let store: Store;
  let act: Act;
  let facilitator: Visitor;
  let jobs: Visitor;
  let health: Visitor;
  let councillor: Visitor;
  let reviewer: Visitor;
  let jobsId: string;
  let action: Action;
  let place: { code: string; part: string; id: string };

  beforeAll(async () => {
    store = await openExampleStore();
    const visit = openPages(store);
    facilitator = await visit("facilitator@coventry.example");
    jobs = await visit("jobs@coventry.example");
    health = await visit("health@coventry.example");
    councillor = await visit("councillor@coventry.example");
    reviewer = await visit("reviewer@westmidlands.example");
    act = await actAs(store, "facilitator@coventry.example");
    jobsId = (await actAs(store, "jobs@coventry.example")).actor.roles[0]?.organisation ?? "";
    const priority = (await openBook(act, code)).parts.priority[0]?._id;
    const made = await addPart(act, code, "action", {
      priority,
      what: "Open a one-stop shop",
      kind: "new",
      owner: jobsId,
      milestones: { m1: { what: "Lease signed", by: "2008-06-30" } },
    });
    if (made.kind !== "done") throw new Error("not added");
    action = made.value;
    place = { code, part: "action", id: action._id };
  });
  afterAll(() => store.close());

  const show = async (visitor: Visitor) => (await visitor.get(view, place)).data as PartPageView;

  it("says what stands, in words, and where it came from", async () => {
    const page = await show(facilitator);
    expect(page.title).toBe("Open a one-stop shop");
    const when = page.groups.flatMap(({ rows }) => rows).find(({ name }) => name === "milestones");
    expect(when?.shown).toEqual({ as: "entries", entries: [{ key: "", text: "Lease signed · 30 June 2008" }] });
    expect(page.history?.at(-1)).toMatchObject({ what: "Added this action", when: "10 March 2008, 12:00" });
  });

  it("leads back to the page that lists it, which is never its own", async () => {
    const { parts } = await openBook(act, code);
    const made = await addPart(act, code, "decision", {
      ...{ what: "Keep it open", kind: "budget", date: "2008-03-03", takenBy: "Partnership board" },
    });
    if (made.kind !== "done") throw new Error("not added");
    const backFrom = async (part: string, id = "") =>
      ((await facilitator.get(view, { code, part, id })).data as PartPageView).backTo.split("#")[0];
    expect(await backFrom("decision", made.value._id)).toBe(`/agreements/${code}/decisions`);
    expect(await backFrom("commitment", parts.commitment[0]?._id)).toBe(`/agreements/${code}/commitments`);
    expect(await backFrom("resource", parts.resource[0]?._id)).toBe(`/agreements/${code}/money`);
    expect(await backFrom("focus", parts.focus[0]?._id)).toBe(`/agreements/${code}/priorities`);
  });

  it("offers accepting to the organisation that is asked, recording to the facilitator, neither to others", async () => {
    const mine = async (visitor: Visitor) => (await show(visitor)).commitment?.answers[0];
    expect(await mine(jobs)).toMatchObject({ mayAnswer: true, mayRecord: false, words: "waiting for an answer" });
    expect(await mine(facilitator)).toMatchObject({ mayAnswer: false, mayRecord: true });
    expect(await mine(health)).toMatchObject({ mayAnswer: false, mayRecord: false });
  });

  it("takes a decline only with its reason, and an answer only to what was on the page", async () => {
    const saw = (await show(jobs)).commitment?.answers[0]?.saw ?? "";
    const answer = { intent: "answer", organisation: jobsId, saw, answer: "declined" };
    const refused = await jobs.post(send, place, { ...answer, reason: " " });
    expect(refused.status).toBe(400);
    expect((refused.data as PartRefusal).errors).toHaveProperty("reason");
    const stale = await jobs.post(send, place, { ...answer, reason: "No room", saw: "something else" });
    expect(stale.status).toBe(400);
    const taken = await jobs.post(send, place, { ...answer, reason: "No room for it this year" });
    expect(taken).toMatchObject({ status: 303, to: `/agreements/${code}/action/${action._id}#answers` });
    expect((await show(facilitator)).commitment?.answers[0]).toMatchObject({
      words: "declined",
      reason: "No room for it this year",
    });
  });

  it("asks again after a change, and says what changed since the answer though the clock stands still", async () => {
    const saw = (await show(jobs)).commitment?.answers[0]?.saw ?? "";
    await jobs.post(send, place, { intent: "answer", organisation: jobsId, saw, answer: "accepted" });
    expect((await show(jobs)).commitment?.answers[0]).toMatchObject({ words: "accepted" });
    const { part } = await findPart(act, code, "action", action._id);
    await changePart(act, code, "action", action._id, part.rev, { end: "2009-03-31" });
    const asked = (await show(jobs)).commitment?.answers[0];
    expect(asked?.words).toMatch(/^asked again/);
    expect(asked?.since).toEqual(["Ends: from nothing to 31 March 2009"]);
  });

  it("shows an answer by telephone as recorded for who gave it", async () => {
    const saw = (await show(facilitator)).commitment?.answers[0]?.saw ?? "";
    const record = { intent: "record", organisation: jobsId, saw, answer: "accepted" };
    const refused = await facilitator.post(send, place, { ...record, on: "yesterday" });
    expect(Object.keys((refused.data as PartRefusal).errors).sort()).toEqual(["how", "on", "who"]);
    const full = { ...record, who: "Ms Patel", on: "9 March 2008", how: "by telephone" };
    expect((await facilitator.post(send, place, full)).status).toBe(303);
    expect((await show(facilitator)).commitment?.answers[0]?.origin).toMatch(
      /^Recorded for Ms Patel, who answered by telephone on 9 March 2008/,
    );
    await expect(health.post(send, place, full)).rejects.toThrow(/facilitator/);
  });

  it("lets a councillor comment, and shows an organisation's own comment to nobody else", async () => {
    const empty = await councillor.post(send, place, { intent: "comment", text: "" });
    expect((empty.data as PartRefusal).errors).toHaveProperty("text");
    await councillor.post(send, place, { intent: "comment", text: "Where will it be?" });
    await jobs.post(send, place, { intent: "comment", text: "Our lease is in doubt", seenBy: "own organisation" });
    const texts = async (visitor: Visitor) => (await show(visitor)).comments.map(({ text }) => text);
    expect(await texts(jobs)).toEqual(["Where will it be?", "Our lease is in doubt"]);
    expect(await texts(health)).toEqual(["Where will it be?"]);
  });

  it("takes it out with a reason and brings it back", async () => {
    expect((await facilitator.post(send, place, { intent: "remove", why: "" })).status).toBe(400);
    await facilitator.post(send, place, { intent: "remove", why: "Doubled by another" });
    expect((await show(facilitator)).removed).toMatchObject({ why: "Doubled by another" });
    expect((await openBook(act, code)).parts.action.some(({ _id }) => _id === action._id)).toBe(false);
    await facilitator.post(send, place, { intent: "restore" });
    const page = await show(facilitator);
    expect(page.removed).toBeUndefined();
    expect(page.history?.slice(0, 2).map(({ what }) => what)).toEqual(["Brought back", "Removed"]);
  });

  it("is not there for the region before the agreement is submitted", async () => {
    await expect(reviewer.get(view, place)).rejects.toThrow(/no such agreement/);
  });

  it("shows the region a submitted agreement's target without history, and lets it write in the shared thread only", async () => {
    const wolverhampton = await actAs(store, "facilitator@wolverhampton.example");
    const target = (await openBook(wolverhampton, "wolverhampton-2008")).parts.target[0]?._id ?? "";
    const there = { code: "wolverhampton-2008", part: "target", id: target };
    const page = (await reviewer.get(view, there)).data as PartPageView;
    expect(page).toMatchObject({ history: undefined, editTo: undefined, mayRemove: false });
    expect(page.commenting?.threads).toEqual(["region"]);
    await reviewer.post(send, there, { intent: "comment", text: "How sure is the baseline?", thread: "partnership" });
    const comment = ((await reviewer.get(view, there)).data as PartPageView).comments[0];
    expect(comment).toMatchObject({ text: "How sure is the baseline?", seenBy: "Between partnership and region" });
  });
});

describe("priorities that belong together", () => {
  it("are merged with everything in them, the reason kept", async () => {
    const store = await openExampleStore();
    const act = await actAs(store, "facilitator@coventry.example");
    const facilitator = await openPages(store)("facilitator@coventry.example");
    const before = (await openBook(act, code)).parts;
    const [into, from] = before.priority;
    if (!into || !from) throw new Error("The example has too few priorities");
    const evidence = before.evidence.filter(({ priority }) => priority === from._id).length;
    const place = { code, part: "priority", id: from._id };
    const refused = await facilitator.post(send, place, { intent: "merge", into: into._id, why: "" });
    expect((refused.data as PartRefusal).errors).toHaveProperty("why");
    await facilitator.post(send, place, { intent: "merge", into: into._id, why: "One group leads both" });
    const after = (await openBook(act, code)).parts;
    expect(after.priority.map(({ _id }) => _id)).not.toContain(from._id);
    expect(after.evidence.filter(({ priority }) => priority === into._id)).toHaveLength(
      before.evidence.filter(({ priority }) => priority === into._id).length + evidence,
    );
    expect((await findPart(act, code, "priority", from._id)).part).toMatchObject({ mergedInto: into._id });
    await store.close();
  });
});
