import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startReport } from "@models/reports/write";
import { AGREED, agreeNeighbour, reportOnNeighbour } from "../../support/agreed";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";
import { programOf } from "../../support/program";
import { serve } from "../host/serve";

let host: Awaited<ReturnType<typeof serve>>;
let report: string;
beforeAll(async () => {
  const store = await openExampleStore();
  await agreeNeighbour(store);
  report = await reportOnNeighbour(store);
  const now = "2008-12-01T10:00:00.000Z";
  accepted(await startReport(await actAs(store, "facilitator@wolverhampton.example", now), AGREED, "FQ2008-3"));
  host = await serve({}, { store, demo: { on: true, warn: false } });
});
afterAll(() => host.close());

describe("reports through the API", () => {
  it("are listed and read, drafts by the partnership alone", async () => {
    const read = async <T>(email: string, path: string) => (await programOf(host, email)).read<T>(path);
    const states = async (email: string) =>
      (await read<{ items: { state: string }[] }>(email, `/agreements/${AGREED}/reports`)).items.map(
        ({ state }) => state,
      );
    expect(await states("facilitator@wolverhampton.example")).toEqual(["published", "draft"]);
    expect(await states("reviewer@westmidlands.example")).toEqual(["published"]);
    const path = `/agreements/${AGREED}/reports/${report}`;
    const one = await read<{ says: Record<string, string[]> }>("reviewer@westmidlands.example", path);
    expect(one.says["executive"]).toContainEqual(expect.stringMatching(/simulated futures meet 69 in Q4 2010/));
  });
});
