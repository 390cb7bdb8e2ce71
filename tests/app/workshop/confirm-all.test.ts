import { openBook } from "@models/agreement/book";
import { removePart } from "@models/agreement/change-part";
import type { WhichMaterial } from "@models/workshop/exercises/which";
import { expect, it } from "vitest";
import { OFFER_FORMS } from "~/lib/offer-forms.server";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";
import { Room, doneOr } from "../../support/workshop";

it("confirms in one go what can only be written once the rest is: scores by criteria that the plan did not have", async () => {
  const store = await openExampleStore();
  const act = await actAs(store, "facilitator@coventry.example");
  for (const { _id } of (await openBook(act, "coventry-2008")).parts.criterion) {
    accepted(await removePart(act, "coventry-2008", "criterion", _id, "Weighed anew by the room"));
  }
  const room = await Room.open(act, "coventry-2008", { step: 4, exercises: ["which"] });
  const material = () => Object.values(room.exercise.rounds).at(-1)?.material as WhichMaterial;
  const each = (of: readonly { id: string }[], given: unknown) => Object.fromEntries(of.map(({ id }) => [id, given]));
  doneOr(await room.tell({ act: "open" }));
  const { criteria, options } = material();
  await room.answer(0, { weights: each(criteria, 3) });
  doneOr(await room.tell({ act: "reveal" }));
  doneOr(await room.tell({ act: "open" }));
  await room.answer(0, { scores: each(options, each(criteria, 4)), reasons: each(options, {}) });
  doneOr(await room.tell({ act: "reveal" }));
  const form = new FormData();
  form.set("exercise", room.current);
  accepted(await OFFER_FORMS["confirm-all"](room.act, "coventry-2008", room.workshop._id, form));
  const { parts } = await openBook(act, "coventry-2008");
  const names = criteria.map(({ name }) => name);
  expect(parts.criterion.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  expect(
    Object.keys(parts.option.find(({ _id }) => _id === options[0]?.id)?.scores ?? {}).length,
  ).toBeGreaterThanOrEqual(criteria.length);
  await store.close();
});
