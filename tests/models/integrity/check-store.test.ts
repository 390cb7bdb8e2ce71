import type { Agreement } from "@models/agreement/agreement";
import type { Snapshot } from "@models/agreement/snapshot";
import { checkStore } from "@models/integrity/check-store";
import type { Observation } from "@models/measures/observation";
import type { Action } from "@models/actions/action";
import type { ResourceLine } from "@models/money/resource";
import type { Store, Stored } from "@models/store/port";
import type { WorkshopAnswer } from "@models/workshop/answer";
import type { Participant } from "@models/workshop/participant";
import type { Workshop } from "@models/workshop/workshop";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { Room } from "../../support/workshop";

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

  it("finds a room that no command leads to, and names that were to be gone", async () => {
    const facilitator = await actAs(store, "facilitator@coventry.example");
    const room = await Room.open(facilitator, "coventry-2008", { step: 3, exercises: ["temperature"] });
    await room.round([{ face: 1 }, { face: 2 }]);
    expect(await checkStore(store)).toEqual([]);
    const id = await spoil<Workshop>("workshops", (each) => ({ ...each, sittings: {}, anonymisedAt: "2026-06-12" }));
    const answer = await spoil<WorkshopAnswer>("workshopAnswers", (each) => ({ ...each, participant: "nobody" }));
    const participant = await spoil<Participant>("participants", (each) => ({ ...each, name: "", person: "gone" }));
    const found = await checkStore(store);
    expect(found.filter((each) => each.id === id).map(({ what }) => what)).toEqual([
      "it is open, but was never opened",
      "its names and answers were taken away, and some are there",
    ]);
    expect(found.filter((each) => each.id === answer).map(({ check }) => check)).toEqual(["dangling link", "workshop"]);
    expect(found.filter((each) => each.id === participant).map(({ what }) => what)).toEqual([
      "person names gone, which is not in people",
      "its name was taken away, and who it is was not",
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
