import type { Action } from "../actions/action";
import { isOwnerless } from "../actions/who-answers";
import { standingPriorities } from "../agreement/checks/about";
import type { Book } from "../agreement/book";
import { isGoingOn, nextWordBy } from "./due";
import { lastWords } from "./read-updates";
import type { Update } from "./update";

/** How its owner keeps to saying how the actions go that it owns. */
export interface OwnerActivity {
  /** Organisation id; null for the actions that nobody owns. */
  readonly organisation: string | null;
  /** Of which its owner said something within the reporting interval. */
  readonly active: readonly Action[];
  /** Of which it did not. */
  readonly silent: readonly Action[];
}

export interface OwnerMeter {
  readonly owners: readonly OwnerActivity[];
  readonly active: number;
  /** Actions that go on and have gone on for an interval, or of which something was said. */
  readonly of: number;
  /** Actions whose first interval has not gone by yet: they count for neither. */
  readonly early: number;
}

/**
 * The share of actions with an active owner: of those that have begun and are not over, how many had a word of their owner
 * within their reporting interval. What nobody owns comes first, then those with fewest active.
 * @param updates the latest first. @param today ISO date.
 */
export function ownerMeter(book: Book, updates: readonly Update[], today: string): OwnerMeter {
  const standing = new Set(standingPriorities(book).map(({ _id }) => _id));
  const last = lastWords(updates);
  const going = book.parts.action.filter((action) => standing.has(action.priority) && isGoingOn(action, today));
  const isPast = (action: Action) => nextWordBy(book, action, last.get(action._id)) <= today;
  const isLost = (action: Action) => isOwnerless(book, action);
  const isActive = (action: Action) => !isLost(action) && last.has(action._id) && !isPast(action);
  const counted = going.filter((action) => isActive(action) || isPast(action) || isLost(action));
  const owners = [...new Set(counted.map(({ owner }) => owner || null))].map((organisation) => {
    const own = counted.filter(({ owner }) => (owner || null) === organisation);
    return { organisation, active: own.filter(isActive), silent: own.filter((action) => !isActive(action)) };
  });
  return {
    owners: owners.sort(
      (a, b) => rankOf(book, a) - rankOf(book, b) || shareOf(a) - shareOf(b) || b.silent.length - a.silent.length,
    ),
    active: counted.filter(isActive).length,
    of: counted.length,
    early: going.length - counted.length,
  };
}

const rankOf = (book: Book, { organisation: owner }: OwnerActivity) => (isOwnerless(book, { owner }) ? 0 : 1);
const shareOf = ({ active, silent }: OwnerActivity) => active.length / (active.length + silent.length);
