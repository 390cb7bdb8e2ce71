import type { Act } from "@models/act";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdMutant } from "../fuzz/hold-mutant";
import { mutantOf } from "../fuzz/mutants";
import { actAs, openExampleStore } from "../support/example";
import { readIn } from "../support/import";

const MUTANTS = 2000;
/** A preview compares with all that the store holds: it takes ten times as long as the reading alone. */
const PREVIEWED = 60;

describe("spoilt files", () => {
  it(`are read right or refused with words, ${MUTANTS} of them`, async () => {
    const outcomes = { read: 0, refused: 0 };
    for (let seed = 1; seed <= MUTANTS; seed++) outcomes[await holdMutant(await mutantOf(seed))] += 1;
    expect(outcomes.read).toBeGreaterThan(MUTANTS / 2);
    expect(outcomes.refused).toBeGreaterThan(MUTANTS / 10);
  });

  describe("through the preview", () => {
    let store: Store;
    let act: Act;
    beforeAll(async () => {
      store = await openExampleStore();
      act = await actAs(store, "facilitator@coventry.example");
    });
    afterAll(() => store.close());

    it("save nothing, and end ready or refused with words", async () => {
      const held = () => Promise.all(["observations", "indicators", "areas"].map((name) => store.count(name, {})));
      const before = await held();
      for (let seed = 1; seed <= PREVIEWED; seed++) {
        const { bytes, file, how } = await mutantOf(seed);
        const name = `${seed} ${file}, ${how}`;
        // An empty file is refused before anything is kept of it.
        if (bytes.length === 0) continue;
        const { state, problem, preview } = await readIn(act, bytes, file);
        expect(["ready", "refused"], `${name}: ${problem}`).toContain(state);
        if (state === "refused") expect(problem, name).toMatch(/\S+ \S+ \S+/);
        else expect(preview, name).not.toBeNull();
        expect(problem ?? "", name).not.toMatch(/\bat \S+:\d+:\d+|undefined|Something went wrong/);
      }
      expect(await held()).toEqual(before);
    });
  });
});
