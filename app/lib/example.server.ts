import { join } from "node:path";
import { markDemoStore } from "@models/demo-store";
import { collectionNames } from "@models/store/collections";
import { DuplicateError, type Store, type Stored } from "@models/store/port";
import { projectRoot } from "./project-root.server";

/** The moment at which the example stands still. */
const EXAMPLE_TODAY = "2008-03-10T09:00:00.000Z";

/** There from before the example's first document until after its last. */
const UNFINISHED = "example-unfinished";

/** Fills an empty store with the Coventry example and marks it a demo store. */
export async function fillWithExample(store: Store): Promise<void> {
  // Loaded only here: most starts have no use for it.
  const { seedExample } = await import("@seeds/example");
  try {
    await store.insert<Stored>("meta", { _id: UNFINISHED });
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
  }
  await seedExample(store, join(projectRoot, "seeds/reference"));
  await markDemoStore(store, EXAMPLE_TODAY);
  await store.purge("meta", { _id: UNFINISHED });
}

/**
 * Empties a store whose filling was interrupted, so that it can begin again. Nothing of anybody's is lost: the store
 * was empty before, and nobody is served while it is filled.
 */
export async function clearUnfinishedExample(store: Store): Promise<void> {
  if (!(await store.get("meta", UNFINISHED))) return;
  for (const collection of collectionNames.filter((name) => name !== "meta")) await store.purge(collection, {});
  await store.purge("meta", { _id: "demo" });
  await store.purge("meta", { _id: UNFINISHED });
}
