import type { Store } from "../store/port";
import type { Indicator } from "./indicator";

/** Every indicator that a partnership may measure by: the national catalogue and its own. They lack their `changes`. */
export async function findIndicators(store: Pick<Store, "find">, partnership: string): Promise<Indicator[]> {
  return store.find<Indicator>(
    "indicators",
    { removed: null, $or: [{ partnership: null }, { partnership }] },
    { without: ["changes"] },
  );
}
