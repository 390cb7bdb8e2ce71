import type { Action } from "../actions/action";
import type { Book } from "../agreement/book";
import { liveActions } from "../agreement/checks/about";
import type { Target } from "../targets/target";
import { type Amount, beyond, exceeds, isNothing } from "./amount";
import { heldOf } from "./figures";
import type { Goal, ResourceLine } from "./resource";
import { amountOf, fundsOf, peopleYears } from "./routes";

export interface Loss<T> {
  readonly of: T;
  readonly had: Amount;
  readonly loses: Amount;
  /** Nothing that is promised or secured is left to it. */
  readonly all: boolean;
}

export interface TargetLoss extends Loss<Target> {
  /** Its actions that lose all of their money, and those that lose some. */
  readonly actionsGone: readonly Action[];
  readonly actionsLess: readonly Action[];
  /** No action of it keeps any money. */
  readonly losesEveryAction: boolean;
}

export interface WhatIf {
  /** Promised or secured on the lines that would go. */
  readonly gone: Amount;
  readonly actions: readonly Loss<Action>[];
  readonly targets: readonly TargetLoss[];
}

/**
 * If this money went, which targets lose their actions? Counted is what is promised or secured, all years together: what
 * was only asked is not there to go. Pounds and people are told apart, and losing all means losing both.
 */
export function ifItWent(book: Book, goes: (line: ResourceLine) => boolean): WhatIf {
  const lossOf = <T extends { readonly _id: string }>(kind: Goal["kind"], of: T): Loss<T> => {
    const funds = fundsOf(book, { kind, id: of._id });
    const had = amountOf(funds, (line) => heldOf(line));
    const loses = amountOf(
      funds.filter(({ line }) => goes(line)),
      (line) => heldOf(line),
      peopleYears(funds),
    );
    return { of, had, loses, all: !isNothing(loses) && isNothing(beyond(had, loses)) };
  };
  const every = liveActions(book).map((action) => lossOf("action", action));
  const actions = every.filter(({ loses }) => !isNothing(loses));
  const targets = book.parts.target.flatMap((target): TargetLoss[] => {
    const serving = every.filter(({ of }) => of.targets.includes(target._id));
    const losing = serving.filter(({ loses }) => !isNothing(loses));
    const loss = lossOf("target", target);
    if (losing.length === 0 && isNothing(loss.loses)) return [];
    return [
      {
        ...loss,
        actionsGone: losing.filter(({ all }) => all).map(({ of }) => of),
        actionsLess: losing.filter(({ all }) => !all).map(({ of }) => of),
        losesEveryAction: losing.length > 0 && serving.every(({ had, loses }) => !exceeds(had, loses)),
      },
    ];
  });
  return {
    gone: amountOf(
      book.parts.resource.filter(goes).map((line) => ({ line, part: 1 })),
      (line) => heldOf(line),
    ),
    actions,
    targets,
  };
}
