import { demoToday } from "@models/demo-store";
import type { Store } from "@models/store/port";
import type { DemoCase } from "./demo";

/** A store is empty while nobody is in it and nothing was planned in it. */
export async function storeStateOf(store: Store): Promise<DemoCase["storeState"]> {
  if ((await demoToday(store)) !== undefined) return "demo";
  const counts = await Promise.all(
    ["people", "organisations", "partnerships", "agreements", "indicators", "observations"].map((collection) =>
      store.count(collection, {}),
    ),
  );
  return counts.every((count) => count === 0) ? "empty" : "own";
}
