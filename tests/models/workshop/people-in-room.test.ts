import { ForbiddenError, NotFoundError } from "@models/outcome";
import type { Store } from "@models/store/port";
import type { WorkshopAnswer } from "@models/workshop/answer";
import type { Leading } from "@models/workshop/find-workshop";
import { joinWorkshop } from "@models/workshop/join";
import type { Participant } from "@models/workshop/participant";
import {
  letInAgain,
  peopleInRoom,
  peopleTakenOut,
  removeParticipant,
  renameParticipant,
} from "@models/workshop/people-in-room";
import { readSequence } from "@models/workshop/sequence";
import type { Workshop } from "@models/workshop/workshop";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { MORNING, openWorkshop } from "../../support/open-workshop";
import { accepted, refusals } from "../../support/people";

let store: Store;
let workshop: Workshop;
let lead: Leading;
let dawn: Participant;

beforeEach(async () => {
  store = await openExampleStore();
  workshop = await openWorkshop(store, "coventry-2008");
  lead = await leading("facilitator@coventry.example");
  dawn = await join("dawn");
});
afterEach(() => store.close());

const leading = async (email: string): Promise<Leading> => ({ ...(await actAs(store, email)), moment: MORNING });
const join = async (token: string, now = MORNING) => {
  const joining = { name: token, kind: "resident or user" };
  return accepted(await joinWorkshop(store, { code: "K7M4XR", joining, token, now }));
};
const of = (who: Participant) => ({ code: "coventry-2008", workshop: workshop._id, participant: who._id });
const change = async (more: Partial<Workshop>) => {
  const present = (await store.get<Workshop>("workshops", workshop._id)) as Workshop;
  workshop = await store.replace<Workshop>("workshops", { ...present, ...more });
};

/** Everything that the facilitator may do with somebody, and what is refused of it. */
const ACTS = {
  rename: (act: Leading) => renameParticipant(act, of(dawn), { rev: dawn.rev, name: "Dawn O." }),
  remove: (act: Leading) => removeParticipant(act, of(dawn), "stay"),
  "let in again": (act: Leading) => letInAgain(act, of(dawn)),
};

describe.each(Object.entries(ACTS))("to %s somebody", (_name, give) => {
  it("is the facilitator's of this agreement, and nobody else's", async () => {
    for (const email of ["police@coventry.example", "councillor@coventry.example", "auditor@coventry.example"]) {
      await expect(give(await leading(email))).rejects.toThrow(ForbiddenError);
    }
    for (const email of [
      "facilitator@wolverhampton.example",
      "reviewer@westmidlands.example",
      "admin@waymark.example",
    ]) {
      await expect(give(await leading(email))).rejects.toThrow(NotFoundError);
    }
    expect(await store.get("participants", dawn._id)).toEqual(dawn);
    expect((await give(lead)).kind).toBe("done");
  });

  it("goes on after the workshop, until the names are taken away", async () => {
    await change({ state: "closed" });
    expect((await give(lead)).kind).toBe("done");
    await change({ anonymisedAt: MORNING });
    expect(refusals(await give(lead))).toEqual(["This name was taken away, and stays so."]);
  });

  it("is of nobody who is in another room", async () => {
    const other = await openWorkshop(store, "coventry-2008", { _id: "another", code: "C2C3C4" });
    const joining = { name: "Elsewhere", kind: "business" };
    const away = await joinWorkshop(store, { code: "C2C3C4", joining, token: "away", now: MORNING });
    dawn = { ...accepted(away), workshop: other._id };
    await expect(give(lead)).rejects.toThrow(NotFoundError);
  });
});

describe("the people in a room", () => {
  it("are listed as they came, those taken out apart, and counted", async () => {
    const eve = await join("eve", MORNING.replace("T09:00", "T09:05"));
    expect((await peopleInRoom(store, workshop._id)).map(({ name }) => name)).toEqual(["dawn", "eve"]);
    accepted(await removeParticipant(lead, of(eve), "stay"));
    expect((await peopleInRoom(store, workshop._id)).map(({ name }) => name)).toEqual(["dawn"]);
    expect((await peopleTakenOut(store, workshop._id)).map(({ name }) => name)).toEqual(["eve"]);
    expect(await readSequence(store, workshop._id)).toMatchObject({ present: 1 });
    accepted(await letInAgain(lead, of(eve)));
    expect(await readSequence(store, workshop._id)).toMatchObject({ present: 2 });
  });

  it("are called as the facilitator says, if it is a name", async () => {
    expect(refusals(await renameParticipant(lead, of(dawn), { rev: 1, name: " " }))).toEqual(["Enter your name"]);
    expect(accepted(await renameParticipant(lead, of(dawn), { rev: 1, name: " Dawn O. " })).name).toBe("Dawn O.");
  });

  it("are renamed by one of two who do it at once, and the other is told", async () => {
    const both = await Promise.all(
      ["Dawn O.", "D. Okafor"].map((name) => renameParticipant(lead, of(dawn), { rev: dawn.rev, name })),
    );
    const [won] = both.flatMap((each) => (each.kind === "done" ? [each.value.name] : []));
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    expect(both.flatMap(refusals)).toEqual([expect.stringContaining(`the name is “${won}” now`)]);
    expect(await store.get("participants", dawn._id)).toMatchObject({ name: won });
  });

  it("leave their answers when they are taken out, or take along what was not counted", async () => {
    const answer = { workshop: workshop._id, exercise: "one", participant: dawn._id, versions: [] };
    await store.insertMany<WorkshopAnswer>("workshopAnswers", [
      { ...answer, _id: "counted", round: 1 },
      { ...answer, _id: "open", round: 2 },
    ]);
    const round = { openedAt: MORNING, endsAt: MORNING, material: null };
    const rounds = { "1": { ...round, revealedAt: MORNING, counted: [{ answer: "counted", rev: 1 }] }, "2": round };
    const exercise = { kind: "temperature", order: 0, minutes: 5, ask: "How are we?", rounds } as never;
    await change({ exercises: { one: exercise } });
    accepted(await removeParticipant(lead, of(dawn), "stay"));
    expect(await store.count("workshopAnswers", {})).toBe(2);
    accepted(await removeParticipant(lead, of(dawn), "go"));
    expect((await store.find("workshopAnswers", {})).map(({ _id }) => _id)).toEqual(["counted"]);
  });
});
