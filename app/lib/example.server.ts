import { join } from "node:path";
import { markDemoStore } from "@models/demo-store";
import { collectionNames } from "@models/store/collections";
import type { Store, Stored } from "@models/store/port";
import { STAGES } from "@seeds/stages";
import { projectRoot } from "./project-root.server";

/** There from before the example's first document until after its last. */
interface Filling extends Stored {
  /** The process that fills, on this machine. */
  readonly process: number;
  /** ISO 8601, real time. */
  readonly since: string;
}

const FILLING = "filling-with-example";

/** Filling takes seconds. After this many milliseconds whoever has the process number is somebody else. */
const LONGEST_FILLING = 5 * 60_000;

/** Another process is at it. */
export class BeingFilledError extends Error {
  constructor() {
    super("Another Waymark is giving this store the example. Wait for it to finish, then start again.");
    this.name = "BeingFilledError";
  }
}

/**
 * Fills an empty store with the whole of the Coventry example and marks it a demo store.
 * @param now real time, ISO 8601
 */
export async function fillWithExample(store: Store, now = new Date().toISOString()): Promise<void> {
  // Loaded only here: most starts have no use for it.
  const { seedExample } = await import("@seeds/example");
  const stage = "a year in";
  await store.insert<Filling>("meta", { _id: FILLING, process: process.pid, since: now });
  await seedExample(store, join(projectRoot, "seeds/reference"), stage);
  await markDemoStore(store, STAGES[stage]);
  await store.purge("meta", { _id: FILLING });
}

/**
 * Empties a store whose filling was interrupted, so that it can begin again: only while nothing but the example can
 * be in it, which is so until somebody signed in or was added.
 * @throws BeingFilledError while another process fills it.
 */
export async function clearHalfAnExample(store: Store, now = new Date().toISOString()): Promise<void> {
  const filling = await store.get<Filling>("meta", FILLING);
  if (!filling) return;
  const lasted = Date.parse(now) - Date.parse(filling.since);
  if (lasted < LONGEST_FILLING && filling.process !== process.pid && runs(filling.process))
    throw new BeingFilledError();

  const strangers = await Promise.all([store.count("people", { demo: { $ne: true } }), store.count("sessions", {})]);
  if (strangers.some((count) => count > 0)) return;
  for (const collection of collectionNames.filter((name) => name !== "meta")) await store.purge(collection, {});
  await store.purge("meta", { $or: [{ _id: "demo" }, { _id: FILLING }] });
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
