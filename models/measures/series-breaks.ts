import type { DefinitionVersion } from "./indicator";
import { versionsInOrder } from "./series";

type Definitions = Readonly<Record<string, DefinitionVersion>>;

/** Whether values of two definition versions may be compared: no version between them broke with the one before. */
export function areComparable(definitions: Definitions, one: string, other: string): boolean {
  const [earlier, later] = Number(one) <= Number(other) ? [one, other] : [other, one];
  return versionsInOrder(definitions)
    .filter(({ id }) => Number(id) > Number(earlier) && Number(id) <= Number(later))
    .every(({ definition }) => definition.comparableWithLast);
}

/**
 * Parts a line of points, in time order, at every definition break: a series is drawn broken there, and no change,
 * rank or forecast crosses it.
 */
export function splitAtBreaks<P extends { readonly version: string }>(
  points: readonly P[],
  definitions: Definitions,
): P[][] {
  const runs: P[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && areComparable(definitions, last.version, point.version)) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
