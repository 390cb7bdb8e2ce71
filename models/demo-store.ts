import type { Act, Clock } from "./act";
import { date } from "./agreement/fields";
import { type Outcome, done, refuse } from "./outcome";
import { authorise } from "./people/permissions";
import { insertOnce } from "./store/insert-once";
import type { Store, Stored } from "./store/port";

/** Says that a store holds the example, and at which moment the example stands still. */
interface DemoMark extends Stored {
  /** ISO 8601 instant, UTC. */
  readonly today: string;
}

const ID = "demo";

/** Marks a store as the example's, standing at an instant (ISO 8601, UTC). Marking it again changes nothing. */
export async function markDemoStore(store: Store, today: string): Promise<void> {
  await insertOnce<DemoMark>(store, "meta", { _id: ID, today });
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

/** Moves the example's day on. Never back, so that its history stays in order. @throws ForbiddenError. */
export async function moveDemoDay(act: Act, day: unknown): Promise<Outcome<string>> {
  authorise(act.actor, "installation.manage", {});
  const read = date().safeParse(day);
  if (!read.success) return refuse("Enter a date, such as 10 March 2008", "day");
  const mark = await act.store.get<DemoMark>("meta", ID);
  if (mark === undefined) return refuse("This is no example: its day is the real one.", "day");
  const today = `${read.data}T09:00:00.000Z`;
  if (today < mark.today) {
    return refuse(
      "Choose a later day: the example’s day moves only forward, so that its history stays in order.",
      "day",
    );
  }
  await act.store.replace<DemoMark>("meta", { ...mark, today });
  return done(today);
}
