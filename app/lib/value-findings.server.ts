import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { type FindingEntry, METHODS, findingEntriesOf, findingOn } from "@models/measures/finding";
import type { Observation, ObservationVersion } from "@models/measures/observation";
import { mayEnter, suppliersOf } from "@models/measures/prepare-entry";
import { printVersion } from "@models/measures/step-table-history";
import { may } from "@models/people/permissions";
import type { HistoryEntry } from "../components/text/history";
import { formatDay, formatInstant } from "./dates";
import { listed } from "./words";

type Viewer = Pick<Act, "actor">;

interface ShownValue {
  readonly own: Observation | undefined;
  /** The partnership's own value as it is shown. */
  readonly mine: ObservationVersion | undefined;
  readonly indicator: string;
}

/** What was found of a value, and what this person may say of it. */
export function findingsOnPage(book: Book, act: Viewer, { own, mine, indicator }: ShownValue) {
  const standing = own && findingOn(own, mine);
  const entries = own ? findingEntriesOf(own).filter(({ batch }) => batch === mine?.batch) : [];
  const mayRead = may(act.actor, "finding.read", subjectOf(book.agreement));
  const about = own && mine && { observation: own._id, batch: mine.batch, seen: String(entries.length) };
  const verifies = may(act.actor, "observation.verify", subjectOf(book.agreement));
  const isQueried = standing?.finding.kind === "queried";
  return {
    found: standing && {
      kind: standing.finding.kind,
      who: whoFound(book, standing.finding.by),
      when: formatInstant(standing.finding.at),
      details: mayRead ? detailsOf(book, indicator, standing.finding) : null,
      answers: mayRead
        ? standing.answers.map(({ by, at, text }) => ({ who: whoFound(book, by), when: formatInstant(at), text }))
        : [],
    },
    checkable:
      about && mine.value !== null && mine.by !== act.actor.person && verifies
        ? { about, value: printVersion(mine), isQueried, methods: METHODS }
        : null,
    isOwnEntry: verifies && mine?.by === act.actor.person,
    answerable:
      about &&
      isQueried &&
      book.from === "working documents" &&
      mayEnter(act, book.agreement, book.parts.candidate, indicator)
        ? { about }
        : null,
  };
}

export type FindingsOnPage = ReturnType<typeof findingsOnPage>;

type Finding = Exclude<FindingEntry, { kind: "answered" }>;

function detailsOf(book: Book, indicator: string, finding: Finding) {
  return {
    method: finding.method,
    note: finding.note ?? "",
    query:
      finding.kind === "queried"
        ? {
            question: finding.question,
            to: suppliersNamed(book, indicator) || "the facilitator",
            by: formatDay(finding.answerBy),
          }
        : null,
  };
}

function suppliersNamed(book: Book, indicator: string): string {
  const ids = suppliersOf(book.parts.candidate, indicator);
  return listed(ids.flatMap((id) => book.organisations.find(({ _id }) => _id === id)?.name ?? []));
}

/** Who said it; a region's auditor is nobody of the partnership. */
export function whoFound(book: Pick<Book, "people">, person: string): string {
  return book.people.find(({ _id }) => _id === person)?.name ?? "An auditor from outside the partnership";
}

/** A finding or answer among the entries of a value's history. */
export function findingInHistory(
  book: Book,
  { actor }: Viewer,
  observation: Observation,
  entry: FindingEntry,
  about: string,
): HistoryEntry {
  const told = may(actor, "finding.read", subjectOf(book.agreement)) ? toldBy(entry) : { what: "", notes: [] };
  const notes = [...told.notes, about].filter(Boolean).join(", ");
  return {
    id: `${observation._id} ${entry.batch} ${entry.kind} ${entry.at} ${entry.by}`,
    who: whoFound(book, entry.by),
    at: entry.at,
    when: formatInstant(entry.at),
    what: [HEADS[entry.kind], told.what].filter(Boolean).join(": "),
    ...(notes && { note: notes }),
  };
}

const HEADS: Readonly<Record<FindingEntry["kind"], string>> = {
  verified: "Verified it",
  queried: "Queried it",
  "cannot be verified": "Found that it cannot be verified",
  answered: "Answered the query",
};

function toldBy(entry: FindingEntry): { what: string; notes: string[] } {
  switch (entry.kind) {
    case "answered":
      return { what: entry.text, notes: [] };
    case "queried":
      return {
        what: entry.question,
        notes: [entry.method, entry.note, `answer by ${formatDay(entry.answerBy)}`],
      };
    default:
      return { what: entry.note ?? "", notes: entry.method ? [entry.method] : [] };
  }
}
