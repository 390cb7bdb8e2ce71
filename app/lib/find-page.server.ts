import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { FOUND_KINDS, type FoundKind, type FoundPart, findInBook } from "@models/agreement/find-in-book";
import { lockOn } from "@models/agreement/parts";
import type { Evidence } from "@models/evidence/evidence";
import { findIndicators } from "@models/measures/find-indicators";
import type { Indicator } from "@models/measures/indicator";
import { may } from "@models/people/permissions";
import { titleOf } from "../parts/part-page.server";
import { newPath, partPath, stepPath } from "../parts/part-paths";
import { counted } from "./words";

interface Result {
  readonly id: string;
  readonly title: string;
  readonly to: string | null;
  /** Where it stands, what was found in it. */
  readonly facts: string;
  readonly snippet: string | null;
}

const TITLES: Readonly<Record<FoundKind, string>> = {
  priority: "Priorities",
  target: "Targets",
  action: "Actions",
  option: "Options",
  evidence: "Evidence",
  cause: "Causes",
  comparatorSet: "Comparator sets",
  programme: "Programmes",
  resource: "Money and people",
  commitment: "Commitments",
  decision: "Decisions",
  refresh: "Refresh proposals",
  evaluation: "Evaluations",
};

/** What was found for the words in the address, in groups. */
export async function findPageOf(book: Book, act: Pick<Act, "store" | "actor">, query: URLSearchParams) {
  const text = (query.get("q") ?? "").trim().slice(0, 200);
  const inside = book.from === "working documents";
  const catalogue = inside ? await findIndicators(act.store, book.partnership._id) : book.indicators;
  const found = findInBook(book, catalogue, text);
  const groups = [
    { id: "priority", title: TITLES.priority, results: found.parts.priority.map((each) => partResult(book, each)) },
    ...FOUND_KINDS.filter((kind) => kind !== "priority").map((kind) => ({
      id: kind,
      title: TITLES[kind],
      results: found.parts[kind].map((each) => partResult(book, each)),
    })),
    // After the agreement's own parts: most of these are national ones that it does not use.
    { id: "indicator", title: "Indicators", results: found.indicators.map((each) => indicatorResult(book, act, each)) },
    { id: "people", title: "People and organisations", results: namedResults(book, act, found) },
  ].filter(({ results }) => results.length > 0);
  return {
    code: book.agreement.code,
    text,
    groups,
    total: groups.reduce((sum, { results }) => sum + results.length, 0),
  };
}

export type FindPage = Awaited<ReturnType<typeof findPageOf>>;

function partResult(book: Book, { kind, part, snippet }: FoundPart): Result {
  const { priority } = part as unknown as { priority?: string };
  const { code } = book.agreement;
  const name = book.parts.priority.find(({ _id }) => _id === priority)?.name ?? "";
  const source = kind === "evidence" ? ((part as unknown as Evidence).source ?? "") : "";
  const title = titleOf(book, kind, part);
  return {
    id: part._id,
    title,
    to: kind === "priority" ? stepPath(code, 1, part._id) : partPath(code, kind, part._id),
    facts: [name, source === snippet ? "" : source].filter((each) => each !== "").join(" · "),
    snippet,
  };
}

/** A chosen indicator leads to its table; another may be put on a shortlist by whoever shapes the agreement. */
function indicatorResult(book: Book, { actor }: Pick<Act, "actor">, indicator: Indicator): Result {
  const { agreement } = book;
  const candidate = book.parts.candidate.find((each) => each.indicator === indicator._id);
  const priority = book.parts.priority.find(({ _id }) => _id === candidate?.priority);
  const isOpen = book.from === "working documents" && lockOn("live", agreement.status) === null;
  const mayAdd = isOpen && may(actor, "indicator.change", subjectOf(agreement));
  const listed = candidate?.standing === "chosen" ? "chosen" : "on the shortlist";
  return {
    id: indicator._id,
    title: `${indicator.code}: ${indicator.name}`,
    to: candidate
      ? candidate.standing === "chosen"
        ? `${stepPath(agreement.code, 1, candidate.priority)}#table-${candidate._id}`
        : partPath(agreement.code, "candidate", candidate._id)
      : mayAdd
        ? newPath(agreement.code, "candidate", { indicator: indicator._id })
        : null,
    facts: candidate
      ? `${listed} for ${priority?.name ?? "a priority"}`
      : `${indicator.partnership === null ? "national" : "our own"}, not in this agreement${mayAdd ? ": choose it" : ""}`,
    snippet: null,
  };
}

function namedResults(book: Book, { actor }: Pick<Act, "actor">, found: ReturnType<typeof findInBook>): Result[] {
  const readsPeople = may(actor, "partnership.read", { partnership: book.partnership._id });
  const to = readsPeople ? `/partnerships/${book.partnership.code}` : null;
  const owned = (id: string) => {
    const actions = book.parts.action.filter(({ owner }) => owner === id).length;
    const targets = book.parts.target.filter(({ lead }) => lead === id).length;
    return `leads ${counted(targets, "target")}, owns ${counted(actions, "action")}`;
  };
  return [
    ...found.people.map(({ _id, name }) => ({ id: _id, title: name, to, facts: "", snippet: null })),
    ...found.organisations.map(({ _id, name, kind }) => ({
      id: _id,
      title: name,
      to,
      facts: `${kind} · ${owned(_id)}`,
      snippet: null,
    })),
  ];
}
