import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import { changePart, findPart } from "@models/agreement/change-part";
import { documentAtRev } from "@models/history/document";
import type { SavedRow } from "../components/grids/save-row";
import { conflictFields } from "./conflict-fields.server";
import { readDay } from "./dates";

/** The fields that a grid holds, each with how a cell's words are read. */
const FIELDS: Readonly<Record<"status" | "start" | "end" | "lead", (typed: string) => string | null>> = {
  status: (typed) => typed.toLowerCase(),
  start: (typed) => (typed === "" ? null : readDay(typed)),
  end: (typed) => (typed === "" ? null : readDay(typed)),
  lead: (typed) => typed,
};
type Field = keyof typeof FIELDS;

/** Saves cells of one action's row, with what stood before so that it can be undone. @throws NotFoundError, ForbiddenError. */
export async function saveAction(act: Act, code: string, form: FormData): Promise<SavedRow> {
  const [id, rev] = [String(form.get("id")), Number(form.get("rev"))];
  const typed = (Object.keys(FIELDS) as Field[]).filter((field) => form.has(`field.${field}`));
  const fields = Object.fromEntries(
    typed.map((field) => [field, FIELDS[field](String(form.get(`field.${field}`)).trim())]),
  );
  const { part } = await findPart(act, code, "action", id);
  const outcome = await changePart(act, code, "action", id, rev, fields);
  if (outcome.kind === "refused") {
    return { kind: "refused", why: outcome.problems.map(({ message }) => message).join(" ") };
  }
  if (outcome.kind === "done") {
    const before = documentAtRev(part as Action, rev);
    return {
      kind: "saved",
      rev: outcome.value.rev,
      before: Object.fromEntries(typed.map((field) => [field, String(before[field] ?? "")])),
    };
  }
  const conflict = await conflictFields(act, outcome, {});
  const theirs = conflict.fields.map(({ theirs: value }) => value || "nothing").join(", ");
  return {
    kind: "conflict",
    theirs,
    whose: `${conflict.fields[0]?.who} (${conflict.fields[0]?.when})`,
    rev: conflict.rev,
  };
}
