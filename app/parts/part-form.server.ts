import type { Act } from "@models/act";
import { type Book, type PartDocuments, openBook, subjectOf } from "@models/agreement/book";
import { addPart, authorisePart, changePart, findPart, readPart } from "@models/agreement/change-part";
import { PARTS, type Part, type PartName, isPartName, lockOn } from "@models/agreement/parts";
import { type Content, contentOf, documentAtRev, valueAt, withValueAt } from "@models/history/document";
import { findIndicators } from "@models/measures/find-indicators";
import { ForbiddenError, NotFoundError, type Outcome, type Problem } from "@models/outcome";
import { may, organisationsOf } from "@models/people/permissions";
import type { Json } from "@models/store/port";
import { ownPath } from "~/lib/kept-form";
import type { z } from "zod";
import { drawGroups, errorsByName } from "./build-form.server";
import { conflictView, KEEP, READ_REV } from "./conflict.server";
import type { FormPartName, FormSources, PartForm } from "./descriptor";
import {
  type FormValues,
  type Reworked,
  fieldsOf,
  readTyped,
  valuesOfContent,
  valuesOfFormData,
  withEntriesChanged,
  withoutUnsaid,
} from "./form-values.server";
import type { PartFormView } from "./form-view";
import { PART_FORMS } from "./forms";
import { comparatorsPath, partAnchor, partPath, stepPath } from "./part-paths";

/** What a submission comes to: somewhere to go, or the form again: longer or shorter, or with what stands in the way. */
export type Submitted = { readonly to: string } | { readonly status: 200 | 400 | 409; readonly view: PartFormView };

/** The kind that an address names. @throws NotFoundError when it names none that has a form. */
export function formOf(name: string | undefined): PartForm {
  if (name === undefined || !isPartName(name) || name === "comment") throw new NotFoundError();
  return PART_FORMS[name];
}

/** The kind whose form an address opens: not one whose every field is written elsewhere. @throws NotFoundError. */
export function writtenFormOf(name: string | undefined): PartForm {
  const form = formOf(name);
  if (form.groups.every(({ fields }) => fields.every((field) => "apart" in field && field.apart))) {
    throw new NotFoundError();
  }
  return form;
}

export async function sourcesOf(
  act: Pick<Act, "store" | "actor">,
  book: Book,
  form: PartForm,
  content: Content,
  stored: Content = {},
): Promise<FormSources> {
  const catalogue = form.needsCatalogue ? await findIndicators(act.store, book.partnership._id) : [];
  return { book, catalogue, content, stored, actor: act.actor };
}

/** The form of a new part: without what is asked only of who changes one. */
function formOfNew(form: PartForm): PartForm {
  const groups = form.groups.map((group) => ({ ...group, fields: group.fields.filter(({ onChange }) => !onChange) }));
  return { ...form, groups: groups.filter(({ fields }) => fields.length > 0) };
}

/** The empty form, with what the address preselects; who may add no such part is told so instead. */
export async function newPartForm(act: Act, book: Book, whole: PartForm, url: URL): Promise<PartFormView> {
  const form = formOfNew(whole);
  const sources = await sourcesOf(act, book, form, {});
  const content = { ...startOf(act, form, sources), ...presetOf(form, url.searchParams) };
  const values = valuesOfContent(form, content);
  const view = viewOf(act, form, { ...sources, content }, { values, to: url.searchParams.get("to") });
  return withRefusal(view, () => authorisePart(act, book.agreement, form.kind, content));
}

export async function submitNewPart(act: Act, code: string, asked: PartForm, data: FormData): Promise<Submitted> {
  const form = formOfNew(asked);
  const book = await openBook(act, code);
  const values = valuesOfFormData(data);
  const to = data.get("to") as string | null;
  const sources = await sourcesOf(act, book, form, withChosen({}, values));
  const { content, problems } = readTyped(form, values, sources);
  const whole = {
    ...startOf(act, form, sources),
    ...withoutGaps(content),
    ...form.complete?.(content, {}, sources, act.newId),
  };
  authorisePart(act, book.agreement, form.kind, { ...defaultsOf(form.kind), ...startOf(act, form, sources) });
  const reworked = withEntriesChanged(form, values, act.newId);
  if (reworked) return { status: 200, view: viewOf(act, form, sources, { ...reworked, to }) };
  const foreign = ownerProblem(() => authorisePart(act, book.agreement, form.kind, whole), form);
  const outcome = await unlessProblems(form.kind, whole, [...problems, ...foreign], () =>
    addPart(act, code, form.kind, whole),
  );
  if (outcome.kind === "done")
    return { to: to === null ? placeAfter(book, form.kind, outcome.value) : safePath(to, book) };
  const refused = outcome.kind === "refused" ? outcome.problems : [];
  return { status: 400, view: viewOf(act, form, sources, { values, to, problems: refused }) };
}

/** The form with what stands; who may not change it is told so instead. @throws NotFoundError. */
export async function editPartForm(act: Act, book: Book, form: PartForm, id: string, url: URL): Promise<PartFormView> {
  const { part } = await readPartOf(act, book, form.kind, id);
  const content = contentOf(part);
  const sources = await sourcesOf(act, book, form, content, content);
  const values = valuesOfContent(form, content);
  const view = viewOf(act, form, sources, { values, part, to: url.searchParams.get("to") });
  return withRefusal(view, () => authorisePart(act, book.agreement, form.kind, part));
}

/**
 * One part as the reader may see it: the working document with its history, or what the region's snapshot holds of it.
 * @throws NotFoundError when it is not there or not for this reader.
 */
export async function readPartOf<N extends PartName>(
  act: Act,
  book: Book,
  kind: N,
  id: string,
): Promise<{ part: PartDocuments[N]; hasHistory: boolean }> {
  if (book.from === "working documents") {
    const { part } = await findPart(act, book.agreement.code, kind, id);
    return { part, hasHistory: true };
  }
  const parts = book.parts[kind] as readonly PartDocuments[N][];
  const part = parts.find(({ _id }) => _id === id);
  if (part === undefined) throw new NotFoundError(PARTS[kind].word);
  return { part: { ...part, changes: [] }, hasHistory: false };
}

function withRefusal(view: PartFormView, authorise: () => void): PartFormView {
  try {
    authorise();
    return view;
  } catch (error) {
    if (!(error instanceof ForbiddenError)) throw error;
    // What could have been chosen is not for everybody who may read the agreement.
    return { ...view, groups: [], locked: error.message };
  }
}

export async function submitEditedPart(
  act: Act,
  code: string,
  form: PartForm,
  id: string,
  data: FormData,
): Promise<Submitted> {
  const book = await openBook(act, code);
  const { part } = await readPartOf(act, book, form.kind, id);
  authorisePart(act, book.agreement, form.kind, part);
  const values = valuesOfFormData(data);
  const to = data.get("to") as string | null;
  const sources = await sourcesOf(act, book, form, withChosen(contentOf(part), values), contentOf(part));
  const typed = readTyped(form, values, sources);
  const { content, rev } = settleConflicts(typed.content, part, data);
  const reworked = withEntriesChanged(form, values, act.newId);
  if (reworked) return { status: 200, view: viewOf(act, form, sources, { ...reworked, part, rev, to }) };
  const said = withoutUnsaid(content, contentOf(documentAtRev(part, rev)));
  const whole = { ...said, ...form.complete?.(content, part as unknown as Content, sources, act.newId) };
  const outcome = await unlessProblems(form.kind, { ...contentOf(part), ...whole }, typed.problems, () =>
    changePart(act, code, form.kind, id, rev, whole),
  );
  if (outcome.kind === "done")
    return { to: to === null ? placeAfter(book, form.kind, outcome.value) : safePath(to, book) };
  if (outcome.kind === "refused") {
    return { status: 400, view: viewOf(act, form, sources, { values, part, rev, to, problems: outcome.problems }) };
  }
  // Somebody may have saved since `part` was read: the conflict is about what is stored now.
  const stored = (await findPart(act, code, form.kind, id)).part;
  const conflict = await conflictView(act, form, sources, { stored, readRev: rev, submitted: whole, outcome, to });
  return { status: 409, view: { ...viewOf(act, form, sources, { values, part: stored, to }), conflict } };
}

/** Somebody who may add such a part, but not as another organisation's, is told at the field that names it. */
function ownerProblem(authorise: () => void, form: PartForm): Problem[] {
  try {
    authorise();
    return [];
  } catch (error) {
    if (!(error instanceof ForbiddenError)) throw error;
    const field = fieldsOf(form).some(({ name }) => name === "owner") ? "owner" : "";
    return [{ field, message: "Name your own organisation here, or ask the facilitator to add it" }];
  }
}

/** Takes theirs where that was chosen; saves against the newer revision only when everything was chosen. */
function settleConflicts(content: Content, part: Part, data: FormData): { content: Content; rev: number } {
  const readRev = Number(data.get("rev"));
  // Without it nothing is known of what was seen: whatever changed since the beginning may clash.
  const rev = Number.isInteger(readRev) && readRev > 0 ? readRev : 1;
  const paths = data.getAll(`${KEEP}paths`) as string[];
  if (paths.length === 0) return { content, rev };
  const choices = paths.map((path) => [path, data.get(KEEP + path)] as const);
  if (choices.some(([, choice]) => choice !== "theirs" && choice !== "yours")) {
    return { content, rev: Number(data.get(READ_REV)) || rev };
  }
  const theirs = choices.filter(([, choice]) => choice === "theirs");
  return {
    content: theirs.reduce((next, [path]) => withValueAt(next, path, valueAt(contentOf(part) as never, path)), content),
    rev,
  };
}

/** Shows what the schema refuses together with what the form could not read. */
async function unlessProblems<T>(
  kind: FormPartName,
  content: Content,
  problems: readonly Problem[],
  save: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (problems.length === 0) return save();
  const read = readPart(kind, content);
  const fields = new Set(problems.map(({ field }) => field));
  const others = read.kind === "refused" ? read.problems.filter(({ field }) => !fields.has(field)) : [];
  return { kind: "refused", problems: [...problems, ...others] };
}

interface Showing {
  readonly values: FormValues;
  readonly to: string | null;
  readonly part?: Part;
  readonly rev?: number;
  readonly problems?: readonly Problem[];
  readonly goOn?: Reworked["goOn"];
}

function viewOf(act: Act, form: PartForm, sources: FormSources, showing: Showing): PartFormView {
  const { values, part, problems = [], to, goOn } = showing;
  const { book } = sources;
  const errors = errorsByName(form, problems);
  const { word, standing } = PARTS[form.kind];
  const cancelTo =
    to !== null
      ? safePath(to, book)
      : part
        ? partPath(book.agreement.code, form.kind, part._id)
        : placeOf(book, form.kind, sources.content);
  return {
    title: part ? form.titles.edit : form.titles.new,
    caption: captionOf(sources),
    intro: form.intro,
    submit: part ? "Save changes" : `Add this ${word}`,
    groups: drawGroups({ form, values, sources, errors, goOn, newId: act.newId }),
    errors: problems.length === 0 ? undefined : errors,
    hasNewEntries: goOn && true,
    rev: part && (showing.rev ?? part.rev),
    hidden: to === null ? [] : [{ name: "to", value: to }],
    cancelTo,
    locked: lockOn(standing, book.agreement.status) ?? undefined,
  };
}

function captionOf({ book, content }: FormSources): string {
  const target = book.parts.target.find(({ _id }) => _id === content["target"]);
  const action = book.parts.action.find(({ _id }) => _id === content["action"]);
  const id = (target?.priority ?? action?.priority ?? content["priority"]) as string | undefined;
  return book.parts.priority.find(({ _id }) => _id === id)?.name ?? book.agreement.name;
}

/** What a new part starts with. A partner's evidence and actions are its own organisation's. */
function startOf(act: Act, form: PartForm, sources: FormSources): Content {
  const { book } = sources;
  const own = organisationsOf(act.actor, book.partnership._id)[0];
  const names = new Set(fieldsOf(form).map(({ name }) => name));
  const facilitates = may(act.actor, "agreement.change", subjectOf(book.agreement));
  const holders = form.kind === "programme" ? ["lead"] : ["organisation", "owner", "giver"];
  const holder = holders.find((name) => names.has(name));
  const only = book.parts.priority.length === 1 ? book.parts.priority[0]?._id : undefined;
  return {
    ...defaultsOf(form.kind),
    ...(names.has("priority") && only !== undefined ? { priority: only } : {}),
    ...(holder !== undefined && own !== undefined && !facilitates ? { [holder]: own } : {}),
    ...form.start?.(sources),
  };
}

/** What the kind's schema takes a field to be when nothing is said of it. */
function defaultsOf(kind: FormPartName): Content {
  const fields = Object.entries(PARTS[kind].schema.shape).flatMap(([name, schema]) => {
    const read = (schema as z.ZodType).safeParse(undefined);
    return read.success && read.data !== undefined ? [[name, read.data]] : [];
  });
  return Object.fromEntries(fields) as Content;
}

function presetOf(form: PartForm, params: URLSearchParams): Content {
  const preset: Record<string, Json> = {};
  for (const field of fieldsOf(form)) {
    const { name, control } = field;
    if (name.includes(".") || !params.has(name)) continue;
    const given = params.get(name) ?? "";
    if (control !== "map") preset[name] = control === "checkboxes" ? params.getAll(name) : given;
    else if (field.startWith) preset[name] = { first: field.startWith(given) };
  }
  return preset;
}

/** Choices and advice follow the priority, target and indicator that are chosen on the form, not those stored. */
function withChosen(content: Content, values: FormValues): Content {
  const chosen = ["priority", "target", "indicator"].flatMap((name) => {
    const value = values.get(name)?.[0];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...content, ...Object.fromEntries(chosen) };
}

function withoutGaps(content: Content): Content {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null && value !== undefined));
}

function safePath(to: string, book: Book): string {
  const [path = "", anchor] = to.split("#");
  const own = ownPath(path, `/agreements/${book.agreement.code}`);
  return anchor === undefined ? own : `${own}#${encodeURIComponent(anchor)}`;
}

/** The pages that list what no step's page lists. */
const LISTS: Partial<Record<FormPartName, string>> = {
  priority: "priorities",
  focus: "priorities",
  commitment: "commitments",
  resource: "money",
  programme: "money",
  refresh: "refresh",
  decision: "decisions",
};

/** Where a form leads once it is saved: to the part itself where something is done with it next. */
function placeAfter(book: Book, kind: FormPartName, part: Part): string {
  const goesOn = kind === "commitment" || kind === "refresh" || kind === "resource" || kind === "programme";
  return goesOn ? partPath(book.agreement.code, kind, part._id) : placeOf(book, kind, part);
}

/** Where a part is shown among others: at its anchor on its step's page, or on the page that lists it. */
export function placeOf(book: Book, kind: FormPartName, part: Part | Content): string {
  const { step } = PARTS[kind];
  const { code } = book.agreement;
  const content = part as Content;
  const target = book.parts.target.find(({ _id }) => _id === content["target"]);
  const action = book.parts.action.find(({ _id }) => _id === content["action"]);
  const priority = (target?.priority ?? action?.priority ?? content["priority"]) as string | undefined;
  if (kind === "evaluation") return `/agreements/${code}/evaluation#${partAnchor(kind, priority ?? "")}`;
  if (kind === "comparatorSet") return comparatorsPath(code, content["_id"] as string | undefined);
  const list = LISTS[kind];
  const page = list ? `/agreements/${code}/${list}` : stepPath(code, step ?? 1, priority ?? undefined, target?._id);
  return typeof content["_id"] === "string" ? `${page}#${partAnchor(kind, content["_id"])}` : page;
}
