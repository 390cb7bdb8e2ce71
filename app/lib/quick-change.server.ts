import type { Act } from "@models/act";
import { changePart } from "@models/agreement/change-part";
import type { Outcome } from "@models/outcome";
import { findNames } from "@models/people/find-names";
import type { QuickAnswer } from "../components/actions/quick-change";
import { conflictFields } from "./conflict-fields.server";
import { readDay } from "./dates";
import { errorsOf } from "./form-errors";

const LABELS = { status: "Status", start: "Starts", end: "Ends", leadPerson: "Named lead" };

/** Saves what was changed in an action's row. What was typed comes back with whatever stands in its way. */
export async function changeQuickly(act: Act, code: string, form: FormData): Promise<QuickAnswer> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const id = text("id");
  const typed = { status: text("status"), start: text("start"), end: text("end"), leadPerson: text("leadPerson") };
  const outcome = await changePart(act, code, "action", id, Number(text("rev")), {
    status: typed.status,
    start: typed.start === "" ? null : readDay(typed.start),
    end: typed.end === "" ? null : readDay(typed.end),
    leadPerson: typed.leadPerson === "" ? null : typed.leadPerson,
  });
  if (outcome.kind === "refused") return { id, typed, errors: errorsOf(outcome.problems) };
  if (outcome.kind === "conflict") return { id, typed, conflict: await conflictOf(act, outcome) };
  return { id, typed };
}

/** A person is sent by id and shown by name. */
async function conflictOf(act: Act, outcome: Extract<Outcome<unknown>, { kind: "conflict" }>) {
  const { rev, fields } = await conflictFields(act, outcome, LABELS);
  const names = await findNames(
    act.store,
    fields.flatMap(({ theirs, yours }) => [theirs, yours]),
  );
  return {
    rev,
    fields: fields.map((field) => ({
      ...field,
      theirsShown: names.get(field.theirs),
      yoursShown: names.get(field.yours),
    })),
  };
}
