import type { Agreement } from "@models/agreement/agreement";
import type { Snapshot } from "@models/agreement/snapshot";
import { checkStore } from "@models/integrity/check-store";
import type { Observation } from "@models/measures/observation";
import type { Action } from "@models/actions/action";
import type { ResourceLine } from "@models/money/resource";
import type { Store, Stored } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openExampleStore } from "../../support/example";

describe("checkStore", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openExampleStore();
  });
  afterEach(() => store.close());

  async function spoil<T extends Stored>(collection: string, change: (doc: T) => T): Promise<string> {
    const [doc] = await store.find<T>(collection, {}, { limit: 1 });
    if (doc === undefined) throw new Error(`The example has no ${collection}`);
    await store.replace(collection, change(doc));
    return doc._id;
  }

  it("finds nothing wrong with what commands wrote", async () => {
    expect(await checkStore(store)).toEqual([]);
  });

  it("finds a link to what is not there", async () => {
    const id = await spoil<Action>("actions", (action) => ({ ...action, owner: "nowhere" }));
    expect(await checkStore(store)).toEqual([
      { check: "dangling link", collection: "actions", id, what: "owner names nowhere, which is not in organisations" },
    ]);
  });

  it("finds a snapshot that somebody touched", async () => {
    const id = await spoil<Snapshot>("snapshots", (snapshot) => ({
      ...snapshot,
      book: { ...snapshot.book, agreement: { ...snapshot.book.agreement, vision: "Another" } },
    }));
    expect(await checkStore(store)).toMatchObject([{ check: "broken snapshot", id }]);
  });

  it("finds a resource line that counts more than the whole, or serves another agreement", async () => {
    const id = await spoil<ResourceLine>("resourceLines", (line) => ({
      ...line,
      goals: { ...line.goals, more: { goal: "action:nowhere", share: 50 } },
    }));
    const found = (await checkStore(store)).filter((each) => each.id === id);
    expect(found.map(({ what }) => what)).toEqual([
      "goals.whole.share: Enter its share in percent",
      "it serves action:nowhere, which is not in its agreement",
    ]);
  });

  it("finds states that no command leads to", async () => {
    const agreement = await spoil<Agreement>("agreements", (each) => ({ ...each, status: "agreed", submissions: [] }));
    const observation = await spoil<Observation>("observations", (each) => ({
      ...each,
      versions: each.versions.map((version) => ({ ...version, batch: "lost" })),
    }));
    const found = await checkStore(store);
    expect(found.filter(({ id }) => id === agreement).map(({ what }) => what)).toEqual([
      "it is agreed, but nothing was ever submitted",
      "it is agreed, but nobody agreed it",
    ]);
    expect(found.map(({ id }) => id)).toContain(observation);
  });
});
