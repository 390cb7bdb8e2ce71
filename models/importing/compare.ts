import { type Batch, type Observation, type ObservationVersion } from "../measures/observation";
import { currentVersion } from "../measures/observation-history";
import { type Reader, isInAudience } from "../people/audience";
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

/**
 * Compares some hundred values at a time with what is stored. Batches are read once each. Who saw a value sees its next one.
 * @param reader what is kept from them counts as changed: whether it is the same would tell what it is.
 */
export function comparer(store: Pick<Store, "find">, reader?: Reader) {
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
      const isHidden = reader !== undefined && !isInAudience(shown.audience, reader);
      const given = { ...plan.given, audience: shown.audience };
      const standing = !isHidden && isSame(shown, plan) ? "same" : "changed";
      return { plan: { ...plan, given }, stored: there, shown, standing };
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
