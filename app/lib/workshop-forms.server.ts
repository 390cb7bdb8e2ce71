import { openBook } from "@models/agreement/book";
import type { Step } from "@models/agreement/steps";
import { type Outcome, refuse } from "@models/outcome";
import { exercisesFor, planned } from "@models/workshop/agenda";
import { EXERCISES } from "@models/workshop/exercises";
import { type Leading, findWorkshop } from "@models/workshop/find-workshop";
import { freshCode } from "@models/workshop/join-code";
import { askForMinutes } from "@models/workshop/minutes-letter";
import {
  addExercise,
  changeExercise,
  changePlan,
  dropExercise,
  moveExercise,
  runWorkshop,
} from "@models/workshop/plan";
import { changeKeepDays } from "@models/workshop/retention";
import { saveTemplate } from "@models/workshop/template";
import { newJoinCode } from "./new-id.server";
import { OFFER_FORMS } from "./offer-forms.server";
import { text } from "./several-forms.server";

type WorkshopForm = (act: Leading, code: string, id: string, form: FormData) => Promise<Outcome<unknown>>;

/** What a workshop is planned with, as its form sends it. */
export function planIn(form: FormData) {
  return {
    name: text(form, "name"),
    on: text(form, "on"),
    step: text(form, "step"),
    priority: text(form, "priority"),
    targets: form.getAll("targets").filter((each) => typeof each === "string"),
    minutes: text(form, "minutes"),
    keepDays: text(form, "keepDays") || undefined,
  };
}

/** What can be sent from a workshop's page, by the intent of its button. */
export const WORKSHOP_FORMS: Readonly<Record<string, WorkshopForm>> = {
  open: async (act, code, id) => runWorkshop(act, code, id, "open", await freshCode(act.store, newJoinCode)),
  close: (act, code, id) => runWorkshop(act, code, id, "close", ""),
  plan: (act, code, id, form) => changePlan(act, code, id, planIn(form)),
  "keep-days": (act, code, id, form) => changeKeepDays(act, code, id, text(form, "keepDays")),
  add: async (act, code, id, form) => {
    const [name, subject] = text(form, "exercise").split("|");
    const kind = EXERCISES.find((each) => each.name === name);
    if (!kind) return refuse("Choose an exercise", "exercise");
    const { workshop } = await findWorkshop(act, code, id, "workshop.lead");
    if (!exercisesFor(workshop.step as Step).includes(kind)) return refuse("Choose an exercise", "exercise");
    const about = subject ? { [kind.needs]: subject } : {};
    return addExercise(act, code, id, planned(await openBook(act, code), workshop, kind, about, act.now.slice(0, 10)));
  },
  change: (act, code, id, form) =>
    changeExercise(act, code, id, text(form, "exercise"), {
      ask: text(form, "ask"),
      minutes: text(form, "minutes"),
      names: text(form, "names"),
      ...(form.has("each") && { each: text(form, "each") }),
    }),
  drop: (act, code, id, form) => dropExercise(act, code, id, text(form, "exercise")),
  up: (act, code, id, form) => moveExercise(act, code, id, text(form, "exercise"), -1),
  down: (act, code, id, form) => moveExercise(act, code, id, text(form, "exercise"), 1),
  template: (act, code, id, form) => saveTemplate(act, code, id, { name: text(form, "name") }),
  ...OFFER_FORMS,
  "send-minutes": (act, code, id, form) =>
    askForMinutes(
      act,
      code,
      id,
      form.getAll("people").filter((each) => typeof each === "string"),
    ),
};
