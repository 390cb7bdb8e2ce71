import type { Act } from "@models/act";
import type { Book } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import { STATE_WORDS } from "@models/commitments/commitment-state";
import { committedTitle, termsOf } from "@models/commitments/committed-text";
import { type LedgerEntry, ledgerOf } from "@models/commitments/ledger";
import { STATE_MARKS } from "../components/commitments/state-marks";
import type { OwnView } from "../components/home/home-view";
import { partPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import { nameOfParty, waitsForUs } from "./ledger-page.server";
import { capitalised, counted } from "./words";

interface Promises {
  /** What somebody waits for. */
  readonly pressing: readonly OwnView[];
  readonly all: readonly OwnView[];
}

const NOTHING: Promises = { pressing: [], all: [] };

/**
 * Commitments that wait for this person's side, and those to be looked at again that are overdue. What an organisation is
 * asked to accept is another list; acceptances without terms that wait only for a countersignature are one line.
 * @param isOurs which organisations' promises count, made or received.
 */
export function promisesOf(
  act: Pick<Act, "actor" | "now">,
  book: Book,
  isOurs: (id: string | null) => boolean,
): Promises {
  if (book.from !== "working documents" || lockOn("live", book.agreement.status) !== null) return NOTHING;
  const entries = ledgerOf(book, act.now.slice(0, 10)).filter(({ by, to }) => isOurs(by) || isOurs(to));
  const waiting = entries.filter((entry) => waitsForUs(act, book, entry) && !isAsked(entry));
  const plain = waiting.filter(isPlain);
  const overdue = entries.filter((entry) => entry.overdue && !waiting.includes(entry));
  const { code, name } = book.agreement;
  const pressing = [
    ...waiting.filter((entry) => !isPlain(entry)).map((entry) => viewOf(book, entry, waitWords(entry))),
    ...overdue.map((entry) => viewOf(book, entry, "overdue to be looked at again")),
  ];
  const broken = entries.filter(({ state }) => state === "broken").map((entry) => viewOf(book, entry, "broken"));
  if (plain.length === 0) return { pressing, all: [...pressing, ...broken] };
  const countersign: OwnView = {
    id: `${code}-countersign`,
    title: `${capitalised(counted(plain.length, "acceptance waits", "acceptances wait"))} for your signature`,
    href: `/agreements/${code}/commitments?only=mine`,
    mark: { kind: "open", words: "signed by one side" },
    facts: name,
  };
  return { pressing, all: [...pressing, ...broken, countersign] };
}

/** Waits for our yes or no to the target or action itself. */
const isAsked = ({ commitment, state }: LedgerEntry) => !commitment?.what && state === "proposed";

const isPlain = ({ commitment, state }: LedgerEntry) =>
  state === "signed by one" && Object.keys(termsOf(commitment ?? {})).length === 0;

const waitWords = ({ state }: LedgerEntry) =>
  state === "claimed" ? "confirm how it ended, or dispute it" : "waiting for your signature";

function viewOf(book: Book, entry: LedgerEntry, words: string): OwnView {
  const { by, to, commitment, part, reconsider, overdue, state } = entry;
  const parties = `${nameOfParty(book, by)} to ${to === null ? "the public" : nameOfParty(book, to)}`;
  return {
    id: commitment?._id ?? part._id,
    title: commitment?.what || committedTitle(part),
    href: partPath(book.agreement.code, "commitment", commitment?._id ?? ""),
    mark: { kind: overdue ? "risk" : STATE_MARKS[state], words },
    facts: [
      parties,
      overdue && reconsider
        ? `was to be looked at by ${formatDay(reconsider)}`
        : state === "broken"
          ? "both sides say so"
          : STATE_WORDS[state],
    ].join(" · "),
  };
}
