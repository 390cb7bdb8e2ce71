import { once } from "node:events";
import { type Server, createServer } from "node:http";
import { Writable } from "node:stream";
import type { Store } from "@models/store/port";
import type { ServerBuild } from "@remix-run/node";
import * as entry from "~/entry.server";
import { type Pages, createApp } from "~/host/create-app";
import { addressOf, listen } from "~/host/listen";
import { openLiveRooms } from "~/host/live/rooms";
import type { Installation } from "~/host/load-context";
import { openLog } from "~/lib/log.server";
import { type Settings, readSettings } from "~/lib/settings.server";
import { importsHere } from "../../support/import";
import { openTemporaryStore } from "../../support/store";

type RouteModule = NonNullable<ServerBuild["routes"][string]>["module"];

interface Serving {
  readonly url: string;
  readonly store: Store;
  readonly server: Server;
  /** What was logged, a line an item. */
  logged(): Record<string, unknown>[];
  close(): Promise<void>;
}

/** The host of the program with a few pages of the test's own, listening on a free port. */
export async function serve(
  routes: Record<string, Partial<RouteModule>> = {},
  changes: {
    environment?: Record<string, string>;
    demo?: Installation["demo"];
    assets?: Pages["assets"];
    /** Closed with the host; an empty one without it. */
    store?: Store;
  } = {},
): Promise<Serving> {
  const settings = settingsFrom({ LOG_LEVEL: "info", ...changes.environment });
  const lines: string[] = [];
  const log = openLog(
    settings,
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(...chunk.toString().trim().split("\n"));
        done();
      },
    }),
  );
  const store = changes.store ?? (await openTemporaryStore());
  const demo = changes.demo ?? { on: false, warn: false };
  const installation: Installation = {
    store,
    settings,
    log,
    demo,
    sessionSecret: "s".repeat(32),
    imports: importsHere(store),
    live: openLiveRooms({ store, log }),
  };
  const pages: Pages = { build: async () => buildOf(routes), assets: changes.assets ?? [], development: false };
  const server = createServer(createApp(installation, pages));
  await listen(server, "127.0.0.1", 0);
  return {
    url: addressOf(server, "127.0.0.1", undefined),
    store,
    server,
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    async close() {
      await installation.live.close();
      if (server.listening) {
        server.closeAllConnections();
        server.close();
        await once(server, "close");
      }
      await store.close();
    },
  };
}

export function settingsFrom(environment: Record<string, string>): Settings {
  const read = readSettings(environment);
  if (!read.ok) throw new Error(read.problems.join(" "));
  return read.settings;
}

/** A build as Vite would make it, of routes whose path is their id. */
function buildOf(routes: Record<string, Partial<RouteModule>>): ServerBuild {
  const all = Object.entries(routes).map(([path, module]) => ({
    id: path,
    path: path.slice(1),
    index: undefined,
    module: module as RouteModule,
  }));
  const described = all.map(({ id, path, module }) => ({
    id,
    path,
    module: "/assets/none.js",
    hasAction: Boolean(module.action),
    hasLoader: Boolean(module.loader),
    hasErrorBoundary: Boolean(module.ErrorBoundary),
    hasClientAction: false,
    hasClientLoader: false,
  }));
  return {
    mode: "production",
    entry: { module: entry as unknown as ServerBuild["entry"]["module"] },
    routes: Object.fromEntries(all.map((route) => [route.id, route])),
    assets: {
      entry: { module: "/assets/none.js", imports: [] },
      routes: Object.fromEntries(described.map((route) => [route.id, route])),
      url: "/assets/none.js",
      version: "1",
    },
    publicPath: "/",
    assetsBuildDirectory: "none",
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
    },
    isSpaMode: false,
  };
}
