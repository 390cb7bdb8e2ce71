import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endSession, endSessionsOf, findSession, sessionsOf, startSession } from "@models/people/session";
import type { Store } from "@models/store/port";
import { NOON, later } from "../../support/people";
import { openTemporaryStore } from "../../support/store";

let store: Store;
beforeEach(async () => {
  store = await openTemporaryStore();
});
afterEach(() => store.close());

const HOUR = 60;
const start = (token = "token", now = NOON) => startSession(store, { token, person: "tom", browser: "Firefox", now });

describe("a session", () => {
  it("is kept under the hash of its token", async () => {
    await start();
    const [kept] = await store.find("sessions", {});
    expect(JSON.stringify(kept)).not.toContain('"token"');
    expect(kept?._id).toMatch(/^[0-9a-f]{64}$/);
    expect(await findSession(store, "another token", NOON)).toBeUndefined();
  });

  it("ends after twelve hours without use", async () => {
    await start();
    expect(await findSession(store, "token", later(NOON, 12 * HOUR + 1))).toBeUndefined();
  });

  it("goes on while it is used, for seven days at most", async () => {
    await start();
    for (let hours = 11; hours <= 7 * 24; hours += 11) {
      expect(await findSession(store, "token", later(NOON, hours * HOUR)), `after ${hours} hours`).toBeDefined();
    }
    expect(await findSession(store, "token", later(NOON, 7 * 24 * HOUR + 1))).toBeUndefined();
  });

  it("is not written down at every page", async () => {
    const { rev } = await start();
    expect((await findSession(store, "token", later(NOON, 4)))?.rev).toBe(rev);
    expect((await findSession(store, "token", later(NOON, 6)))?.rev).toBe(rev + 1);
  });

  it("is found by requests that arrive at the same moment", async () => {
    await start();
    const at = later(NOON, 30);
    const found = await Promise.all(Array.from({ length: 10 }, () => findSession(store, "token", at)));
    expect(found.every((session) => session !== undefined)).toBe(true);
  });

  it("ends where its person says, and nobody else's does", async () => {
    const here = await start("here");
    await start("there");
    await endSession(store, "somebody else", here._id);
    expect(await sessionsOf(store, "tom", NOON)).toHaveLength(2);
    await endSessionsOf(store, "tom", here._id);
    expect((await sessionsOf(store, "tom", NOON)).map(({ _id }) => _id)).toEqual([here._id]);
    await endSession(store, "tom", here._id);
    expect(await findSession(store, "here", NOON)).toBeUndefined();
  });
});
