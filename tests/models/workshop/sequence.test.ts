import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "@models/store/port";
import type { WorkshopAnswer } from "@models/workshop/answer";
import { noteCount, noteStage, readSequence, toldTo } from "@models/workshop/sequence";
import type { Workshop } from "@models/workshop/workshop";
import { aRoom, answerIn, joinIn, openRoundIn } from "../../support/room";
import { openTemporaryStore } from "../../support/store";

describe("the sequence of a workshop", () => {
  let store: Store;
  let workshop: string;
  beforeEach(async () => {
    store = await openTemporaryStore();
    workshop = await aRoom(store);
  });
  afterEach(() => store.close());

  it("is made on first use, and is none for a workshop that is none", async () => {
    expect(await readSequence(store, workshop)).toBeUndefined();
    expect(await noteCount(store, workshop)).toMatchObject({ event: 1, stage: 1, answered: 0, present: 0 });
    expect(await noteStage(store, "none")).toBeUndefined();
    expect(await readSequence(store, "none")).toBeUndefined();
  });

  it("counts an event when the figures changed, and only then", async () => {
    await noteCount(store, workshop);
    await openRoundIn(store, workshop);
    await noteStage(store, workshop);
    await joinIn(store, workshop, "ann");
    await joinIn(store, workshop, "bob", "2026-11-26T10:00:00.000Z");
    await answerIn(store, workshop, "ann");
    const told = await noteCount(store, workshop);
    expect(told).toMatchObject({ event: 3, stage: 2, answered: 1, present: 1 });
    expect(await noteCount(store, workshop)).toEqual(told);
  });

  it("counts answers to the round that is open only", async () => {
    await openRoundIn(store, workshop);
    await answerIn(store, workshop, "ann");
    await answerIn(store, workshop, "bob", 2);
    expect(await noteStage(store, workshop)).toMatchObject({ answered: 1 });
    await reveal();
    expect(await noteStage(store, workshop)).toMatchObject({ stage: 2, answered: 0 });
  });

  it("finds a stage that was written and not noted", async () => {
    const before = await noteCount(store, workshop);
    await openRoundIn(store, workshop);
    expect(await noteCount(store, workshop)).toMatchObject({ stage: (before?.stage ?? 0) + 1 });
    await reveal();
    expect(await noteCount(store, workshop)).toMatchObject({ stage: (before?.stage ?? 0) + 2 });
  });

  it("misses nothing of what is noted at once", async () => {
    await openRoundIn(store, workshop);
    const answering = Array.from({ length: 20 }, async (_, i) => {
      await answerIn(store, workshop, `p${i}`);
      await (i % 2 ? noteStage : noteCount)(store, workshop);
    });
    await Promise.all(answering);
    const sequence = await readSequence(store, workshop);
    expect(sequence?.answered).toBe(20);
    expect(sequence?.stage).toBeGreaterThanOrEqual(10);
  });

  it("tells a phone the stage and nothing else", async () => {
    const sequence = await noteCount(store, workshop);
    if (sequence === undefined) throw new Error("No sequence");
    expect(toldTo("phone", sequence)).toEqual({ stage: 1 });
    expect(toldTo("projector", sequence)).toEqual({ event: 1, stage: 1, answered: 0, present: 0 });
  });

  async function reveal(): Promise<void> {
    const present = await store.get<Workshop>("workshops", workshop);
    if (!present) throw new Error("No workshop");
    const counted = (await store.find<WorkshopAnswer>("workshopAnswers", { workshop, round: 1 })).map(
      ({ _id, rev }) => ({ answer: _id, rev }),
    );
    const [id = "", exercise] = Object.entries(present.exercises)[0] ?? [];
    const round = exercise?.rounds["1"];
    if (!exercise || !round) throw new Error("No round");
    const rounds = { "1": { ...round, counted, revealedAt: "2026-11-26T10:05:00.000Z" } };
    await store.replace<Workshop>("workshops", { ...present, exercises: { [id]: { ...exercise, rounds } } });
  }
});
