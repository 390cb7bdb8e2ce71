import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Observation } from "@models/measures/observation";
import { openExampleStore } from "../../support/example";
import { aSupplier } from "../../support/import";
import { type Program, programOf } from "../../support/program";
import { serve } from "../host/serve";

let host: Awaited<ReturnType<typeof serve>>;
let facilitator: Program;
beforeAll(async () => {
  host = await serve({}, { store: await openExampleStore(), demo: { on: true, warn: false } });
  facilitator = await programOf(host, "facilitator@coventry.example");
});
afterAll(() => host.close());

interface View {
  readonly id: string;
  readonly state: string;
  readonly problem: string | null;
  readonly batch: string | null;
  readonly preview: {
    readonly counts: object;
    readonly names: { kind: string; text: string }[];
    readonly refused: object[];
  };
}

const FILE =
  "indicator,area,period,value\nNI 152,Coventry,2005,15.1\nNI 152,Atlantis,2005,16\nNI 152,Coventry,soon,1\n";

const send = (text: string, query = "agreement=coventry-2008&name=dwp.csv", by = facilitator) =>
  fetch(`${host.url}/api/v1/imports?${query}`, {
    method: "POST",
    headers: { authorization: `Bearer ${by.token}`, "content-type": "text/csv" },
    body: text,
  });
const act = async (path: string, body?: unknown) => {
  const answer = await facilitator.send("POST", path, body);
  return { status: answer.status, view: (await answer.json()) as View };
};

describe("a file that a program brings in", () => {
  it("is read, answered, saved and undone, each step told exactly", async () => {
    const added = await send(FILE);
    const view = (await added.json()) as View;
    expect([added.status, added.headers.get("location"), view.state]).toEqual([
      201,
      `/api/v1/imports/${view.id}`,
      "ready",
    ]);
    expect(view.preview.counts).toEqual({ new: 2, changed: 0, same: 0, refused: 1 });
    expect(view.preview.refused).toMatchObject([{ row: 4, column: "period", text: "soon" }]);
    const name = { kind: "area", text: "Atlantis" };
    expect(view.preview.names).toContainEqual(expect.objectContaining(name));

    const answers = [{ ...name, answer: { leavesOut: true } }];
    const answered = await act(`/imports/${view.id}/answers`, { answers });
    expect(answered.view.preview.counts).toMatchObject({ new: 1 });

    const saved = await act(`/imports/${view.id}/commit`);
    expect([saved.status, saved.view.state]).toEqual([200, "committed"]);
    const [value] = await host.store.find<Observation>("observations", { series: "NI 152:1", area: "E08000026" });
    expect(value?.versions).toMatchObject([{ value: 15.1, source: "dwp.csv", batch: saved.view.batch }]);
    expect(await facilitator.read(`/imports/${view.id}`)).toEqual(saved.view);

    const undone = await act(`/imports/${view.id}/undo`);
    expect(undone.view.state).toBe("undone");
    expect((await act(`/imports/${view.id}/commit`)).status).toBe(409);
  });

  it("is a partner’s: what is not its own waits for the facilitator, who declines or accepts it", async () => {
    const { email } = await aSupplier(host.store);
    const partner = await programOf(host, email);
    const file = "indicator,area,period,value\nNI 152,Coventry,2040,15\n";
    const propose = async () => {
      const { id } = (await (await send(file, undefined, partner)).json()) as View;
      const answer = await partner.send("POST", `/imports/${id}/commit`);
      return (await answer.json()) as View & { proposal: { decision: { reason: string } | null } };
    };
    const first = await propose();
    expect(first).toMatchObject({ state: "proposed", proposal: { decision: null }, preview: { counts: { new: 1 } } });
    expect(await facilitator.read("/imports?agreement=coventry-2008&state=proposed")).toMatchObject({
      items: [{ id: first.id, state: "proposed" }],
    });
    expect((await partner.send("POST", `/imports/${first.id}/commit`)).status).toBe(403);
    expect((await facilitator.send("POST", `/imports/${first.id}/withdraw`)).status).toBe(403);
    expect((await facilitator.send("POST", `/imports/${first.id}/decline`, { reason: " " })).status).toBe(422);
    await facilitator.send("POST", `/imports/${first.id}/decline`, { reason: "In May." });
    expect(await partner.read(`/imports/${first.id}`)).toMatchObject({
      state: "declined",
      proposal: { decision: { reason: "In May." } },
    });

    const second = await propose();
    expect(await (await partner.send("POST", `/imports/${second.id}/withdraw`)).json()).toMatchObject({
      state: "withdrawn",
    });
    expect((await act(`/imports/${second.id}/commit`)).status).toBe(409);

    const third = await propose();
    expect((await act(`/imports/${third.id}/commit`)).view.state).toBe("committed");
  });

  it("of official figures is the administrator’s", async () => {
    expect((await send(FILE, "official=true")).status).toBe(403);
    const administrator = await programOf(host, "admin@waymark.example");
    const { id } = (await (await send(FILE, "official=true", administrator)).json()) as View;
    expect((await facilitator.send("GET", `/imports/${id}`)).status).toBe(404);
    const saved = await administrator.send("POST", `/imports/${id}/commit`);
    expect(await saved.json()).toMatchObject({ state: "committed" });
    const [value] = await host.store.find<Observation>("observations", { scope: "common", series: "NI 152:1" });
    expect(value?.versions).toMatchObject([{ audience: { kind: "public" } }]);
  });

  it("that cannot be read says what would mend it", async () => {
    const view = (await (await send("indicator,area\nNI 152,Coventry\n")).json()) as View;
    expect(view).toMatchObject({ state: "refused", preview: null, problem: expect.stringContaining("period") });
  });

  it("is refused for an agreement that the person may not know of, or of a kind that is not read", async () => {
    const reviewer = await programOf(host, "reviewer@westmidlands.example");
    expect((await send(FILE, undefined, reviewer)).status).toBe(404);
    expect((await send(FILE, "name=dwp.csv")).status).toBe(422);
    expect((await facilitator.send("POST", "/imports?agreement=coventry-2008", {})).status).toBe(415);
    const mine = (await (await send(FILE)).json()) as View;
    expect((await reviewer.send("GET", `/imports/${mine.id}`)).status).toBe(404);
  });
});
