import type { Outcome } from "@models/outcome";
import type { Refused } from "../components/people/folded-form";
import type { MadeLink } from "../components/people/secret-link";
import { errorsOf } from "./form-errors";

/** What one of a page's forms came to. */
export type FormAnswer =
  | { readonly kind: "saved"; readonly passedOn?: number }
  | { readonly kind: "link"; readonly link: MadeLink }
  | { readonly kind: "refused"; readonly refused: Refused };

/** A text field, trimmed; empty when it was not sent. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** A field that may be left empty. */
export function optional(form: FormData, name: string): string | null {
  return text(form, name) || null;
}

/** What was typed, to be shown again. */
export function refusedForm(
  form: FormData,
  outcome: Exclude<Outcome<unknown>, { kind: "done" }>,
): Extract<FormAnswer, { kind: "refused" }> {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || name === "password") continue;
    typed[name] = typed[name] === undefined ? value : `${typed[name]}\n${value}`;
  }
  const problems =
    outcome.kind === "refused"
      ? outcome.problems
      : [{ message: "Somebody else changed this at the same moment. Look at it again, then save once more." }];
  return {
    kind: "refused",
    refused: { form: text(form, "form"), errors: errorsOf(problems), values: typed },
  };
}

/** Refuses a form on which something was not chosen: by field, the words that ask for it. */
export function refuseUnchosen(form: FormData, choices: Readonly<Record<string, string>>): FormAnswer | undefined {
  const problems = Object.entries(choices).flatMap(([field, message]) =>
    text(form, field) === "" ? [{ field, message }] : [],
  );
  return problems.length > 0 ? refusedForm(form, { kind: "refused", problems }) : undefined;
}

/** A command's outcome as the answer to the form that asked for it. */
export function answerTo<T>(form: FormData, outcome: Outcome<T>, whenDone?: (value: T) => FormAnswer): FormAnswer {
  if (outcome.kind !== "done") return refusedForm(form, outcome);
  return whenDone?.(outcome.value) ?? { kind: "saved" };
}

/** The page again, saying that it was done. Only what is counted goes into the address, never words. */
export function savedAddress(path: string, { passedOn }: Extract<FormAnswer, { kind: "saved" }>): string {
  return `${path}?saved=${passedOn ?? "yes"}`;
}

/** The words that savedAddress asks for. */
export function savedWords(request: Request): string | undefined {
  const saved = new URL(request.url).searchParams.get("saved");
  if (saved === null) return undefined;
  if (!/^\d{1,6}$/.test(saved)) return "Saved.";
  if (saved === "0") return "Saved. Nothing was open, so nothing had to be passed on.";
  return saved === "1"
    ? "Saved. One open thing was passed on, and its new owner is asked."
    : `Saved. ${saved} open things were passed on, and their new owners are asked.`;
}
