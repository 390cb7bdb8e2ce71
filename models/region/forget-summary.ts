import type { Store } from "../store/port";

/** Has an agreement's row in its region's table worked out anew, for what changes without its revision or its figures. */
export async function forgetSummary(store: Pick<Store, "purge">, agreement: string): Promise<void> {
  await store.purge("regionSummaries", { agreement });
}
