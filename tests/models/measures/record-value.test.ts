import type { Act } from "@models/act";
import type { Batch, Observation, ObservationKey } from "@models/measures/observation";
import { currentVersion } from "@models/measures/observation-history";
import { type GivenValue, recordValues, undoBatch } from "@models/measures/record-value";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTemporaryStore } from "../../support/store";

const key: ObservationKey = { scope: "p1", series: "NI 151:1", area: "E08000026", group: "all", period: "Q2007-2" };
const value = (number: number): GivenValue => ({
  value: number,
  reason: null,
  status: "final",
  source: "Labour Force Survey",
  audience: { kind: "partnership" },
});

describe("recordValues", () => {
  let store: Store;
  let ids = 0;
  const act = (person: string): Act => ({
    store,
    actor: { person, name: person, roles: [] },
    via: "page",
    now: "2008-03-10T12:00:00.000Z",
    newId: () => `b${++ids}`,
  });
  const current = async () => {
    const [observation] = await store.find<Observation>("observations", { scope: "p1" });
    const batches = await store.find<Batch>("batches", {});
    return observation && currentVersion(observation, new Map(batches.map((batch) => [batch._id, batch])));
  };

  beforeEach(async () => {
    store = await openTemporaryStore();
  });
  afterEach(() => store.close());

  it("keeps the earlier value, who gave it and when", async () => {
    await recordValues(act("ann"), "Typed", [{ ...key, given: value(72.4) }]);
    const saved = await recordValues(act("bob"), "Typed", [{ ...key, given: value(72.6), seen: 1 }]);
    expect(saved.kind).toBe("saved");
    const [observation] = await store.find<Observation>("observations", {});
    expect(observation?.versions.map(({ value: number, by }) => [number, by])).toEqual([
      [72.4, "ann"],
      [72.6, "bob"],
    ]);
    expect((await current())?.value).toBe(72.6);
  });

  it("tells the second of two people and shows both values; saying which was seen settles it", async () => {
    await recordValues(act("ann"), "Typed", [{ ...key, given: value(72.4), seen: 0 }]);
    const refused = await recordValues(act("bob"), "Typed", [{ ...key, given: value(80), seen: 0 }]);
    expect(refused).toMatchObject({
      kind: "conflict",
      conflicts: [{ theirs: { value: 72.4, by: "ann" }, yours: { value: 80 }, seen: 1 }],
    });
    expect((await current())?.value).toBe(72.4);
    await recordValues(act("bob"), "Typed", [{ ...key, given: value(80), seen: 1 }]);
    expect((await current())?.value).toBe(80);
  });

  it("takes a batch back as a whole, so that what stood before stands again", async () => {
    await recordValues(act("ann"), "Typed", [{ ...key, given: value(72.4) }]);
    const second = await recordValues(act("ann"), "Typed", [{ ...key, given: value(80) }]);
    if (second.kind !== "saved") throw new Error("not saved");
    await undoBatch(act("ann"), second.batch);
    expect((await current())?.value).toBe(72.4);
  });

  it("loses no version of twenty people writing one cell at once", async () => {
    const people = Array.from({ length: 20 }, (_, i) => `person ${i}`);
    await Promise.all(people.map((person, i) => recordValues(act(person), "Typed", [{ ...key, given: value(i) }])));
    const [observation] = await store.find<Observation>("observations", {});
    expect(observation?.versions.map((version) => version.by).sort()).toEqual([...people].sort());
  });
});
