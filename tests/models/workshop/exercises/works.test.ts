import { openBook } from "@models/agreement/book";
import type { Store } from "@models/store/port";
import type { WorksResult } from "@models/workshop/exercises/works";
import { beforeAll, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../../support/example";
import { Room, doneOr } from "../../../support/workshop";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});

const open = async () =>
  Room.open(await actAs(store, "facilitator@coventry.example"), "coventry-2008", { step: 4, exercises: ["works"] });

it("asks for one list at a time, with what the plan holds of it", async () => {
  const room = await open();
  doneOr(await room.tell({ act: "open" }));
  expect(room.exercise.rounds["1"]?.material).toMatchObject({
    list: "strength",
    known: [
      "Advisers whom established firms trust",
      "Libraries and clinics in every ward, with rooms free in the evening",
    ],
  });
  expect(await room.answer(0, { notes: ["", "  "] })).toEqual({
    kind: "refused",
    problems: [{ field: "notes.0", message: "Enter what you see" }],
  });
});

it("says beside its field what is missing of an option", async () => {
  const room = await open();
  await room.round([{ notes: ["a"] }]);
  await room.round([{ notes: ["b"] }]);
  doneOr(await room.tell({ act: "open" }));
  const answered = await room.answer(0, { options: [{ name: "", kind: "new", where: "Leeds", goes: "Jo" }] });
  expect(answered).toMatchObject({
    kind: "refused",
    problems: [{ field: "options.0.name" }, { field: "options.0.reach", message: "Choose national or international" }],
  });
});

it("puts the same words together, and others under the name that the facilitator gives them", async () => {
  const room = await open();
  const strengths = await room.round<WorksResult>([
    { notes: ["Trusted advisers", "Free rooms"] },
    { notes: ["trusted  advisers."] },
    { notes: ["Rooms in every ward"] },
  ]);
  const rooms = strengths.items.filter(({ text }) => /rooms/i.test(text)).map(({ id }) => id);
  const bundles = { b1: { name: "Rooms all over the city", items: rooms, order: 0 } };
  await room.round([{ notes: ["Nobody follows up"] }]);
  const option = { name: "Mobile advice bus", kind: "new", where: "Leeds", reach: "national", goes: "Jo Bell" };
  await room.round([{ options: [option] }]);
  await room.settle({ bundles });
  expect((await room.offers()).flatMap(({ exercise, words }) => (exercise ? [words] : []))).toEqual([
    "Strength: Rooms all over the city",
    expect.stringMatching(/^Strength: trusted +advisers\.?$/i),
    "Weakness: Nobody follows up",
    "Option: Mobile advice bus; worked in Leeds, which Jo Bell will go and see",
  ]);
  for (const { id } of await room.offers()) doneOr(await room.confirm(id));
  const { parts } = await openBook(room.act, room.code);
  expect(parts.strength.map(({ text }) => text)).toContain("Rooms all over the city");
  const added = parts.option.find(({ name }) => name === "Mobile advice bus");
  expect(Object.values(added?.proofs ?? {})).toMatchObject([
    { where: "Leeds", reach: "national", strength: "weak", says: "Named in a workshop. Jo Bell will go and see." },
  ]);
  expect(Object.values(added?.proofs ?? {})[0]?.visited ?? null).toBeNull();
});
