import type { Action } from "@models/actions/action";
import { standingOf } from "@models/actions/action-standing";
import { LOST_WORDS, lostOf, whyNobodyAnswers } from "@models/actions/who-answers";
import { standingPriorities } from "@models/agreement/checks/about";
import type { Book } from "@models/agreement/book";
import type { Working } from "@models/measures/working";
import { dueUpdates, nextWordBy, reportingInterval } from "@models/updates/due";
import { type OwnerMeter, ownerMeter } from "@models/updates/owner-meter";
import { lastWords } from "@models/updates/read-updates";
import type { Update } from "@models/updates/update";
import { STANDING_MARKS, type Mark } from "../components/actions/marks";
import type { AttentionView, MeterView } from "../components/updates/meter-view";
import { partPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import { COURSE_MARKS } from "./updates.server";
import { capitalised, counted, inWords } from "./words";

/**
 * The owner meter in words, of a whole agreement or one priority's actions; null before it is agreed and while no action
 * goes on. @param today ISO date.
 */
export function meterView(book: Book, updates: readonly Update[], today: string, priority?: string): MeterView | null {
  if (book.agreement.status !== "agreed" || book.reader.from === "region") return null;
  const parts = { ...book.parts, action: book.parts.action.filter((each) => !priority || each.priority === priority) };
  const of = { ...book, parts };
  const meter = ownerMeter(of, updates, today);
  if (meter.of === 0) return null;
  const last = lastWords(updates);
  return {
    sentence: `${meter.active === 0 ? "None" : capitalised(inWords(meter.active))} of ${counted(meter.of, "action")} that ${meter.of === 1 ? "goes" : "go"} on ${meter.active === 1 ? "has" : "have"} an active owner.`,
    rows: meter.owners.map(({ organisation, active, silent }) => ({
      id: organisation ?? "nobody",
      name: nameOf(book, organisation),
      active: active.length,
      of: active.length + silent.length,
      share: percent(active.length, active.length + silent.length),
      silent: silent.map((action) => ({
        title: action.what,
        href: partPath(book.agreement.code, "action", action._id),
        since: sinceWords(of, action, last.get(action._id)),
      })),
    })),
    working: workingOf(meter, of, priority),
  };
}

const nameOf = (book: Book, id: string | null) =>
  id === null ? "Nobody" : (book.organisations.find(({ _id }) => _id === id)?.name ?? "An organisation that has left");

const percent = (part: number, of: number) => `${Math.round((part / of) * 100)}%`;

function sinceWords(book: Book, action: Action, last: Update | undefined): string {
  const lost = whyNobodyAnswers(book, action);
  if (lost && lost !== "lead has left") return LOST_WORDS[lost];
  const due = `due since ${formatDay(nextWordBy(book, action, last))}`;
  return last ? `last word ${formatDay(last.created.at)}, ${due}` : `no word yet, ${due}`;
}

function workingOf(meter: OwnerMeter, book: Book, priority: string | undefined): Working {
  const priorities = standingPriorities(book).filter(({ _id }) => !priority || _id === priority);
  const every = priorities.map(({ _id, name }) => `${name}: every ${reportingInterval(book, _id)}`);
  const source = "updates that hold";
  return {
    title: "Actions with an active owner",
    formula: "actions whose owner said how they go within the reporting interval ÷ actions that go on",
    inputs: [
      { label: "With a word within the interval", value: String(meter.active), unit: "", source },
      { label: "Go on: begun, neither done nor dropped", value: String(meter.of), unit: "", source: "the action plan" },
      ...(meter.early > 0
        ? [
            {
              label: "Left out: their first interval has not gone by",
              value: String(meter.early),
              unit: "",
              source: "the action plan",
            },
          ]
        : []),
    ],
    steps: every,
    result: percent(meter.active, meter.of),
    source: "the interval is that of a priority’s most frequent report, a quarter where it has none",
  };
}

/** The actions of an agreed agreement that are late, at risk or wait for an update, and from whom something is due. */
export function attentionView(book: Book, updates: readonly Update[], today: string): AttentionView | null {
  const { agreement, parts } = book;
  if (agreement.status !== "agreed") return null;
  const standing = new Set(standingPriorities(book).map(({ _id }) => _id));
  const due = dueUpdates(
    book,
    updates,
    book.organisations.map(({ _id }) => _id),
    today,
  );
  const last = lastWords(updates);
  const items = parts.action.flatMap((action) => {
    if (!standing.has(action.priority)) return [];
    const lost = lostOf(book, action);
    const dueSince = due.find(({ part }) => part._id === action._id)?.since;
    const marks: Mark[] = [
      ...(lost ? [{ kind: "must" as const, words: LOST_WORDS[lost] }] : []),
      ...marksOf(action, last.get(action._id), dueSince, today),
    ];
    if (marks.length === 0) return [];
    const href = `${partPath(agreement.code, "action", action._id)}${lost ? "" : "#updates"}`;
    // What nobody answers for comes first: of it nothing can be asked.
    const rank = lost ? 0 : marks.some(({ kind }) => kind === "must") ? 1 : 2;
    return [{ rank, view: { title: action.what, href, owner: nameOf(book, action.owner ?? null), marks } }];
  });
  const owing = [...new Set(due.map(({ organisation }) => organisation))];
  if (items.length + owing.length === 0) return null;
  return {
    code: agreement.code,
    items: items.sort((a, b) => a.rank - b.rank).map(({ view }) => view),
    owing: owing.map((organisation) => ({
      organisation,
      name: nameOf(book, organisation),
      due: due.filter((each) => each.organisation === organisation).length,
    })),
    meter: meterView(book, updates, today)?.sentence ?? null,
  };
}

function marksOf(action: Action, last: Update | undefined, dueSince: string | undefined, today: string): Mark[] {
  const { standing, since } = standingOf(action, today);
  const stands = STANDING_MARKS[standing];
  const isOff = last !== undefined && last.course !== "on course" && action.status !== "done";
  return [
    ...(since ? [{ kind: stands.kind, words: `${stands.words} ${formatDay(since)}` }] : []),
    ...(isOff && action.status !== "dropped" ? [COURSE_MARKS[last.course]] : []),
    ...(dueSince ? [{ kind: "open" as const, words: `update due since ${formatDay(dueSince)}` }] : []),
  ];
}
