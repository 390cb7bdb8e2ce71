import { type Batch, type Observation, type ObservationVersion } from "../measures/observation";
import { currentVersion } from "../measures/observation-history";
import type { Store } from "../store/port";
import type { PlannedValue } from "./plan";

/** A planned value beside what stands in its place. */
export interface ComparedValue {
  readonly plan: PlannedValue;
  readonly standing: "new" | "changed" | "same";
  /** The document that holds it, also where nothing of it is shown. */
  readonly stored?: Observation;
  /** What is shown now. */
  readonly shown?: ObservationVersion;
}

/** Compares some hundred values at a time with what is stored. Batches are read once each. */
export function comparer(store: Pick<Store, "find">) {
  const batches = new Map<string, Batch>();
  return async (plans: readonly PlannedValue[]): Promise<ComparedValue[]> => {
    const ids = plans.map(({ id }) => id);
    const found = await store.find<Observation>("observations", { _id: { $in: ids } });
    const stored = new Map(found.map((each) => [each._id, each]));
    const unknown = new Set(
      found.flatMap(({ versions }) => versions.map(({ batch }) => batch)).filter((id) => !batches.has(id)),
    );
    if (unknown.size > 0) {
      for (const batch of await store.find<Batch>("batches", { _id: { $in: [...unknown] } }))
        batches.set(batch._id, batch);
    }
    return plans.map((plan) => {
      const there = stored.get(plan.id);
      if (there === undefined) return { plan, standing: "new" };
      const shown = currentVersion(there, batches);
      if (shown === undefined) return { plan, standing: "new", stored: there };
      return { plan, stored: there, shown, standing: isSame(shown, plan) ? "same" : "changed" };
    });
  };
}

/** A file that does not say where its figures come from does not change where they are from. */
function isSame(shown: ObservationVersion, { given, namesSource }: PlannedValue): boolean {
  const fields = [
    "value",
    "reason",
    "status",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "sampleSize",
    "note",
  ] as const;
  const said = fields.filter((field) => ["value", "reason", "status"].includes(field) || given[field] !== undefined);
  return said.every((field) => shown[field] === given[field]) && (!namesSource || shown.source === given.source);
}
