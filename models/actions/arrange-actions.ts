import type { Action } from "./action";
import { milestonesInOrder } from "./action-standing";

export interface OwnedActions {
  /** Organisation id; null for actions that nobody owns yet. */
  readonly owner: string | null;
  readonly actions: readonly Action[];
}

/** Actions in the order in which they begin; those without a day come last. */
export function inOrderOfStart(actions: readonly Action[]): Action[] {
  const day = (action: Action) => action.start ?? action.end ?? "9999";
  return [...actions].sort((a, b) => day(a).localeCompare(day(b)) || a.what.localeCompare(b.what));
}

/**
 * Actions by their owner, nobody's first since they want one.
 * @param nameOf an organisation's name, which orders them.
 */
export function byOwner(actions: readonly Action[], nameOf: (organisation: string) => string): OwnedActions[] {
  const owners = [...new Set(actions.map(({ owner }) => owner || null))];
  return owners
    .sort((a, b) => (a === null ? -1 : b === null ? 1 : nameOf(a).localeCompare(nameOf(b))))
    .map((owner) => ({
      owner,
      actions: inOrderOfStart(actions.filter((action) => (action.owner || null) === owner)),
    }));
}

/** Something that happens on a day: an action starts or ends, or a milestone is due. */
export interface PlannedDay {
  /** ISO date. */
  readonly on: string;
  readonly action: Action;
  readonly kind: "start" | "milestone" | "end";
  /** The milestone's words; the action's for a start or an end. */
  readonly what: string;
  readonly done: boolean;
}

export interface PlannedMonth {
  /** Such as "2008-06". */
  readonly month: string;
  readonly days: readonly PlannedDay[];
}

/** Everything with a day, in time order, month by month. */
export function byMonth(actions: readonly Action[]): PlannedMonth[] {
  const days = actions.flatMap(plannedDays).sort((a, b) => a.on.localeCompare(b.on));
  const months = [...new Set(days.map(({ on }) => on.slice(0, 7)))];
  return months.map((month) => ({ month, days: days.filter(({ on }) => on.startsWith(month)) }));
}

function plannedDays(action: Action): PlannedDay[] {
  const { start, end, status, what } = action;
  return [
    ...(start ? [{ on: start, action, kind: "start" as const, what, done: status !== "not started" }] : []),
    ...milestonesInOrder(action).map((milestone) => ({
      on: milestone.by,
      action,
      kind: "milestone" as const,
      what: milestone.what,
      done: Boolean(milestone.done),
    })),
    ...(end ? [{ on: end, action, kind: "end" as const, what, done: status === "done" }] : []),
  ];
}
