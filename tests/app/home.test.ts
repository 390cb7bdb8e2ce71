import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "@models/actions/action";
import { changePart } from "@models/agreement/change-part";
import { type Negotiation, roundsOf } from "@models/negotiation/negotiation";
import { splitDifference } from "@models/negotiation/propose";
import { giveRole } from "@models/people/manage-people";
import type { Person } from "@models/people/person";
import { decideOffer } from "@models/workshop/offers";
import { runWorkshop } from "@models/workshop/plan";
import type { Store } from "@models/store/port";
import type { FacilitatorHome, PartnerHome, ReaderHome } from "~/components/home/home-view";
import { action, loader } from "~/routes/home";
import { actAs, openExampleStore } from "../support/example";
import { accepted } from "../support/people";
import { Room } from "../support/workshop";
import { submit, visit } from "../support/visit";

const JOBS = "jobs@coventry.example";
const CODE = "coventry-2008";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});
afterAll(() => store.close());

const home = (as: string, query = "", now?: string) =>
  visit(store, loader, { path: `/home${query}`, as, ...(now ? { now } : {}) });
const send = (as: string, fields: Record<string, string>) => submit(store, action, { path: "/home", as, fields });

async function partnerHome(as: string, now?: string): Promise<PartnerHome> {
  return (await home(as, "", now)).roles[0] as PartnerHome;
}

async function asked(as: string, title: string) {
  const found = (await partnerHome(as)).waiting.find((each) => each.title === title);
  if (found === undefined) throw new Error(`${as} is not asked about “${title}”`);
  const { code, kind, id, organisation, saw } = found;
  return { code, kind, id, organisation, saw };
}

describe("a partner's home", () => {
  it("puts what waits for a yes or no first, with what it would be held to", async () => {
    const { waiting, queries, organisation, needs } = await partnerHome(JOBS);
    expect(organisation).toBe("Jobcentre Plus");
    expect(needs).toBe(waiting.length + queries.length);
    expect(waiting.find(({ title }) => title === "Mentors for new traders")?.facts).toBe(
      "Action · You would be accountable · from 1 April 2009 · 0.5 full-time equivalents asked",
    );
    expect(waiting.find(({ title }) => title === "VAT registrations per 10,000 adults")?.facts).toBe(
      "Target · Coventry City Council leads, you answer for your part · 29.1 in 2005 to 36.2 in 2011",
    );
  });

  it("lists the figures it supplies, those due first", async () => {
    const before = await partnerHome(JOBS);
    expect(before.figures.map(({ when }) => when)).toEqual([
      "next published 19 March 2008",
      "next published 16 April 2008",
    ]);
    const after = await partnerHome(JOBS, "2008-03-19T09:00:00.000Z");
    expect(after.figures[0]).toMatchObject({ isDue: true, when: "due since 19 March 2008" });
    expect(after.needs).toBe(before.needs + 1);
  });

  it("shows what it declined and why, and asks no more", async () => {
    const { waiting, declined, actions } = await partnerHome("police@coventry.example");
    expect(waiting.map(({ title }) => title)).not.toContain(declined[0]?.title);
    expect(actions).toEqual([]);
    expect(declined[0]).toMatchObject({
      title: "Locks and lighting for small business premises",
      reason: expect.stringContaining("already promised"),
    });
  });

  it("takes a yes, says so and shows the action among its own", async () => {
    const mentors = await asked(JOBS, "Mentors for new traders");
    const response = (await send(JOBS, { ...mentors, answer: "accepted" })) as Response;
    expect(response.status).toBe(303);
    const after = await home(JOBS, new URL(response.headers.get("location") ?? "", "http://x").search);
    expect(after.note).toBe("Saved: you have accepted “Mentors for new traders”.");
    const own = after.roles[0] as PartnerHome;
    expect(own.waiting.map(({ title }) => title)).not.toContain("Mentors for new traders");
    expect(own.actions).toContainEqual(
      expect.objectContaining({ title: "Mentors for new traders", facts: "starts 1 April 2009" }),
    );
  });

  it("wants a reason for a no, and gives back what was typed", async () => {
    const clinics = await asked(JOBS, "Start-up clinics in Foleshill and Hillfields");
    expect(await send(JOBS, { ...clinics, answer: "declined", reason: "  " })).toMatchObject({
      data: { errors: { reason: ["Say why, so that the partnership can mend it"] }, reason: "" },
      init: { status: 400 },
    });
    const response = (await send(JOBS, { ...clinics, answer: "declined", reason: "No staff in 2008" })) as Response;
    const after = await home(JOBS, new URL(response.headers.get("location") ?? "", "http://x").search);
    expect(after.note).toMatch(/declined/);
  });

  it("refuses an answer to something that has changed since, and asks again with what changed", async () => {
    const employment = await asked(JOBS, "Working age people in employment");
    await send(JOBS, { ...employment, answer: "accepted" });
    const facilitator = await actAs(store, "facilitator@coventry.example");
    const target = await store.get<{ _id: string; rev: number }>("targets", employment.id);
    await changePart(facilitator, CODE, "target", employment.id, target?.rev ?? 0, {
      name: "Working age people in work",
    });
    const again = (await partnerHome(JOBS)).waiting.find(({ id }) => id === employment.id);
    expect(again?.changed).toEqual([
      expect.stringMatching(/Working age people in employment → Working age people in work/),
    ]);
    expect(await send(JOBS, { ...employment, answer: "accepted" })).toMatchObject({
      data: { errors: { reason: [expect.stringContaining("changed while you were looking")] } },
    });
  });

  it("does not answer for another organisation", async () => {
    const mentors = await asked("health@coventry.example", "Job clubs open until eight, with a crèche");
    await expect(send(JOBS, { ...mentors, answer: "accepted" })).rejects.toThrow(/own organisation/);
    await expect(send("facilitator@wolverhampton.example", { ...mentors, answer: "accepted" })).rejects.toThrow(
      /no such/,
    );
  });

  it("marks an action that should have started", async () => {
    const { actions } = await partnerHome("council@coventry.example", "2008-06-20T09:00:00.000Z");
    expect(actions.find(({ title }) => title.startsWith("Start-up clinics"))?.mark).toEqual({
      kind: "risk",
      words: "should have started 2 June 2008",
    });
  });
});

describe("the facilitator's home", () => {
  it("shows each agreement's steps, the one next thing, and who has not answered", async () => {
    const view = await home("facilitator@coventry.example");
    const own = view.roles[0] as FacilitatorHome;
    // The auditor's query, what is next in the agreement, and the region's answer to an offer.
    expect(view.needs).toBe(3);
    expect(own.next?.todo).not.toBe("");
    expect(own.agreements[0]?.header).toMatchObject({ code: CODE, years: "2008 to 2011", status: { label: "Draft" } });
    expect(own.agreements[0]?.steps).toHaveLength(5);
    expect(own.agreements[0]?.waiting.map(({ organisation }) => organisation)).toContain(
      "Coventry Teaching Primary Care Trust",
    );
  });
});

describe("the others' homes", () => {
  it("show a reviewer only what was submitted in the region", async () => {
    const { roles } = await home("reviewer@westmidlands.example");
    const codes = (roles[0] as ReaderHome).agreements.map(({ header }) => header.code);
    expect(codes).toEqual(["wolverhampton-2008"]);
  });

  it("invite a councillor to read and comment", async () => {
    const { roles } = await home("councillor@coventry.example");
    expect(roles[0]?.next?.title).toBe("Read Coventry Local Area Agreement and say what you think of it");
  });

  it("send an administrator to administration", async () => {
    const { roles } = await home("admin@waymark.example");
    expect(roles).toMatchObject([{ role: "administrator", needs: 0 }]);
  });

  it("show somebody with several roles each of them, once", async () => {
    const admin = await actAs(store, "admin@waymark.example");
    const [councillor] = await store.find<Person>("people", { email: "councillor@coventry.example" });
    await giveRole(admin, { person: councillor?._id ?? "", role: "administrator" });
    const { roles } = await home("councillor@coventry.example");
    expect(roles.map(({ role }) => role)).toEqual(["member", "administrator"]);
  });

  it("ask nobody else's answers to be noted", async () => {
    const [mentors] = await store.find<Action>("actions", { what: "Mentors for new traders" });
    const view = await home("police@coventry.example", `?answered=action.${mentors?._id}&in=${CODE}`);
    expect(view.note).toBeUndefined();
  });
});

describe("a negotiation on home", () => {
  const TURN = "Negotiate “VAT registrations per 10,000 adults”";
  const turnsAt = async (as: string) =>
    (await home(as)).roles.flatMap((role) => ("turns" in role ? role.turns.map(({ title }) => title) : []));

  it("waits for who moves next: the facilitator and who leads the target, not for others, then the region", async () => {
    const others = ["health@coventry.example", "councillor@coventry.example", "auditor@westmidlands.example"];
    const reviewer = "reviewer@westmidlands.example";
    expect(await turnsAt("facilitator@coventry.example")).toEqual([TURN]);
    expect(await turnsAt("council@coventry.example")).toEqual([TURN]);
    for (const as of [...others, reviewer]) expect(await turnsAt(as)).toEqual([]);

    const council = await actAs(store, "council@coventry.example");
    const [negotiation] = await store.find<Negotiation>("negotiations", {});
    const saw = negotiation ? (roundsOf(negotiation).at(-1)?.id ?? "") : "";
    accepted(await splitDifference(council, CODE, negotiation?._id ?? "", { saw, why: "Half way" }));
    expect(await turnsAt("council@coventry.example")).toEqual([]);
    expect(await turnsAt(reviewer)).toEqual([TURN]);
    expect((await home(reviewer)).needs).toBeGreaterThan(0);
  });
});

describe("workshops", () => {
  it("are on the homes of who leads and who takes part, until nothing waits", async () => {
    const room = await Room.open(await actAs(store, "facilitator@coventry.example"), CODE, {
      step: 3,
      exercises: ["far"],
    });
    const of = async (as: string) =>
      (await home(as)).roles.flatMap((role) => ("workshops" in role ? (role.workshops ?? []) : []));
    const { _id, code } = room.workshop;
    expect(await of("facilitator@coventry.example")).toMatchObject([
      { href: `/room/${_id}`, mark: { words: "going on now" } },
    ]);
    expect(await of(JOBS)).toMatchObject([{ href: `/join/${code}` }]);
    const estimates = [33, 34, 35].map((value) => ({ value, low: value, high: value }));
    await room.round(estimates);
    await room.round(estimates);
    accepted(await runWorkshop(room.act, CODE, _id, "close", ""));
    expect(await of("facilitator@coventry.example")).toMatchObject([
      { href: `/agreements/${CODE}/workshops/${_id}`, mark: { words: "one result to confirm" } },
    ]);
    expect(await of(JOBS)).toEqual([]);
    accepted(await decideOffer(room.act, CODE, _id, { exercise: room.current, offer: "trajectory" }, "declined"));
    expect(await of("facilitator@coventry.example")).toEqual([]);
  });
});
