import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openStore } from "@models/store/open";
import { actAs } from "../support/example";
import { type Listening, joinAt, listenAt, listenTo, send, signInAt } from "../support/phones";
import { exampleData } from "../support/server";
import { Room } from "../support/workshop";
import { type Row, median, ms } from "./measure";

const SCREENS = 200;
const VOTES = 30;
/** Longer than a screen's events are merged for, so that each vote is one event. */
const REST_MS = 400;
const FACILITATOR = "facilitator@coventry.example";
const CODE = "K7M4XR";

/** A room of two hundred, on a server in a process of its own; what it is held against is served by the same process. */
export async function benchRoom(): Promise<Row[]> {
  const dataDir = await exampleData();
  const store = await openStore({ dataDir });
  const plan = { step: 3, exercises: ["far"], people: 0, joinCode: CODE, moment: new Date().toISOString() };
  const { workshop } = await Room.open(await actAs(store, FACILITATOR), "coventry-2008", plan);
  await store.close();
  const server = fork(join(import.meta.dirname, "room-child.ts"), [dataDir], {
    execArgv: ["--expose-gc", "--import", "tsx"],
  });
  try {
    const [{ address }] = (await once(server, "message")) as [{ address: string }];
    const facilitator = await signInAt(address, FACILITATOR);
    const cookies: string[] = [];
    for (let i = 0; i < SCREENS + VOTES; i += 1) cookies.push(await joinAt(address, CODE, `Phone ${i}`));
    const room: BenchRoom = {
      ...{ server, address, facilitator, cookies: cookies.slice(0, SCREENS), voters: cookies.slice(SCREENS) },
      ...{ id: workshop._id, exercise: workshop.current ?? "" },
    };
    await tell(room, "open");
    return [
      ...(await oneVote(room)),
      ...(await manyAnswers(room)),
      ...(await aNewStage(room)),
      ...(await memoryOfPhones(room)),
    ];
  } finally {
    server.kill("SIGKILL");
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface BenchRoom {
  readonly server: ChildProcess;
  readonly address: string;
  readonly facilitator: string;
  /** Of two hundred phones. */
  readonly cookies: readonly string[];
  readonly voters: readonly string[];
  readonly id: string;
  readonly exercise: string;
}

/** From the vote's sending to its arrival on each of 200 screens. */
async function oneVote(room: BenchRoom): Promise<Row[]> {
  const { address, id, facilitator, voters } = room;
  const ours = Array.from({ length: SCREENS }, () => listenAt(address, id, facilitator));
  const bare = Array.from({ length: SCREENS }, () => listenBare(address));
  await Promise.all(ours.map((screen) => screen.when(() => true)));
  const before = ours[0]?.told.at(-1)?.answered ?? 0;
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (const [i, cookie] of voters.entries()) {
    await delay(REST_MS);
    times.ours.push(...(await arrivals(ours, before + i + 1, () => answer(room, cookie, `vote ${i}`))));
    await delay(REST_MS);
    times.bare.push(...(await arrivals(bare, i + 1, () => send(`${address}/bare/vote`, { fields: {} }))));
  }
  for (const each of [...ours, ...bare]) each.stop();
  // The first of each warms up.
  const [seen, plain] = [p95(times.ours.slice(SCREENS)), p95(times.bare.slice(SCREENS))];
  return [
    {
      what: `one vote to ${SCREENS} listening screens, 95th percentile of its arrival`,
      ...{
        seen: ms(seen),
        against: `${ms(plain)}, a bare broadcast that saves nothing`,
        ratio: seen / plain,
        goal: "≤ 2",
      },
    },
  ];
}

async function arrivals(screens: readonly Listening[], answered: number, vote: () => Promise<unknown>) {
  const start = performance.now();
  const heard = screens.map((screen) => screen.when((told) => (told.answered ?? 0) >= answered));
  await vote();
  return (await Promise.all(heard)).map((at) => at - start);
}

/** Within one second, each at a moment of its own. */
async function manyAnswers(room: BenchRoom): Promise<Row[]> {
  const { address, id, facilitator, cookies } = room;
  const conductor = listenAt(address, id, facilitator);
  const phones = cookies.map((cookie) => listenAt(address, id, cookie));
  const within = (work: (i: number) => Promise<{ status: number; body: string }>) =>
    Promise.all(
      cookies.map(async (_cookie, i) => {
        await delay((i * 1000) / SCREENS);
        const start = performance.now();
        const { status, body } = await work(i);
        return { time: performance.now() - start, failed: status !== 200 || !body.includes('"saved"') };
      }),
    );
  const plain = await within((i) => send(`${address}/bare/answer`, { fields: { value: "30", key: `${i}` } }));
  const seen = await within((i) => answer(room, cookies[i] ?? "", `answer ${i}`));
  await conductor.when(({ answered }) => answered === SCREENS + VOTES);
  for (const each of [conductor, ...phones]) each.stop();
  const [ours, bare] = [seen, plain].map((answers) => p95(answers.map(({ time }) => time))) as [number, number];
  const errors = seen.filter(({ failed }) => failed).length;
  return [
    {
      what: `${SCREENS} people answer within a second, ${errors} errors: 95th percentile of the acknowledgement`,
      ...{
        seen: ms(ours),
        against: `${ms(bare)}, a bare page that inserts a document`,
        ratio: ours / bare,
        goal: null,
      },
    },
  ];
}

/** From the facilitator's pressing to the last phone's having its page anew, which phones spread over half a second. */
async function aNewStage(room: BenchRoom): Promise<Row[]> {
  const { address, id, cookies } = room;
  const phones = cookies.map((cookie) => listenAt(address, id, cookie));
  await Promise.all(phones.map((phone) => phone.when(() => true)));
  let stage = phones[0]?.told.at(-1)?.stage ?? 0;
  const [all, events]: [number[], number[]] = [[], []];
  for (const intent of ["reveal", "open", "reveal"]) {
    await delay(REST_MS);
    stage += 1;
    const start = performance.now();
    const loaded = phones.map(async (phone, i) => {
      events.push((await phone.when((told) => told.stage >= stage)) - start);
      await delay(Math.random() * 500);
      await send(`${address}/room/${id}.data`, { cookie: cookies[i] ?? "" });
      return performance.now() - start;
    });
    await tell(room, intent);
    all.push(Math.max(...(await Promise.all(loaded))));
  }
  for (const each of phones) each.stop();
  return [
    {
      what: `a new stage on ${SCREENS} phones, until the last has loaded it`,
      ...{ seen: ms(median(all)), against: `${ms(p95(events))}, until they heard of it (95th percentile)` },
      ...{ ratio: null, goal: null },
    },
  ];
}

async function memoryOfPhones({ server, address, id, cookies }: BenchRoom): Promise<Row[]> {
  const held = async (listen: (cookie: string) => Listening): Promise<number> => {
    const before = await bytesOf(server);
    const phones = cookies.map(listen);
    await Promise.all(phones.map(({ opened }) => opened));
    const with200 = await bytesOf(server);
    for (const each of phones) each.stop();
    await delay(REST_MS);
    return (with200 - before) / SCREENS / 1024;
  };
  await held(() => listenBare(address));
  const bare = await held(() => listenBare(address));
  const ours = await held((cookie) => listenAt(address, id, cookie));
  return [
    {
      what: "memory for each connected phone",
      ...{
        seen: `${ours.toFixed(0)} kB`,
        against: `${bare.toFixed(0)} kB, a bare open connection`,
        ratio: ours / bare,
      },
      goal: null,
    },
  ];
}

async function bytesOf(server: ChildProcess): Promise<number> {
  // Twice, since what one collection finalises the next one frees.
  for (let i = 0; i < 2; i += 1) {
    server.send("memory");
    const [{ bytes }] = (await once(server, "message")) as [{ bytes: number }];
    if (i === 1) return bytes;
  }
  return Number.NaN;
}

function answer({ address, id, exercise }: BenchRoom, cookie: string, key: string) {
  const fields = { exercise, round: "1", key, value: "30", low: "25", high: "35" };
  return send(`${address}/room/${id}/answer`, { cookie, fields });
}

async function tell({ address, id, exercise, facilitator }: BenchRoom, intent: string): Promise<void> {
  const { status } = await send(`${address}/room/${id}`, { cookie: facilitator, fields: { intent, exercise } });
  if (status !== 303) throw new Error(`${intent} was answered with ${status}`);
}

const listenBare = (address: string) => listenTo(`${address}/bare/live`);

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
