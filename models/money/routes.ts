import type { Action } from "../actions/action";
import type { Book } from "../agreement/book";
import { liveActions, standingPriorities } from "../agreement/checks/about";
import type { Target } from "../targets/target";
import { type Amount, sumOf } from "./amount";
import { overYears, yearsOf } from "./figures";
import { type Goal, type Programme, type ResourceLine, goalNamed } from "./resource";

/**
 * One way that a part of a line takes through the goal tree. Shares are what people typed. Nobody says more than that of
 * a programme or an action, so that a programme's part is spread evenly over its actions, and an action's over the targets
 * that it serves; what serves no target ends at its priority.
 */
export interface Route {
  readonly line: ResourceLine;
  /** Of the line, from 0 to 1. */
  readonly part: number;
  readonly programme: string | null;
  readonly action: string | null;
  readonly target: string | null;
  /** Null where the goal is no longer in the agreement, or none is named. */
  readonly priority: string | null;
}

interface ShareOf {
  readonly goal: Goal;
  readonly part: number;
}

/** The goals of a line and the part of each, from 0 to 1. Thirds typed as 33.3 still make the whole. */
export function sharesOf({ goals }: Pick<ResourceLine, "goals">): ShareOf[] {
  const entries = Object.values(goals);
  const sum = entries.reduce((all, { share }) => all + (share ?? 100), 0);
  const whole = Math.abs(sum - 100) < 1 ? sum : 100;
  return entries.map(({ goal, share }) => ({ goal: goalNamed(goal), part: (share ?? 100) / whole }));
}

const known = new WeakMap<object, readonly Route[]>();

/** Every route of every line of the book. A book never changes, and most of what is said of money asks for them. */
export function routesOf(book: Book): readonly Route[] {
  const routes = known.get(book.parts) ?? book.parts.resource.flatMap((line) => routesOfLine(book, line));
  known.set(book.parts, routes);
  return routes;
}

function routesOfLine(book: Book, line: ResourceLine): Route[] {
  const whole = { line, programme: null, action: null, target: null, priority: null };
  const shares = sharesOf(line);
  if (shares.length === 0) return [{ ...whole, part: 1 }];
  return shares.flatMap(({ goal, part }): Route[] => {
    const lost = [{ ...whole, part }];
    switch (goal.kind) {
      case "action": {
        const action = liveActions(book).find(({ _id }) => _id === goal.id);
        return action ? throughAction(book, action, { ...whole, part }) : lost;
      }
      case "programme": {
        const programme = book.parts.programme.find(({ _id }) => _id === goal.id);
        const actions = programme ? actionsOf(book, programme) : [];
        if (!programme || actions.length === 0)
          return lost.map((each) => ({ ...each, programme: programme?._id ?? null }));
        return actions.flatMap((action) =>
          throughAction(book, action, { ...whole, programme: programme._id, part: part / actions.length }),
        );
      }
      case "target": {
        const target = book.parts.target.find(({ _id }) => _id === goal.id);
        return target ? [{ ...whole, part, target: target._id, priority: target.priority }] : lost;
      }
      case "priority": {
        const priority = standingPriorities(book).find(({ _id }) => _id === goal.id);
        return priority ? [{ ...whole, part, priority: priority._id }] : lost;
      }
    }
  });
}

function throughAction(book: Book, action: Action, route: Route): Route[] {
  const targets = targetsOf(book, action);
  if (targets.length === 0) return [{ ...route, action: action._id, priority: action.priority }];
  const part = route.part / targets.length;
  return targets.map(({ _id, priority }) => ({ ...route, part, action: action._id, target: _id, priority }));
}

export const actionsOf = (book: Book, { actions }: Pick<Programme, "actions">): Action[] =>
  liveActions(book).filter(({ _id }) => actions.includes(_id));

const targetsOf = (book: Book, { targets }: Action): Target[] =>
  book.parts.target.filter(({ _id }) => targets.includes(_id));

/** A line and the part of it that reaches one goal. */
export interface Fund {
  readonly line: ResourceLine;
  readonly part: number;
}

/** What reaches a goal, a line once however many routes it takes there. */
export function fundsOf(book: Book, { kind, id }: Goal): Fund[] {
  const parts = new Map<ResourceLine, number>();
  for (const route of routesOf(book)) {
    if (route[kind] === id) parts.set(route.line, (parts.get(route.line) ?? 0) + route.part);
  }
  return [...parts].map(([line, part]) => ({ line, part }));
}

/** How many years the people are named for who reach a goal. */
export const peopleYears = (funds: readonly Fund[]): number =>
  new Set(funds.flatMap(({ line }) => (line.kind === "people" ? yearsOf(line) : []))).size;

/**
 * What funds come to in all years together, each by its part; people on average over the years that any are named for.
 * @param years how many those are, of a goal of which these are some of the funds.
 */
export const amountOf = (
  funds: readonly Fund[],
  valueOf: (line: ResourceLine) => number,
  years = peopleYears(funds),
): Amount => sumOf(funds.map(({ line, part }) => overYears(line, valueOf(line) * part, years)));
