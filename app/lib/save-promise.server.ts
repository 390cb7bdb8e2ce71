import type { Act } from "@models/act";
import { findPart } from "@models/agreement/change-part";
import { documentAtRev } from "@models/history/document";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import type { Outcome } from "@models/outcome";
import type { Target } from "@models/targets/target";
import { FILLS, type Fill } from "@models/targets/fill-trajectory";
import { fillPromises, promiseValues } from "@models/targets/trajectory";
import { conflictFields } from "./conflict-fields.server";

/** What a grid is told of typed promises. */
export type SavedPromise =
  | { readonly kind: "saved"; readonly rev: number; readonly before: Readonly<Record<string, string>> }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "conflict"; readonly theirs: string; readonly whose: string; readonly rev: number };

const FIELD = "trajectory.";

/** The typed periods of a form: "trajectory.CY2009" and so on. */
export function promisesIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (name.startsWith(FIELD) ? [[name.slice(FIELD.length), String(value)]] : [])),
  );
}

/** Saves the promises of a form, or fills the trajectory as its button says. @throws NotFoundError, ForbiddenError. */
export function changePromises(act: Act, code: string, form: FormData): Promise<Outcome<Target>> {
  const id = String(form.get("target"));
  const rev = Number(form.get("rev"));
  const fill = FILLS.find((each): each is Fill => each === form.get("fill"));
  return fill ? fillPromises(act, code, id, rev, fill) : promiseValues(act, code, id, rev, promisesIn(form));
}

/** The same for a grid, with what stood before so that it can be undone. */
export async function savePromise(act: Act, code: string, form: FormData): Promise<SavedPromise> {
  const { part } = await findPart(act, code, "target", String(form.get("target")));
  const outcome = await changePromises(act, code, form);
  if (outcome.kind === "refused") {
    return { kind: "refused", why: outcome.problems.map(({ message }) => message).join(" ") };
  }
  if (outcome.kind === "done") {
    const before = documentAtRev(part, Number(form.get("rev"))).trajectory;
    const typed = Object.keys(promisesIn(form));
    return {
      kind: "saved",
      rev: outcome.value.rev,
      before: Object.fromEntries(typed.map((period) => [period, String(before[period] ?? "")])),
    };
  }
  const { fields, rev } = await conflictFields(act, outcome, {});
  const theirs = fields.map(({ name, theirs: value }) => `${value || "nothing"} for ${periodOf(name)}`).join(", ");
  return { kind: "conflict", theirs, whose: `${fields[0]?.who} (${fields[0]?.when})`, rev };
}

function periodOf(path: string): string {
  const period = path.slice(FIELD.length);
  return isPeriodCode(period) ? formatPeriod(period) : "that period";
}
