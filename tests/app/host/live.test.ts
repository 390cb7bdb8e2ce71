import { once } from "node:events";
import { type Server, createServer } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "@models/store/port";
import { type Screen, type Told, readSequence } from "@models/workshop/sequence";
import { compressResponses } from "~/host/compress";
import { addressOf, listen } from "~/host/listen";
import { type LiveRooms, openLiveRooms } from "~/host/live/rooms";
import { serveLive, sinkOf } from "~/host/live/serve-live";
import { logRequests } from "~/host/request-log";
import { closeServer } from "~/host/shutdown";
import { openLog } from "~/lib/log.server";
import { type Connection, type Patience, followRoom } from "~/workshop/follow-room";
import { importsHere } from "../../support/import";
import { aRoom, answerIn, joinIn, openRoundIn } from "../../support/room";
import { openTemporaryStore } from "../../support/store";
import { storeAround } from "../../support/store-between";
import { settingsFrom } from "./serve";

const SCREENS: readonly string[] = ["conductor", "projector", "phone"] satisfies Screen[];
const log = openLog(settingsFrom({ LOG_LEVEL: "silent" }));

describe("the screens of a workshop", () => {
  let store: Store;
  let workshop: string;
  const closing: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    store = await openTemporaryStore();
    workshop = await aRoom(store);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await store.close();
  });

  const openRooms = (from = store): LiveRooms => {
    const live = openLiveRooms({ store: from, log });
    closing.push(() => live.close());
    return live;
  };
  /** Hears what one screen is told. */
  const hear = (live: LiveRooms, screen: Screen) => {
    const told: string[] = [];
    let ended = false;
    const send = (bytes: Uint8Array) => {
      told.push(Buffer.from(bytes).toString());
      return true;
    };
    const leave = live.listen(workshop, screen, { send, end: () => (ended = true) });
    return { told, leave, hasEnded: () => ended };
  };
  const event = (told: Told) => `data: ${JSON.stringify(told)}\n\n`;

  it("are told where the room stands, then what is noted here; a phone only hears of stages", async () => {
    const live = openRooms();
    const projector = hear(live, "projector");
    const phone = hear(live, "phone");
    await expect.poll(() => projector.told).toEqual([event({ event: 1, stage: 1, answered: 0, present: 0 })]);
    await openRoundIn(store, workshop);
    await live.noteStage(workshop);
    await joinIn(store, workshop, "ann");
    await answerIn(store, workshop, "ann");
    live.noteCount(workshop);
    await expect.poll(() => projector.told.at(-1)).toBe(event({ event: 3, stage: 2, answered: 1, present: 1 }));
    expect(phone.told).toEqual([event({ stage: 1 }), event({ stage: 2 })]);
  });

  it("hear of what another instance noted", async () => {
    const [here, there] = [openRooms(), openRooms()];
    const conductor = hear(here, "conductor");
    await expect.poll(() => conductor.told.length).toBe(1);
    await openRoundIn(store, workshop);
    await there.noteStage(workshop);
    await answerIn(store, workshop, "ann");
    there.noteCount(workshop);
    await expect.poll(() => conductor.told.at(-1)).toBe(event({ event: 3, stage: 2, answered: 1, present: 0 }));
  });

  it("hear of an answer and a stage that an instance wrote and could not note, once somebody listens again", async () => {
    const first = openRooms();
    await first.noteStage(workshop);
    await openRoundIn(store, workshop);
    await answerIn(store, workshop, "ann");
    const conductor = hear(openRooms(), "conductor");
    await expect.poll(() => conductor.told.at(-1)).toBe(event({ event: 2, stage: 2, answered: 1, present: 0 }));
  });

  it("are told a stage that was never noted when they only ask, and nobody listens", async () => {
    const live = openRooms();
    expect(await live.ask(workshop, "phone")).toEqual({ stage: 1 });
    await openRoundIn(store, workshop);
    expect(await live.ask(workshop, "phone")).toEqual({ stage: 2 });
    expect(await live.ask("none", "phone")).toBeUndefined();
  });

  it("have many answers counted together", async () => {
    let counted = 0;
    const counting = storeAround(store, (name, given, call) => {
      if (name === "replace" && given[0] === "workshopSequences") counted += 1;
      return call(...given);
    });
    const live = openRooms(counting);
    await openRoundIn(store, workshop);
    await live.noteStage(workshop);
    const answering = Array.from({ length: 100 }, async (_, i) => {
      await answerIn(store, workshop, `p${i}`);
      live.noteCount(workshop);
    });
    await Promise.all(answering);
    await expect.poll(async () => (await readSequence(store, workshop))?.answered).toBe(100);
    expect(counted).toBeLessThan(20);
  });

  it("leave nothing behind when they go, and are given up when they do not read", async () => {
    const live = openRooms();
    const screens = Array.from({ length: 20 }, (_, i) => hear(live, i % 2 ? "phone" : "conductor"));
    await expect.poll(() => screens.every(({ told }) => told.length > 0)).toBe(true);
    const leaveStuck = live.listen(workshop, "phone", { send: () => false, end: () => {} });
    for (const { leave } of screens) leave();
    leaveStuck();
    await expect.poll(() => live.size()).toBe(0);
    let reads = 0;
    const watched = openRooms(storeAround(store, (_name, given, call) => ((reads += 1), call(...given))));
    hear(watched, "phone").leave();
    await expect.poll(() => watched.size()).toBe(0);
    const before = reads;
    await delay(300);
    expect(reads).toBe(before);
  });

  it("are let go when the program stops, and nobody is taken in after that", async () => {
    const live = openRooms();
    const phone = hear(live, "phone");
    await live.close();
    expect(phone.hasEnded()).toBe(true);
    expect(hear(live, "phone").hasEnded()).toBe(true);
    expect(live.size()).toBe(0);
  });

  describe("over the network", () => {
    let server: Server;
    let live: LiveRooms;
    let url: string;
    beforeEach(async () => {
      live = openRooms();
      ({ server, url } = await serve());
    });

    it("is refused to who is not in the room, and where there is none", async () => {
      const answers = await Promise.all(
        ["/room/room/live", "/room/none/live?screen=phone", "/room/room/live?poll=1"].map((path) => fetch(url + path)),
      );
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(live.size()).toBe(0);
    });

    it("tells a screen as it goes, uncompressed, until it leaves", async () => {
      const phone = follow("phone");
      const projector = follow("projector");
      await expect
        .poll(() => [phone.told, projector.told.length, phone.connection()])
        .toEqual([[{ stage: 1 }], 1, "live"]);
      await live.noteStage(workshop);
      await expect.poll(() => phone.told.at(-1)).toEqual({ stage: 2 });
      const { headers } = await fetch(`${url}/room/room/live?screen=phone`, { signal: projector.leave.signal });
      expect([headers.get("content-type"), headers.get("content-encoding"), headers.get("cache-control")]).toEqual([
        "text/event-stream; charset=utf-8",
        null,
        "no-store, no-transform",
      ]);
      phone.leave.abort();
      projector.leave.abort();
      await expect.poll(() => live.size()).toBe(0);
    });

    it("is asked for again and again where a proxy holds events back", async () => {
      const held = createServer((req, res) => {
        // Nothing of an answer without end goes on before it has ended.
        if (!req.url?.includes("poll")) return;
        void fetch(url + req.url).then(async (answer) => res.end(await answer.text()));
      });
      await listen(held, "127.0.0.1", 0);
      closing.push(async () => {
        held.closeAllConnections();
        await closeServer(held);
      });
      const phone = follow("phone", addressOf(held, "127.0.0.1", undefined), { first: 50, poll: 20 });
      await expect.poll(() => [phone.connection(), phone.told.at(-1)]).toEqual(["polling", { stage: 1 }]);
      await live.noteStage(workshop);
      await expect.poll(() => phone.told.at(-1)).toEqual({ stage: 2 });
    });

    it("comes back by itself when the server does, and says meanwhile that it is lost", async () => {
      const phone = follow("phone", url, { first: 200 });
      await expect.poll(() => phone.connection()).toBe("live");
      const { port } = new URL(url);
      await live.close();
      await closeServer(server);
      await expect.poll(() => phone.connection()).toBe("lost");
      live = openRooms();
      await live.noteStage(workshop);
      await serve(Number(port));
      await expect
        .poll(() => [phone.connection(), phone.told.at(-1)], { timeout: 10_000 })
        .toEqual(["live", { stage: 2 }]);
    });

    it("begins anew when a phone wakes", async () => {
      let opened = 0;
      server.on("request", () => (opened += 1));
      const phone = follow("phone");
      await expect.poll(() => phone.connection()).toBe("live");
      phone.wake();
      await expect.poll(() => [opened, phone.told]).toEqual([2, [{ stage: 1 }, { stage: 1 }]]);
    });

    it("is told to nobody who does not read", async () => {
      const stuck = await new Promise<boolean>((resolve) => {
        server.removeAllListeners("request");
        server.on("request", (_req, res: express.Response) => {
          const sink = sinkOf(res);
          while (!res.writableNeedDrain) sink.send(Buffer.alloc(64 * 1024));
          resolve(sink.send(Buffer.from("more")));
        });
        void fetch(url).catch(() => undefined);
      });
      expect(stuck).toBe(false);
    });

    it("hold no more than eight connections for one phone: the oldest ends", async () => {
      const open = await Promise.all(
        Array.from({ length: 9 }, () => fetch(`${url}/room/${workshop}/live?screen=phone`)),
      );
      const ended = open.map(async ({ body }) => {
        const reader = body?.getReader();
        while (reader && !(await reader.read()).done);
      });
      await Promise.race(ended);
      const stillOpen = await Promise.race([Promise.all(ended).then(() => false), delay(200).then(() => true)]);
      expect(stillOpen).toBe(true);
    });

    async function serve(port = 0) {
      const installation = {
        store,
        settings: settingsFrom({}),
        log,
        demo: { on: false, warn: false },
        sessionSecret: "s".repeat(32),
        imports: importsHere(store),
        live,
      };
      // Who may follow as what is asked elsewhere; here the address says it.
      const listenerOf = async (_context: unknown, request: Request) => {
        const screen = new URL(request.url).searchParams.get("screen") ?? "";
        if (!SCREENS.includes(screen)) return undefined;
        return { screen: screen as Screen, ...(screen === "phone" && { participant: "the one phone" }) };
      };
      const app = express();
      app.use(logRequests(log), compressResponses());
      app.get("/room/:workshop/live", serveLive(installation, listenerOf));
      server = createServer(app);
      await listen(server, "127.0.0.1", port);
      closing.push(async () => {
        if (!server.listening) return;
        server.closeAllConnections();
        server.close();
        await once(server, "close");
      });
      return { server, url: addressOf(server, "127.0.0.1", undefined) };
    }

    function follow(screen: Screen, at = url, patience: Partial<Patience> = {}) {
      const leave = new AbortController();
      const told: Told[] = [];
      let connection: Connection | undefined;
      let wake = () => {};
      void followRoom({
        from: `${at}/room/${workshop}/live?screen=${screen}`,
        signal: leave.signal,
        told: (each) => told.push(each),
        connected: (each) => (connection = each),
        shut: () => {},
        onWake: (call) => {
          wake = call;
          return () => {};
        },
        patience: { first: 2000, next: 40_000, poll: 500, polling: 60_000, most: 300, ...patience },
      });
      closing.push(async () => leave.abort());
      return { told, leave, connection: () => connection, wake: () => wake() };
    }
  });
});
