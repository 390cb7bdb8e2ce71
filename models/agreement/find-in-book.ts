import type { Indicator } from "../measures/indicator";
import { beginAll, matchIndicators, wordsOf } from "../measures/match-indicators";
import type { Organisation } from "../place/organisation";
import type { Book, KnownPerson } from "./book";
import type { Part, PartName } from "./parts";

const MOST_FOUND = 20;

/** What can be looked for, in the order in which it is shown. */
export const FOUND_KINDS = [
  "priority",
  "target",
  "action",
  "option",
  "evidence",
  "cause",
  "comparatorSet",
  "programme",
  "resource",
  "commitment",
  "decision",
  "refresh",
  "evaluation",
] as const satisfies PartName[];
export type FoundKind = (typeof FOUND_KINDS)[number];

export interface FoundPart {
  readonly kind: FoundKind;
  readonly part: Part;
  /** What was found in it, when not in its title. */
  readonly snippet: string | null;
}

export interface Found {
  readonly parts: Readonly<Record<FoundKind, readonly FoundPart[]>>;
  readonly indicators: readonly Indicator[];
  readonly people: readonly KnownPerson[];
  readonly organisations: readonly Organisation[];
}

type Texts = Readonly<Record<string, unknown>>;

/** The title first, then what else is searched. */
const SEARCHED: Readonly<Record<FoundKind, readonly string[]>> = {
  priority: ["name", "theme", "leadGroup", "mustAddress"],
  target: ["name", "leadPerson"],
  action: ["what", "leadPerson", "lead", "measuredBy"],
  option: ["name", "description", "why"],
  evidence: ["title", "says", "source"],
  cause: ["text"],
  comparatorSet: ["name", "reason"],
  programme: ["name", "purpose"],
  resource: ["name", "fund", "budgetCode", "giver", "giverName"],
  commitment: ["what", "target", "action", "by", "promisedTo"],
  decision: ["what", "takenBy", "expected", "outcome"],
  refresh: ["name", "target", "why", "authority"],
  evaluation: ["results", "goals", "methods", "lesson"],
};

const inList =
  (listOf: (book: Book) => readonly { readonly _id: string; readonly name?: string; readonly what?: string }[]) =>
  (book: Book, id: unknown): string => {
    const named = listOf(book).find(({ _id }) => _id === id);
    return named?.name ?? named?.what ?? "";
  };
const ofOrganisation = inList(({ organisations }) => organisations);

/** Fields that point at something, and what that is called. */
const NAMED: Readonly<Partial<Record<string, (book: Book, id: unknown) => string>>> = {
  leadPerson: inList(({ people }) => people),
  giver: ofOrganisation,
  by: ofOrganisation,
  promisedTo: ofOrganisation,
  target: inList(({ parts }) => parts.target),
  action: inList(({ parts }) => parts.action),
};

/**
 * Finds by words that begin words: "reg found" finds "Registrations founded". The book holds only what its reader may
 * see, so nothing else is found.
 * @param catalogue the indicators that the reader may look up.
 */
export function findInBook(book: Book, catalogue: readonly Indicator[], text: string): Found {
  const words = wordsOf(text);
  const parts = Object.fromEntries(
    FOUND_KINDS.map((kind) => [kind, findParts(kind, book, words)]),
  ) as unknown as Found["parts"];
  return {
    parts,
    indicators: matchIndicators(text, catalogue).slice(0, MOST_FOUND),
    people: findNamed(book.people, words),
    organisations: findNamed(book.organisations, words),
  };
}

function findNamed<T extends { readonly name: string }>(named: readonly T[], words: readonly string[]): T[] {
  if (words.length === 0) return [];
  return named.filter(({ name }) => beginAll(words, wordsOf(name))).slice(0, MOST_FOUND);
}

function findParts(kind: FoundKind, book: Book, words: readonly string[]): FoundPart[] {
  if (words.length === 0) return [];
  const { parts } = book;
  const textOf = (part: Part, field: string): string => {
    const value = (part as unknown as Texts)[field];
    return (NAMED[field]?.(book, value) ?? value?.toString()) || "";
  };
  return (parts[kind] as readonly Part[])
    .flatMap((part) => {
      const [title = "", ...others] = SEARCHED[kind].map((field) => textOf(part, field));
      if (beginAll(words, wordsOf(title))) return [{ kind, part, snippet: null, rank: 0 }];
      if (!beginAll(words, [title, ...others].flatMap(wordsOf))) return [];
      return [{ kind, part, snippet: others.map((other) => snippetOf(other, words)).find(Boolean) ?? null, rank: 1 }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_FOUND)
    .map(({ rank: _rank, ...found }) => found);
}

const BEFORE = 40;
const LENGTH = 160;

/** The text around the first word that fits; undefined when none does. */
function snippetOf(text: string, words: readonly string[]): string | undefined {
  const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)].find(([word]) =>
    wordsOf(word).some((plain) => words.some((wanted) => plain.startsWith(wanted))),
  );
  if (found === undefined) return undefined;
  const from = found.index <= BEFORE ? 0 : text.indexOf(" ", found.index - BEFORE) + 1;
  const cut = text.slice(from, from + LENGTH);
  const end = from + LENGTH < text.length ? `${cut.slice(0, cut.lastIndexOf(" "))}…` : cut;
  return `${from > 0 ? "…" : ""}${end}`;
}
