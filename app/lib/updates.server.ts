import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import { milestonesInOrder } from "@models/actions/action-standing";
import { END, slippedDays } from "@models/actions/slips";
import { type Book, subjectOf } from "@models/agreement/book";
import { type Part, lockOn } from "@models/agreement/parts";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import { findNames } from "@models/people/find-names";
import { may } from "@models/people/permissions";
import type { Target } from "@models/targets/target";
import { updatesFor } from "@models/updates/read-updates";
import { targetsOf } from "@models/updates/send-update";
import type { Course, Update } from "@models/updates/update";
import { valuesDue } from "@models/updates/value-due";
import type { Mark } from "../components/actions/marks";
import type { UpdateFormView, UpdateView, UpdatesView } from "../components/updates/update-view";
import { partPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import { newId } from "./new-id.server";
import { capitalised } from "./words";

export const COURSE_MARKS: Readonly<Record<Course, Mark>> = {
  "on course": { kind: "ready", words: "on course" },
  "at risk": { kind: "risk", words: "at risk" },
  "off course": { kind: "must", words: "off course" },
};

/** What was said of one action or target, and the form for who may say more. */
export async function updatesOf(
  act: Act,
  book: Book,
  kind: "action" | "target",
  part: Part,
): Promise<UpdatesView | undefined> {
  if (book.reader.from === "region") return undefined;
  const owned = part as Action | Target;
  const updates = (await updatesFor(act, book)).filter(
    (update) => update[kind] === part._id && update.created.at <= act.now,
  );
  const form = kind === "action" ? formFor(act, book, owned) : null;
  if (kind === "target" && updates.length === 0) return undefined;
  return {
    updates: await updateViews(act, book, updates),
    slips: kind === "action" ? slipWords(owned as Action) : [],
    form,
  };
}

/** The form for this person; null for who says nothing of it. */
function formFor(act: Act, book: Book, part: Action | Target): UpdateFormView | null {
  const { agreement } = book;
  const isOpen = book.from === "working documents" && lockOn("live", agreement.status) === null && !part.removed;
  const owner = ownerOf(part);
  if (!isOpen || !owner || ("status" in part && part.status === "dropped")) return null;
  const maySend = may(act.actor, "update.send", { ...subjectOf(agreement), owners: [owner] });
  if (!maySend && !may(act.actor, "update.record", subjectOf(agreement))) return null;
  return updateForm(act, book, part, { isRecorded: !maySend });
}

const ownerOf = (part: Action | Target) => ("what" in part ? part.owner : part.lead) || undefined;

/**
 * The form about an action, one of its milestones, or a target.
 * @param about.milestone the only thing that it is about.
 */
export function updateForm(
  act: Pick<Act, "actor" | "now">,
  book: Book,
  part: Action | Target,
  about: {
    readonly isRecorded?: boolean;
    readonly milestone?: string | undefined;
    readonly answeredBy?: string | null;
  },
): UpdateFormView {
  const { milestone, isRecorded = false, answeredBy = null } = about;
  const id = ["update", part._id, ...(milestone ? [milestone] : [])].join("-");
  const today = act.now.slice(0, 10);
  const action = "what" in part ? part : undefined;
  const open = action ? milestonesInOrder(action).filter(({ done }) => !done) : [];
  const whole = { value: "", label: "The action as a whole" };
  const milestones = open.map(({ id, what }) => ({ value: id, label: `Milestone: ${what}` }));
  const [due] = milestone === undefined ? valuesDue(book, targetsOf(book, part), ownerOf(part) ?? "", today) : [];
  return {
    id,
    key: newId(),
    code: book.agreement.code,
    action: action?._id ?? null,
    target: action ? null : part._id,
    abouts: milestone ? milestones.filter(({ value }) => value === milestone) : [whole, ...milestones],
    status: action && !milestone ? action.status : null,
    hasDays: action !== undefined,
    value: due
      ? {
          target: due.target._id,
          period: due.period,
          label: `${due.indicator.name}, ${formatPeriod(due.period)}`,
          unit: due.indicator.unit,
        }
      : null,
    evidence: book.parts.evidence
      .filter(({ priority }) => priority === part.priority)
      .map(({ _id, title }) => ({ value: _id, label: title })),
    isRecorded,
    answeredBy,
    draft: `${act.actor.person}.${id}`,
  };
}

const TIMES = ["", "once", "twice"];

/** "End: first 30 June 2008, moved twice". */
export function slipWords(action: Action): string[] {
  return slippedDays(action).map(({ of, first, now, times }) => {
    const what = of === END ? "End" : (action.milestones[of]?.what ?? "A milestone");
    return `${what}: first ${formatDay(first)}, moved ${TIMES[times] ?? `${times} times`}, now ${formatDay(now)}`;
  });
}

/** Updates in words. */
export async function updateViews(
  act: Pick<Act, "store" | "actor">,
  book: Book,
  updates: readonly Update[],
): Promise<UpdateView[]> {
  const names = await findNames(
    act.store,
    updates.flatMap(({ created, decided }) => [created.by, ...(decided ? [decided.by] : [])]),
  );
  return updates.map((update) => viewOf(act, book, update, names));
}

function viewOf(act: Pick<Act, "actor">, book: Book, update: Update, names: ReadonlyMap<string, string>): UpdateView {
  const action = book.parts.action.find(({ _id }) => _id === update.action);
  const item = book.parts.evidence.find(({ _id }) => _id === update.evidence?.item);
  const { link } = update.evidence ?? {};
  return {
    id: update._id,
    about: update.milestone ? (action?.milestones[update.milestone]?.what ?? "A milestone") : null,
    mark: COURSE_MARKS[update.course],
    origin: originOf(book, update, names),
    done: update.done || null,
    inTheWay: update.inTheWay || null,
    help: update.help || null,
    changes: changesOf(book, update),
    evidence: [
      ...(link ? [{ text: link, href: link }] : []),
      ...(item ? [{ text: item.title, href: partPath(book.agreement.code, "evidence", item._id) }] : []),
      ...(update.noEvidence ? [{ text: `none: ${update.noEvidence}`, href: null }] : []),
    ],
    file: update.file
      ? {
          name: update.file.name,
          href: `/agreements/${book.agreement.code}/updates/${update._id}/file`,
          isPicture: update.file.type === "image/jpeg",
        }
      : null,
    standing: standingWords(book, update, names),
    mayDecide:
      update.state === "waiting" &&
      book.from === "working documents" &&
      may(act.actor, "update.send", { ...subjectOf(book.agreement), owners: [update.organisation] }),
  };
}

const organisationName = (book: Book, id: string) =>
  book.organisations.find(({ _id }) => _id === id)?.name ?? "An organisation that has left";

function originOf(book: Book, update: Update, names: ReadonlyMap<string, string>): string {
  const { created, answeredBy, recordedFor } = update;
  const organisation = organisationName(book, update.organisation);
  const by = names.get(created.by) ?? "Somebody";
  const when = formatDay(created.at);
  if (recordedFor) {
    const said = `${recordedFor.who}, ${organisation}, ${recordedFor.how} on ${formatDay(recordedFor.on)}`;
    return `${said}; written down by ${by}`;
  }
  if (answeredBy) return `${answeredBy}, with the link of ${by}, ${organisation}, ${when}`;
  return `${by}, ${organisation}, ${when}`;
}

function changesOf({ parts }: Book, update: Update): string[] {
  const { newDate, slippedFrom, milestone, milestoneDone, status, value, state } = update;
  const tense = state === "waiting" ? " (not yet done)" : state === "set aside" ? " (not done)" : "";
  const what = milestone ? "Day" : "End";
  const target = parts.target.find(({ _id }) => _id === value?.target);
  return [
    ...(newDate
      ? [`${what} moved ${slippedFrom ? `from ${formatDay(slippedFrom)} ` : ""}to ${formatDay(newDate)}${tense}`]
      : []),
    ...(milestoneDone ? [`Reached on ${formatDay(milestoneDone)}${tense}`] : []),
    ...(status ? [`${capitalised(status)}${tense}`] : []),
    ...(value && isPeriodCode(value.period)
      ? [`${target?.name ?? "Value"}, ${formatPeriod(value.period)}: ${value.typed}${tense}`]
      : []),
  ];
}

function standingWords(book: Book, update: Update, names: ReadonlyMap<string, string>): string | null {
  const { state, decided, organisation } = update;
  const by = decided ? (names.get(decided.by) ?? "Somebody") : "";
  switch (state) {
    case "recorded":
      return null;
    case "waiting":
      return `Waits for ${organisationName(book, organisation)} to say whether it holds`;
    case "confirmed":
      return `Confirmed by ${by} on ${formatDay(decided?.at ?? "")}`;
    case "set aside":
      return `Set aside by ${by} on ${formatDay(decided?.at ?? "")}: ${decided?.why ?? ""}`;
  }
}
