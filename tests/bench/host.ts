import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { Store } from "@models/store/port";
import type express from "express";
import { createApp } from "../../app/host/create-app";
import { openLiveRooms } from "../../app/host/live/rooms";
import { openLog } from "../../app/lib/log.server";
import { readSettings } from "../../app/lib/settings.server";
import { importsHere } from "../support/import";

const root = join(import.meta.dirname, "../..");

export async function builtPages(): Promise<ServerBuild> {
  return (await import(join(root, "build/server/index.js"))) as unknown as ServerBuild;
}

/** The whole host in this process. */
export async function serve(store: Store, build: ServerBuild) {
  return listen(hostOf(store, build));
}

export function hostOf(store: Store, build: ServerBuild): express.Express {
  const read = readSettings({ LOG_LEVEL: "silent", PORT: "0" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const { settings } = read;
  const log = openLog(settings);
  const installation = {
    store,
    settings,
    log,
    demo: { on: true, warn: false },
    sessionSecret: "b".repeat(32),
    imports: importsHere(store),
    live: openLiveRooms({ store, log }),
  };
  return createApp(installation, { build: async () => build, assets: [], development: false });
}

export async function listen(app: express.Express) {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
