import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { type StoreLocation, openStore } from "@models/store/open";
import type { Store } from "@models/store/port";
import type { WorkshopAnswer } from "@models/workshop/answer";
import { lastRound } from "@models/workshop/workshop";
import { type Acknowledged, openAnswerQueue } from "~/workshop/answer-queue";
import { type AnswerTo, keepInPage } from "~/workshop/kept-answers";
import { startMongoServer, temporaryDatabase } from "../mongo/server";
import { runWaymark } from "../support/command";
import { actAs } from "../support/example";
import { type Listening, joinAt, listenAt, send, signInAt } from "../support/phones";
import { type RunningServer, startServer } from "../support/server";
import { Room } from "../support/workshop";

const PHONES = 200;
const FACILITATOR = "facilitator@coventry.example";
const CODE = "K7M4XR";
const JOINERS_AT_ONCE = 20;

const mongo = await startMongoServer();
afterAll(() => mongo.stop());

describe("two hundred phones", () => {
  it("join, hear of the question, load it and answer within a second, with no error", async () => {
    const place = await seeded(await onDisk());
    const server = await place.start();
    const room = await openRoom(place.store);
    const facilitator = await signInAt(server.url, FACILITATOR);
    const cookies = await joinAll(server.url, PHONES);
    const conductor = listenAt(server.url, room.id, facilitator);
    const phones = cookies.map((cookie) => listenAt(server.url, room.id, cookie));
    onTestFinished(() => [conductor, ...phones].forEach((each) => each.stop()));
    await conductor.when(({ present }) => present === PHONES);
    const stageBefore = conductor.told.at(-1)?.stage ?? 0;

    await room.tell(server, facilitator, "open");
    await hearAll(phones, stageBefore + 1);
    const pages = await Promise.all(
      cookies.map(async (cookie) => {
        await delay(Math.random() * 500);
        return send(`${server.url}/room/${room.id}.data`, { cookie });
      }),
    );
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));

    const answers = await Promise.all(
      cookies.map(async (cookie, i) => {
        await delay(Math.random() * 1000);
        return send(`${server.url}/room/${room.id}/answer`, {
          cookie,
          fields: { ...room.fields(), value: `${i + 1}`, key: `k${i}` },
        });
      }),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`))).toEqual(
      new Set(['200 {"kind":"saved","rev":1}']),
    );
    await conductor.when(({ answered }) => answered === PHONES);
    // Nothing but stages has reached a phone.
    expect(new Set(phones.flatMap(({ told }) => told.flatMap((each) => Object.keys(each))))).toEqual(
      new Set(["stage"]),
    );

    await room.tell(server, facilitator, "reveal");
    await hearAll(phones, stageBefore + 2);
    expect((await room.lastRound()).counted?.length).toBe(PHONES);
    expect(server.errors()).toBe("");
    for (const each of phones) each.stop();
    await server.stop();
  });
});

describe("a server that is killed while a room answers", () => {
  it("has lost no answer that it acknowledged, and phones come back to where they were, on SQLite", async () => {
    await killWhileAnswering(await onDisk());
  });

  it("has lost no answer that it acknowledged, and phones come back to where they were, on MongoDB", async ({
    skip,
  }) => {
    if (mongo.uri === undefined) return skip(mongo.missing);
    await killWhileAnswering(await onMongo(mongo.uri));
  });
});

describe("two instances on one MongoDB", () => {
  it("tell each other's screens of stages, answers and people", async ({ skip }) => {
    if (mongo.uri === undefined) return skip(mongo.missing);
    const place = await seeded(await onMongo(mongo.uri));
    const [here, there] = [await place.start(), await place.start()];
    const room = await openRoom(place.store);
    const facilitator = await signInAt(here.url, FACILITATOR);
    const conductor = listenAt(here.url, room.id, facilitator);
    const cookies = await joinAll(there.url, 30);
    const phones = cookies.map((cookie) => listenAt(there.url, room.id, cookie));
    onTestFinished(() => [conductor, ...phones].forEach((each) => each.stop()));
    await conductor.when(({ present }) => present === 30);
    const stageBefore = conductor.told.at(-1)?.stage ?? 0;
    await room.tell(here, facilitator, "open");
    await hearAll(phones, stageBefore + 1);
    // Half of them have another network meanwhile, and come in by the other instance.
    await Promise.all(
      cookies.map((cookie, i) =>
        send(`${(i % 2 ? here : there).url}/room/${room.id}/answer`, {
          cookie,
          fields: { ...room.fields(), key: `k${i}` },
        }),
      ),
    );
    await conductor.when(({ answered }) => answered === 30);
    for (const each of phones) each.stop();
    await Promise.all([here.stop(), there.stop()]);
  });
});

interface Place {
  readonly at: StoreLocation;
  remove(): Promise<void>;
}

async function onDisk(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), "waymark-room-"));
  return { at: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

async function onMongo(uri: string): Promise<Place> {
  const { at, remove } = await temporaryDatabase(uri);
  return { at: { mongodbUri: at, dataDir: "" }, remove };
}

/** The example, with a connection of the test's own beside the servers'. */
async function seeded({ at, remove }: Place) {
  const environment: Record<string, string> = at.mongodbUri ? { MONGODB_URI: at.mongodbUri } : { DATA_DIR: at.dataDir };
  const { out, err } = await runWaymark(["seed"], environment);
  expect(out + err).toContain("The store holds the Coventry example");
  const store = await openStore(at);
  const started: RunningServer[] = [];
  onTestFinished(async () => {
    for (const { process } of started) process.kill("SIGKILL");
    await store.close();
    await remove();
  });
  return {
    store,
    async start(port?: string): Promise<RunningServer> {
      const more = { ...environment, WAYMARK_DEMO: "on", ...(port && { PORT: port }) };
      const server = await startServer({ dataDir: at.dataDir, environment: more });
      started.push(server);
      return server;
    },
  };
}

/** A workshop that estimates one target, open since now. */
async function openRoom(store: Store) {
  const act = await actAs(store, FACILITATOR);
  const plan = { step: 3, exercises: ["far"], people: 0, joinCode: CODE, moment: new Date().toISOString() };
  const { workshop } = await Room.open(act, "coventry-2008", plan);
  const exercise = workshop.current ?? "";
  return {
    id: workshop._id,
    exercise,
    fields: () => ({ intent: "answer", exercise, round: "1", value: "30", low: "1", high: "1000", why: "" }),
    async tell({ url }: RunningServer, cookie: string, intent: string) {
      const told = await send(`${url}/room/${workshop._id}`, { cookie, fields: { intent, exercise } });
      if (told.status !== 303) throw new Error(`${intent} was answered with ${told.status}`);
    },
    async lastRound() {
      const now = await store.get<typeof workshop>("workshops", workshop._id);
      const last = now?.exercises[exercise] && lastRound(now.exercises[exercise]);
      if (!last) throw new Error("No round was opened");
      return last.round;
    },
  };
}

async function joinAll(url: string, count: number): Promise<string[]> {
  const cookies: string[] = [];
  for (let first = 0; first < count; first += JOINERS_AT_ONCE) {
    const some = Array.from({ length: Math.min(JOINERS_AT_ONCE, count - first) }, (_, i) => `Phone ${first + i}`);
    cookies.push(...(await Promise.all(some.map((name) => joinAt(url, CODE, name)))));
  }
  return cookies;
}

const hearAll = (phones: readonly Listening[], stage: number) =>
  Promise.all(phones.map((phone) => phone.when((told) => told.stage >= stage)));

/** Phones that answer again and again, each through its queue, while the server is killed three times. */
async function killWhileAnswering(at: Place): Promise<void> {
  const place = await seeded(at);
  let server = await place.start();
  const { port } = new URL(server.url);
  const { url } = server;
  const room = await openRoom(place.store);
  const facilitator = await signInAt(url, FACILITATOR);
  const cookies = await joinAll(url, 40);
  await room.tell(server, facilitator, "open");
  const stage = await stageOf(url, room.id, cookies[0] ?? "");

  /** What each phone was told is saved, by key. */
  const acknowledged = new Set<string>();
  const phones = cookies.map((cookie, i) => {
    const to: AnswerTo = { workshop: room.id, who: `${i}`, exercise: room.exercise, round: 1 };
    const queue = openAnswerQueue({
      keeping: keepInPage(),
      isOurs: () => true,
      firstWait: 50,
      send: async ({ key, fields }) => {
        const answer = { ...room.fields(), ...Object.fromEntries(fields), key };
        const { status, body } = await send(`${url}/room/${room.id}/answer`, { cookie, fields: answer });
        if (status !== 200) return undefined;
        const said = JSON.parse(body) as Acknowledged;
        if (said.kind === "saved") acknowledged.add(key);
        return said;
      },
    });
    return { to, queue };
  });
  let turn = 0;
  const answerAll = () => {
    turn += 1;
    return Promise.all(phones.map(({ queue, to }) => queue.give(to, [["value", `${turn}`]])));
  };
  for (let kill = 0; kill < 3; kill += 1) {
    await answerAll();
    // Some have arrived and some have not.
    await delay(20 + kill * 40);
    await server.kill();
    await answerAll();
    await delay(100);
    server = await place.start(port);
    for (const { queue } of phones) queue.wake();
    // Where they were: the same question is open.
    const listening = cookies.map((cookie) => listenAt(url, room.id, cookie));
    await hearAll(listening, stage);
    expect(new Set(listening.map(({ told }) => told.at(-1)?.stage))).toEqual(new Set([stage]));
    for (const each of listening) each.stop();
    await expect.poll(() => phones.every(({ queue, to }) => queue.standingOf(to)?.state === "saved"), LONG).toBe(true);
  }

  const kept = await place.store.find<WorkshopAnswer>("workshopAnswers", { workshop: room.id });
  expect(kept.length).toBe(cookies.length);
  const keys = new Set(kept.flatMap(({ versions }) => versions.map(({ key }) => key)));
  expect([...acknowledged].filter((key) => !keys.has(key))).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(cookies.length);
  expect(new Set(kept.map(({ versions }) => (versions.at(-1)?.content as { value?: number }).value))).toEqual(
    new Set([turn]),
  );
  await room.tell(server, facilitator, "reveal");
  expect((await room.lastRound()).counted?.length).toBe(cookies.length);
  for (const { queue } of phones) queue.close();
  await server.stop();
}

const LONG = { timeout: 30_000 };

async function stageOf(url: string, workshop: string, cookie: string): Promise<number> {
  const { body } = await send(`${url}/room/${workshop}/live?poll=1`, { cookie });
  return (JSON.parse(body) as { stage: number }).stage;
}
