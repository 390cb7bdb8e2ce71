import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import { COMMITMENT_STATES, STATE_WORDS } from "@models/commitments/commitment-state";
import { committedTitle } from "@models/commitments/committed-text";
import { type LedgerEntry, ledgerOf, owedBetween } from "@models/commitments/ledger";
import { speaksFor } from "@models/commitments/take-step";
import { may } from "@models/people/permissions";
import { STATE_MARKS } from "../components/commitments/state-marks";
import { newPath, partPath } from "../parts/part-paths";
import { formatDay, readDay } from "./dates";
import { capitalised } from "./words";

const PUBLIC = "public";

/** What the address asks for; what is empty filters nothing. */
interface AskedLedger {
  readonly by: string;
  readonly to: string;
  readonly state: string;
  /** Due, or to be looked at again, by this day, as typed. */
  readonly until: string;
  /** "overdue" or "mine". */
  readonly only: string;
}

/** Every promise of the agreement: who promised what to whom, where it stands, and what is overdue to look at. */
export function ledgerPageOf(book: Book, act: Pick<Act, "actor" | "now">, query: URLSearchParams) {
  const today = act.now.slice(0, 10);
  const { code } = book.agreement;
  const all = ledgerOf(book, today);
  const asked = askedIn(query);
  const until = readDay(asked.until);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(until) ? until : undefined;
  const isLive = book.from === "working documents" && lockOn("live", book.agreement.status) === null;
  const waits = (entry: LedgerEntry) => isLive && waitsForUs(act, book, entry);
  const urgency = (entry: LedgerEntry) =>
    waits(entry) ? 0 : entry.overdue ? 1 : entry.state === "broken" || entry.state === "disputed" ? 2 : 3;
  const shown = all
    .filter(
      (entry) =>
        (asked.by === "" || entry.by === asked.by) &&
        (asked.to === "" || (entry.to ?? PUBLIC) === asked.to) &&
        (asked.state === "" || entry.state === asked.state) &&
        (day === undefined || [entry.due, entry.reconsider].some((on) => on !== null && on <= day)) &&
        (asked.only !== "overdue" || entry.overdue) &&
        (asked.only !== "mine" || waits(entry)),
    )
    .sort((a, b) => urgency(a) - urgency(b));
  const named = new Set(all.flatMap(({ by, to }) => [by, to ?? PUBLIC]));
  const parties = [
    ...[...book.organisations].sort((a, b) => a.name.localeCompare(b.name)).map(({ _id, name }) => ({ id: _id, name })),
    { id: PUBLIC, name: "The public" },
  ].filter(({ id }) => named.has(id));
  const nameOf = (id: string | null) => nameOfParty(book, id);
  return {
    code,
    total: all.length,
    count: shown.length,
    asked,
    untilError: asked.until !== "" && day === undefined ? ["Enter a day, such as 31 March 2009"] : undefined,
    isFiltered: Object.values(asked).some((value) => value !== ""),
    parties,
    states: COMMITMENT_STATES.filter((state) => all.some((entry) => entry.state === state)).map((state) => ({
      id: state,
      words: capitalised(STATE_WORDS[state]),
    })),
    overdue: all.filter((entry) => entry.overdue).length,
    mine: all.filter(waits).length,
    rows: shown.map((entry) => ({
      id: `${entry.kind}-${entry.part._id}-${entry.commitment?._id ?? entry.by}`,
      by: nameOf(entry.by),
      to: nameOf(entry.to),
      what: entry.commitment?.what || committedTitle(entry.part),
      href: entry.commitment
        ? partPath(code, "commitment", entry.commitment._id)
        : `${partPath(code, entry.kind, entry.part._id)}#answers`,
      about: entry.commitment?.what
        ? `${capitalised(entry.kind)}: ${committedTitle(entry.part)}`
        : capitalised(entry.kind),
      mark: STATE_MARKS[entry.state],
      state: STATE_WORDS[entry.state],
      reopened: entry.reopened,
      inReturn: entry.commitment?.inReturn || null,
      due: entry.due ? formatDay(entry.due) : null,
      reconsider: entry.reconsider ? formatDay(entry.reconsider) : null,
      overdue: entry.overdue,
      waits: waits(entry),
    })),
    owed: owedBetween(all).map(({ by, to, open, broken }) => ({
      id: `${by} ${to ?? PUBLIC}`,
      by: nameOf(by),
      to: nameOf(to),
      open,
      broken,
      href: `?${new URLSearchParams({ by, to: to ?? PUBLIC })}`,
    })),
    addTo:
      isLive && may(act.actor, "agreement.change", subjectOf(book.agreement)) ? newPath(code, "commitment", {}) : null,
  };
}

export type LedgerPage = ReturnType<typeof ledgerPageOf>;

function askedIn(query: URLSearchParams): AskedLedger {
  const text = (name: string) => (query.get(name) ?? "").trim();
  return { by: text("by"), to: text("to"), state: text("state"), until: text("until"), only: text("only") };
}

export function nameOfParty({ organisations }: Pick<Book, "organisations">, id: string | null): string {
  if (id === null) return "The public";
  return organisations.find(({ _id }) => _id === id)?.name ?? "An organisation that has left";
}

/**
 * Whether this person's side is the one to speak: it has not signed what the other has, or is to confirm what the other
 * says of its end. What nobody has signed yet waits for who promises.
 */
export function waitsForUs(act: Pick<Act, "actor">, book: Pick<Book, "agreement">, entry: LedgerEntry): boolean {
  const { commitment, by, to, state, hash } = entry;
  const promise = commitment ?? { by, promisedTo: to };
  const ours = (["promiser", "other"] as const).filter((side) => speaksFor(act, book.agreement, promise, side));
  if (state === "claimed") return ours.some((side) => side !== commitment?.claim?.side);
  if (state === "proposed") return ours.includes("promiser");
  if (state !== "signed by one") return false;
  return ours.some((side) => commitment?.[side]?.saw !== hash);
}
