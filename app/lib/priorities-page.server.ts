import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import type { Candidate, Focus, Priority } from "@models/agreement/priority";
import { groundsOf } from "@models/evidence/grounds";
import { findIndicators } from "@models/measures/find-indicators";
import type { Indicator } from "@models/measures/indicator";
import { matchIndicators } from "@models/measures/match-indicators";
import { stepTableOf } from "@models/measures/step-table";
import { may } from "@models/people/permissions";
import { hiddenWords } from "../parts/choices";
import { editPath, newPath, partAnchor, partPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import { priorityAsked } from "./priority-asked.server";
import { counted } from "./words";

/** As many as a person looks through; the search says how many more there are. */
const MOST_FOUND = 20;

/** What the priorities page shows, formatted. */
export async function prioritiesPage(book: Book, act: Act, asked: URLSearchParams) {
  const { agreement, parts } = book;
  const { code } = agreement;
  const { priority, priorities } = priorityAsked(book, asked);
  const subject = subjectOf(agreement);
  const working = book.from === "working documents";
  const mayShape =
    working && lockOn("promise", agreement.status) === null && may(act.actor, "priority.change", subject);
  const mayList = working && lockOn("live", agreement.status) === null && may(act.actor, "indicator.change", subject);
  const writer = new Writer(book);
  const candidates = parts.candidate
    .filter((each) => each.priority === priority?._id)
    .sort((a, b) => a.order - b.order);
  const here = `/agreements/${code}/priorities${priority ? `?priority=${priority._id}` : ""}`;
  return {
    code,
    name: agreement.name,
    vision: agreement.vision ?? "",
    strategy: agreement.strategy ?? "",
    mayShape,
    mayList,
    locked: working && may(act.actor, "priority.change", subject) ? lockOn("promise", agreement.status) : null,
    priority: priority ? { id: priority._id, name: priority.name } : null,
    priorities: priorities.map((each) => ({ ...writer.priority(each), isHere: each._id === priority?._id })),
    focuses: parts.focus.filter((each) => each.priority === priority?._id).map((each) => writer.focus(each)),
    shortlist: candidates.flatMap((each) => writer.candidate(each, here)),
    addTo: {
      priority: newPath(code, "priority"),
      focus: newPath(code, "focus", { priority: priority?._id, to: `${here}#focuses` }),
    },
    search: mayList ? await searchIn(book, act, asked.get("q") ?? "", candidates) : null,
  };
}

export type PrioritiesPage = Awaited<ReturnType<typeof prioritiesPage>>;

class Writer {
  readonly code: string;

  constructor(readonly book: Book) {
    this.code = book.agreement.code;
  }

  priority({ _id, name, theme, leadGroup, lead }: Priority) {
    const { parts, people } = this.book;
    const count = (list: readonly { readonly priority: string }[]) =>
      list.filter((each) => each.priority === _id).length;
    return {
      id: _id,
      anchor: partAnchor("priority", _id),
      to: partPath(this.code, "priority", _id),
      editTo: editPath(this.code, "priority", _id),
      shortlistTo: `/agreements/${this.code}/priorities?priority=${_id}#focuses`,
      name,
      theme: theme ?? "",
      leadGroup: leadGroup ?? "",
      lead: people.find((person) => person._id === lead)?.name ?? "",
      counts: [
        counted(count(parts.focus), "focus", "focuses"),
        counted(count(parts.candidate), "indicator"),
        counted(count(parts.target), "target"),
      ].join(", "),
    };
  }

  focus(focus: Focus) {
    const { indicators } = this.book;
    const grounds = groundsOf(this.book, focus);
    return {
      id: focus._id,
      anchor: partAnchor("focus", focus._id),
      to: partPath(this.code, "focus", focus._id),
      name: focus.name,
      why: focus.why ?? "",
      indicators: focus.indicators.flatMap((id) => indicators.find(({ _id }) => _id === id)?.name ?? []),
      evidence: grounds.seen.map(({ _id, title }) => ({ title, to: partPath(this.code, "evidence", _id) })),
      notShared: grounds.notShared.map((heldBy) => hiddenWords(this.book, heldBy)),
      targets: this.book.parts.target.filter((target) => target.focus === focus._id).length,
    };
  }

  candidate(candidate: Candidate, here: string) {
    const { book, code } = this;
    const indicator = book.indicators.find(({ _id }) => _id === candidate.indicator);
    if (indicator === undefined) return [];
    const table = stepTableOf(book, candidate, indicator);
    const ours = table.rows.find(({ role }) => role === "ours");
    const latest = ours?.cells.findLast(({ value }) => value !== null);
    const { supplier } = candidate;
    const to = encodeURIComponent(`${here}#${partAnchor("candidate", candidate._id)}`);
    return [
      {
        id: candidate._id,
        rev: candidate.rev,
        anchor: partAnchor("candidate", candidate._id),
        to: partPath(code, "candidate", candidate._id),
        editTo: `${editPath(code, "candidate", candidate._id)}?to=${to}`,
        indicator: indicator.name,
        number: indicator.code,
        unit: indicator.unit,
        dimension: indicator.dimension,
        isOwn: indicator.partnership !== null,
        latest: latest ? { text: latest.text, period: table.latest ?? "" } : null,
        rank: ours?.rank ?? null,
        gap: ours?.gap ?? null,
        change: ours?.change ?? null,
        reference: table.reference,
        standing: candidate.standing,
        because: candidate.because ?? "",
        supplier: [
          book.organisations.find(({ _id }) => _id === supplier?.organisation)?.name,
          book.people.find(({ _id }) => _id === supplier?.person)?.name,
          supplier?.source,
        ]
          .filter(Boolean)
          .join(", "),
        nextPublication: supplier?.nextPublication ? formatDay(supplier.nextPublication) : null,
      },
    ];
  }
}

async function searchIn(book: Book, act: Act, typed: string, candidates: readonly Candidate[]) {
  const all = typed.trim() === "" ? [] : await findIndicators(act.store, book.partnership._id);
  const found = matchIndicators(typed, all);
  const listed = new Set(candidates.map(({ indicator }) => indicator));
  const show = ({ _id, code, name, unit, theme, partnership }: Indicator) => ({
    id: _id,
    code,
    name,
    facts: [unit, theme, partnership === null ? "" : "our own"].filter(Boolean).join(" · "),
    isListed: listed.has(_id),
  });
  return { typed, found: found.slice(0, MOST_FOUND).map(show), more: Math.max(0, found.length - MOST_FOUND) };
}
