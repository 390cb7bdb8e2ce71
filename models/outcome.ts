import type { FieldConflict } from "./history/merge";

/** One thing that stands in the way, in words that say what happened and what to do; `field` is its dotted path. */
export interface Problem {
  readonly field?: string;
  readonly message: string;
}

/** What a command answers. Expected refusals are values, shown where the person is; they are never thrown. */
export type Outcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "conflict"; readonly rev: number; readonly conflicts: readonly FieldConflict[] };

export function done<T>(value: T): Outcome<T> {
  return { kind: "done", value };
}

export function refuse(message: string, field?: string): { kind: "refused"; problems: Problem[] } {
  return { kind: "refused", problems: [field === undefined ? { message } : { field, message }] };
}

/** Not there, or not for this person to know about: the two are told apart nowhere. Mapped to 404. */
export class NotFoundError extends Error {
  constructor(what = "page") {
    super(`There is no such ${what}`);
    this.name = "NotFoundError";
  }
}

/** The person may see it but may not do this. Mapped to 403; the message is for the person. */
export class ForbiddenError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ForbiddenError";
  }
}
