import type { Book } from "../agreement/book";
import { hasEnded } from "../commitments/commitment";
import { standingPriorities } from "../agreement/checks/about";
import { formatPeriod, isPeriodCode } from "../measures/period";
import { milestonesInOrder } from "./action-standing";
import { nextReports } from "./reporting-dates";

/** One day that matters to an agreement. */
export interface CalendarDay {
  /** Stays the same while the thing does, whatever day it is moved to. */
  readonly id: string;
  /** ISO date. */
  readonly on: string;
  readonly what: string;
  readonly about: string;
  /** Whose it is, where that is known. */
  readonly owner: string | null;
  readonly done: boolean;
  /** What it belongs to, for a link back. */
  readonly part: { readonly kind: "action" | "target" | "reporting" | "commitment"; readonly id: string };
}

/** More than the longest agreement has months. */
const ALL = 400;

/** The milestones of actions, the targets that are milestones, the days of commitments, and when reports are due, by day. */
export function calendarOf(book: Book): CalendarDay[] {
  const { agreement, parts } = book;
  const standing = new Set(standingPriorities(book).map(({ _id }) => _id));
  const nameOf = (id: string | null | undefined) => book.organisations.find(({ _id }) => _id === id)?.name ?? null;
  const of = <T extends { readonly priority: string }>(list: readonly T[]) =>
    list.filter(({ priority }) => standing.has(priority));
  const milestones = of(parts.action)
    .filter(({ status }) => status !== "dropped")
    .flatMap((action) =>
      milestonesInOrder(action).map(({ id, what, by, done }): CalendarDay => ({
        id: `${action._id}-${id}`,
        on: by,
        what,
        about: `Milestone of “${action.what}”`,
        owner: nameOf(action.owner),
        done: Boolean(done),
        part: { kind: "action", id: action._id },
      })),
    );
  const targets = of(parts.target).flatMap(({ _id, form, name, milestoneBy, milestoneMet, lead }): CalendarDay[] =>
    form === "milestone" && milestoneBy
      ? [
          {
            id: _id,
            on: milestoneBy,
            what: name,
            about: "A target to be met by this day",
            owner: nameOf(lead),
            done: Boolean(milestoneMet),
            part: { kind: "target", id: _id },
          },
        ]
      : [],
  );
  const reports = of(parts.reporting).flatMap((schedule) =>
    nextReports(schedule, agreement.scheme.years.filter(isPeriodCode), "", ALL).map(({ period, due }): CalendarDay => ({
      id: `${schedule._id}-${period}`,
      on: due,
      what: `Report: ${schedule.what}, ${formatPeriod(period)}`,
      about: `To ${schedule.toWhom}, as ${schedule.form}`,
      owner: schedule.preparedBy,
      done: false,
      part: { kind: "reporting", id: schedule._id },
    })),
  );
  return [...milestones, ...targets, ...reports, ...daysOfPromises(book, nameOf)].sort(
    (a, b) => a.on.localeCompare(b.on) || (a.id < b.id ? -1 : 1),
  );
}

/** The day by which a promise is to be kept, and that on which both sides look at it again. */
function daysOfPromises(book: Book, nameOf: (id: string | null | undefined) => string | null): CalendarDay[] {
  return book.parts.commitment
    .filter((commitment) => !hasEnded(commitment))
    .flatMap((commitment): CalendarDay[] => {
      const { _id, by, promisedTo, due, reconsider, what } = commitment;
      const promise = what || "what was agreed";
      const common = { about: `Promised to ${nameOf(promisedTo) ?? "the public"}`, owner: nameOf(by), done: false };
      const part = { kind: "commitment" as const, id: _id };
      return [
        ...(due ? [{ ...common, id: `${_id}-due`, on: due, what: `Promised: ${promise}`, part }] : []),
        ...(reconsider
          ? [{ ...common, id: `${_id}-reconsider`, on: reconsider, what: `Look again at: ${promise}`, part }]
          : []),
      ];
    });
}
