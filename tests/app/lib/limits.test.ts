import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Limit, countFailure, isLimited, isWriteLimited, takeBack } from "~/lib/limits.server";
import { openTemporaryStore } from "../../support/store";

const LIMIT: Limit = { name: "a test", most: 3, minutes: 15 };
const NOON = "2026-11-22T12:00:00.000Z";
const QUARTER_PAST = "2026-11-22T12:15:00.000Z";

describe("a limit", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openTemporaryStore();
  });
  afterAll(() => store.close());

  it("holds once it happened as often as allowed, and ends with its time", async () => {
    for (const times of [1, 2, 3]) {
      expect(await isLimited(store, LIMIT, "ann", NOON)).toBe(false);
      expect(await countFailure(store, LIMIT, "ann", NOON)).toBe(times);
    }
    expect(await isLimited(store, LIMIT, "ann", NOON)).toBe(true);
    expect(await isLimited(store, LIMIT, "ann", QUARTER_PAST)).toBe(false);
    expect(await countFailure(store, LIMIT, "ann", QUARTER_PAST)).toBe(1);
  });

  it("counts each key and each limit apart", async () => {
    for (let times = 0; times < 3; times += 1) await countFailure(store, LIMIT, "bob", NOON);
    expect(await isLimited(store, LIMIT, "bob", NOON)).toBe(true);
    expect(await isLimited(store, LIMIT, "cat", NOON)).toBe(false);
    expect(await isLimited(store, { ...LIMIT, name: "another" }, "bob", NOON)).toBe(false);
  });

  it("misses none of what happens at once", async () => {
    const counts = await Promise.all(Array.from({ length: 30 }, () => countFailure(store, LIMIT, "dan", NOON)));
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  });

  it("takes back what was no failure", async () => {
    await countFailure(store, LIMIT, "eve", NOON);
    await takeBack(store, LIMIT, "eve", NOON);
    expect(await countFailure(store, LIMIT, "eve", NOON)).toBe(1);
  });

  it("sweeps away what is over", async () => {
    await countFailure(store, LIMIT, "fay", "2026-11-22T14:00:00.000Z");
    expect(await store.count("limits", { until: { $lte: "2026-11-22T14:00:00.000Z" } })).toBe(0);
  });

  it("lets a person write 600 times in ten minutes", async () => {
    for (let times = 0; times < 600; times += 1) await isWriteLimited(store, "gus", NOON);
    expect(await isWriteLimited(store, "gus", NOON)).toBe(true);
    expect(await isWriteLimited(store, "hal", NOON)).toBe(false);
  });
});
