import type { Store } from "@models/store/port";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startRetention } from "~/host/retention-timer";
import { openExampleStore } from "../../support/example";
import { holdRooms, keptOf } from "../../support/rooms";

const HOUR = 60 * 60_000;

let store: Store;
beforeEach(async () => {
  store = await openExampleStore();
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
});

it("names and answers go at the start where their days are over, and within the hour once they are", async () => {
  const rooms = await holdRooms(store);
  const both = ["2 answers", "Person 0", "Person 1"];
  expect(await keptOf(store, rooms)).toEqual({ over: both, kept: both });
  const retention = startRetention({ store, log: pino({ level: "silent" }) });
  const taken = (names: Awaited<ReturnType<typeof keptOf>>) =>
    vi.waitFor(async () => expect(await keptOf(store, rooms)).toEqual(names));
  await taken({ over: ["0 answers"], kept: both });
  vi.setSystemTime(Date.now() + 3 * 24 * HOUR);
  expect(await keptOf(store, rooms)).toEqual({ over: ["0 answers"], kept: both });
  vi.advanceTimersByTime(HOUR);
  await taken({ over: ["0 answers"], kept: ["0 answers"] });
  await retention.close();
});
