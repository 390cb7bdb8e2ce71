import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import { ForbiddenError } from "@models/outcome";
import type { Store } from "@models/store/port";
import { nudgeOwners, readNudges, standingNudge } from "@models/updates/nudge";
import { ownerMeter } from "@models/updates/owner-meter";
import { readUpdates } from "@models/updates/read-updates";
import { sendUpdate } from "@models/updates/send-update";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loader as homeLoader, action as sendHome } from "~/routes/home";
import type { FacilitatorHome, PartnerHome } from "~/components/home/home-view";
import { loader as stepLoader } from "~/routes/agreements.$code.steps.5";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";
import { submit, visit } from "../../support/visit";
import { CODE, agree, anOwnedAction } from "../../models/updates/an-agreed-plan";

const FACILITATOR = "facilitator@coventry.example";
const POLICE = "police@coventry.example";
/** Before anything of the example's own plan has begun. */
const DAY = "2009-01-15";
const NOW = `${DAY}T10:00:00.000Z`;

let store: Store;
let facilitator: Act;
let police: Act;
let owner: string;
let locks: string;

beforeAll(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, FACILITATOR, NOW);
  police = await actAs(store, POLICE, NOW);
  await agree(store);
  const act = { ...facilitator, now: "2008-04-01T09:00:00.000Z" };
  const action = await anOwnedAction(act, police, { end: "2010-03-31", milestones: {} });
  await anOwnedAction(act, police, { what: "Street lighting", end: "2010-03-31", milestones: {} });
  await anOwnedAction(act, police, { what: "Just begun", start: DAY, milestones: {} });
  await anOwnedAction(act, police, { what: "Over", status: "done", milestones: {} });
  owner = action.owner;
  locks = action._id;
});
afterAll(() => store.close());

async function meterOf(organisation: string | null) {
  const book = await openBook(facilitator, CODE);
  const own = book.parts.action.filter((action) => (action.owner ?? null) === organisation);
  const only = { ...book, parts: { ...book.parts, action: own } };
  const { active, of, early } = ownerMeter(only, await readUpdates(store, book.agreement._id), DAY);
  return { active, of, early };
}
const send = (act: Act, fields: object) => sendUpdate(act, CODE, { action: locks, course: "on course", ...fields });

describe("the owner meter", () => {
  it("counts the actions with a word within the interval among those that go on for one", async () => {
    // Other actions of the police in the example may go on too.
    const before = await meterOf(owner);
    accepted(await send({ ...police, now: "2008-08-01T09:00:00.000Z" }, {}));
    expect(await meterOf(owner)).toEqual(before);
    accepted(await send({ ...police, now: "2008-12-20T09:00:00.000Z" }, { course: "at risk", inTheWay: "Staff" }));
    const after = await meterOf(owner);
    expect(after).toEqual({ ...before, active: before.active + 1 });
    expect(after.early).toBeGreaterThanOrEqual(1);
    expect(after.of).toBeGreaterThanOrEqual(2);
  });

  it("counts what waits for its owner as no word", async () => {
    const before = await meterOf(owner);
    const lighting = (await openBook(facilitator, CODE)).parts.action.find(({ what }) => what === "Street lighting");
    accepted(await send({ ...police, via: "link" }, { action: lighting?._id, answeredBy: "Sam Hill" }));
    expect(await meterOf(owner)).toEqual(before);
    await store.purge("updates", { action: lighting?._id ?? "" });
  });

  it("stands on step 5 with its working, and each action with its last word", async () => {
    const page = await visit(store, stepLoader, {
      ...{ path: `/agreements/${CODE}/steps/5`, params: { code: CODE }, as: POLICE, now: NOW },
    });
    const row = page.meter?.rows.find(({ id }) => id === owner);
    expect(row?.silent.map(({ title }) => title)).toContain("Street lighting");
    expect(page.meter?.working.result).toMatch(/%$/);
    expect(page.tables[0]?.rows.find(({ id }) => id === locks)?.word).toEqual({
      mark: { kind: "risk", words: "at risk, 20 December 2008" },
      text: "Staff",
    });
  });
});

describe("a nudge", () => {
  const home = async (as: string) => (await visit(store, homeLoader, { path: "/home", as, now: NOW })).roles;
  const ofAgreement = async () => {
    const [own] = (await home(FACILITATOR)) as FacilitatorHome[];
    return own?.agreements.find(({ header }) => header.code === CODE)?.attention;
  };

  it("is offered beside what is late, at risk or waits for an update, and shows on the owner's home until the word is given", async () => {
    const view = await ofAgreement();
    const marks = (title: string) => view?.items.find((each) => each.title === title)?.marks.map(({ words }) => words);
    expect(marks("Locks for small shops")).toEqual(["at risk"]);
    expect(marks("Street lighting")).toEqual([expect.stringMatching(/^update due since/)]);
    expect(view?.owing.map(({ organisation }) => organisation)).toContain(owner);
    const fields = { intent: "nudge", code: CODE, whom: owner };
    const nudged = (await submit(store, sendHome, { path: "/home", as: FACILITATOR, now: NOW, fields })) as Response;
    expect(nudged.headers.get("location")).toBe("/home?asked=1");
    const atHome = async () => (await home(POLICE)).filter((role): role is PartnerHome => role.role === "partner");
    const due = (await atHome()).flatMap(({ updates }) => updates.due).find(({ title }) => title === "Street lighting");
    expect(due?.asked).toBe("Priya Nair asked for it on 15 January 2009");
    accepted(await send(police, { action: due?.form.action }));
    const after = (await atHome()).flatMap(({ updates }) => updates.due);
    expect(after.map(({ title }) => title)).not.toContain("Street lighting");
  });

  it("is the facilitator's, of whom something is due, and not again within three days", async () => {
    await expect(nudgeOwners(police, CODE, owner)).rejects.toThrow(ForbiddenError);
    expect(refusals(await nudgeOwners(facilitator, CODE, "nobody"))).toEqual(["Nothing is due from them any more."]);
    const { rev } = (await openBook(facilitator, CODE)).parts.action.find(({ _id }) => _id === locks) ?? { rev: 0 };
    const soon = { wall: { what: "Wall built", by: DAY } };
    accepted(await changePart(facilitator, CODE, "action", locks, rev, { milestones: soon }));
    expect(refusals(await nudgeOwners(facilitator, CODE, owner))).toEqual([
      "They were asked on 15 January 2009. Ask again from 18 January 2009 on, or telephone.",
    ]);
    const later = { ...facilitator, now: "2009-01-18T09:00:00.000Z" };
    const both = await Promise.all([nudgeOwners(later, CODE, owner), nudgeOwners(later, CODE, owner)]);
    expect(both.flatMap((outcome) => accepted(outcome))).toMatchObject([{ organisation: owner }]);
    const { agreement } = await openBook(facilitator, CODE);
    expect(standingNudge(await readNudges(store, agreement), owner, DAY)?.created.at).toBe(later.now);
    expect(standingNudge(await readNudges(store, agreement), owner, "2009-01-19")).toBeUndefined();
  });
});
