import { ForbiddenError } from "@models/outcome";
import type { Store } from "@models/store/port";
import { deleteMe, keptOf } from "@models/workshop/kept-of-me";
import { findParticipant, joinWorkshop } from "@models/workshop/join";
import type { Participant } from "@models/workshop/participant";
import { removeParticipant, renameParticipant } from "@models/workshop/people-in-room";
import { changeCode } from "@models/workshop/plan";
import { anonymiseDue, changeKeepDays, keptUntil } from "@models/workshop/retention";
import type { Workshop } from "@models/workshop/workshop";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";
import { MOMENT, Room } from "../../support/workshop";

const DAY = 24 * 60 * 60 * 1000;
const daysOn = (days: number) => new Date(Date.parse(MOMENT) + days * DAY).toISOString();

let store: Store;
let room: Room;
let dawn: Participant;

beforeEach(async () => {
  store = await openExampleStore();
  const facilitator = await actAs(store, "facilitator@coventry.example");
  room = await Room.open(facilitator, "coventry-2008", { step: 3, exercises: ["temperature"], people: 4 });
  accepted(await changeCode(room.act, room.code, room.workshop._id, "C2C3C4"));
  const joining = { name: "Dawn Okafor", organisationName: "Spon End Residents", kind: "resident or user" };
  dawn = accepted(await joinWorkshop(store, { code: "C2C3C4", joining, token: "a token", now: MOMENT }));
});
afterEach(() => store.close());

const stored = async () => (await store.get<Workshop>("workshops", room.workshop._id)) as Workshop;
const answerOf = (who: Participant, face: number) => {
  (room.people as Participant[])[3] = who;
  return room.answer(3, { face });
};
/** Everything that the store holds. */
const whole = async () => {
  const collections = ["workshops", "participants", "workshopAnswers", "workshopSequences", "histories"];
  return JSON.stringify(await Promise.all(collections.map((each) => store.find(each, {}))));
};

describe("names and answers of a workshop", () => {
  it("are kept for so many days after the last time that people met", () => {
    const sittings = { "1": { startedAt: MOMENT, endedAt: daysOn(0) }, "2": { startedAt: daysOn(7), endedAt: null } };
    expect(keptUntil({ sittings, keepDays: 90 })).toBe(daysOn(97).slice(0, 10));
    expect(keptUntil({ sittings: {}, keepDays: 90 })).toBeUndefined();
  });

  it("are taken away when those are over, and not before; what the room found stays", async () => {
    accepted(await room.tell({ act: "open" }));
    await answerOf(dawn, 1);
    accepted(await room.tell({ act: "reveal" }));
    const before = await stored();
    expect(await anonymiseDue(store, daysOn(89))).toEqual([]);
    expect(await stored()).toEqual(before);

    expect((await anonymiseDue(store, daysOn(90))).map(({ _id }) => _id)).toEqual([before._id]);
    const after = await stored();
    expect(after).toMatchObject({ state: "closed", code: null, salt: null, anonymisedAt: daysOn(90) });
    expect(after.exercises).toEqual(before.exercises);
    const people = await store.find<Participant>("participants", { workshop: before._id });
    expect(people).toHaveLength(5);
    for (const each of people) expect(each).toMatchObject({ name: "", person: null, organisationName: null });
    expect(people.filter(({ organisation }) => organisation).length).toBe(3);
    expect(await store.count("workshopAnswers", {})).toBe(0);
    for (const gone of ["Dawn Okafor", "Spon End", "Person 1", "a token"]) expect(await whole()).not.toContain(gone);
    expect(await findParticipant(store, after, { token: "a token" })).toBeUndefined();
    expect(await anonymiseDue(store, daysOn(400))).toEqual([]);
  });

  it("are kept as long as the facilitator says, also once it is over, and nobody else", async () => {
    const { act, code, workshop } = room;
    for (const days of ["0", "401", "", "soon"]) {
      expect(refusals(await changeKeepDays(act, code, workshop._id, days))).toEqual([
        "Enter a number of days, from 1 to 400",
      ]);
    }
    const police = await actAs(store, "police@coventry.example");
    await expect(changeKeepDays(police, code, workshop._id, "5")).rejects.toThrow(ForbiddenError);
    await store.replace("workshops", { ...(await stored()), state: "closed" } as Workshop);
    expect(accepted(await changeKeepDays(act, code, workshop._id, "5")).keepDays).toBe(5);
    expect(await anonymiseDue(store, daysOn(5))).toHaveLength(1);
    expect(refusals(await changeKeepDays(act, code, workshop._id, "5"))).toHaveLength(1);
  });

  it("go on where the program was stopped in between", async () => {
    await store.replace("workshops", { ...(await stored()), state: "closed", code: null } as Workshop);
    await store.replace("participants", { ...dawn, name: "", organisationName: null });
    expect(await anonymiseDue(store, daysOn(90))).toHaveLength(1);
    expect(await store.count("participants", { name: { $ne: "" } })).toBe(0);
  });
});

describe("one participant", () => {
  it("can take away all that is kept of them", async () => {
    accepted(await room.tell({ act: "open" }));
    await answerOf(dawn, 3);
    const kept = await keptOf(store, await stored(), dawn);
    expect(kept).toEqual({
      workshop: { name: "The room", on: "2008-03-14" },
      name: "Dawn Okafor",
      organisation: "Spon End Residents",
      kind: "resident or user",
      joinedAt: MOMENT,
      keptUntil: daysOn(90).slice(0, 10),
      answers: [
        {
          asked: room.exercise.ask,
          round: 1,
          counted: false,
          sent: [{ at: MOMENT, said: { face: 3 } }],
        },
      ],
    });
    expect(JSON.stringify(kept)).not.toContain(dawn._id);
  });

  it("who deletes it leaves nothing that was not counted, and nobody behind what was", async () => {
    accepted(await room.tell({ act: "open" }));
    await answerOf(dawn, 3);
    accepted(await room.tell({ act: "reveal" }));
    const shown = room.exercise.rounds;
    await store.insert("workshopAnswers", { _id: "open", participant: dawn._id, workshop: dawn.workshop } as never);
    await deleteMe(store, dawn, daysOn(1));
    expect((await store.find("workshopAnswers", {})).map(({ _id }) => _id)).not.toContain("open");
    expect(await store.count("workshopAnswers", {})).toBe(1);
    expect((await stored()).exercises[room.current]?.rounds["1"]).toEqual(shown["1"]);
    for (const gone of ["Dawn Okafor", "Spon End"]) expect(await whole()).not.toContain(gone);
    expect(await findParticipant(store, await stored(), { token: "a token" })).toBeUndefined();
    const joining = { name: "Dawn again", kind: "business" };
    const again = await joinWorkshop(store, { code: "C2C3C4", joining, token: "a token", now: MOMENT });
    expect(refusals(again)).toEqual([expect.stringContaining("deleted")]);
  });

  it("who deletes it while the facilitator renames them stays nameless", async () => {
    const of = { code: room.code, workshop: room.workshop._id, participant: dawn._id };
    await Promise.all([
      deleteMe(store, dawn, daysOn(1)),
      renameParticipant(room.act, of, { rev: dawn.rev, name: "Dawn O." }),
    ]);
    expect(await store.get("participants", dawn._id)).toMatchObject({ name: "" });
  });

  it("who is taken out with what they said staying is counted, and one whose answers go is not", async () => {
    accepted(await room.tell({ act: "open" }));
    await room.answer(0, { face: 1 });
    await answerOf(dawn, 5);
    const of = { code: room.code, workshop: room.workshop._id, participant: dawn._id };
    accepted(await removeParticipant(room.act, of, "stay"));
    accepted(await room.tell({ act: "reveal" }));
    expect(room.exercise.rounds["1"]).toMatchObject({ counted: [{}, {}], present: 5 });
  });
});
