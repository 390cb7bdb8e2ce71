import type { Act } from "@models/act";
import { type EntryOutcome, enterValue, undoEntry } from "@models/measures/enter-value";
import { printVersion } from "@models/measures/step-table-history";
import type { Stored } from "@models/store/port";
import { formatInstant } from "./dates";

/** What a grid is told of one typed value. */
export type SavedValue =
  | { readonly kind: "saved"; readonly batch: string; readonly seen: number }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "conflict"; readonly theirs: string; readonly whose: string; readonly seen: number };

/** Records one value, or takes one back, as a form's fields say. @throws NotFoundError, ForbiddenError. */
export async function saveValue(act: Act, code: string, form: FormData): Promise<SavedValue> {
  if (form.get("intent") === "undo") {
    const batch = String(form.get("batch"));
    const undone = await undoEntry(act, code, batch);
    return undone.kind === "done" ? { kind: "saved", batch, seen: 0 } : { kind: "refused", why: wordsOf(undone) };
  }
  return answerOf(act, await enterValue(act, code, entryIn(form)));
}

/** The fields of a form, without those left empty; an audience is a kind, with organisations when it names them. */
export function entryIn(form: FormData): Record<string, unknown> {
  const fields = [...form].filter(([name, value]) => name !== "audience" && (value !== "" || name === "typed"));
  const audience = form.get("audience");
  return {
    ...Object.fromEntries(fields),
    ...(form.has("note") ? { note: form.get("note") || null } : {}),
    ...(audience ? { audience: { kind: audience } } : {}),
  };
}

export async function answerOf(act: Pick<Act, "store">, outcome: EntryOutcome): Promise<SavedValue> {
  if (outcome.kind === "done") {
    return { kind: "saved", batch: outcome.value.batch, seen: outcome.value.observation.versions.length };
  }
  if (outcome.kind !== "other value") return { kind: "refused", why: wordsOf(outcome) };
  const { theirs, seen } = outcome.conflict;
  const person = await act.store.get<Stored & { name: string }>("people", theirs.by);
  const whose = `${person?.name ?? "Somebody else"} (${formatInstant(theirs.at)})`;
  return { kind: "conflict", theirs: printVersion(theirs), whose, seen };
}

function wordsOf(outcome: { kind: string; problems?: readonly { message: string }[] }): string {
  return outcome.problems?.map(({ message }) => message).join(" ") ?? "It was changed at the same time. Look again.";
}
