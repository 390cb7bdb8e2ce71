import { type Server, createServer } from "node:http";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { resumeJobs } from "@models/agreement/jobs";
import { resumeSettling } from "@models/negotiation/settle";
import { resumeRefreshes } from "@models/refresh/settle-refresh";
import { resumeUpdates } from "@models/updates/decide-update";
import { clockOf } from "@models/demo-store";
import type { Store } from "@models/store/port";
import { CannotStartError } from "./host/cannot-start";
import { type Pages, builtAssets, createApp } from "./host/create-app";
import { type DemoDecision, decideDemo } from "./host/demo";
import { startLetters } from "./host/letter-timer";
import { offerFirstAdministrator } from "./host/first-administrator";
import { startRetention } from "./host/retention-timer";
import { runImportsInThread } from "./host/import-runner";
import { addressOf, listen } from "./host/listen";
import { type LiveRooms, openLiveRooms } from "./host/live/rooms";
import { sessionSecretOf } from "./host/session-secret";
import { closeServer } from "./host/shutdown";
import { storeStateOf } from "./host/store-state";
import { openStoreOrSayWhy } from "./host/open-store";
import { timed } from "./host/timed";
import { BeingFilledError, clearHalfAnExample, fillWithExample } from "./lib/example.server";
import { openLog } from "./lib/log.server";
import { newId } from "./lib/new-id.server";
import { projectRoot } from "./lib/project-root.server";
import { type Settings, settingsOrExit } from "./lib/settings.server";

/** Bytes: a reason of 2,000 characters in any script fits into an address. */
const MOST_HEADER_BYTES = 64 * 1024;

/**
 * The program that `npm start` and `npm run dev` run: opens the store, gives an empty one the example where that is
 * right, and serves until it is told to stop.
 */
async function main(): Promise<void> {
  const settings = settingsOrExit();
  const log = openLog(settings);
  const store = await timed(`Store: ${placeOf(settings)}`, () => openStoreOrSayWhy(settings));
  const demo = await prepareDemo(store, settings);
  await finishJobs(store).catch((err: unknown) => log.error({ err }, "a job could not be resumed"));
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES });
  const pages = process.env.NODE_ENV === "production" ? builtPages() : await livePages(server);
  const sessionSecret = await sessionSecretOf(store, settings.sessionSecret);
  const imports = runImportsInThread(store, settings, log);
  const live = openLiveRooms({ store, log });
  server.on("request", createApp({ store, settings, log, demo, sessionSecret, imports, live }, pages));

  const letters = startLetters({ store, settings, log, sessionSecret });
  const retention = startRetention({ store, log });

  await timed("Pages: ready", () => pages.build());
  await listen(server, settings.host, settings.port);
  stopOnSignal(server, store, live, [imports, letters, retention]);
  await announce(server, store, settings);
}

function placeOf({ mongodbUri, dataDir }: Settings): string {
  return mongodbUri ? "MongoDB" : `embedded, in ${resolve(dataDir)}`;
}

/** Decides whether this is a demonstration, and fills an empty store when it is. */
async function prepareDemo(store: Store, settings: Settings): Promise<DemoDecision> {
  if (settings.demo !== "off" && store.engine === "sqlite") await clearHalfAnExample(store);
  const storeState = await storeStateOf(store);
  const decision = decideDemo({ setting: settings.demo, engine: store.engine, host: settings.host, storeState });
  if (decision.seed) await timed("Example: the Coventry partnership", () => fillWithExample(store));
  return decision;
}

/** Goes on with the submissions, merges, agreed trajectories, refreshes and confirmed updates in the middle of which an instance stopped. */
async function finishJobs(store: Store): Promise<void> {
  const clock = await clockOf(store, { now: () => new Date().toISOString() });
  const origin = { store, now: clock.now(), newId };
  const resumed =
    (await resumeJobs(origin)) +
    (await resumeSettling(origin)) +
    (await resumeRefreshes(origin)) +
    (await resumeUpdates(origin));
  if (resumed > 0) console.log(`Unfinished work: ${resumed} resumed`);
}

function builtPages(): Pages {
  const built = pathToFileURL(join(projectRoot, "build/server/index.js")).href;
  return {
    build: () => import(built) as Promise<ServerBuild>,
    assets: builtAssets(join(projectRoot, "build/client")),
    development: false,
  };
}

/** Vite serves the sources and says when they changed, over the same port. */
async function livePages(server: Server): Promise<Pages> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ server: { middlewareMode: true, hmr: { server } }, appType: "custom" });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    assets: [vite.middlewares],
    development: true,
  };
}

/** On SIGTERM or Ctrl+C: stops accepting, finishes what is being answered, closes the store and exits 0. */
function stopOnSignal(
  server: Server,
  store: Store,
  live: LiveRooms,
  work: readonly { close(): Promise<void> }[],
): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // Screens listen without end: their connections are not waited for.
    await Promise.all([live.close(), closeServer(server)]);
    await Promise.all(work.map((each) => each.close()));
    await store.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

/** Prints where to begin; the last line is the address. */
async function announce(server: Server, store: Store, { host, appUrl }: Settings): Promise<void> {
  const address = addressOf(server, host, appUrl);
  const path = await offerFirstAdministrator(store, new Date().toISOString());
  if (path) {
    console.log("There is nobody here yet. Within an hour, create the first administrator with this link:");
    console.log(`${address}${path}`);
  }
  console.log(`Waymark is at ${address}`);
}

main().catch((error: unknown) => {
  const expected = error instanceof CannotStartError || error instanceof BeingFilledError;
  console.error(expected ? error.message : error);
  process.exit(1);
});
