import type { Act } from "@models/act";
import { changePart } from "@models/agreement/change-part";
import type { QuickAnswer } from "../components/actions/quick-change";
import { conflictFields } from "./conflict-fields.server";
import { readDay } from "./dates";
import { errorsOf } from "./form-errors";

const LABELS = { status: "Status", start: "Starts", end: "Ends", lead: "Named lead" };

/** Saves what was changed in an action's row. What was typed comes back with whatever stands in its way. */
export async function changeQuickly(act: Act, code: string, form: FormData): Promise<QuickAnswer> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const id = text("id");
  const typed = { status: text("status"), start: text("start"), end: text("end"), lead: text("lead") };
  const outcome = await changePart(act, code, "action", id, Number(text("rev")), {
    status: typed.status,
    start: typed.start === "" ? null : readDay(typed.start),
    end: typed.end === "" ? null : readDay(typed.end),
    lead: typed.lead === "" ? null : typed.lead,
  });
  if (outcome.kind === "refused") return { id, typed, errors: errorsOf(outcome.problems) };
  if (outcome.kind === "conflict") return { id, typed, conflict: await conflictFields(act, outcome, LABELS) };
  return { id, typed };
}
