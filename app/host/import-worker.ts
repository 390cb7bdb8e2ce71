import { parentPort, workerData } from "node:worker_threads";
import { clockOf } from "@models/demo-store";
import { runImport } from "@models/importing/run-import";
import { openStore } from "@models/store/open";
import { newId } from "../lib/new-id.server";
import type { Settings } from "../lib/settings.server";

/** The thread that reads and writes imports: told an import's id, it says when the work at hand has ended. */
const settings = workerData as Settings;
const store = await openStore(settings);
const realTime = { now: () => new Date().toISOString() };

parentPort?.on("message", (id: string) => {
  void (async () => {
    const clock = await clockOf(store, realTime);
    const limits = settings.importLimits;
    await runImport({ store, newId, clock, realTime, limits }, id);
  })().then(
    () => parentPort?.postMessage({ id }),
    (error: unknown) =>
      parentPort?.postMessage({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
