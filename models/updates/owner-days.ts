import type { Action } from "../actions/action";
import { isOwnerless } from "../actions/who-answers";
import { standingPriorities } from "../agreement/checks/about";
import type { Book } from "../agreement/book";
import { isGoingOn, nextWordBy } from "./due";
import { lastWords } from "./read-updates";
import type { Update } from "./update";

type Days = Readonly<Partial<Record<string, number>>>;

/** What the owner meter follows from, as counts by day (ISO date), so that it can be kept and read on any later day. */
export interface OwnerDays {
  /** Actions of which their owner has said something: by the day on which the next word is due. */
  readonly said: Days;
  /** Actions without a word: by the day on which the first is due. */
  readonly unsaid: Days;
  /** Actions that nobody owns: by the day on which they begin. */
  readonly lost: Days;
}

/** How many actions have an active owner, of how many that count, and how many of these nobody owns. */
export interface OwnerCount {
  readonly active: number;
  readonly of: number;
  readonly lost: number;
}

/** @param updates of the agreement, the latest first. @param today ISO date: what goes on by then is as it says. */
export function ownerDaysOf(book: Book, updates: readonly Update[], today: string): OwnerDays {
  const standing = new Set(standingPriorities(book).map(({ _id }) => _id));
  const last = lastWords(updates);
  const days = { said: {}, unsaid: {}, lost: {} } as { [K in keyof OwnerDays]: Record<string, number> };
  for (const action of book.parts.action) {
    if (!standing.has(action.priority)) continue;
    const begins = beginning(action, today);
    if (begins === undefined) continue;
    const kind = isOwnerless(book, action) ? "lost" : last.has(action._id) ? "said" : "unsaid";
    const by = nextWordBy(book, action, last.get(action._id));
    const day = kind === "lost" ? begins : by > begins ? by : begins;
    days[kind][day] = (days[kind][day] ?? 0) + 1;
  }
  return days;
}

/** The day from which an action goes on; undefined where it is over or has none. */
function beginning(action: Action, today: string): string | undefined {
  if (isGoingOn(action, today)) return action.start && action.start < today ? action.start : today;
  return action.status === "not started" ? (action.start ?? undefined) : undefined;
}

/** @param today ISO date. */
export function countOwners({ said, unsaid, lost }: OwnerDays, today: string): OwnerCount {
  const active = sum(said, (day) => day > today);
  const silent = sum(said, (day) => day <= today) + sum(unsaid, (day) => day <= today);
  const nobodys = sum(lost, (day) => day <= today);
  return { active, of: active + silent + nobodys, lost: nobodys };
}

const sum = (days: Days, counts: (day: string) => boolean) =>
  Object.entries(days).reduce((total, [day, count = 0]) => (counts(day) ? total + count : total), 0);
