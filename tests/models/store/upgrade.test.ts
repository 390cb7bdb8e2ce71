import { describe, expect, it, onTestFinished } from "vitest";
import type { Agreement } from "@models/agreement/agreement";
import { comparedAreas, defaultSetOf } from "@models/agreement/compared-areas";
import { openBook } from "@models/agreement/book";
import { readChanges } from "@models/agreement/read-changes";
import { type Snapshot, sha256Of } from "@models/agreement/snapshot";
import { checkStore } from "@models/integrity/check-store";
import type { Store, Stored } from "@models/store/port";
import { type Schema, schemaVersion, upgradeStore } from "@models/store/upgrade";
import { actAs, openExampleStore } from "../../support/example";

const WOLVERHAMPTON = "E08000031";
const BIRMINGHAM = "E08000025";

/** The example as a program of schema 1 left it: comparators as a list on the agreement, in what was submitted too. */
async function exampleOfSchema1(): Promise<Store> {
  const store = await openExampleStore();
  onTestFinished(() => store.close());
  await store.purge("comparatorSets", {});
  const earlier = (agreement: Agreement, comparators: readonly string[]) => {
    const { compareWith: _compareWith, ...rest } = agreement;
    const changes = rest.changes.filter(({ path }) => !path.startsWith("compareWith"));
    return { ...rest, changes, comparators } as unknown as Agreement;
  };
  for (const agreement of await store.find<Agreement>("agreements", {})) {
    await store.replace("agreements", earlier(agreement, [WOLVERHAMPTON, BIRMINGHAM]));
  }
  for (const snapshot of await store.find<Snapshot>("snapshots", {})) {
    const { comparatorSet: _sets, ...parts } = snapshot.book.parts;
    const book = { ...snapshot.book, agreement: earlier(snapshot.book.agreement, ["E08000026"]), parts };
    await store.purge("snapshots", { _id: snapshot._id });
    await store.insert<Snapshot>("snapshots", { ...snapshot, book, sha256: sha256Of(book as never) } as never);
  }
  const schema = (await store.get<Schema>("meta", "schema")) as Schema;
  await store.replace<Schema>("meta", { ...schema, version: 1 });
  return store;
}

describe("a store of schema 1", () => {
  it("keeps whom each agreement compares with, as a set that says how they were chosen", async () => {
    const store = await exampleOfSchema1();
    await upgradeStore(store);
    const facilitator = await actAs(store, "facilitator@coventry.example");
    const book = await openBook(facilitator, "coventry-2008");
    expect(comparedAreas(book)).toEqual([WOLVERHAMPTON, BIRMINGHAM]);
    expect(defaultSetOf(book)).toMatchObject({
      method: "by hand",
      areas: { [BIRMINGHAM]: { name: "Birmingham" } },
    });
    expect(book.agreement).not.toHaveProperty("comparators");
    expect(await store.get("meta", "schema")).toMatchObject({ version: schemaVersion });
    expect(await checkStore(store)).toEqual([]);
    const history = await readChanges(facilitator, book);
    expect(history.entries.some(({ kind, via }) => kind === "comparatorSet" && via === "upgrade")).toBe(true);
  });

  it("shows the region what was submitted before, unchanged and under its hash", async () => {
    const store = await exampleOfSchema1();
    await upgradeStore(store);
    const reviewer = await actAs(store, "reviewer@westmidlands.example");
    const book = await openBook(reviewer, "wolverhampton-2008");
    expect(comparedAreas(book)).toEqual(["E08000026"]);
    for (const snapshot of await store.find<Snapshot>("snapshots", {})) {
      expect(sha256Of(snapshot.book as never)).toBe(snapshot.sha256);
    }
  });

  it("is upgraded once, however often it is started and by however many", async () => {
    const store = await exampleOfSchema1();
    await Promise.all([upgradeStore(store), upgradeStore(store)]);
    const read = async () => [
      ...(await store.find<Stored>("agreements", {})),
      ...(await store.find<Stored>("comparatorSets", {})),
    ];
    const before = await read();
    expect(before).toHaveLength(6);
    await upgradeStore(store);
    expect(await read()).toEqual(before);
  });
});
