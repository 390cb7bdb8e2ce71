import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@models/store/open";
import type { Store } from "@models/store/port";

/**
 * A SQLite store in a directory of its own; `close` removes both.
 * @param copyOf the directory of a closed store to start from; without it the store is empty.
 */
export async function openTemporaryStore(copyOf?: string): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), "waymark-store-"));
  if (copyOf !== undefined) await cp(copyOf, dataDir, { recursive: true });
  const store = await openStore({ dataDir });
  const close = store.close.bind(store);
  store.close = async () => {
    await close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return store;
}
