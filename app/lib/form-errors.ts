import type { Problem } from "@models/outcome";
import type { FormErrors } from "../components/forms/error-summary";

/** What a command refused, beside the fields it is about; the empty name is the form as a whole. */
export function errorsOf(problems: readonly Problem[]): FormErrors {
  const errors: Record<string, string[]> = {};
  for (const { field = "", message } of problems) (errors[field] ??= []).push(message);
  return errors;
}
