import { openBook } from "@models/agreement/book";
import type { Store } from "@models/store/port";
import { beforeAll, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../../support/example";
import { Room, doneOr } from "../../../support/workshop";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});

const telling = { kind: "front-line staff", who: "", what: "Where the clinics are", how: "Team meetings", when: "May" };
const report = {
  ...{ what: "Clinics held", every: "quarter", daysAfter: "20", preparedBy: "Tom Ellison" },
  ...{ toWhom: "Theme group", form: "One page" },
};

it("puts who is told and what is reported into step 5", async () => {
  const act = await actAs(store, "facilitator@coventry.example");
  const room = await Room.open(act, "coventry-2008", { step: 5, exercises: ["tell"] });
  await room.round([
    { tellings: [telling, { ...telling, what: "", how: "", when: "" }] },
    { tellings: [{ ...telling, how: "Posters" }] },
  ]);
  await room.round([{ report }]);
  for (const { id, exercise } of await room.offers()) if (exercise) doneOr(await room.confirm(id));
  const { parts } = await openBook(act, "coventry-2008");
  const told = parts.telling.find(({ what }) => what === "Where the clinics are");
  expect(told?.how.split("; ").sort()).toEqual(["Posters", "Team meetings"]);
  expect(parts.reporting.find(({ what }) => what === "Clinics held")).toMatchObject({
    daysAfter: 20,
    every: "quarter",
  });
});

it("says beside the field what is missing", async () => {
  const act = await actAs(store, "facilitator@coventry.example");
  const room = await Room.open(act, "coventry-2008", { step: 5, exercises: ["tell"] });
  doneOr(await room.tell({ act: "open" }));
  expect(await room.answer(0, { tellings: [{ ...telling, how: "" }] })).toEqual({
    kind: "refused",
    problems: [{ field: "tellings.0.how", message: "Enter how they are told" }],
  });
  await room.answer(0, { tellings: [telling] });
  doneOr(await room.tell({ act: "reveal" }));
  doneOr(await room.tell({ act: "open" }));
  expect(await room.answer(0, { report: { ...report, daysAfter: "soon", toWhom: "" } })).toEqual({
    kind: "refused",
    problems: [
      { field: "report.daysAfter", message: "Enter a whole number of days, from 0 to 365" },
      { field: "report.toWhom", message: "Enter who it goes to" },
    ],
  });
});
