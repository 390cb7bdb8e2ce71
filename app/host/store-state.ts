import { demoToday } from "@models/demo-store";
import type { Store } from "@models/store/port";
import { isEmptyStore } from "@models/store/restore";
import type { DemoCase } from "./demo";

export async function storeStateOf(store: Store): Promise<DemoCase["storeState"]> {
  if ((await demoToday(store)) !== undefined) return "demo";
  return (await isEmptyStore(store)) ? "empty" : "own";
}
