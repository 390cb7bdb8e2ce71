import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loader } from "~/routes/agreements.$code_.workshops.$workshop_.replay";
import { actAs, openExampleStore } from "../../support/example";
import { visit } from "../../support/visit";
import { Room, doneOr } from "../../support/workshop";

const CODE = "coventry-2008";

let store: Store;
let room: Room;
beforeAll(async () => {
  store = await openExampleStore();
  const by = await actAs(store, "facilitator@coventry.example");
  room = await Room.open(by, CODE, { step: 3, exercises: ["far", "temperature"] });
});
afterAll(() => store.close());

const replay = (at = "") =>
  visit(store, loader, {
    path: `/agreements/${CODE}/workshops/${room.workshop._id}/replay${at}`,
    params: { code: CODE, workshop: room.workshop._id },
    as: "councillor@coventry.example",
  });

describe("a workshop played again", () => {
  it("shows each round that was shown, one after another, and none that is still open", async () => {
    expect(await replay()).toMatchObject({ of: 0, point: null, before: null, next: null });
    await room.round([{ value: 37, low: 30, high: 40 }]);
    await room.round([{ value: 39, low: 30, high: 40 }]);
    doneOr(await room.tell({ act: "finish" }));
    doneOr(await room.tell({ act: "open" }));
    await room.answer(0, { face: 5 });
    const first = await replay();
    expect(first).toMatchObject({ at: 1, of: 2, before: null, next: expect.stringMatching(/replay\?at=2$/) });
    // The second round is not told before its turn.
    expect(first.point?.shown.rounds).toHaveLength(1);
    const second = await replay("?at=2");
    expect(second).toMatchObject({ at: 2, before: expect.stringMatching(/at=1$/), next: null });
    expect(second.point).toMatchObject({ number: 2, rounds: 2, shown: { rounds: [{}, { result: { median: 39 } }] } });
    doneOr(await room.tell({ act: "reveal" }));
    expect((await replay("?at=3")).point).toMatchObject({ rounds: 1, shown: { kind: "temperature" } });
  });

  it("opens at the nearest that there is for any other number", async () => {
    for (const [asked, at] of [
      ["?at=99", 3],
      ["?at=0", 1],
      ["?at=soon", 1],
      ["?at=1.5", 1],
    ] as const) {
      expect((await replay(asked)).at).toBe(at);
    }
  });
});
