/** Which of a page's forms was sent, as its button's `intent` says; undefined when the page has no such form. */
export function intentOf<H>(
  intents: Readonly<Record<string, H>>,
  form: FormData,
): { readonly name: string; readonly handle: H } | undefined {
  const name = form.get("intent");
  const handle = typeof name === "string" && Object.hasOwn(intents, name) ? intents[name] : undefined;
  return typeof name === "string" && handle !== undefined ? { name, handle } : undefined;
}
