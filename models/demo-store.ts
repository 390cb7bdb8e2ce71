import type { Clock } from "./act";
import { DuplicateError, type Store, type Stored } from "./store/port";

/** Says that a store holds the example, and at which moment the example stands still. */
interface DemoMark extends Stored {
  /** ISO 8601 instant, UTC. */
  readonly today: string;
}

const ID = "demo";

/** Marks a store as the example's, standing at an instant (ISO 8601, UTC). Marking it again changes nothing. */
export async function markDemoStore(store: Store, today: string): Promise<void> {
  try {
    await store.insert<DemoMark>("meta", { _id: ID, today });
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
  }
}

/** The instant at which a demo store stands; undefined in any other store. */
export async function demoToday(store: Store): Promise<string | undefined> {
  return (await store.get<DemoMark>("meta", ID))?.today;
}

/** The domain's clock for one request: the demo store's standing instant, or real time. */
export async function clockOf(store: Store, realTime: Clock): Promise<Clock> {
  const today = await demoToday(store);
  return today === undefined ? realTime : { now: () => today };
}
