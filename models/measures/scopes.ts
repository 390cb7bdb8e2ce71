import { subtract } from "./arithmetic";
import type { Observation, ObservationVersion } from "./observation";

/** What one scope says of one series, area, group and period. */
export interface ScopedValue {
  readonly observation: Observation;
  readonly version: ObservationVersion;
}

export interface MergedValue {
  readonly shown: ScopedValue;
  /** The official figure where it differs from the partnership's own, and by how much own is higher. */
  readonly differs?: { readonly official: ScopedValue; readonly by: number };
}

/** The same for every scope's observation of one thing. */
function thingOf({ series, area, group, period }: Omit<Observation, "_id" | "rev" | "scope" | "versions">): string {
  return [series, area, group, period].join("|");
}

/**
 * A partnership's own values over the official ones, by thing: own is shown where both hold a value, and the
 * difference marked. A reason gives way to a value, since an official figure ends an own "awaiting".
 */
export function mergeScopes(own: readonly ScopedValue[], common: readonly ScopedValue[]): Map<string, MergedValue> {
  const merged = new Map<string, MergedValue>(common.map((value) => [thingOf(value.observation), { shown: value }]));
  for (const value of own) {
    const thing = thingOf(value.observation);
    merged.set(thing, mergePair(value, merged.get(thing)?.shown));
  }
  return merged;
}

function mergePair(own: ScopedValue, official: ScopedValue | undefined): MergedValue {
  if (!official || official.version.value === null) return { shown: own };
  if (own.version.value === null) return { shown: official };
  const by = subtract(own.version.value, official.version.value);
  return by === 0 ? { shown: own } : { shown: own, differs: { official, by } };
}
