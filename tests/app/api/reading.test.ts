import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markDemoStore } from "@models/demo-store";
import type { Evidence } from "@models/evidence/evidence";
import { actAs, openExampleStore } from "../../support/example";
import { type Program, programOf } from "../../support/program";
import { Room } from "../../support/workshop";
import { serve } from "../host/serve";

let host: Awaited<ReturnType<typeof serve>>;
let facilitator: Program;
beforeAll(async () => {
  const store = await openExampleStore();
  await markDemoStore(store, "2008-03-10T12:00:00.000Z");
  host = await serve({}, { store, demo: { on: true, warn: false } });
  facilitator = await programOf(host, "facilitator@coventry.example");
});
afterAll(() => host.close());

interface List<T = { id: string; name: string }> {
  readonly items: T[];
  readonly total: number;
  readonly next: string | null;
}

describe("a token", () => {
  const ask = (headers: Record<string, string>) => fetch(`${host.url}/api/v1/agreements`, { headers });

  it("lets a program in, and nothing else does", async () => {
    expect((await ask({ authorization: `Bearer ${facilitator.token}` })).status).toBe(200);
    const without = await ask({ cookie: "waymark=x" });
    expect([without.status, without.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="Waymark"']);
    expect(without.headers.get("content-type")).toContain("application/problem+json");
    const wrong = await ask({ authorization: "Bearer waymark_wrong" });
    expect(wrong.headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect((await ask({ authorization: `Basic ${facilitator.token}` })).status).toBe(401);
  });

  it("that only reads changes nothing", async () => {
    const reader = await programOf(host, "facilitator@coventry.example", "read");
    const refused = await reader.send("POST", "/agreements/coventry-2008/priorities", { name: "Anything" });
    expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([
      403,
      expect.stringContaining('error="insufficient_scope"'),
    ]);
    expect((await reader.send("GET", "/agreements")).status).toBe(200);
  });
});

describe("workshops", () => {
  it("tell what each round that was shown came to, and nothing of one that is open", async () => {
    const by = await actAs(host.store, "facilitator@coventry.example");
    const room = await Room.open(by, "coventry-2008", { step: 3, exercises: ["temperature"], people: 3 });
    const path = "/agreements/coventry-2008/workshop-results";
    const read = () => facilitator.read<List<{ id: string; name: string; says: string[] }>>(path);
    await room.tell({ act: "open" });
    await room.answer(0, { face: 5 });
    expect((await read()).items).toEqual([]);
    await room.tell({ act: "reveal" });
    expect((await read()).items).toMatchObject([
      { name: "The room", on: "2008-03-14", exercise: "temperature", answered: 1, present: 3 },
    ]);
    expect((await read()).items[0]?.says).toEqual(["0 very bad, 0 bad, 0 so-so, 0 good, 1 very good"]);
  });
});

describe("agreements", () => {
  it("are those that the person may read", async () => {
    const codes = async (email: string) =>
      (await (await programOf(host, email)).read<List<{ code: string }>>("/agreements")).items.map(({ code }) => code);
    expect(await codes("facilitator@coventry.example")).toEqual(["coventry-2008"]);
    expect(await codes("reviewer@westmidlands.example")).not.toContain("coventry-2008");
    expect(await codes("reviewer@westmidlands.example")).toContain("wolverhampton-2008");
    expect(await codes("admin@waymark.example")).toEqual([]);
  });

  it("tell how far they have come, what is open and how much there is", async () => {
    const whole = await facilitator.read<{
      from: string;
      rail: { steps: unknown[]; priorities: { name: string; steps: unknown[] }[] };
      checks: { what: string; gates: boolean }[];
      counts: { targets: { designated: number; cap: number }; parts: Record<string, number> };
    }>("/agreements/coventry-2008");
    expect(whole.from).toBe("working documents");
    expect(whole.rail.steps).toHaveLength(5);
    expect(whole.rail.priorities.map(({ name }) => name)).toContain("To promote job creation");
    expect(whole.checks.length).toBeGreaterThan(0);
    expect(whole.counts.targets.cap).toBe(35);
    const targets = await facilitator.read<List>("/agreements/coventry-2008/targets");
    expect(targets.total).toBe(whole.counts.parts["target"]);
  });

  it("are not there for who may not know of them", async () => {
    const answer = await (
      await programOf(host, "facilitator@wolverhampton.example")
    ).send("GET", "/agreements/coventry-2008");
    expect([answer.status, await answer.json()]).toEqual([
      404,
      expect.objectContaining({ type: "/api#problem-not-found", detail: "There is no such agreement." }),
    ]);
  });

  it("show the region what was submitted to it, and nothing that came after", async () => {
    const inside = await programOf(host, "facilitator@wolverhampton.example");
    const region = await programOf(host, "reviewer@westmidlands.example");
    const path = "/agreements/wolverhampton-2008";
    const added = await inside.send("POST", `${path}/actions`, {
      priority: (await inside.read<List>(`${path}/priorities`)).items[0]?.id,
      what: "Something new since",
    });
    // A live part goes on while the region has the promise.
    expect(added.status).toBe(422);
    expect(((await added.json()) as { errors: unknown }).errors).toEqual([
      { field: "kind", remedy: "Choose what kind of action it is" },
    ]);
    const again = await inside.send("POST", `${path}/actions`, {
      priority: (await inside.read<List>(`${path}/priorities`)).items[0]?.id,
      what: "Something new since",
      kind: "new",
    });
    expect(again.status).toBe(201);
    const here = again.headers.get("location")?.replace("/api/v1", "") ?? "";
    expect((await inside.send("GET", here)).status).toBe(200);
    expect((await region.send("GET", here)).status).toBe(404);
    expect((await region.read<{ from: string }>(path)).from).toBe("snapshot");
  });
});

describe("lists", () => {
  const path = "/agreements/coventry-2008/evidence";

  it("go on page by page, each item once, in the order asked for", async () => {
    const whole = await facilitator.read<List<{ id: string; title: string }>>(`${path}?sort=-title&limit=200`);
    const seen: string[] = [];
    let next: string | null = `${path}?sort=-title&limit=3`;
    while (next !== null) {
      const page: List<{ id: string }> = await facilitator.read(next.replace("/api/v1", ""));
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(seen.length).toBe(whole.total);
    expect(whole.total).toBeGreaterThan(3);
  });

  it("are narrowed by a field", async () => {
    const wanted = await facilitator.read<List<{ standing: string }>>(`${path}?standing=wanted`);
    expect(new Set(wanted.items.map(({ standing }) => standing))).toEqual(new Set(["wanted"]));
  });

  it("hold nothing that is not for this person", async () => {
    const all = await host.store.find<Evidence>("evidence", { removed: null });
    const kept = all.filter(({ audience }) => audience.kind === "organisations");
    expect(kept.length).toBeGreaterThan(0);
    const seen = await facilitator.read<List>(`${path}?limit=200`);
    const hidden = kept.filter(({ _id }) => !seen.items.some(({ id }) => id === _id));
    expect(hidden.length).toBeGreaterThan(0);
    for (const { _id } of hidden) expect((await facilitator.send("GET", `${path}/${_id}`)).status).toBe(404);
  });

  it.each([
    ["limit=0", "limit"],
    ["limit=lots", "limit"],
    ["colour=red", "colour"],
    ["sort=rev", "sort"],
    ["limit=3&limit=4", "limit"],
    ["cursor=nonsense", "cursor", 422],
  ])("say what is wrong with ?%s", async (query, field, status = 400) => {
    const answer = await facilitator.send("GET", `${path}?${query}`);
    const { errors } = (await answer.json()) as { errors: { field: string; remedy: string }[] };
    expect([answer.status, errors[0]?.field]).toEqual([status, field]);
  });

  it("of changes are for who may read history", async () => {
    const changes = await facilitator.read<List<{ at: string }>>("/agreements/coventry-2008/changes?limit=5");
    expect(changes.items).toHaveLength(5);
    const member = await programOf(host, "councillor@coventry.example");
    expect((await member.send("GET", "/agreements/coventry-2008/changes")).status).toBe(403);
  });

  it("of questions tell what the numbers ask and how far each has come", async () => {
    const { items } = await facilitator.read<List<{ id: string; question: string; state: string }>>(
      "/agreements/coventry-2008/challenges?limit=200",
    );
    expect(items.map(({ question }) => question)).toContain("What happened between 2002 and 2004?");
    const one = items[0] as { id: string };
    expect(await facilitator.read(`/agreements/coventry-2008/challenges/${encodeURIComponent(one.id)}`)).toEqual(one);
  });
});

describe("reference data", () => {
  it("reads periods as people write them", async () => {
    expect(await facilitator.read("/periods/parse?text=Q4%202006%20p")).toEqual({
      period: "Q2006-4",
      words: "Q4 2006",
      from: "2006-10-01",
      to: "2006-12-31",
      provisional: true,
    });
    const refused = await facilitator.send("GET", "/periods/parse?text=soon");
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining("is not a period")]);
  });

  it("lists indicators, areas and groups, with nothing of other partnerships", async () => {
    const found = await facilitator.read<List<{ code: string }>>("/indicators?code=NI%20151");
    expect(found.items).toMatchObject([{ id: "NI 151", code: "NI 151", polarity: "higher" }]);
    const area = await facilitator.read<List<{ code: string }>>("/areas?code=E08000026");
    expect(area.items).toMatchObject([{ code: "E08000026", name: "Coventry" }]);
    const own = await facilitator.read<List<{ partnership: string | null }>>("/areas?kind=neighbourhood&limit=200");
    expect(new Set(own.items.map(({ partnership }) => partnership)).size).toBeLessThanOrEqual(1);
    expect((await facilitator.send("GET", "/groups")).status).toBe(200);
  });

  it("shows a reviewer the region's table, and nobody else", async () => {
    const reviewer = await programOf(host, "reviewer@westmidlands.example");
    const table = await reviewer.read<{ agreements: { code: string }[] }>("/region");
    expect(table.agreements.map(({ code }) => code)).toContain("wolverhampton-2008");
    expect((await reviewer.send("GET", "/region?region=E12000002")).status).toBe(404);
    expect((await facilitator.send("GET", "/region")).status).toBe(403);
  });
});

describe("an address", () => {
  it("says how it may be used, and what there is none of", async () => {
    const put = await facilitator.send("PUT", "/agreements");
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect((await facilitator.send("GET", "/nothing")).status).toBe(404);
    expect((await facilitator.send("GET", "/agreements/%ff")).status).toBe(400);
    expect((await facilitator.send("GET", "/agreements", undefined, { accept: "text/html" })).status).toBe(406);
    for (const path of ["/nothing", "/agreements/%ff"]) {
      const answer = await facilitator.send("GET", path);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
    }
  });

  it("answers 304 to who has it already", async () => {
    const { headers } = await facilitator.send("GET", "/agreements");
    const path = `${host.url}/api/v1/agreements`;
    const sent = { authorization: `Bearer ${facilitator.token}`, "if-none-match": headers.get("etag") ?? "" };
    // fetch would ask to have no answer from a cache.
    const status = await new Promise((resolve) =>
      get(path, { headers: sent }, (res) => resolve(res.resume().statusCode)),
    );
    expect(status).toBe(304);
  });
});

it("describes itself in a document that needs no token", async () => {
  const document = (await (await fetch(`${host.url}/api/v1/openapi.json`)).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string; responses: object }>>;
  };
  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document.paths)).toContain("/agreements/{code}/targets/{id}");
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(JSON.stringify(document)).not.toContain('"$schema"');
});
