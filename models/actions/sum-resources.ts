import type { Action } from "./action";

/** What actions are given: pounds, and people in full-time equivalents, which are never added to pounds. */
export interface ResourceTotal {
  readonly pounds: number;
  readonly people: number;
}

export function totalResources(actions: readonly Pick<Action, "resources">[]): ResourceTotal {
  return linesOf(actions).reduce<ResourceTotal>(
    ({ pounds, people }, line) =>
      line.kind === "people" ? { pounds, people: people + line.amount } : { pounds: pounds + line.amount, people },
    { pounds: 0, people: 0 },
  );
}

const linesOf = (actions: readonly Pick<Action, "resources">[]) =>
  actions.flatMap(({ resources }) => Object.values(resources));
