import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import type { Target } from "@models/targets/target";
import type { Outcome } from "@models/outcome";
import type { SentFile } from "@models/updates/attachment";
import { confirmUpdate, setAsideUpdate } from "@models/updates/decide-update";
import { sendUpdate } from "@models/updates/send-update";
import type { Update } from "@models/updates/update";
import type { UpdateRefusal } from "../components/updates/update-view";
import { readDay } from "./dates";
import { errorsOf } from "./form-errors";
import { intentOf } from "./intents";
import { optional, text } from "./several-forms.server";

/** An update as its form sends it. */
function readUpdateForm(form: FormData): object {
  const day = (name: string) => readDay(text(form, name)) || null;
  const typed = text(form, "value.typed");
  return {
    key: text(form, "key") || undefined,
    action: optional(form, "action"),
    target: optional(form, "target"),
    milestone: optional(form, "milestone"),
    course: text(form, "course"),
    done: text(form, "done"),
    inTheWay: text(form, "inTheWay"),
    help: text(form, "help"),
    status: optional(form, "status"),
    newDate: day("newDate"),
    milestoneDone: day("milestoneDone"),
    evidence: { link: optional(form, "evidence.link"), item: optional(form, "evidence.item") },
    noEvidence: text(form, "noEvidence"),
    value: typed ? { target: text(form, "value.target"), period: text(form, "value.period"), typed } : null,
    answeredBy: optional(form, "answeredBy"),
    recordedFor: form.has("recordedFor.who")
      ? { who: text(form, "recordedFor.who"), on: day("recordedFor.on") ?? "", how: text(form, "recordedFor.how") }
      : null,
  };
}

/** The photo or file that was chosen; undefined where none was. */
async function readFile(form: FormData): Promise<SentFile | undefined> {
  const file = form.get("file");
  if (file === null || typeof file === "string" || file.size === 0) return undefined;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

type Handle = (act: Act, code: string, form: FormData) => Promise<Outcome<Update>>;

/** What the forms about updates do, on whichever page they stand. */
export const UPDATE_INTENTS: Readonly<Record<string, Handle>> = {
  update: async (act, code, form) => sendUpdate(act, code, readUpdateForm(form), await readFile(form)),
  "confirm-update": (act, code, form) => confirmUpdate(act, code, text(form, "update")),
  "set-aside-update": (act, code, form) => setAsideUpdate(act, code, text(form, "update"), text(form, "why")),
};

const OVERTAKEN = "Somebody else changed this just now. Read it again, then do it once more.";

/** Does what a form about updates asks; undefined when it is no such form. */
export async function actOnUpdates(
  act: Act,
  code: string,
  form: FormData,
): Promise<{ readonly saved: Update } | { readonly refused: UpdateRefusal } | undefined> {
  const intent = intentOf(UPDATE_INTENTS, form);
  if (intent === undefined) return undefined;
  const outcome = await intent.handle(act, code, form);
  if (outcome.kind === "done") return { saved: outcome.value };
  const problems = outcome.kind === "refused" ? outcome.problems : [{ message: OVERTAKEN }];
  const typed = Object.fromEntries(
    // A browser does not let a page keep a file: its name says which to choose again.
    [...form].map(([name, value]) => [name, typeof value === "string" ? value : value.name]),
  );
  return { refused: { form: text(form, "form"), errors: errorsOf(problems), typed } };
}

/** The page again, saying what was saved. */
export function sentAddress(path: string, { _id }: Update): string {
  return `${path}${path.includes("?") ? "&" : "?"}sent=${_id}`;
}

/** The words that sentAddress asks for, of an update that this person sent or decided on; and the update's id. */
export async function sentNote(act: Act, asked: URLSearchParams): Promise<{ id: string; words: string } | undefined> {
  const id = asked.get("sent");
  const update = id === null ? undefined : await act.store.get<Update>("updates", id);
  const person = act.actor.person;
  if (update === undefined || ![update.created.by, update.decided?.by].includes(person)) return undefined;
  const of = update.action
    ? (await act.store.get<Action>("actions", update.action))?.what
    : (await act.store.get<Target>("targets", update.target ?? ""))?.name;
  const words = {
    recorded: `Saved: your update of “${of}”.`,
    waiting: `Saved: your answer about “${of}” waits for ${act.actor.name} to say that it holds.`,
    confirmed: `Saved: what was answered about “${of}” holds.`,
    "set aside": `Saved: what was answered about “${of}” is set aside.`,
  };
  return { id: update._id, words: words[update.state] };
}
