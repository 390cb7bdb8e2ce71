import type { Action } from "./action";

/** What actions are given: pounds, and people in full-time equivalents, which are never added to pounds. */
export interface ResourceTotal {
  readonly pounds: number;
  readonly people: number;
}

export interface YearTotal extends ResourceTotal {
  /** Financial year, such as FY2008. */
  readonly year: string;
}

export function totalResources(actions: readonly Pick<Action, "resources">[]): ResourceTotal {
  return linesOf(actions).reduce<ResourceTotal>(
    ({ pounds, people }, line) =>
      line.kind === "people" ? { pounds, people: people + line.amount } : { pounds: pounds + line.amount, people },
    { pounds: 0, people: 0 },
  );
}

/** The same for each financial year in which anything is given, in order. */
export function resourcesByYear(actions: readonly Pick<Action, "resources">[]): YearTotal[] {
  const lines = linesOf(actions);
  return [...new Set(lines.map(({ year }) => year))].sort().map((year) => ({
    year,
    ...totalResources([{ resources: Object.fromEntries(lines.filter((l) => l.year === year).map((l, i) => [i, l])) }]),
  }));
}

const linesOf = (actions: readonly Pick<Action, "resources">[]) =>
  actions.flatMap(({ resources }) => Object.values(resources));
