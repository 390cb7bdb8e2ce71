/**
 * A form that was sent after its sender's session had ended goes by way of the sign-in page: its fields travel under a
 * prefix beside the e-mail address and password, which its own page never sees.
 */
const PREFIX = "typed.";

export interface TypedField {
  readonly name: string;
  readonly value: string;
}

/** The fields of a form as hidden fields of the sign-in form. A file cannot be carried and has to be chosen again. */
export function keepFields(form: FormData): TypedField[] {
  // The bare prefix tells a form that had no fields, such as a single button, from a sign-in of its own.
  const bare = { name: PREFIX, value: "" };
  return [
    bare,
    ...[...form].flatMap(([name, value]) => (typeof value === "string" ? [{ name: PREFIX + name, value }] : [])),
  ];
}

/** The hidden fields that came back with a sign-in. */
export function keptFields(form: FormData): TypedField[] {
  return [...form].flatMap(([name, value]) =>
    typeof value === "string" && name.startsWith(PREFIX) ? [{ name, value }] : [],
  );
}

/** The form as it was first sent: without the sign-in's own fields when it came by way of that. */
export function withTypedFields(form: FormData): FormData {
  const kept = keptFields(form);
  if (kept.length === 0) return form;
  const typed = new FormData();
  for (const { name, value } of kept) if (name !== PREFIX) typed.append(name.slice(PREFIX.length), value);
  return typed;
}

/** Where a request wanted to go, as a path within this site. */
export function returnPath(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** A path of this site, or the fallback when it is none: never an address elsewhere. */
export function ownPath(path: string | null, fallback: string): string {
  if (path === null || !path.startsWith("/")) return fallback;
  const here = "http://here.invalid";
  const url = URL.canParse(path, here) ? new URL(path, here) : undefined;
  // What is left of "/.//elsewhere" starts with two slashes, and those name another site.
  const isOwn = url?.origin === here && !url.pathname.startsWith("//");
  return isOwn ? url.pathname + url.search : fallback;
}
