import { Worker } from "node:worker_threads";
import { retryOnConflict } from "@models/history/save";
import { AT_WORK, type Import } from "@models/importing/import";
import { type ImportWork, findUnfinishedImports, runImport } from "@models/importing/run-import";
import type { Store } from "@models/store/port";
import type { Logger } from "pino";
import type { Settings } from "../lib/settings.server";

/** What takes up imports: reading and writing them never holds up a page. */
export interface ImportRunner {
  /** Reads or writes an import from where it stands. Resolves when the work at hand has ended, whichever way. */
  run(id: string): Promise<void>;
  close(): Promise<void>;
}

/** Runs imports in this thread: for tests and commands, where nobody waits beside them. */
export function runImportsHere(work: ImportWork): ImportRunner {
  return {
    run: async (id) => void (await runImport(work, id)),
    close: async () => undefined,
  };
}

/** How often work is looked for that another instance left. */
const SWEEP_MS = 10_000;

/**
 * Runs imports in a thread of its own, with a connection of its own, and takes up what any instance left unfinished. A
 * file that is too much for the thread's memory ends the thread, not the server: the import is refused and says so.
 */
export function runImportsInThread(store: Store, settings: Settings, log: Logger): ImportRunner {
  const waiting = new Map<string, (() => void)[]>();
  let worker: Worker | undefined;

  const settle = (id: string) => {
    for (const resolve of waiting.get(id) ?? []) resolve();
    waiting.delete(id);
  };
  const start = () => {
    const source = import.meta.url.endsWith(".ts") ? "./import-worker.ts" : "./import-worker.js";
    const started = new Worker(new URL(source, import.meta.url), { workerData: settings });
    started.unref();
    started.on("message", ({ id, failed }: { id: string; failed?: string }) => {
      if (failed !== undefined) log.error({ import: id, err: failed }, "an import failed");
      void (failed === undefined ? Promise.resolve() : refuse(store, id, FAILED))
        .catch((err: unknown) => log.error({ err }, "a failed import could not be marked"))
        .finally(() => settle(id));
    });
    started.on("error", (err) => {
      log.error({ err }, "the thread of imports ended");
      worker = undefined;
      const ids = [...waiting.keys()];
      void Promise.all(ids.map((id) => refuse(store, id, TOO_MUCH)))
        .catch((error: unknown) => log.error({ err: error }, "failed imports could not be marked"))
        .finally(() => ids.forEach(settle));
    });
    return started;
  };
  const run = (id: string) =>
    new Promise<void>((resolve) => {
      waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
      worker ??= start();
      worker.postMessage(id);
    });
  const sweep = () => {
    void findUnfinishedImports({ store, realTime: { now: () => new Date().toISOString() } })
      .then((ids) => ids.filter((id) => !waiting.has(id)).forEach((id) => void run(id)))
      .catch((err: unknown) => log.warn({ err }, "unfinished imports could not be looked for"));
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_MS).unref();
  return {
    run,
    async close() {
      clearInterval(timer);
      await worker?.terminate();
    },
  };
}

const FAILED =
  "Something went wrong while this file was read, and nothing of it was saved. Try again, or tell whoever runs this installation.";
const TOO_MUCH =
  "This file needs more memory than there is, and nothing of it was saved. Save it as CSV, or split it and bring in the parts.";

function refuse(store: Store, id: string, problem: string): Promise<void> {
  return retryOnConflict(async () => {
    const present = await store.get<Import>("imports", id);
    if (present === undefined || !AT_WORK.includes(present.state)) return;
    await store.replace<Import>("imports", { ...present, state: "refused", problem, progress: null, lease: null });
  });
}
