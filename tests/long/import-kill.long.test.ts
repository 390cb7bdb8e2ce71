import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commitImport } from "@models/importing/bring-in";
import { AT_WORK, type Import } from "@models/importing/import";
import { type Batch, type Observation } from "@models/measures/observation";
import { currentVersion } from "@models/measures/observation-history";
import { type StoreLocation, openStore } from "@models/store/open";
import type { Store } from "@models/store/port";
import { afterAll, describe, expect, it } from "vitest";
import { startMongoServer, temporaryDatabase } from "../mongo/server";
import { runWaymark } from "../support/command";
import { actAs } from "../support/example";
import { readIn } from "../support/import";
import { startServer } from "../support/server";

const KILLS = 30;
const VALUES = 12_000;

const mongo = await startMongoServer();
afterAll(() => mongo.stop());

describe("a server that is killed while a file is being saved", () => {
  it(`has all of it or nothing after each of ${KILLS} kills, on SQLite`, async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "waymark-import-kill-"));
    await killWhileSaving({ dataDir });
    await rm(dataDir, { recursive: true, force: true });
  });

  it(`has all of it or nothing after each of ${KILLS} kills, on MongoDB`, async ({ skip }) => {
    if (mongo.uri === undefined) return skip(mongo.missing);
    const { at, remove } = await temporaryDatabase(mongo.uri);
    await killWhileSaving({ mongodbUri: at, dataDir: "" });
    await remove();
  });
});

async function killWhileSaving(where: StoreLocation): Promise<void> {
  const environment: Record<string, string> =
    where.mongodbUri === undefined ? { DATA_DIR: where.dataDir } : { MONGODB_URI: where.mongodbUri };
  await runWaymark(["seed"], environment);
  const store = await openStore(where);
  let file = await committing(store, 0);
  let [completed, cut] = [0, 0];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = await startServer({ dataDir: where.dataDir, environment: { ...environment, WAYMARK_DEMO: "on" } });
    // Another moment each time, from the first rows to after the last.
    await delay((kill * 397) % 3000);
    await server.kill();
    const seen = await valuesSeen(store, file);
    expect([0, VALUES]).toContain(seen);
    if (seen === VALUES) {
      completed += 1;
      await untilSettled(store, file, where, environment);
      file = await committing(store, completed);
    } else {
      cut += 1;
      await freeFromTheDead(store, file);
    }
  }
  await untilSettled(store, file, where, environment);
  expect(await valuesSeen(store, file)).toBe(VALUES);
  await store.close();
  expect(cut).toBeGreaterThan(0);
  expect((await runWaymark(["check"], environment)).code).toBe(0);
}

/** A file that somebody read and asked to be saved, and that no instance has taken up. */
async function committing(store: Store, turn: number): Promise<Import> {
  const act = await actAs(store, "facilitator@coventry.example");
  const own = { ...act, newId: () => `kill-${turn}-${Math.random().toString(36).slice(2)}` };
  const rows = ["indicator,area,period,value"];
  for (let i = 0; i < VALUES; i++) {
    rows.push(
      `NI ${1 + (i % 100)},Coventry,M${1900 + Math.floor(i / 1200)}-${String(1 + (Math.floor(i / 100) % 12)).padStart(2, "0")},${turn * VALUES + i}`,
    );
  }
  const read = await readIn(own, rows.join("\n"));
  expect(read.preview?.counts.refused).toBe(0);
  await commitImport(own, read._id);
  return read;
}

/** How many of the file's values a reader sees. */
async function valuesSeen(store: Store, { batch, scope }: Import): Promise<number> {
  const batches = new Map<string, Batch>();
  for await (const each of store.each<Batch>("batches", { scope })) batches.set(each._id, each);
  let seen = 0;
  for await (const each of store.each<Observation>("observations", { scope })) {
    if (currentVersion(each, batches)?.batch === batch) seen += 1;
  }
  return seen;
}

/** The killed server’s hold ends by itself after a few seconds; thirty times would be minutes. */
async function freeFromTheDead(store: Store, { _id }: Import): Promise<void> {
  const present = await store.get<Import>("imports", _id);
  if (present) await store.replace<Import>("imports", { ...present, lease: null });
}

/** Lets a server bring the file to its end. */
async function untilSettled(
  store: Store,
  file: Import,
  where: StoreLocation,
  environment: Record<string, string>,
): Promise<void> {
  await freeFromTheDead(store, file);
  const server = await startServer({ dataDir: where.dataDir, environment: { ...environment, WAYMARK_DEMO: "on" } });
  for (;;) {
    const present = await store.get<Import>("imports", file._id);
    if (present && !AT_WORK.includes(present.state)) {
      expect(present.state).toBe("committed");
      break;
    }
    await delay(100);
  }
  await server.stop();
}
