import type { Act } from "@models/act";
import { undoImport } from "@models/importing/undo-import";
import type { Batch, Observation } from "@models/measures/observation";
import { currentVersion } from "@models/measures/observation-history";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../support/example";
import { bringIn, readInAndSay } from "../support/import";
import { published, secondReadings } from "../support/published";

let store: Store;
let act: Act;
beforeEach(async () => {
  store = await openExampleStore();
  act = await actAs(store, "facilitator@coventry.example");
});
afterEach(() => store.close());

/** The figures that a reader sees. */
async function shown(): Promise<(number | null)[]> {
  const batches = new Map((await store.find<Batch>("batches", {})).map((batch) => [batch._id, batch]));
  const observations = await store.find<Observation>("observations", {});
  return observations.flatMap((each) => {
    const version = currentVersion(each, batches);
    return version === undefined ? [] : [version.value];
  });
}

const sumOf = (values: readonly (number | null)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

describe("a file as its publisher made it", () => {
  it.each(Object.entries(secondReadings))("%s: saved, the same twice, and undone", async (name, second) => {
    const tables = "sheets" in second ? Object.values(second.sheets) : [second];
    const values = tables.reduce((sum, table) => sum + table.values, 0);
    const before = await shown();
    const saved = await bringIn(act, published(name), name);
    expect(saved.state).toBe("committed");
    const after = await shown();
    expect(after.length - before.length).toBe(values);
    const sum = tables.reduce((total, table) => total + table.sum, 0);
    expect(Math.abs(sumOf(after) - sumOf(before) - sum)).toBeLessThan(1e-9 * sum);
    const again = await readInAndSay(act, published(name), name);
    expect(again.preview?.counts).toMatchObject({ new: 0, changed: 0, same: values });
    const undone = await undoImport(act, saved._id, false);
    expect(undone.kind).toBe("done");
    expect(await shown()).toHaveLength(before.length);
  });
});
