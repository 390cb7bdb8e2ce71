import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import { AGREEMENT } from "@models/agreement/add-comment";
import type { Book } from "@models/agreement/book";
import { openBookAsKnown } from "@models/agreement/book-as-known";
import { type ChangeEntry, type ChangeFilter, type ChangedKind, matches } from "@models/agreement/changes-of";
import { PARTS, PART_NAMES, type Part, type PartName } from "@models/agreement/parts";
import type { Comment } from "@models/agreement/priority";
import { type History, readChanges } from "@models/agreement/read-changes";
import type { Commitment } from "@models/commitments/commitment";
import { STATUS_WORDS } from "@models/agreement/status";
import type { Content, Difference } from "@models/history/document";
import { valueAt } from "@models/history/document";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import { placeName } from "@models/measures/place-name";
import { readSeries } from "@models/measures/series";
import { findNames } from "@models/people/find-names";
import type { Refresh } from "@models/refresh/refresh";
import type { Json } from "@models/store/port";
import { PART_FORMS } from "../parts/forms";
import { partPath } from "../parts/part-paths";
import { refreshTitle } from "../parts/part-page.server";
import { promiseTitle } from "../parts/signing.server";
import { type ChangeWords, audienceWords, isTold, wordsOfChange } from "../parts/words.server";
import { formatDay, formatInstant, readDay } from "./dates";
import { capitalised } from "./words";

const PAGE = 50;

/** What the address asks for, as typed. */
export interface AskedChanges {
  readonly by: string;
  readonly kind: string;
  readonly of: string;
  readonly from: string;
  readonly to: string;
}

/** The changes that the address asks for, newest first, with who tells them in words. */
async function findChanges(book: Book, act: Pick<Act, "store" | "actor">, query: URLSearchParams) {
  const history = await readChanges(act, book);
  const asked = readAsked(query);
  const { filter, problems } = filterOf(asked);
  const people = [...new Set(history.entries.map(({ by }) => by))];
  const teller = new Teller(book, history, await findNames(act.store, people));
  return { history, asked, problems, people, teller, found: history.entries.filter((each) => matches(each, filter)) };
}

/** The same changes as the page of them tells, all of them, and what the address asks for. */
export async function toldChanges(
  book: Book,
  act: Pick<Act, "store" | "actor">,
  query: URLSearchParams,
): Promise<ToldChange[]> {
  const { found, teller } = await findChanges(book, act, query);
  return found.map((entry) => teller.tell(entry));
}

export async function changesPageOf(book: Book, act: Pick<Act, "store" | "actor" | "now">, query: URLSearchParams) {
  const { history, asked, problems, people, teller, found } = await findChanges(book, act, query);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1));
  return {
    code: book.agreement.code,
    fromRegion: book.from === "snapshot",
    asked,
    problems,
    day: await askedDay(act, book.agreement.code, query.get("on")),
    isFiltered: Object.values(asked).some((value) => value !== ""),
    about: asked.of === "" ? null : teller.titleOf(history.entries.find(({ of }) => of === asked.of)),
    people: people
      .map((id) => ({ value: id, label: teller.nameOf(id) }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    kinds: KINDS.map((kind) => ({ value: kind, label: capitalised(wordOf(kind)) })),
    total: found.length,
    page,
    pages,
    entries: found.slice((page - 1) * PAGE, page * PAGE).map((entry) => teller.tell(entry)),
  };
}

/** The day on which the agreement was to be shown, with what stands in the way. */
async function askedDay(act: Pick<Act, "store" | "actor" | "now">, code: string, asked: string | null) {
  if (asked === null) return { typed: "", problems: undefined };
  const opened = await openBookAsKnown(act, code, readDay(asked));
  const problems = opened.kind === "refused" ? opened.problems.map(({ message }) => message) : undefined;
  return { typed: readDay(asked).slice(0, 100), problems };
}

export type ChangesPage = Awaited<ReturnType<typeof changesPageOf>>;
export type ToldChange = ChangesPage["entries"][number];

const KINDS: readonly ChangedKind[] = ["agreement", ...PART_NAMES, "figure", "negotiation", "update"];

const isPart = (kind: ChangedKind): kind is PartName =>
  kind !== "agreement" && kind !== "figure" && kind !== "negotiation" && kind !== "update";

const wordOf = (kind: ChangedKind) => (isPart(kind) ? PARTS[kind].word : kind);

function readAsked(query: URLSearchParams): AskedChanges {
  const text = (name: string) => (query.get(name) ?? "").trim().slice(0, 100);
  return { by: text("by"), kind: text("kind"), of: text("of"), from: text("from"), to: text("to") };
}

/** A day that is none filters nothing, and is told. */
function filterOf({ by, kind, of, from, to }: AskedChanges): {
  filter: ChangeFilter;
  problems: Record<string, string[]>;
} {
  const problems: Record<string, string[]> = {};
  const day = (name: string, typed: string) => {
    if (typed === "") return undefined;
    const read = readDay(typed);
    if (!Number.isNaN(Date.parse(read)) && /^\d{4}-\d{2}-\d{2}$/.test(read)) return read;
    problems[name] = ["Enter a date, such as 10 March 2008"];
    return undefined;
  };
  const filter = {
    by: by || undefined,
    kind: kind || undefined,
    of: of || undefined,
    from: day("from", from),
    to: day("to", to),
  };
  return { filter, problems };
}

const VIA_NOTES: Readonly<Record<string, string>> = {
  "command line": "by the command line",
  link: "by a personal link",
};

const AGREEMENT_FIELDS: Readonly<Record<string, string>> = {
  name: "Name",
  vision: "Vision",
  strategy: "Community strategy",
  status: "Status",
  // Before sets were documents of their own.
  comparators: "Comparators",
  compareWith: "Compared with",
  approvals: "Approval",
  points: "Point from the region",
  agreed: "Agreed by the region",
  withdrawn: "Withdrawn from the region",
  published: "Published",
};

/** Who did it stands in the line, and an id says nothing. */
const UNTOLD = /\.(by|publication|snapshot)$/;
const DAY = /^\d{4}-\d\d-\d\d(T|$)/;

const FIGURE_FIELDS: Readonly<Record<string, string>> = {
  value: "Value",
  status: "Status",
  source: "Source",
  note: "Note",
};

/** Tells changes in words: names instead of ids, labels instead of paths. */
class Teller {
  constructor(
    readonly book: Book,
    readonly history: History,
    readonly names: ReadonlyMap<string, string>,
  ) {}

  nameOf(person: string): string {
    return this.names.get(person) ?? "Whoever set this up";
  }

  tell(entry: ChangeEntry) {
    const part = this.history.parts.get(entry.of);
    return {
      id: entry.id,
      who: this.nameOf(entry.by),
      at: entry.at,
      when: formatInstant(entry.at),
      did: didWords(entry),
      word: wordOf(entry.kind),
      title: this.titleOf(entry),
      href: this.hrefOf(entry, part),
      thenTo: `/agreements/${this.book.agreement.code}?on=${entry.at.slice(0, 10)}`,
      onlyThis: entry.kind === "figure" ? null : entry.of,
      note: entry.via === "page" ? null : (entry.source ?? VIA_NOTES[entry.via] ?? `by ${entry.via}`),
      lines: entry.differences.flatMap((each) => this.line(entry, each)).filter(({ from, to }) => from !== to),
    };
  }

  titleOf(entry: ChangeEntry | undefined): string {
    if (entry === undefined) return "";
    if (entry.kind === "agreement") return this.book.agreement.name;
    if (entry.kind === "figure") return this.figureTitle(entry);
    if (entry.kind === "negotiation") return this.negotiatedTitle(entry.of);
    if (entry.kind === "update") return this.updatedTitle(entry.of);
    const part = this.history.parts.get(entry.of);
    if (part === undefined) return "";
    const title = PARTS[entry.kind].title(part);
    if (entry.kind === "commitment") return promiseTitle(this.book, part as unknown as Commitment);
    if (entry.kind === "refresh") return refreshTitle(this.book, part as unknown as Refresh);
    if (entry.kind === "candidate") return this.indicatorName(title);
    if (entry.kind === "comment") return this.commentTitle(part as unknown as Comment);
    return title;
  }

  private negotiatedTitle(id: string): string {
    const found = this.history.negotiated.get(id);
    if (found === undefined) return "";
    return "name" in found ? found.name : this.indicatorName(found.indicator);
  }

  private updatedTitle(id: string): string {
    const { action, milestone, target } = this.history.updates.get(id) ?? {};
    const of = this.history.parts.get(action ?? target ?? "");
    const title = of ? PARTS[action ? "action" : "target"].title(of) : "";
    const reached = milestone ? (of as Action | undefined)?.milestones[milestone]?.what : undefined;
    return reached ? `${reached} (${title})` : title;
  }

  private indicatorName(id: string): string {
    const indicator = this.book.indicators.find(({ _id }) => _id === id);
    return indicator ? `${indicator.code}: ${indicator.name}` : id;
  }

  private commentTitle({ on, text }: Comment): string {
    const part = this.history.parts.get(on.id);
    const kind = PART_NAMES.find((name) => name === on.kind);
    return part && kind ? `${text} (on ${PARTS[kind].title(part)})` : text;
  }

  private figureTitle({ of, figures }: ChangeEntry): string {
    const observation = this.book.observations.find(({ _id }) => _id === of);
    if (observation === undefined) return "";
    const indicator = this.indicatorName(readSeries(observation.series).indicator);
    if (figures !== undefined) return indicator;
    return `${indicator}, ${placeName(this.book, observation)}, ${formatPeriod(observation.period)}`;
  }

  private hrefOf({ kind, of }: ChangeEntry, part: Part | undefined): string | null {
    const { code } = this.book.agreement;
    if (kind === "agreement") return `/agreements/${code}`;
    if (kind === "figure") return `/agreements/${code}/steps/1`;
    if (kind === "negotiation") {
      const negotiation = this.history.negotiated.get(of);
      return `/agreements/${code}/negotiation${negotiation && "rounds" in negotiation ? `/${encodeURIComponent(of)}` : ""}`;
    }
    if (kind === "update") {
      const { action, target } = this.history.updates.get(of) ?? {};
      return `${partPath(code, action ? "action" : "target", action ?? target ?? "")}#update-${of}`;
    }
    if (part === undefined) return null;
    const on = (part as unknown as Comment).on;
    if (kind !== "comment") return partPath(code, kind, of);
    return on.kind === AGREEMENT ? `/agreements/${code}/submission#thread` : partPath(code, on.kind, on.id);
  }

  private line({ kind, of }: ChangeEntry, difference: Difference): ChangeWords[] {
    const { path, from, to } = difference;
    const [head = ""] = path.split(".");
    if (kind === "agreement") {
      const what = AGREEMENT_FIELDS[head];
      return what === undefined || UNTOLD.test(path)
        ? []
        : [{ what, from: this.agreementWords(head, from), to: this.agreementWords(head, to) }];
    }
    if (kind === "figure") return figureLines(difference);
    if (kind === "negotiation") {
      const what = isPeriodCode(path) ? formatPeriod(path) : capitalised(path);
      return [{ what, from: plain(from), to: plain(to) }];
    }
    if (kind === "update") {
      const day = ["reached", "day"].includes(path) ? (value?: Json) => (value ? formatDay(String(value)) : "") : plain;
      return [{ what: capitalised(path), from: day(from), to: day(to) }];
    }
    if (!isTold(difference)) return [];
    if (kind === "comment") return [{ what: capitalised(head), from: plain(from), to: plain(to) }];
    const content = (this.history.parts.get(of) ?? {}) as Content;
    const sources = { book: this.book, catalogue: [], content, stored: {} };
    if (path === "audience")
      return [
        { what: "Who may see it", from: from ? audienceWords(from, sources) : "", to: audienceWords(to, sources) },
      ];
    return [wordsOfChange(PART_FORMS[kind], difference, sources)];
  }

  /** The set that charts and tables compare with, or why it is that one. */
  private setWords(value: Json): string {
    const nameOf = (id: Json | undefined) => {
      const set = this.history.parts.get(String(id));
      return set === undefined ? plain(id) : PARTS.comparatorSet.title(set);
    };
    if (typeof value === "string") return nameOf(value);
    return [nameOf(valueAt(value, "set")), plain(valueAt(value, "why"))].filter((each) => each !== "").join(" · ");
  }

  private agreementWords(field: string, value: Json | undefined): string {
    if (value === undefined || value === null) return "";
    if (field === "status") return STATUS_WORDS[value as keyof typeof STATUS_WORDS] ?? plain(value);
    if (Array.isArray(value)) {
      return value.map((id) => this.book.areas.find(({ _id }) => _id === id)?.name ?? String(id)).join(", ");
    }
    if (field === "compareWith") return this.setWords(value);
    if (typeof value !== "object")
      return typeof value === "string" && DAY.test(value) ? formatDay(value) : plain(value);
    const told = ["body", "nameAndOffice", "text", "why", "kind", "notice", "record"];
    const day = valueAt(value, "date") ?? valueAt(value, "at");
    return [...told.map((name) => plain(valueAt(value, name))), day ? formatDay(String(day)) : ""]
      .filter((each) => each !== "")
      .join(" · ");
  }
}

/** Before commitments were documents, answers stood on what was accepted. */
const SIGNATURES = /^(answers|promiser|other)(\.|$)/;

function didWords({ act, differences, figures }: ChangeEntry): string {
  if (figures !== undefined) return `${act} ${figures} figures of`;
  if (act !== "changed") return act;
  const removal = differences.find(({ path }) => path === "removed");
  if (removal !== undefined) return removal.to ? "removed" : "brought back";
  return differences.every(({ path }) => SIGNATURES.test(path)) ? "answered for" : "changed";
}

/** A first value is one thing that came with its source, not three changes. */
function figureLines({ path, from, to }: Difference): ChangeWords[] {
  if (path !== "") return [{ what: FIGURE_FIELDS[path] ?? path, from: plain(from), to: plain(to) }];
  const whole = (entry: Json | undefined) =>
    [plain(valueAt(entry, "value")), plain(valueAt(entry, "source"))].filter((each) => each !== "").join(" · ");
  return [{ what: "Value", from: whole(from), to: whole(to) }];
}

const plain = (value: Json | undefined) =>
  typeof value === "string" || typeof value === "number" ? String(value).replace(/^-/, "\u2212") : "";
