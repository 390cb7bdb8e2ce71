import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AGREED, agreeNeighbour, reviewNeighbour } from "../../support/agreed";
import { openExampleStore } from "../../support/example";
import { programOf } from "../../support/program";
import { serve } from "../host/serve";

let host: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  const store = await openExampleStore();
  await agreeNeighbour(store);
  await reviewNeighbour(store);
  host = await serve({}, { store, demo: { on: true, warn: false } });
});
afterAll(() => host.close());

const itemsFor = async (email: string) => {
  const program = await programOf(host, email);
  const answer = await program.send("GET", `/agreements/${AGREED}/reviews`);
  return ((await answer.json()) as { items: { kind: string; side: string; assigned: object | null }[] }).items;
};

describe("reviews through the API", () => {
  it("are read by each side as it sees them, and a rehearsal by the partnership alone", async () => {
    expect((await itemsFor("facilitator@wolverhampton.example")).map(({ kind, side }) => [kind, side])).toEqual([
      ["rehearsal", "partnership"],
      ["annual", "partnership"],
    ]);
    expect(await itemsFor("reviewer@westmidlands.example")).toMatchObject([
      {
        kind: "annual",
        side: "region",
        state: "correcting",
        assigned: {},
        theirs: expect.objectContaining({}) as object,
      },
    ]);
  });
});
