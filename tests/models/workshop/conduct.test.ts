import { askingOf, conduct } from "@models/workshop/conduct";
import { offersOf, decideOffer } from "@models/workshop/offers";
import { openBook } from "@models/agreement/book";
import { settle } from "@models/workshop/conduct";
import { type FarResult, far } from "@models/workshop/exercises/far";
import { runWorkshop } from "@models/workshop/plan";
import { sendAnswer } from "@models/workshop/send-answer";
import { stageOf } from "@models/workshop/stage";
import { type Workshop, lastRound } from "@models/workshop/workshop";
import { beforeAll, describe, expect, it } from "vitest";
import type { Store } from "@models/store/port";
import { actAs, openExampleStore } from "../../support/example";
import { MOMENT, Room, doneOr } from "../../support/workshop";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});

const open = async (exercises: string[], step = 3) =>
  Room.open(await actAs(store, "facilitator@coventry.example"), "coventry-2008", { step, exercises });

const estimate = (value: number, why?: string) => ({ value, low: value - 1, high: value + 1, why });

describe("a round", () => {
  it("counts each person once, as they answered last", async () => {
    const room = await open(["temperature"]);
    doneOr(await room.tell({ act: "open" }));
    expect(await room.answer(0, { face: 1 })).toEqual({ kind: "saved", rev: 1 });
    expect(await room.answer(0, { face: 5 }, "again")).toEqual({ kind: "saved", rev: 2 });
    expect(await room.answer(0, { face: 5 }, "again")).toEqual({ kind: "saved", rev: 2 });
    expect(await room.answer(1, { face: "2" })).toEqual({ kind: "saved", rev: 1 });
    doneOr(await room.tell({ act: "reveal" }));
    expect(lastRound(room.exercise)?.round.result).toEqual({ counts: [0, 1, 0, 0, 1] });
    expect(lastRound(room.exercise)?.round.counted).toHaveLength(2);
  });

  it("tells who answers after it was shown that it was not counted, but not who lost the acknowledgement", async () => {
    const room = await open(["temperature"]);
    doneOr(await room.tell({ act: "open" }));
    await room.answer(0, { face: 3 }, "lost");
    doneOr(await room.tell({ act: "reveal" }));
    expect(await room.answer(0, { face: 3 }, "lost")).toMatchObject({ kind: "saved", rev: 1 });
    expect(await room.answer(1, { face: 1 })).toMatchObject({
      kind: "late",
      message: expect.stringContaining("not counted"),
    });
    expect(lastRound(room.exercise)?.round.result).toEqual({ counts: [0, 0, 1, 0, 0] });
  });

  it("refuses what is no answer, beside its field", async () => {
    const room = await open(["far"]);
    doneOr(await room.tell({ act: "open" }));
    expect(await room.answer(0, { value: 36, low: 37, high: 38 })).toEqual({
      kind: "refused",
      problems: [{ field: "low", message: "Enter a number that is no more than your estimate" }],
    });
  });

  it("takes an estimate from who cannot say how low or high it could be, and names no number in refusing one", async () => {
    const room = await open(["far"]);
    doneOr(await room.tell({ act: "open" }));
    expect(await room.answer(0, { value: "much" })).toMatchObject({
      problems: [{ field: "value", message: "Enter your estimate as a number" }],
    });
    expect((await room.answer(0, { value: 36, low: null, high: null })).kind).toBe("saved");
    doneOr(await room.tell({ act: "reveal" }));
    expect(lastRound(room.exercise)?.round.result).toMatchObject({ count: 1, low: null, high: null });
  });

  it("leaves an answer to another exercise or round out", async () => {
    const room = await open(["far", "temperature"]);
    doneOr(await room.tell({ act: "open" }));
    const sending = { exercise: room.current, round: 2, content: estimate(30), key: "k" };
    expect(await sendAnswer(store, room.workshop, { _id: room.people[0]?._id ?? "" }, sending, MOMENT)).toMatchObject({
      kind: "late",
    });
  });
});

describe("leading a room", () => {
  it("takes a step back, but never what has been seen", async () => {
    const room = await open(["far", "temperature"]);
    const first = room.current;
    doneOr(await room.tell({ act: "open" }));
    doneOr(await room.tell({ act: "undo" }));
    expect(stageOf(room.exercise)).toBe("waiting");
    doneOr(await room.tell({ act: "park" }));
    expect(room.current).not.toBe(first);
    doneOr(await room.tell({ act: "undo" }));
    expect([room.current, stageOf(room.exercise)]).toEqual([first, "waiting"]);
    await room.round([estimate(33)]);
    expect(await room.tell({ act: "undo" })).toMatchObject({ kind: "refused" });
  });

  it("keeps a round that somebody has answered", async () => {
    const room = await open(["temperature"]);
    doneOr(await room.tell({ act: "open" }));
    await room.answer(0, { face: 3 });
    expect(await room.tell({ act: "undo" })).toMatchObject({ kind: "refused" });
    expect(stageOf(room.exercise)).toBe("open");
  });

  it("goes on where it was on another day, under another code", async () => {
    const room = await open(["far"]);
    doneOr(await room.tell({ act: "open" }));
    await room.answer(0, estimate(33));
    const { act, code, workshop } = room;
    const stopped = doneOr(await runWorkshop(act, code, workshop._id, "stop", ""));
    expect(stopped).toMatchObject({ state: "stopped", code: null });
    expect(await room.answer(1, estimate(34))).toMatchObject({ kind: "late" });
    const again = doneOr(await runWorkshop(act, code, workshop._id, "open", "XYZ789"));
    expect(Object.keys(again.sittings)).toEqual(["1", "2"]);
    expect(await room.answer(1, estimate(34))).toMatchObject({ kind: "saved" });
  });

  it("shows the answers once when two screens do it at the same moment", async () => {
    const room = await open(["temperature"]);
    doneOr(await room.tell({ act: "open" }));
    await room.answer(0, { face: 3 });
    const both = await Promise.all(
      [1, 2].map(() => conduct(room.act, room.code, room.workshop._id, { act: "reveal" })),
    );
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
  });

  it("is the facilitator's alone", async () => {
    const room = await open(["temperature"]);
    for (const email of ["police@coventry.example", "councillor@coventry.example", "reviewer@westmidlands.example"]) {
      const act = { ...(await actAs(store, email)), moment: MOMENT };
      await expect(conduct(act, room.code, room.workshop._id, { act: "open" })).rejects.toThrow();
    }
  });
});

describe("how far", () => {
  it("shows the room's spread beside what would come anyhow only once everyone has estimated", async () => {
    const room = await open(["far"]);
    doneOr(await room.tell({ act: "open" }));
    expect(JSON.stringify(lastRound(room.exercise)?.round.material)).not.toMatch(/median|outlook|odds|forecast/);
    await room.tell({ act: "undo" });
    const first = await room.round<FarResult>([
      estimate(34, "The college opens"),
      estimate(38),
      estimate(36),
      estimate(40, "A boom"),
    ]);
    expect(first).toMatchObject({ count: 4, median: 37, values: [34, 36, 38, 40], low: 36, high: 38, parts: [] });
    expect(first.reasons).toEqual([
      { value: 34, why: "The college opens" },
      { value: 40, why: "A boom" },
    ]);
    expect(first.outlook?.median).toBeGreaterThan(0);
    // What is promised stands beside it, and what the odds are in words that anybody reads.
    expect(first.promised).toBeGreaterThan(0);
    expect(first.outlook?.odds).toMatch(/of 100 simulated futures the middle estimate is met if nothing changes/);
    doneOr(await room.tell({ act: "open" }));
    expect(lastRound(room.exercise)?.round.material).toMatchObject({ before: { median: 37 } });
  });

  it("says how low and high it could be by those who said both, and nothing where that would not hold the middle", async () => {
    const spread = async (...said: { value: number; low?: number; high?: number }[]) => {
      const { low, high, ranges } = await (await open(["far"])).round<FarResult>(said);
      return { low, high, ranges };
    };
    const none = { low: null, high: null, ranges: 0 };
    expect(await spread({ value: 34, low: 30, high: 40 }, { value: 36, low: 32, high: 38 }, { value: 38 })).toEqual({
      low: 31,
      high: 39,
      ranges: 2,
    });
    expect(await spread({ value: 34 }, { value: 36, low: 32 }, { value: 38 })).toEqual(none);
    // One hopeful range says nothing about a room whose middle lies below it.
    expect(await spread({ value: 34 }, { value: 35 }, { value: 44, low: 42, high: 46 })).toEqual(none);
  });

  it("becomes a trajectory and questions in the plan, once, with the workshop as its source", async () => {
    const room = await open(["far"]);
    await room.round<FarResult>([estimate(38, "We must double support"), estimate(40), estimate(39)]);
    // The second round will say something else.
    expect(await room.offers()).toEqual([]);
    await room.round<FarResult>([estimate(38, "We must double support"), estimate(38), estimate(39)]);
    const { act, code, workshop, current: exercise } = room;
    doneOr(await settle(act, code, workshop._id, exercise, { settled: { CY2009: 34 } }));
    const book = await openBook(act, code);
    const settled = (await store.get<Workshop>("workshops", workshop._id)) as Workshop;
    const years = far.settles?.(askingOf(book, settled, exercise, act.now)) as { name: string; straight: boolean }[];
    // In the order of time, whichever was adjusted.
    expect(years.map(({ name }) => name)).toEqual([...years.map(({ name }) => name)].sort());
    expect(years.find(({ name }) => name === "2009")).toMatchObject({ value: 34, straight: false });
    room.workshop = doneOr(await room.tell({ act: "finish" }));
    const offers = offersOf(await openBook(act, code), room.workshop, act.now, room.people);
    expect(offers.map(({ id }) => id)).toEqual(["trajectory", "question-1"]);
    expect(offers[0]?.words).toContain("The middle of 3 estimates: 38.0, 38.0, 39.0.");
    const decide = (offer: string) => decideOffer(act, code, workshop._id, { exercise, offer }, "confirmed");
    await Promise.all(
      [decide("trajectory"), decide("trajectory")].concat([decide("question-1"), decide("question-1")]),
    ).then((all) => all.map(doneOr));
    const { parts } = await openBook(act, code);
    const target = parts.target.find(({ _id }) => _id === workshop.targets[0]);
    expect(target?.trajectory).toMatchObject({ CY2009: 34, CY2011: 38 });
    expect(parts.question.filter(({ text }) => text.includes("double support"))).toHaveLength(1);
    const stored = await store.get<NonNullable<typeof target>>("targets", target?._id ?? "");
    expect(stored?.changes.at(-1)).toMatchObject({ via: "workshop", source: "workshop of 14 March 2008, 5 people" });
    // What is settled otherwise afterwards is offered again, and says what it replaces.
    room.workshop = doneOr(await settle(act, code, workshop._id, exercise, { settled: { CY2009: 33 } }));
    const again = (await room.offers()).filter(({ landed }) => landed === null);
    expect(again).toMatchObject([
      { id: "trajectory-2", note: expect.stringMatching(/^Replaces what is promised now: .*\b34(\.0)? in 2009/) },
    ]);
  });

  it("offers what was asked in a later round too, where something of an earlier one was decided already", async () => {
    const room = await open(["far"]);
    const exercise = room.current;
    await room.round<FarResult>([estimate(38, "We must double support")]);
    doneOr(await room.tell({ act: "finish" }));
    doneOr(await room.confirm("question-1", exercise));
    doneOr(await room.tell({ act: "reopen", exercise }));
    await room.round<FarResult>([estimate(39, "Premises are dear")]);
    const waiting = (await room.offers()).filter(({ landed }) => landed === null);
    expect(waiting.map(({ words }) => words)).toContainEqual(expect.stringContaining("Premises are dear"));
  });
});
