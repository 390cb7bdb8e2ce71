import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import { sayAmount } from "@models/money/amount";
import { figureOf, heldOf, overYears, stateOfLine, yearsOf } from "@models/money/figures";
import { giverWords } from "@models/money/givers";
import type { ResourceLine } from "@models/money/resource";
import { fundsOf } from "@models/money/routes";
import { may } from "@models/people/permissions";
import { partPath } from "../parts/part-paths";

export const yearWords = (year: string): string => (isPeriodCode(year) ? formatPeriod(year) : year);

/** Whether this person adds lines here at all: in its own name, or for the partnership. */
export function mayFund({ actor }: Pick<Act, "actor">, { agreement }: Book, isOpen: boolean): boolean {
  return isOpen && may(actor, "money.ask", subjectOf(agreement));
}

/** What reaches an action: what is promised or secured, or while there is none what is asked. */
export function linesForAction(book: Book, action: string) {
  return fundsOf(book, { kind: "action", id: action }).map(({ line, part }) => ({
    id: line._id,
    href: partPath(book.agreement.code, "resource", line._id),
    amount: sayAmount(overYears(line, (heldOf(line) || figureOf(line, "asked")) * part)) || "nothing said",
    note: [STATE_WORDS[stateOfLine(line)], kindWords(line), ...yearsOf(line).map(yearWords)].filter(Boolean).join(", "),
    /** The same in fewer words, where the line itself is a link away. */
    state: STATE_WORDS[stateOfLine(line)],
    giver: giverWords(book, line),
  }));
}

const kindWords = ({ kind }: ResourceLine) => (kind === "people" ? "" : kind);

export const STATE_WORDS = {
  "nothing said": "nothing said",
  asked: "asked",
  "partly promised": "partly promised",
  promised: "promised, not secured",
  secured: "secured",
} as const;
