import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@models/store/open";
import type { Store } from "@models/store/port";

/** An empty SQLite store in a directory of its own; `close` removes both. */
export async function openTemporaryStore(): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), "waymark-store-"));
  const store = await openStore({ dataDir });
  const close = store.close.bind(store);
  store.close = async () => {
    await close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return store;
}
