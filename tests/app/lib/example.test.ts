import { demoToday } from "@models/demo-store";
import type { Store, Stored } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { storeStateOf } from "~/host/store-state";
import { BeingFilledError, clearHalfAnExample, fillWithExample } from "~/lib/example.server";
import { openTemporaryStore } from "../../support/store";

interface Mark extends Stored {
  process: number;
  since: string;
}

type Anything = Stored & { readonly [field: string]: unknown };

const NOW = "2026-11-22T12:00:00.000Z";

/** No process has this number. */
const GONE = 2 ** 30;

let store: Store;
beforeEach(async () => {
  store = await openTemporaryStore();
});
afterEach(() => store.close());

async function interruptFilling(process: number, since = NOW): Promise<void> {
  await store.insert<Mark>("meta", { _id: "filling-with-example", process, since });
  await store.insert<Anything>("people", { _id: "p1", email: "police@coventry.example", demo: true });
  await store.insert<Anything>("areas", { _id: "a1", code: "E08000026" });
}

describe("the example", () => {
  it("makes an empty store a demo store that stands on 1 December 2008", async () => {
    expect(await storeStateOf(store)).toBe("empty");
    await fillWithExample(store);
    expect(await storeStateOf(store)).toBe("demo");
    expect(await demoToday(store)).toContain("2008-12-01");
    await clearHalfAnExample(store);
    expect(await storeStateOf(store)).toBe("demo");
  });

  it("begins again when its filling was interrupted", async () => {
    await interruptFilling(GONE);
    expect(await storeStateOf(store)).toBe("own");
    await clearHalfAnExample(store, NOW);
    expect(await storeStateOf(store)).toBe("empty");
  });

  it("is left to a process that is at it, unless that has long gone", async () => {
    await interruptFilling(process.ppid);
    await expect(clearHalfAnExample(store, "2026-11-22T12:00:10.000Z")).rejects.toThrow(BeingFilledError);
    await clearHalfAnExample(store, "2026-11-22T13:00:00.000Z");
    expect(await storeStateOf(store)).toBe("empty");
  });

  it.each([
    ["somebody was added", "people", { _id: "p2", email: "ann@example.org" }],
    ["somebody signed in", "sessions", { _id: "s1", person: "p1" }],
  ])("is never cleared once %s", async (_case, collection, document) => {
    await interruptFilling(GONE);
    await store.insert<Anything>(collection, document);
    await clearHalfAnExample(store, NOW);
    expect(await storeStateOf(store)).toBe("own");
    expect(await store.count("areas", {})).toBe(1);
  });
});
