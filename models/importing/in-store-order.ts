import type { PlannedValue } from "./plan";
import type { PlannedRows } from "./plan-file";

/** Some 40 MB of values. Sorting 50,000 made writing a million 2.5 times as quick as sorting 2,000. */
const SORTED_AT_ONCE = 50_000;
/** Few enough that a transaction is short, many enough that its cost is shared. */
const WRITTEN_AT_ONCE = 2000;

/** Values to be written together, and of how many rows of the file they are. */
export interface Portion {
  readonly plans: readonly PlannedValue[];
  readonly read: number;
}

/**
 * The values of a file in the order of their ids, some ten thousand at a time: neighbours in the store are written together,
 * where a file's own order would touch a page of each index for every value. Portions without values tell that it goes on.
 */
export async function* inStoreOrder(file: AsyncIterable<PlannedRows>): AsyncGenerator<Portion> {
  let plans: PlannedValue[] = [];
  let read = 0;
  for await (const rows of file) {
    plans.push(...rows.plans);
    read += rows.read;
    yield { plans: [], read: 0 };
    if (plans.length < SORTED_AT_ONCE) continue;
    yield* portionsOf(plans, read);
    plans = [];
    read = 0;
  }
  yield* portionsOf(plans, read);
}

function* portionsOf(plans: PlannedValue[], read: number): Generator<Portion> {
  plans.sort((a, b) => (a.id < b.id ? -1 : 1));
  const portions = Math.max(1, Math.ceil(plans.length / WRITTEN_AT_ONCE));
  for (let i = 0; i < portions; i++) {
    const some = plans.slice(i * WRITTEN_AT_ONCE, (i + 1) * WRITTEN_AT_ONCE);
    yield { plans: some, read: Math.round((read * (i + 1)) / portions) - Math.round((read * i) / portions) };
  }
}
