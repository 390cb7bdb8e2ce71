import { execFile } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { parse } from "csv-parse";
import Database from "libsql";
import type { Indicator } from "@models/measures/indicator";
import { COMMON_SCOPE, EVERYONE, type Observation, observationId } from "@models/measures/observation";
import { parsePeriod } from "@models/measures/parse-period";
import type { PeriodCode } from "@models/measures/period";
import { type SeriesId, seriesOf } from "@models/measures/series";
import { openStore } from "@models/store/open";
import type { Store } from "@models/store/port";
import { DEMO_PASSWORD } from "@seeds/people";
import { startServer } from "../support/server";
import { benchApiRead } from "./api-read";
import { type Row, mediansInTurns, ms, timeOf } from "./measure";
import { CODE } from "./plan";

const SMALL = 100_000;
const MIDDLE = 1_000_000;
const LARGE = 3_200_000;
const count = (n: number) => n.toLocaleString("en-GB");

interface Told {
  readonly reading: number;
  readonly saving: number;
  readonly peakMegabytes: number;
}

/**
 * The import from a file's bytes to committed, each size in a process and a store of its own; how its memory grows; what a
 * full store costs a page; and what people notice while one runs.
 */
export async function benchImport(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-bench-import-"));
  const told = new Map<number, Told>();
  for (const rows of [SMALL, MIDDLE, LARGE]) told.set(rows, await bringIn(folder, rows));
  const rows = [
    ...(await benchApiRead(dataOf(folder, SMALL))),
    ...(await againstInsert(folder, told.get(MIDDLE) as Told)),
    memoryRow(told.get(SMALL) as Told, told.get(LARGE) as Told),
    ...(await whatPeopleNotice(folder)),
  ];
  await rm(folder, { recursive: true, force: true });
  return rows;
}

const dataOf = (folder: string, rows: number) => join(folder, `data-${rows}`);
const fileOf = (folder: string, rows: number) => join(folder, `${rows}.csv`);

async function bringIn(folder: string, rows: number): Promise<Told> {
  await writeCsv(fileOf(folder, rows), rows);
  const child = join(import.meta.dirname, "import-child.ts");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", child, dataOf(folder, rows), fileOf(folder, rows)],
    { env: { ...process.env, NODE_ENV: "production" } },
  );
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Told;
}

/** Distinct values of a hundred series that no table shows, for areas of the national list, month by month. */
async function writeCsv(path: string, rows: number): Promise<void> {
  const list = await readFile(join(import.meta.dirname, "../../seeds/reference/english-authorities-2009.csv"), "utf8");
  const codes = [...list.matchAll(/^E0[6789]\d{6}/gm)].map(([code]) => code).slice(0, 100);
  const out = createWriteStream(path);
  out.write("indicator,area,period,value,status,source\n");
  for (let i = 0; i < rows; i += 1000) {
    let text = "";
    for (let j = i; j < Math.min(i + 1000, rows); j++) {
      const month = Math.floor(j / (codes.length * 100));
      const period = `${1900 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, "0")}-01`;
      text += `Bench series ${1 + (Math.floor(j / codes.length) % 100)},${codes[j % codes.length]},${period},${(j % 1000) / 10},final,bench\n`;
    }
    if (!out.write(text)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

/**
 * Against reading the rows and inserting the same finished documents into a store with the same indexes, in the order of
 * the file as a plain import would and in the order of ids; and against a table of plain columns.
 */
async function againstInsert(folder: string, { reading, saving }: Told): Promise<Row[]> {
  const path = fileOf(folder, MIDDLE);
  const parsing = await timeOf(async () => {
    let rows = 0;
    for await (const record of createReadStream(path).pipe(parse())) rows += record ? 1 : 0;
    if (rows !== MIDDLE + 1) throw new Error(`${rows} rows were parsed`);
  });
  const full = await openStore({ dataDir: dataOf(folder, MIDDLE) });
  const inFileOrder = await timeOfInsert(join(folder, "bare"), documentsOf(full, path));
  const inIdOrder = await timeOfInsert(join(folder, "sorted"), sortedDocuments(full));
  const plain = plainTable(join(folder, "plain.sqlite"));
  let columns = 0;
  for await (const documents of documentsOf(full, path)) columns += await timeOf(async () => plain(documents));
  await full.close();
  const row = (how: string, time: number, against: number, what: string, goal: string | null = null): Row => ({
    what: `import of ${count(MIDDLE)} rows of tidy CSV, ${how}`,
    seen: `${ms(time)} (${count(Math.round(MIDDLE / (time / 1000)))} rows a second)`,
    against: `${ms(against)}, csv-parse and ${what}`,
    ratio: against / time,
    goal,
  });
  return [
    row("saving", saving, parsing + inFileOrder, "a bare insert", "≥ 0.6"),
    row("reading and saving", reading + saving, parsing + inFileOrder, "a bare insert"),
    row("saving", saving, parsing + inIdOrder, "a bare insert of sorted documents"),
    row("saving", saving, parsing + columns, "plain columns"),
  ];
}

async function timeOfInsert(dataDir: string, chunks: AsyncIterable<readonly Observation[]>): Promise<number> {
  const store = await openStore({ dataDir });
  let time = 0;
  for await (const documents of chunks)
    time += await timeOf(() => store.insertMany<Observation>("observations", documents));
  await store.close();
  return time;
}

const CHUNK = 2000;

async function* sortedDocuments(full: Store): AsyncGenerator<readonly Observation[]> {
  let chunk: Observation[] = [];
  for await (const each of full.each<Observation>("observations", { scope: { $ne: COMMON_SCOPE } })) {
    if (chunk.push(each) < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}

/** What became of a file's rows, in their order. */
async function* documentsOf(full: Store, path: string): AsyncGenerator<readonly Observation[]> {
  const made = (await full.find<Indicator>("indicators", {})).filter(({ name }) => name.startsWith("Bench series"));
  const [scope = ""] = made.map(({ partnership }) => partnership ?? "");
  const series = new Map(made.map((each) => [each.name, seriesOf(each, Object.keys(each.definitions)[0] ?? "")]));
  let ids: string[] = [];
  const found = async () => {
    const documents = await full.find<Observation>("observations", { _id: { $in: ids } });
    if (documents.length !== ids.length) throw new Error(`${documents.length} of ${ids.length} rows are in the store`);
    const byId = new Map(documents.map((each) => [each._id, each]));
    return ids.map((id) => byId.get(id) as Observation);
  };
  for await (const [name = "", area = "", day = ""] of createReadStream(path).pipe(parse({ from: 2 }))) {
    const read = parsePeriod(day);
    const key = { scope, series: series.get(name) as SeriesId, area, group: EVERYONE };
    ids.push(observationId({ ...key, period: (read as { period: PeriodCode }).period }));
    if (ids.length < CHUNK) continue;
    yield await found();
    ids = [];
  }
  yield await found();
}

function plainTable(path: string): (documents: readonly Observation[]) => void {
  const database = new Database(path);
  database.exec(
    "pragma journal_mode = WAL; pragma synchronous = FULL; create table v (scope, series, area, grp, period, value)",
  );
  const insert = database.prepare("insert into v values (?, ?, ?, ?, ?, ?)");
  return (documents) => {
    database.exec("begin");
    for (const { scope, series, area, group, period, versions } of documents) {
      insert.run([scope, series, area, group, period, versions[0]?.value ?? null]);
    }
    database.exec("commit");
  };
}

function memoryRow(small: Told, large: Told): Row {
  const inMegabytes = ({ peakMegabytes }: Told) => `${Math.round(peakMegabytes)} MB`;
  return {
    what: `peak memory of an import of ${count(LARGE)} rows`,
    seen: inMegabytes(large),
    against: `${inMegabytes(small)}, of ${count(SMALL)} rows`,
    ratio: large.peakMegabytes / small.peakMegabytes,
    goal: null,
  };
}

const STEP_1 = `/agreements/${CODE}/steps/1`;

/** A page in a store of millions, and a page and a save while a file is being brought in. */
async function whatPeopleNotice(folder: string): Promise<Row[]> {
  const small = await visitorOf(dataOf(folder, SMALL));
  const quiet = await small.latencies(20_000);
  const body = new FormData();
  body.set("file", new Blob([await readFile(fileOf(folder, MIDDLE))]), "again.csv");
  const sent = await small.send(`/agreements/${CODE}/imports?index`, { method: "POST", body });
  const place = sent.headers.get("location") ?? "";
  await delay(500);
  const busy = await small.latencies(20_000);
  await small.send(place, { method: "POST", body: new URLSearchParams({ intent: "cancel" }) });
  const large = await visitorOf(dataOf(folder, LARGE));
  const [few = 0, many = 0] = await mediansInTurns([small.open, large.open], { warmUp: 15, runs: 60 });
  await Promise.all([small.stop(), large.stop()]);
  const beside = (what: string, during: readonly number[], before: readonly number[]): Row => ({
    what: `${what} while ${count(MIDDLE)} rows are read, 95th percentile`,
    seen: ms(p95(during)),
    against: `${ms(p95(before))}, with nothing beside it`,
    ratio: p95(during) / p95(before),
    goal: null,
  });
  return [
    beside("step 1 page", busy.pages, quiet.pages),
    beside("saving a value", busy.saves, quiet.saves),
    {
      what: `step 1 page with ${count(LARGE)} observations in the store`,
      seen: ms(many),
      against: `${ms(few)}, with ${count(SMALL)}`,
      ratio: many / few,
      goal: "≤ 1.5",
    },
  ];
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

async function visitorOf(dataDir: string) {
  const server = await startServer({ dataDir, environment: { WAYMARK_DEMO: "on", WAYMARK_WRITE_LIMITS: "off" } });
  const fields = { email: "facilitator@coventry.example", password: DEMO_PASSWORD };
  const signIn = await fetch(`${server.url}/sign-in`, {
    method: "POST",
    headers: { origin: server.url },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const send = (path: string, init: RequestInit) =>
    fetch(server.url + path, { ...init, headers: { cookie, origin: server.url }, redirect: "manual" });
  let typed = 0;
  const save = async () => {
    typed += 1;
    const cell = {
      indicator: "NI 151",
      area: "E08000026",
      group: "all",
      period: "Q2007-2",
      typed: String(60 + (typed % 10)),
    };
    const answer = await send(`/agreements/${CODE}/values/save`, { method: "POST", body: new URLSearchParams(cell) });
    if (answer.status !== 200 && answer.status !== 429) throw new Error(`Saving: ${answer.status}`);
  };
  const open = async () => {
    const answer = await send(STEP_1, {});
    if (answer.status !== 200) throw new Error(`Step 1: ${answer.status}`);
    await answer.text();
  };
  return {
    send,
    open,
    stop: () => server.stop(),
    /** Opens and saves in turns for so many milliseconds. */
    async latencies(forMs: number) {
      const [pages, saves]: [number[], number[]] = [[], []];
      for (const until = performance.now() + forMs; performance.now() < until;) {
        pages.push(await timeOf(open));
        saves.push(await timeOf(save));
      }
      return { pages, saves };
    },
  };
}
