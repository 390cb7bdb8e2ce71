import type { Act } from "@models/act";
import { type Book, openBook, subjectOf } from "@models/agreement/book";
import { addPart, changePart } from "@models/agreement/change-part";
import { movePriority } from "@models/agreement/merge-priorities";
import { lockOn } from "@models/agreement/parts";
import { addIndicator } from "@models/measures/catalogue";
import { type Outcome, refuse } from "@models/outcome";
import { authorise } from "@models/people/permissions";
import { partAnchor } from "../parts/part-paths";
import { intentOf } from "./intents";
import { type FormAnswer, refusedForm, text } from "./several-forms.server";

interface Sent {
  readonly act: Act;
  readonly book: Book;
  readonly form: FormData;
}

/** What each of the page's forms does; a value says where on the page the person is brought back to. */
const FORMS: Readonly<Record<string, (sent: Sent) => Promise<Outcome<string>>>> = {
  move: async ({ act, book, form }) => {
    const id = text(form, "id");
    const moved = await movePriority(act, book.agreement.code, id, text(form, "direction") === "up" ? "up" : "down");
    return at(moved, partAnchor("priority", id));
  },
  choose: async ({ act, book, form }) => {
    const id = text(form, "id");
    const rev = Number(form.get("rev")) || 1;
    const chosen = await changePart(act, book.agreement.code, "candidate", id, rev, { standing: "chosen" });
    return at(chosen, partAnchor("candidate", id));
  },
  shortlist: ({ act, book, form }) => shortlist(act, book, text(form, "priority"), text(form, "indicator")),
  own: addOwn,
};

/** Does what a form of the priorities page asks. @throws NotFoundError, ForbiddenError. */
export async function submitPriorities(
  act: Act,
  code: string,
  form: FormData,
): Promise<{ readonly to: string } | Extract<FormAnswer, { kind: "refused" }>> {
  const book = await openBook(act, code);
  authorise(act.actor, "priority.change", subjectOf(book.agreement), "Only the facilitator shapes the priorities.");
  const intent = intentOf(FORMS, form);
  const priority = text(form, "priority");
  const page = `/agreements/${code}/priorities${priority === "" ? "" : `?priority=${encodeURIComponent(priority)}`}`;
  if (intent === undefined) return { to: page };
  const outcome = await intent.handle({ act, book, form });
  if (outcome.kind === "done") return { to: `${page}#${outcome.value}` };
  return refusedForm(form, outcome) as Extract<FormAnswer, { kind: "refused" }>;
}

function at(outcome: Outcome<unknown>, anchor: string): Outcome<string> {
  return outcome.kind === "done" ? { kind: "done", value: anchor } : outcome;
}

async function shortlist(act: Act, book: Book, priority: string, indicator: string): Promise<Outcome<string>> {
  const listed = book.parts.candidate.filter((each) => each.priority === priority);
  const there = listed.find((each) => each.indicator === indicator);
  if (there) return { kind: "done", value: partAnchor("candidate", there._id) };
  const order = 1 + Math.max(-1, ...listed.map((each) => each.order));
  const added = await addPart(act, book.agreement.code, "candidate", { priority, indicator, order });
  return added.kind === "done" ? { kind: "done", value: partAnchor("candidate", added.value._id) } : added;
}

/** An indicator of the partnership's own, put on the shortlist at once. */
async function addOwn({ act, book, form }: Sent): Promise<Outcome<string>> {
  const locked = lockOn("live", book.agreement.status);
  if (locked !== null) return refuse(locked);
  const decimals = text(form, "decimals");
  const fields = {
    code: text(form, "code"),
    name: text(form, "name"),
    unit: text(form, "unit"),
    definition: text(form, "definition"),
    polarity: text(form, "polarity"),
    frequency: text(form, "frequency"),
    dimension: text(form, "dimension") || null,
    decimals: decimals === "" ? 1 : Number(decimals),
    source: text(form, "source"),
    combine: text(form, "combine") || "none",
    theme: text(form, "theme"),
  };
  const added = await addIndicator(act, book.partnership, fields as Parameters<typeof addIndicator>[2]);
  if (added.kind !== "done") return added;
  return shortlist(act, book, text(form, "priority"), added.value._id);
}
