import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import { type Decision, inOrderOfDay, outcomeDueSince } from "@models/decisions/decision";
import { printAsPublished } from "@models/measures/format";
import { type PeriodCode, formatPeriod } from "@models/measures/period";
import { may } from "@models/people/permissions";
import type { Review } from "@models/review/review";
import { knownValuesOf } from "@models/targets/known-values";
import type { OwnView } from "../components/home/home-view";
import { editPath, newPath, partPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import { valuePath } from "./value-path";

/** The annual reviews of an agreement, as far as decisions ask: when each was opened. */
const reviewsOf = ({ store, now }: Pick<Act, "store" | "now">, { _id }: Book["agreement"]) =>
  store.find<Review>(
    "reviews",
    { agreement: _id, kind: "annual", removed: null, "created.at": { $lte: now } },
    { without: ["changes"] },
  );

/** Every decision of an agreement: the figures that it rested on, what was expected, and what became of it. */
export async function decisionsPageOf(book: Book, act: Pick<Act, "actor" | "store" | "now">) {
  const { agreement, parts } = book;
  const reviews = await reviewsOf(act, agreement);
  const mayWrite =
    book.from === "working documents" &&
    lockOn("live", agreement.status) === null &&
    may(act.actor, "decision.change", subjectOf(agreement));
  return {
    code: agreement.code,
    addTo: mayWrite ? newPath(agreement.code, "decision") : null,
    rows: inOrderOfDay(parts.decision).map((decision) => {
      const due = outcomeDueSince(decision, reviews);
      return {
        id: decision._id,
        what: decision.what,
        href: partPath(agreement.code, "decision", decision._id),
        facts: [decision.kind, parts.priority.find(({ _id }) => _id === decision.priority)?.name]
          .filter(Boolean)
          .join(" · "),
        when: formatDay(decision.date),
        takenBy: decision.takenBy,
        restedOn: figuresOf(book, decision),
        expected: decision.expected || null,
        outcome: decision.outcome || null,
        outcomeOn: decision.outcomeOn ? formatDay(decision.outcomeOn) : null,
        due: due && formatDay(due),
        sayTo: due && mayWrite ? editPath(agreement.code, "decision", decision._id) : null,
      };
    }),
  };
}

export type DecisionsPage = Awaited<ReturnType<typeof decisionsPageOf>>;

/** Each figure as it stood, with the way to its cell and what is known of it now. */
function figuresOf(book: Book, { restedOn }: Pick<Decision, "restedOn">) {
  return Object.entries(restedOn).map(([id, { target: of, period, value }]) => {
    const target = book.parts.target.find(({ _id }) => _id === of);
    const candidate = book.parts.candidate.find(({ indicator }) => indicator === target?.indicator);
    const known = target && knownValuesOf(book, target).find((each) => each.period === period);
    const now = known === undefined ? null : printAsPublished(known.value);
    return {
      id,
      what: `${target?.name ?? "A target that was removed"}, ${formatPeriod(period as PeriodCode)}`,
      then: value,
      now: now !== null && now !== value ? now : null,
      href:
        target && candidate
          ? valuePath(book.agreement.code, candidate._id, { area: target.area, group: target.group, period })
          : null,
    };
  });
}

/** Decisions of which a review asks what became of them. */
export async function outcomesToSay(
  act: Pick<Act, "actor" | "store" | "now">,
  books: readonly Book[],
): Promise<OwnView[]> {
  const pages = await Promise.all(
    books.filter(({ parts }) => parts.decision.length > 0).map((book) => decisionsPageOf(book, act)),
  );
  return pages.flatMap(({ rows }) =>
    rows.flatMap(({ id, what, sayTo, due, when }): OwnView[] =>
      sayTo === null
        ? []
        : [
            {
              ...{ id, title: what, href: sayTo },
              mark: { kind: "open", words: "what became of it?" },
              facts: `decided on ${when}; asked since the review of ${due ?? ""}`,
            },
          ],
    ),
  );
}
