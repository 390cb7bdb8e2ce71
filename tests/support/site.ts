import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import type { Person } from "@models/people/person";
import type { Store } from "@models/store/port";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { createServer as createVite } from "vite";
import { createApp } from "~/host/create-app";
import { addressOf, listen } from "~/host/listen";
import { openLiveRooms } from "~/host/live/rooms";
import type { Installation } from "~/host/load-context";
import { openLog } from "~/lib/log.server";
import { signIn } from "~/lib/session.server";
import { readSettings } from "~/lib/settings.server";
import { importsHere } from "./import";

type Fields = Readonly<Record<string, string>>;

export interface Site {
  readonly url: string;
  readonly build: ServerBuild;
  /** The Cookie header of a new session of the person with this address; undefined signs nobody in. */
  cookieOf(email: string | undefined): Promise<string>;
  get(path: string, cookie?: string): Promise<Response>;
  /** As a form of this site sends it. Redirects are not followed. */
  post(path: string, fields: Fields, cookie?: string): Promise<Response>;
  close(): Promise<void>;
}

/** The whole program on a free port, with its real pages, compiled from the sources as they are now. */
export async function serveSite(store: Store, demo: Installation["demo"] = { on: true, warn: false }): Promise<Site> {
  const read = readSettings({ LOG_LEVEL: "silent" });
  if (!read.ok) throw new Error(read.problems.join(" "));
  const vite = await createVite({
    configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)),
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    appType: "custom",
    logLevel: "error",
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  const build = (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
  const log = openLog(read.settings);
  const installation: Installation = {
    store,
    settings: read.settings,
    log,
    demo,
    sessionSecret: "s".repeat(32),
    imports: importsHere(store),
    live: openLiveRooms({ store, log }),
  };
  const app = createApp(installation, { build: async () => build, assets: [vite.middlewares], development: false });
  const server = createServer(app);
  await listen(server, "127.0.0.1", 0);
  const url = addressOf(server, "127.0.0.1", undefined);

  return {
    url,
    build,
    async cookieOf(email) {
      if (email === undefined) return "";
      const [person] = await store.find<Person>("people", { email }, { limit: 1 });
      if (person === undefined) throw new Error(`There is no ${email}`);
      const realTime = { now: () => new Date().toISOString() };
      const context = { ...installation, realTime } as unknown as AppLoadContext;
      return (await signIn(context, new Request(url), person._id)).split(";")[0] ?? "";
    },
    get: (path, cookie = "") => fetch(url + path, { headers: { cookie }, redirect: "manual" }),
    post: (path, fields, cookie = "") =>
      fetch(url + path, {
        method: "POST",
        headers: { cookie, origin: url },
        body: new URLSearchParams(fields),
        redirect: "manual",
      }),
    async close() {
      await installation.live.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      await vite.close();
      await store.close();
    },
  };
}
