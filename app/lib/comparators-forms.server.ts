import type { Act } from "@models/act";
import {
  addComparators,
  compareWithSet,
  copyByHand,
  findAreasAgain,
  removeComparators,
} from "@models/agreement/comparators";
import { NotFoundError, type Outcome } from "@models/outcome";
import { comparatorsPath } from "../parts/part-paths";
import { refusedForm, text } from "./several-forms.server";

type Handle = (act: Act, code: string, form: FormData) => Promise<Outcome<{ readonly _id: string }>>;

const chosen = (form: FormData) => ({
  set: text(form, "set") || undefined,
  areas: form.getAll("areas").map(String),
  why: text(form, "why"),
});

/** What the forms of the page do, by the first part of their name; each is told apart by its set. */
const FORMS: Readonly<Record<string, Handle>> = {
  add: (act, code, form) => addComparators(act, code, chosen(form)),
  remove: (act, code, form) => removeComparators(act, code, chosen(form)),
  again: (act, code, form) => findAreasAgain(act, code, text(form, "set"), text(form, "why")),
  copy: (act, code, form) => copyByHand(act, code, text(form, "set"), text(form, "why")),
  show: async (act, code, form) => {
    const shown = await compareWithSet(act, code, text(form, "set"), text(form, "why"));
    return shown.kind === "done" ? { kind: "done", value: { _id: text(form, "set") } } : shown;
  },
};

/** Does what one of the page's forms asks. @throws NotFoundError for a form that the page does not have. */
export async function submitComparators(act: Act, code: string, form: FormData) {
  const [name = ""] = text(form, "intent").split(".");
  const handle = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  if (handle === undefined) throw new NotFoundError("form");
  const outcome = await handle(act, code, form);
  if (outcome.kind === "done") return { to: comparatorsPath(code, outcome.value._id) };
  return refusedForm(form, outcome);
}
