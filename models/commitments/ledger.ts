import type { Book } from "../agreement/book";
import { type AskedCommitment, commitmentsOf, isAcceptance } from "./asked";
import type { Commitment } from "./commitment";
import { type CommitmentState, isReopened, stateOf } from "./commitment-state";
import { type CommittedKind, type CommittedPart, textHash } from "./committed-text";

/** One commitment of the agreement's ledger: asked for, in words of its own, or ended. */
export interface LedgerEntry {
  readonly kind: CommittedKind;
  readonly part: CommittedPart;
  /** Organisation ids; `to` is null for the public. */
  readonly by: string;
  readonly to: string | null;
  readonly state: CommitmentState;
  /** What was signed has changed since. */
  readonly reopened: boolean;
  /** ISO dates: of the promise itself, or of what it is tied to. */
  readonly due: string | null;
  readonly reconsider: string | null;
  /** The day to look at it again has passed, and it still binds. */
  readonly overdue: boolean;
  readonly hash: string;
  /** Absent until somebody signs it or writes terms. */
  readonly commitment?: Commitment;
}

const BINDING: readonly CommitmentState[] = ["signed by one", "signed by both", "claimed", "disputed"];

/**
 * Every commitment of an agreement, those that are asked for first.
 * @param today ISO date.
 */
export function ledgerOf(book: Pick<Book, "parts">, today: string): LedgerEntry[] {
  const asked = commitmentsOf(book);
  const listed = new Set(asked.flatMap(({ commitment }) => (commitment ? [commitment._id] : [])));
  const others = book.parts.commitment.filter(({ _id }) => !listed.has(_id));
  return [
    ...asked.map((each) => entryOfAsked(each, today)),
    ...others.flatMap((commitment) => {
      const kind = commitment.target ? "target" : "action";
      const part = book.parts[kind].find(({ _id }) => _id === commitment[kind]);
      return part === undefined ? [] : [entryOf(commitment, kind, part, today)];
    }),
  ];
}

function entryOfAsked(asked: AskedCommitment, today: string): LedgerEntry {
  const { kind, part, organisation, as, hash, commitment } = asked;
  if (commitment) return entryOf(commitment, kind, part, today);
  const lead = kind === "target" ? (part as { lead?: string | null }).lead : (part as { owner?: string | null }).owner;
  return {
    ...{ kind, part, hash, by: organisation, to: as === "accountable" ? null : (lead ?? null) },
    ...{ state: "proposed", reopened: false, due: dueOf(part), reconsider: null, overdue: false },
  };
}

function entryOf(commitment: Commitment, kind: CommittedKind, part: CommittedPart, today: string): LedgerEntry {
  const hash = textHash(commitment, kind, part);
  const state = stateOf(commitment, hash);
  const reconsider = commitment.reconsider ?? null;
  return {
    ...{ kind, part, hash, state, commitment, reconsider },
    by: commitment.by,
    to: commitment.promisedTo ?? null,
    reopened: isReopened(commitment, hash),
    due: commitment.due ?? (isAcceptance(commitment) ? dueOf(part) : null),
    overdue: reconsider !== null && reconsider < today && BINDING.includes(state),
  };
}

/** An action is due when it ends. */
function dueOf(part: CommittedPart): string | null {
  return "end" in part ? (part.end ?? null) : null;
}

/** What one organisation owes another: how many open promises, and how many of them are overdue to look at. */
export interface Owed {
  readonly by: string;
  readonly to: string | null;
  readonly open: number;
  readonly broken: number;
}

const OPEN: readonly CommitmentState[] = ["proposed", ...BINDING];

/** Who owes what to whom, most first; what ended otherwise than broken is left out. */
export function owedBetween(entries: readonly LedgerEntry[]): Owed[] {
  const pairs = new Map<string, Owed>();
  for (const { by, to, state } of entries) {
    const key = `${by} ${to ?? ""}`;
    const before = pairs.get(key) ?? { by, to, open: 0, broken: 0 };
    pairs.set(key, {
      ...before,
      open: before.open + (OPEN.includes(state) ? 1 : 0),
      broken: before.broken + (state === "broken" ? 1 : 0),
    });
  }
  return [...pairs.values()]
    .filter(({ open, broken }) => open + broken > 0)
    .sort((a, b) => b.open + b.broken - (a.open + a.broken) || a.by.localeCompare(b.by));
}
