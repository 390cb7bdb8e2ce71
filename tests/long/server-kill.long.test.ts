import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import type { Batch, Observation } from "@models/measures/observation";
import { type StoreLocation, openStore } from "@models/store/open";
import type { Stored } from "@models/store/port";
import { DEMO_PASSWORD } from "@seeds/people";
import { startMongoServer, temporaryDatabase } from "../mongo/server";
import { runWaymark } from "../support/command";
import { type RunningServer, startServer } from "../support/server";

const KILLS = 20;
const CODE = "coventry-2008";
const AGREEMENT = `/agreements/${CODE}`;
const COVENTRY = "E08000026";
/** Each of these saves figures and evidence for as long as the server answers. */
const WRITERS = ["facilitator@coventry.example", "jobs@coventry.example"];

const mongo = await startMongoServer();
afterAll(() => mongo.stop());

describe("a server that is killed while people save", () => {
  it(`has lost nothing that it acknowledged after ${KILLS} kills, on SQLite`, async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "waymark-kill-"));
    await killUnderWrites({ dataDir });
    await rm(dataDir, { recursive: true, force: true });
  });

  it(`has lost nothing that it acknowledged after ${KILLS} kills, on MongoDB`, async ({ skip }) => {
    if (mongo.uri === undefined) return skip(mongo.missing);
    const { at, remove } = await temporaryDatabase(mongo.uri);
    await killUnderWrites({ mongodbUri: at, dataDir: "" });
    await remove();
  });
});

/** What somebody was told is saved. */
interface Told {
  readonly titles: Set<string>;
  /** By period, since each writer has a cell of their own. */
  readonly figures: Map<string, Set<number>>;
}

async function killUnderWrites(where: StoreLocation): Promise<void> {
  const environment: Record<string, string> =
    where.mongodbUri === undefined ? { DATA_DIR: where.dataDir } : { MONGODB_URI: where.mongodbUri };
  const seeded = await runWaymark(["seed"], environment);
  expect(seeded.err + seeded.out).toContain("The store holds the Coventry example");
  const store = await openStore(where);
  const [agreement] = await store.find("agreements", { code: CODE }, { limit: 1 });
  const [priority] = await store.find("priorities", { agreement: agreement?._id, name: "To promote job creation" });

  const told: Told = { titles: new Set(), figures: new Map() };
  const start = () => startServer({ dataDir: where.dataDir, environment: { ...environment, WAYMARK_DEMO: "on" } });
  let server = await start();
  const cookies = await Promise.all(WRITERS.map((email) => signIn(server, email)));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = told.titles.size;
    const writing = cookies.map((cookie, writer) =>
      writeUntilGone(server, { cookie, writer, round: kill, priority: priority?._id ?? "" }, told),
    );
    // Another moment each time, and never before something was saved.
    await delay(150 + ((kill * 97) % 400));
    while (told.titles.size === before) await delay(20);
    await server.kill();
    await Promise.all(writing);
    server = await start();
  }
  await server.stop();

  const kept = await store.find<Stored & { title: string }>("evidence", {});
  const titles = new Set(kept.map(({ title }) => title));
  expect([...told.titles].filter((title) => !titles.has(title))).toEqual([]);
  for (const [period, values] of told.figures) {
    const [observation] = await store.find<Observation>("observations", { series: "NI 151:1", area: COVENTRY, period });
    const batches = await store.find<Batch>("batches", {
      _id: { $in: (observation?.versions ?? []).map(({ batch }) => batch) },
      state: "committed",
    });
    const committed = new Set(batches.map(({ _id }) => _id));
    const standing = (observation?.versions ?? [])
      .filter(({ batch }) => committed.has(batch))
      .map(({ value }) => value);
    expect([...values].filter((value) => !standing.includes(value))).toEqual([]);
  }
  await store.close();
  expect(told.titles.size).toBeGreaterThan(KILLS);
  expect((await runWaymark(["check"], environment)).code).toBe(0);
}

async function signIn({ url }: RunningServer, email: string): Promise<string> {
  const response = await send(url, "/sign-in", "", { email, password: DEMO_PASSWORD, to: "/home" });
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

const send = (url: string, path: string, cookie: string, fields: Readonly<Record<string, string>>) =>
  fetch(url + path, {
    method: "POST",
    headers: { cookie, origin: url },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });

interface Writer {
  readonly cookie: string;
  readonly writer: number;
  readonly round: number;
  readonly priority: string;
}

/** Sends one form after another until the server is gone, and notes what it said is saved. */
async function writeUntilGone(server: RunningServer, who: Writer, told: Told): Promise<void> {
  try {
    for (let turn = 0; ; turn += 1) {
      await saveEvidence(server, who, turn, told);
      await saveFigure(server, who, turn, told);
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What fetch throws when nobody answers any more.
  }
}

async function saveEvidence({ url }: RunningServer, who: Writer, turn: number, told: Told): Promise<void> {
  const title = `Writer ${who.writer}, round ${who.round}, turn ${turn}`;
  const { status, headers } = await send(url, `${AGREEMENT}/evidence/new`, who.cookie, {
    priority: who.priority,
    title,
    kind: "data",
    strength: "fair",
    source: "A test of kills",
    standing: "held",
    "audience.kind": "partnership",
  });
  if (status !== 303 || !headers.get("location")?.includes("/steps/2")) throw new Error(`Evidence: ${status}`);
  told.titles.add(title);
}

async function saveFigure({ url }: RunningServer, who: Writer, turn: number, told: Told): Promise<void> {
  const period = `Q${2010 + who.writer}-1`;
  const value = who.round * 1000 + turn;
  const save = async (seen: number): Promise<void> => {
    const response = await send(url, `${AGREEMENT}/values/save`, who.cookie, {
      indicator: "NI 151",
      area: COVENTRY,
      group: "all",
      period,
      typed: String(value),
      seen: String(seen),
    });
    const answer = (await response.json()) as { kind: string; seen: number; why?: string };
    if (answer.kind === "conflict") return save(answer.seen);
    if (answer.kind !== "saved") throw new Error(`Figure: ${JSON.stringify(answer)}`);
    const figures = told.figures.get(period) ?? new Set();
    told.figures.set(period, figures.add(value));
  };
  await save(0);
}
