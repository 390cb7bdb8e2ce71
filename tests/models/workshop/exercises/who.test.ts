import { addPart, changePart, findPart } from "@models/agreement/change-part";
import { openBook } from "@models/agreement/book";
import type { Act } from "@models/act";
import { commitmentsOf } from "@models/commitments/asked";
import type { Commitment } from "@models/commitments/commitment";
import type { Store } from "@models/store/port";
import { answerClaim, claimsToAnswer } from "@models/workshop/answer-claim";
import type { WhoMaterial, WhoResult } from "@models/workshop/exercises/who";
import { beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../../support/example";
import { MOMENT, Room, doneOr } from "../../../support/workshop";

const CODE = "coventry-2008";

let store: Store;
let act: Act;
let action: string;
beforeAll(async () => {
  store = await openExampleStore();
  act = await actAs(store, "facilitator@coventry.example");
  const { parts } = await openBook(act, CODE);
  const priority = parts.priority[0]?._id;
  const added = await addPart(act, CODE, "action", { priority, what: "Evening bus to the clinics", kind: "new" });
  action = doneOr(added)._id;
  const option = parts.option.find(({ name }) => name.startsWith("Call back"))?._id ?? "";
  const { part } = await findPart(act, CODE, "option", option);
  const carrying = parts.action.filter((each) => each.option === option);
  if (carrying.length > 0) throw new Error("The example has an action for this option");
  doneOr(await changePart(act, CODE, "option", option, part.rev, { favoured: true }));
});

const open = () => Room.open(act, CODE, { step: 5, exercises: ["who"] });

const claiming = { lead: "Operations team", by: "2008-09-01" };

async function asked(room: Room): Promise<WhoMaterial & { id(name: RegExp): string }> {
  doneOr(await room.tell({ act: "open" }));
  const material = room.exercise.rounds["1"]?.material as WhoMaterial;
  const id = (name: RegExp) => material.organisations.find((each) => name.test(each.name))?.id ?? "";
  return { ...material, id };
}

async function shown(room: Room): Promise<WhoResult> {
  doneOr(await room.tell({ act: "reveal" }));
  return room.exercise.rounds["1"]?.result as WhoResult;
}

describe("what is claimed", () => {
  it("asks about actions without an owner and favoured options that no action carries out", async () => {
    const { items } = await asked(await open());
    expect(items.map(({ what, about }) => [what, about])).toEqual([
      ["Evening bus to the clinics", "action"],
      ["Call back everyone who rings the advice line", "option"],
    ]);
  });

  it("says beside its field what is missing of a claim", async () => {
    const room = await open();
    const { id } = await asked(room);
    const claims = { [action]: { lead: "", by: "2007-01-01" } };
    expect(await room.answer(0, { organisation: id(/Police/), claims, proposes: [] })).toEqual({
      kind: "refused",
      problems: [
        { field: `claims.${action}.lead`, message: "Enter who leads it: a team or a name" },
        { field: `claims.${action}.by`, message: "Choose a day from 10 March 2008 on" },
      ],
    });
    expect(await room.answer(0, { organisation: "", claims: { [action]: claiming }, proposes: [] })).toEqual({
      kind: "refused",
      problems: [{ field: "organisation", message: "Choose the organisation that you speak for" }],
    });
    expect(await room.answer(0, { organisation: "", claims: {}, proposes: [] })).toMatchObject({ kind: "saved" });
  });

  it("offers nothing of what two organisations claim before it is settled with the room", async () => {
    const room = await open();
    const { id, items } = await asked(room);
    await room.answer(0, { organisation: id(/Police/), claims: { [action]: claiming }, proposes: [] });
    await room.answer(1, { organisation: id(/Council/), claims: { [action]: claiming }, proposes: [] });
    const { claims, unclaimed } = await shown(room);
    expect(unclaimed).toEqual(items.filter(({ about }) => about === "option"));
    expect((await room.offers()).map(({ words }) => words)).toEqual([
      "Open action: Call back everyone who rings the advice line. Nobody took it in the room.",
    ]);
    const council = claims.find(({ organisation }) => organisation === id(/Council/));
    const settled = { [`claim-${action}`]: council?.id ?? "" };
    await room.settle({ settled });
    expect((await room.offers())[0]).toMatchObject({
      words: expect.stringMatching(/^Evening bus to the clinics: claimed by .*Council, by /),
      note: "Led by Operations team.",
    });
  });
});

describe("what is given to an organisation", () => {
  it("waits for its word, which only somebody signed in for it says, on the phone too", async () => {
    const room = await open();
    const { id, items } = await asked(room);
    const police = id(/Police/);
    const option = items.find(({ about }) => about === "option")?.id ?? "";
    await room.answer(0, {
      organisation: police,
      claims: { [action]: claiming, [option]: claiming },
      proposes: [{ ...claiming, what: "Walk people home from the clinics" }],
    });
    await room.answer(3, {
      ...{ organisation: "", other: "Foleshill Traders", claims: {} },
      proposes: [{ ...claiming, what: "A stall at the market" }],
    });
    await shown(room);
    for (const { id: offer } of await room.offers()) doneOr(await room.confirm(offer));
    const { parts } = await openBook(act, CODE);
    const owned = parts.action.filter(({ owner, end }) => owner === police && end === claiming.by);
    expect(owned.map(({ what, lead }) => [what, lead]).sort()).toEqual([
      ["Call back everyone who rings the advice line", "Operations team"],
      ["Evening bus to the clinics", "Operations team"],
      ["Walk people home from the clinics", "Operations team"],
    ]);
    expect(parts.action.find(({ what }) => what === "A stall at the market")).toMatchObject({
      owner: null,
      lead: "Operations team, Foleshill Traders",
    });
    const ofBus = (asking: { part: { _id: string } }) => asking.part._id === action;
    expect(commitmentsOf({ parts }).find(ofBus)).toMatchObject({ organisation: police, state: "waiting" });

    const officer = await actAs(store, "police@coventry.example");
    expect(await claimsToAnswer(store, room.workshop, { person: null })).toEqual([]);
    const jobs = await actAs(store, "jobs@coventry.example");
    expect(await claimsToAnswer(store, room.workshop, { person: jobs.actor.person })).toEqual([]);
    const [first] = await claimsToAnswer(store, room.workshop, { person: officer.actor.person });
    expect(first).toMatchObject({ action, what: "Evening bus to the clinics", organisation: police });
    const yes = { answer: "accepted" as const, organisation: police, saw: first?.hash ?? "" };
    await expect(answerClaim({ ...jobs, now: MOMENT }, room.workshop, action, yes)).rejects.toThrow();
    doneOr(await answerClaim(officer, room.workshop, action, yes));
    expect((await claimsToAnswer(store, room.workshop, { person: officer.actor.person }))[0]?.state).toBe("accepted");
    const commitment = await store.get<Commitment>("commitments", `${action}-${police}`);
    expect(commitment).toMatchObject({ promiser: { by: officer.actor.person } });
    expect(commitment?.changes.at(-1)).toMatchObject({
      via: "workshop",
      source: "workshop of 14 March 2008, 5 people",
    });
  });
});
