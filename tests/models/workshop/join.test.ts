import type { Store } from "@models/store/port";
import { codeUntil, findByCode, freshCode, readCode, shownCode } from "@models/workshop/join-code";
import { type Joiner, findParticipant, joinWorkshop, organisationsToJoinFor } from "@models/workshop/join";
import type { Participant } from "@models/workshop/participant";
import { WORKSHOP_STATES } from "@models/workshop/workshop-state";
import type { Workshop } from "@models/workshop/workshop";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newJoinCode } from "~/lib/new-id.server";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, later, refusals } from "../../support/people";
import { MORNING, openWorkshop } from "../../support/open-workshop";

let store: Store;
let workshop: Workshop;

beforeEach(async () => {
  store = await openExampleStore();
  workshop = await openWorkshop(store, "coventry-2008", { codeExpiresAt: later(MORNING, 12 * 60) });
});
afterEach(() => store.close());

const JOINING = { name: "Dawn Okafor", kind: "resident or user" };

const join = (more: Partial<Joiner> = {}) =>
  joinWorkshop(store, { code: "K7M4XR", joining: JOINING, token: "a token", now: MORNING, ...more });

const change = async (more: Partial<Workshop>) => {
  const present = (await store.get<Workshop>("workshops", workshop._id)) as Workshop;
  workshop = await store.replace<Workshop>("workshops", { ...present, ...more });
};

describe("a join code", () => {
  it("is read in any case, with spaces, and with what looks like another character", () => {
    for (const typed of ["K7M4XR", "k7m4xr", " k7m 4xr ", "K7M-4XR", "k7m.4xr"]) expect(readCode(typed)).toBe("K7M4XR");
    expect(readCode("sb2gux")).toBe("5826VX");
    expect(shownCode("K7M4XR")).toBe("K7M 4XR");
  });

  it("is of characters that are read back as themselves, and drawn anew each time", () => {
    const drawn = Array.from({ length: 300 }, newJoinCode);
    for (const code of drawn) {
      expect(code).toMatch(/^[CDFHJKMNPQRTVWXY2-9]{6}$/);
      expect(readCode(code)).toBe(code);
    }
    expect(new Set(drawn).size).toBe(300);
  });

  it("is not another workshop's, and works for twelve hours", async () => {
    const codes = ["K7M4XR", "K7M4XR", "C2C3C4"];
    expect(await freshCode(store, () => codes.shift() ?? "")).toBe("C2C3C4");
    expect(codeUntil(MORNING)).toBe(later(MORNING, 12 * 60));
  });

  it("finds its workshop until it expires, and none when two have it", async () => {
    expect((await findByCode(store, "k7m 4xr", MORNING))?._id).toBe(workshop._id);
    expect(await findByCode(store, "k7m 4xr", later(MORNING, 12 * 60))).toBeUndefined();
    for (const typed of ["", "K7M4X", "K7M4XRR", "C2C3C4", "constructor"]) {
      expect(await findByCode(store, typed, MORNING)).toBeUndefined();
    }
    await openWorkshop(store, "coventry-2008", { _id: "another" });
    expect(await findByCode(store, "K7M4XR", MORNING)).toBeUndefined();
  });
});

describe("joining", () => {
  it("lets a guest in with a name, of an organisation of the list, another, or none", async () => {
    const [first] = await organisationsToJoinFor(store, workshop, undefined);
    const organisation = first?._id ?? "";
    const listed = accepted(await join({ joining: { ...JOINING, organisation, organisationName: "Mine" } }));
    expect(listed).toMatchObject({ ...JOINING, organisation, organisationName: null, person: null, joinedAt: MORNING });
    const own = { ...JOINING, organisationName: "Spon End Residents" };
    expect(accepted(await join({ token: "other", joining: own }))).toMatchObject({ ...own, organisation: null });
    expect(accepted(await join({ token: "third" }))).toMatchObject({ organisation: null, organisationName: null });
  });

  it("says what is wrong with what was typed", async () => {
    const wrong = await join({ joining: { name: " ", organisation: "of nowhere" } });
    expect(refusals(wrong)).toEqual(["Enter your name", "Choose which of these you are"]);
    expect(refusals(await join({ joining: { ...JOINING, organisation: "of nowhere" } }))).toEqual([
      "Choose an organisation of the list, or write yours",
    ]);
    expect(refusals(await join({ joining: null }))).toHaveLength(2);
    expect(await store.count("participants", {})).toBe(0);
  });

  it("keeps a guest one participant, however often and whatever is typed, also twice at once", async () => {
    const first = accepted(await join());
    expect(accepted(await join({ joining: { ...JOINING, name: "Another" } }))).toEqual(first);
    const both = await Promise.all([join({ token: "new" }), join({ token: "new" })]);
    expect(accepted(both[0])).toEqual(accepted(both[1]));
    expect(await store.count("participants", {})).toBe(2);
    expect(await findParticipant(store, workshop, { token: "new" })).toMatchObject(JOINING);
    expect(await findParticipant(store, workshop, { token: "none" })).toBeUndefined();
  });

  it("takes who is signed in as themself, for their own organisations, on whatever browser", async () => {
    const { actor } = await actAs(store, "police@coventry.example");
    const offered = await organisationsToJoinFor(store, workshop, actor);
    expect(offered.map(({ name }) => name)).toEqual(["West Midlands Police"]);
    const joining = { ...JOINING, kind: "agency", organisation: offered[0]?._id };
    const first = accepted(await join({ actor, joining }));
    expect(first).toMatchObject({ name: actor.name, person: actor.person, organisation: offered[0]?._id });
    expect(accepted(await join({ actor, joining, token: "another browser" }))).toEqual(first);
    expect(await findParticipant(store, workshop, { person: actor.person })).toEqual(first);
    const all = await organisationsToJoinFor(store, workshop, undefined);
    const notOwn = all.find(({ _id }) => _id !== offered[0]?._id)?._id;
    const other = await actAs(store, "police@coventry.example");
    await store.purge("participants", {});
    expect(refusals(await join({ actor: other.actor, joining: { ...joining, organisation: notOwn } }))).toHaveLength(1);
  });

  it("refuses a wrong and an expired code", async () => {
    const words = [expect.stringContaining("There is no workshop with this code now")];
    expect(refusals(await join({ code: "C2C3C4" }))).toEqual(words);
    expect(refusals(await join({ now: later(MORNING, 12 * 60) }))).toEqual(words);
  });

  it.each(WORKSHOP_STATES)("lets somebody new into a workshop that is %s only when it is open", async (state) => {
    const inside = accepted(await join());
    await change({ state });
    const joined = await join({ token: "new" });
    expect(joined.kind).toBe(state === "open" ? "done" : "refused");
    // Who is in stays in.
    expect(accepted(await join())).toEqual(inside);
  });

  it("lets nobody new into a locked room, and who is in again", async () => {
    const inside = accepted(await join());
    await change({ locked: true });
    expect(refusals(await join({ token: "new" }))).toEqual([
      "The room is locked. Ask the facilitator to open it for you.",
    ]);
    expect(accepted(await join())).toEqual(inside);
  });

  it("does not let in who was taken out", async () => {
    const inside = accepted(await join());
    await store.replace<Participant>("participants", { ...inside, removedAt: MORNING });
    expect(refusals(await join())).toEqual([expect.stringContaining("taken you out")]);
    expect(await findParticipant(store, workshop, { token: "a token" })).toBeUndefined();
  });
});
