import type { Action } from "../actions/action";
import { milestonesInOrder } from "../actions/action-standing";
import { standingPriorities } from "../agreement/checks/about";
import type { Book } from "../agreement/book";
import { commitmentsOf } from "../commitments/asked";
import type { Target } from "../targets/target";
import type { Update } from "./update";
import { holds } from "./update-status";
import { valuesDue } from "./value-due";

/** How often an owner says how it goes, in months. */
const MONTHS_BETWEEN = { month: 1, quarter: 3, year: 12 } as const;
export type ReportingInterval = keyof typeof MONTHS_BETWEEN;

/**
 * How often owners are to say how the actions of a priority go: as often as its most frequent report is made, every quarter
 * where nothing is said of reports.
 */
export function reportingInterval({ parts }: Pick<Book, "parts">, priority: string): ReportingInterval {
  const asked = parts.reporting.filter((schedule) => schedule.priority === priority).map(({ every }) => every);
  return (["month", "quarter", "year"] as const).find((each) => asked.includes(each)) ?? "quarter";
}

/** The same day so many months later, or the last of its month. @param day ISO date. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Whether an action has begun and goes on: only of such ones anything is to be said. @param today ISO date. */
export function isGoingOn({ status, start }: Pick<Action, "status" | "start">, today: string): boolean {
  if (status === "done" || status === "dropped") return false;
  return status === "under way" || (start != null && start <= today);
}

/**
 * The day (ISO date) by which the owner of an action is to say how it goes: one interval after the last word, or, where
 * there is none, after the action began or the agreement was agreed, whichever was later.
 */
export function nextWordBy(book: Book, action: Action, last: Update | undefined): string {
  const { agreement } = book;
  const began = [action.start, agreement.agreed?.at.slice(0, 10)].filter(Boolean).sort().at(-1);
  const from = last?.created.at.slice(0, 10) ?? began ?? action.created.at.slice(0, 10);
  return monthsAfter(from, MONTHS_BETWEEN[reportingInterval(book, action.priority)]);
}

/** Something of which its owner is to say how it goes. */
export interface DueUpdate {
  readonly part: Action | Target;
  readonly organisation: string;
  /** The milestone that it is about; absent for the action as a whole or a target. */
  readonly milestone?: string;
  /** The day (ISO date) since which it is due. */
  readonly since: string;
  readonly last?: Update | undefined;
}

/**
 * What is due from some organisations in an agreed agreement: their actions without a word for a reporting interval, their
 * milestones whose day has come, and the targets that they lead of which they have a value to give; nothing of what they
 * declined. What somebody else answered waits for the owner and is not asked once more.
 * @param updates of the agreement, the latest first. @param today ISO date.
 */
export function dueUpdates(
  book: Book,
  updates: readonly Update[],
  organisations: readonly string[],
  today: string,
): DueUpdate[] {
  if (book.agreement.status !== "agreed") return [];
  const standing = new Set(standingPriorities(book).map(({ _id }) => _id));
  const declined = new Set(
    commitmentsOf(book).flatMap(({ part, as, state }) =>
      as === "accountable" && state === "declined" ? [part._id] : [],
    ),
  );
  const given = updates.filter(({ state }) => holds(state) || state === "waiting");
  const isOurs = (organisation: string | null | undefined): organisation is string =>
    organisation != null && organisations.includes(organisation);
  const ofActions = book.parts.action.flatMap((action): DueUpdate[] => {
    const { owner } = action;
    if (!isOurs(owner) || declined.has(action._id) || !standing.has(action.priority)) return [];
    if (!isGoingOn(action, today)) return [];
    const said = given.filter((update) => update.action === action._id);
    const [last] = said;
    const by = nextWordBy(book, action, last);
    const whole = by <= today ? [{ part: action, organisation: owner, since: by, last }] : [];
    return [...whole, ...dueMilestones(book, action, owner, said, today)];
  });
  const ofTargets = book.parts.target.flatMap((target): DueUpdate[] => {
    const { lead } = target;
    if (!isOurs(lead) || declined.has(target._id) || !standing.has(target.priority)) return [];
    if (valuesDue(book, [target], lead, today).length === 0) return [];
    const candidate = book.parts.candidate.find(({ indicator }) => indicator === target.indicator);
    const since = candidate?.supplier.nextPublication ?? today;
    const last = given.find((update) => update.target === target._id);
    // Without the value, saying how it goes is enough for now.
    return last && last.created.at.slice(0, 10) >= since ? [] : [{ part: target, organisation: lead, since, last }];
  });
  return [...ofActions, ...ofTargets].sort((a, b) => a.since.localeCompare(b.since));
}

/** Milestones whose day has come, of which nobody has said since that they were reached or when they will be. */
function dueMilestones(
  book: Book,
  action: Action,
  organisation: string,
  said: readonly Update[],
  today: string,
): DueUpdate[] {
  const interval = MONTHS_BETWEEN[reportingInterval(book, action.priority)];
  return milestonesInOrder(action).flatMap(({ id, by, done }) => {
    if (done || by > today) return [];
    const last = said.find(({ milestone }) => milestone === id);
    const since = last && last.created.at.slice(0, 10) >= by ? monthsAfter(last.created.at, interval) : by;
    return since <= today ? [{ part: action, organisation, milestone: id, since, last }] : [];
  });
}
