import type { Store } from "@models/store/port";
import type { ReadbackResult } from "@models/workshop/exercises/readback";
import { decideOffer } from "@models/workshop/offers";
import { beforeAll, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../../support/example";
import { Room, doneOr } from "../../../support/workshop";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});

it("reads back what was confirmed, and names who objects and why", async () => {
  const act = await actAs(store, "facilitator@coventry.example");
  const room = await Room.open(act, "coventry-2008", { step: 4, exercises: ["works", "readback"] });
  await room.round([{ notes: ["Trusted advisers"] }, { notes: ["Free rooms"] }]);
  const [first, second] = await room.offers();
  doneOr(await room.confirm(first?.id ?? ""));
  doneOr(
    await decideOffer(
      room.act,
      room.code,
      room.workshop._id,
      { exercise: room.current, offer: second?.id ?? "" },
      "declined",
    ),
  );
  doneOr(await room.tell({ act: "finish" }));
  doneOr(await room.tell({ act: "open" }));
  expect(room.exercise.rounds["1"]?.material).toEqual({ agreed: [{ id: "1", words: first?.words }] });
  await room.answer(0, { objections: { 1: "" } });
  await room.answer(3, { objections: { 1: "Not all of them" } });
  doneOr(await room.tell({ act: "reveal" }));
  expect(room.exercise.rounds["1"]?.result as ReadbackResult).toEqual({
    count: 2,
    agreed: [
      {
        ...{ id: "1", words: first?.words, confirmed: 1 },
        objections: [{ why: "Not all of them", organisation: "Chamber of Commerce" }],
      },
    ],
  });
});

it("has nothing to read before something is confirmed", async () => {
  const act = await actAs(store, "facilitator@coventry.example");
  const room = await Room.open(act, "coventry-2008", { step: 4, exercises: ["readback"] });
  expect(await room.tell({ act: "open" })).toMatchObject({
    kind: "refused",
    problems: [{ message: expect.stringContaining("Confirm what the room agreed first") }],
  });
});
