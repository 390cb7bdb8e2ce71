import type { Act } from "@models/act";
import { type Book, openBook } from "@models/agreement/book";
import { authorisePart } from "@models/agreement/change-part";
import type { PartForm } from "./descriptor";
import type { PartFormView } from "./form-view";
import { type Submitted, editPartForm, submitEditedPart } from "./part-form.server";

/** The groups of a form that hold one of these fields: a few questions of a part, asked on another page. */
export function sectionOf(form: PartForm, ...names: readonly string[]): PartForm {
  return { ...form, groups: form.groups.filter(({ fields }) => fields.some(({ name }) => names.includes(name))) };
}

/** A section's form, to be sent to the page that shows it; null for who may not change the part now. */
export async function openSection(
  act: Act,
  book: Book,
  section: PartForm,
  id: string,
  to: string,
): Promise<PartFormView | null> {
  if (book.from !== "working documents") return null;
  const form = await editPartForm(act, book, section, id, new URL(`http://here/?${new URLSearchParams({ to })}`));
  return form.locked ? null : naming(id, form);
}

/** Saves the section of the part that the form names. @throws NotFoundError, ForbiddenError. */
export async function submitSection(
  act: Act,
  code: string,
  section: PartForm,
  form: FormData,
  fallback: string,
): Promise<Submitted> {
  const id = form.get("id");
  if (typeof id === "string" && id !== "") {
    const submitted = await submitEditedPart(act, code, section, id, form);
    return "to" in submitted ? submitted : { ...submitted, view: naming(id, submitted.view) };
  }
  const { agreement } = await openBook(act, code);
  authorisePart(act, agreement, section.kind, {});
  return { to: fallback };
}

/** The form says which part it is about, whichever page it is sent to. */
function naming(id: string, view: PartFormView): PartFormView {
  const named = { name: "id", value: id };
  const conflict = view.conflict && { ...view.conflict, kept: [...view.conflict.kept, named] };
  return { ...view, hidden: [...view.hidden, named], conflict };
}
