import { type Conducting, conduct, settle } from "@models/workshop/conduct";
import type { Leading } from "@models/workshop/find-workshop";
import { freshCode } from "@models/workshop/join-code";
import { type InRoom, letInAgain, removeParticipant, renameParticipant } from "@models/workshop/people-in-room";
import { changeCode, chooseJoinOrigin, lockRoom, runWorkshop } from "@models/workshop/plan";
import type { Workshop } from "@models/workshop/workshop";
import type { Outcome } from "@models/outcome";
import { screensOf } from "../workshop/exercises";
import { newJoinCode } from "./new-id.server";
import { OFFER_FORMS } from "./offer-forms.server";
import { text } from "./several-forms.server";

type RoomForm = (act: Leading, code: string, workshop: Workshop, form: FormData) => Promise<Outcome<unknown>>;

const telling =
  (read: (form: FormData) => Conducting): RoomForm =>
  (act, code, { _id }, form) =>
    conduct(act, code, _id, read(form));

const whoIn = (code: string, { _id }: Workshop, form: FormData): InRoom => ({
  ...{ code, workshop: _id },
  participant: text(form, "participant"),
});

/** What the facilitator sends from the conductor, by the intent of its button. Each says what it moves on from, so that a double click moves once. */
export const CONDUCTOR_FORMS: Readonly<Record<string, RoomForm>> = {
  open: telling((form) => ({ act: "open", seen: text(form, "exercise") })),
  reveal: telling((form) => ({ act: "reveal", seen: text(form, "exercise") })),
  park: telling((form) => ({ act: "park", seen: text(form, "exercise") })),
  finish: telling((form) => ({ act: "finish", seen: text(form, "exercise") })),
  undo: telling(() => ({ act: "undo" })),
  extend: telling(() => ({ act: "extend", minutes: 2 })),
  show: telling((form) => ({ act: "show", exercise: text(form, "exercise") })),
  "take-up": telling((form) => ({ act: "take up", exercise: text(form, "exercise") })),
  reopen: telling((form) => ({ act: "reopen", exercise: text(form, "exercise") })),
  confirm: (act, code, { _id }, form) => OFFER_FORMS.confirm(act, code, _id, form),
  decline: (act, code, { _id }, form) => OFFER_FORMS.decline(act, code, _id, form),
  "confirm-all": (act, code, { _id }, form) => OFFER_FORMS["confirm-all"](act, code, _id, form),
  lock: (act, code, { _id }, form) => lockRoom(act, code, _id, text(form, "locked") === "yes"),
  "new-code": async (act, code, { _id }) => changeCode(act, code, _id, await freshCode(act.store, newJoinCode)),
  "join-at": (act, code, { _id }, form) => chooseJoinOrigin(act, code, _id, text(form, "origin")),
  rename: (act, code, workshop, form) =>
    renameParticipant(act, whoIn(code, workshop, form), { rev: Number(text(form, "rev")), name: text(form, "name") }),
  "take-out": (act, code, workshop, form) =>
    removeParticipant(act, whoIn(code, workshop, form), text(form, "answers") === "go" ? "go" : "stay"),
  "let-in": (act, code, workshop, form) => letInAgain(act, whoIn(code, workshop, form)),
  stop: (act, code, { _id }) => runWorkshop(act, code, _id, "stop", ""),
  close: (act, code, { _id }) => runWorkshop(act, code, _id, "close", ""),
  notes: (act, code, { _id }, form) => settle(act, code, _id, text(form, "exercise"), { notes: text(form, "notes") }),
  settle: (act, code, workshop, form) => {
    const id = text(form, "exercise");
    const exercise = workshop.exercises[id];
    const settled = exercise && screensOf(exercise.kind).readSettled?.(form, exercise);
    return settle(act, code, workshop._id, id, settled ?? {});
  },
};
