import { type Book, seriesIn } from "../agreement/book";
import { keepVisible } from "../agreement/visibility";
import { type Batch, COMMON_SCOPE, type Observation } from "../measures/observation";
import type { Store } from "../store/port";
import { figuresOf } from "../targets/target-figures";
import { valuesOf } from "./facts";

/** One of our own figures as it was known, and as it is known now. */
export interface Revision {
  readonly target: string;
  readonly name: string;
  readonly period: string;
  readonly from: number;
  /** Null where it was taken back. */
  readonly to: number | null;
}

/** What was known of a target's own figures, by period. */
export interface KnownValues {
  readonly id: string;
  readonly name: string;
  readonly values: Readonly<Record<string, number>>;
}

/**
 * The values that have been revised since they were known so.
 * @param frame the agreement with its targets and indicators; its figures are read anew.
 */
export async function revisedSince(store: Store, frame: Book, before: readonly KnownValues[]): Promise<Revision[]> {
  const targets = frame.parts.target.filter(({ _id }) => before.some(({ id }) => id === _id));
  const indicators = frame.indicators.filter(({ _id }) => targets.some(({ indicator }) => indicator === _id));
  const observations = await store.find<Observation>("observations", {
    scope: { $in: [frame.partnership._id, COMMON_SCOPE] },
    series: { $in: seriesIn(indicators) },
    area: { $in: [...new Set(targets.map(({ area }) => area))] },
  });
  const batches = await store.find<Batch>("batches", {
    _id: { $in: [...new Set(observations.flatMap(({ versions }) => versions.map(({ batch }) => batch)))] },
  });
  // For the eyes of the region, as every report is.
  const now = keepVisible({ ...frame, observations, batches }, { from: "region" });
  return before.flatMap(({ id, name, values }) => {
    const target = targets.find(({ _id }) => _id === id);
    if (!target) return [];
    const present = valuesOf(figuresOf(now, target));
    return Object.entries(values).flatMap(([period, from]) => {
      const to = present[period] ?? null;
      return to === from ? [] : [{ target: id, name, period, from, to }];
    });
  });
}
