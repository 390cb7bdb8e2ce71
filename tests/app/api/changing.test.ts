import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markDemoStore } from "@models/demo-store";
import type { Priority } from "@models/agreement/priority";
import type { Target } from "@models/targets/target";
import { openExampleStore } from "../../support/example";
import { type Program, programOf } from "../../support/program";
import { serve } from "../host/serve";

let host: Awaited<ReturnType<typeof serve>>;
let facilitator: Program;
let police: Program;
beforeAll(async () => {
  const store = await openExampleStore();
  await markDemoStore(store, "2008-03-10T12:00:00.000Z");
  host = await serve({}, { store, demo: { on: true, warn: false } });
  facilitator = await programOf(host, "facilitator@coventry.example");
  police = await programOf(host, "police@coventry.example");
});
afterAll(() => host.close());

const AGREEMENT = "/agreements/coventry-2008";

interface Problem {
  readonly status: number;
  readonly detail: string;
  readonly errors?: { field?: string; remedy: string }[];
  readonly theirs?: { rev: number };
  readonly yours?: unknown;
}

const problemIn = async (answer: Response) => (await answer.json()) as Problem;

async function addPriority(name: string): Promise<{ path: string; etag: string }> {
  const added = await facilitator.send("POST", `${AGREEMENT}/priorities`, { name });
  expect(added.status).toBe(201);
  return {
    path: added.headers.get("location")?.replace("/api/v1", "") ?? "",
    etag: added.headers.get("etag") ?? "",
  };
}

const priorityCalled = async (name: string) => host.store.find<Priority>("priorities", { name });

describe("a part", () => {
  it("is added, read, changed and taken out, and its history says that a program did it", async () => {
    const { path, etag } = await addPriority("Safer streets");
    const read = await facilitator.send("GET", path);
    expect([read.headers.get("etag"), await read.json()]).toEqual([
      etag,
      expect.objectContaining({
        name: "Safer streets",
        rev: 1,
        areaWide: false,
        created: expect.objectContaining({ via: "api" }),
      }),
    ]);
    const changed = await facilitator.send("PATCH", path, { theme: "Safer" }, { "if-match": etag });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
    const [stored] = await priorityCalled("Safer streets");
    expect(stored).toMatchObject({ theme: "Safer", changes: [{ path: "theme", to: "Safer", via: "api" }] });
    const removed = await facilitator.send("DELETE", `${path}?why=Twice`, undefined, { "if-match": '"2"' });
    expect(removed.status).toBe(204);
    expect((await facilitator.send("GET", path)).status).toBe(404);
    expect((await priorityCalled("Safer streets"))[0]?.removed).toMatchObject({ why: "Twice" });
  });

  it("keeps what is not sent, and empties what is null", async () => {
    const { path, etag } = await addPriority("Healthier lives");
    await facilitator.send(
      "PATCH",
      path,
      { theme: "Health", areaWide: true, places: ["E08000026"] },
      { "if-match": etag },
    );
    const after = await facilitator.send("PATCH", path, { theme: null }, { "if-match": '"2"' });
    expect(await after.json()).toMatchObject({ theme: null, areaWide: true, places: ["E08000026"] });
  });

  it("is changed only by who says which revision was read, and never over somebody else", async () => {
    const { path, etag } = await addPriority("Cleaner air");
    const without = await facilitator.send("PATCH", path, { theme: "Air" });
    expect([without.status, (await problemIn(without)).errors?.[0]?.field]).toEqual([428, "If-Match"]);
    await facilitator.send("PATCH", path, { theme: "Environment" }, { "if-match": etag });
    // Another field: a form would merge it, a program is told.
    const stale = await facilitator.send("PATCH", path, { mustAddress: "Lorries" }, { "if-match": etag });
    expect([stale.status, await problemIn(stale)]).toEqual([
      412,
      expect.objectContaining({
        theirs: expect.objectContaining({ rev: 2, theme: "Environment" }),
        yours: { mustAddress: "Lorries" },
      }),
    ]);
    const removing = await facilitator.send("DELETE", `${path}?why=Late`, undefined, { "if-match": etag });
    expect(removing.status).toBe(412);
    expect((await facilitator.send("PATCH", path, { mustAddress: "Lorries" }, { "if-match": "*" })).status).toBe(200);
  });

  it("is saved once when several send the same revision at one moment", async () => {
    const { path, etag } = await addPriority("Warmer homes");
    const answers = await Promise.all(
      ["theme", "leadGroup", "mustAddress", "whyFavoured"].map((field) =>
        facilitator.send("PATCH", path, { [field]: "Mine" }, { "if-match": etag }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });

  it.each([
    [{}, "name", "Enter the priority"],
    [{ name: "A", colour: "red" }, "colour", "There is no such field"],
    [{ name: "A", order: true }, "order", "whole number"],
    [{ name: "A", order: "" }, "order", "whole number"],
    [{ name: "A", groups: { "a.b": "Young people" } }, "groups", "Invalid key"],
    [{ name: "A", lead: "somebody else" }, "lead", "Choose somebody who works in this partnership"],
  ])("says what is wrong with %j", async (body, field, remedy) => {
    const refused = await facilitator.send("POST", `${AGREEMENT}/priorities`, body);
    const { errors = [] } = await problemIn(refused);
    expect(refused.status).toBe(422);
    expect(errors[0]?.field).toMatch(new RegExp(`^${field}`));
    expect(errors[0]?.remedy).toContain(remedy);
  });

  it("of a promise that the region has is locked", async () => {
    const inside = await programOf(host, "facilitator@wolverhampton.example");
    const path = "/agreements/wolverhampton-2008/targets";
    const { items } = await inside.read<{ items: { id: string; rev: number }[] }>(path);
    const { id = "", rev = 0 } = items[0] ?? {};
    const locked = await inside.send("PATCH", `${path}/${id}`, { name: "Another" }, { "if-match": `"${rev}"` });
    expect([locked.status, (await problemIn(locked)).detail]).toEqual([
      409,
      expect.stringContaining("Withdraw it first"),
    ]);
  });

  it("is changed as on the pages: a partner's own only, and in its own name", async () => {
    const [target] = await host.store.find<Target>("targets", {}, { limit: 1 });
    const given = { priority: target?.priority ?? "", title: "Beat survey", kind: "local survey" };
    const added = await police.send("POST", `${AGREEMENT}/evidence`, given);
    expect(added.status).toBe(201);
    const { id, organisation } = (await added.json()) as { id: string; organisation: string };
    const [own] = await host.store.find<{ _id: string; rev: number }>("organisations", {
      name: "West Midlands Police",
    });
    expect(organisation).toBe(own?._id);
    const jobs = await programOf(host, "jobs@coventry.example");
    const foreign = await jobs.send("PATCH", `${AGREEMENT}/evidence/${id}`, { title: "Mine" }, { "if-match": '"1"' });
    expect(foreign.status).toBe(403);
    expect((await police.send("POST", `${AGREEMENT}/priorities`, { name: "Ours" })).status).toBe(403);
  });
});

describe("a question that the numbers put", () => {
  it("is answered, and changed again with its answer's revision", async () => {
    const { items } = await facilitator.read<{ items: { id: string; answer: { rev: number } | null }[] }>(
      `${AGREEMENT}/challenges?state=open`,
    );
    const path = `${AGREEMENT}/challenges/${encodeURIComponent(items[0]?.id ?? "")}`;
    const explained = { kind: "explained", text: "The works closed that year." };
    expect((await facilitator.send("PATCH", path, explained, { "if-match": '"7"' })).status).toBe(412);
    expect((await facilitator.send("PATCH", path, { kind: "explained" }, { "if-match": '"0"' })).status).toBe(422);
    const answered = await facilitator.send("PATCH", path, explained, { "if-match": '"0"' });
    expect([answered.status, await answered.json()]).toEqual([
      200,
      expect.objectContaining({ state: "answered", answer: expect.objectContaining({ text: explained.text }) }),
    ]);
  });
});

describe("an Idempotency-Key", () => {
  const send = (key: string, name: string) =>
    facilitator.send("POST", `${AGREEMENT}/priorities`, { name }, { "idempotency-key": key });

  it("has a change done once, and gives its first answer again", async () => {
    const [first, second] = [await send("one", "Once only"), await send("one", "Once only")];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect(await second.json()).toEqual(await first.json());
    expect(await priorityCalled("Once only")).toHaveLength(1);
  });

  it("has it done once also when it is sent several times at one moment", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => send("many", "Many at once")));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(await priorityCalled("Many at once")).toHaveLength(1);
  });

  it("stands for one request: another body is refused", async () => {
    await send("two", "This one");
    expect((await send("two", "That one")).status).toBe(422);
    expect(await priorityCalled("That one")).toEqual([]);
  });

  it("gives a refusal again too", async () => {
    const locked = () =>
      facilitator.send("DELETE", `${AGREEMENT}/priorities/none?why=x`, undefined, {
        "if-match": '"1"',
        "idempotency-key": "three",
      });
    expect([(await locked()).status, (await locked()).status]).toEqual([404, 404]);
  });

  it("is each person's own", async () => {
    const given = { title: "Survey", kind: "data", priority: (await priorityCalled("Once only"))[0]?._id };
    const [mine, theirs] = await Promise.all(
      [facilitator, police].map((who) =>
        who.send("POST", `${AGREEMENT}/evidence`, given, { "idempotency-key": "same" }),
      ),
    );
    expect([mine?.status, theirs?.status]).toEqual([201, 201]);
  });
});

describe("a body", () => {
  const post = (body: BodyInit, headers: Record<string, string>) =>
    fetch(`${host.url}/api/v1${AGREEMENT}/priorities`, {
      method: "POST",
      headers: { authorization: `Bearer ${facilitator.token}`, ...headers },
      body,
    });
  const json = { "content-type": "application/json" };

  it.each([
    [415, "name=A", { "content-type": "application/x-www-form-urlencoded" }],
    [400, "{", json],
    [422, "[]", json],
    [413, `"${"x".repeat(2 * 1024 * 1024)}"`, json],
  ])("is refused with %i", async (status, body, headers) => {
    const refused = await post(body, headers);
    expect(refused.status).toBe(status);
    expect(refused.headers.get("content-type")).toContain("application/problem+json");
  });

  it("says how long it is", async () => {
    const status = await new Promise((resolve) => {
      const headers = { ...json, authorization: `Bearer ${facilitator.token}`, "transfer-encoding": "chunked" };
      const sent = request(`${host.url}/api/v1${AGREEMENT}/priorities`, { method: "POST", headers }, (answer) =>
        resolve(answer.resume().statusCode),
      );
      sent.on("error", () => undefined).end("{}");
    });
    expect(status).toBe(411);
  });
});

it("changes not more often than people may, and says when to go on", async () => {
  const program = await programOf(host, "facilitator@coventry.example");
  const answers: number[] = [];
  for (let round = 0; round < 25; round += 1) {
    const sent = Array.from({ length: 25 }, () => program.send("POST", `${AGREEMENT}/priorities`, {}));
    answers.push(...(await Promise.all(sent)).map(({ status }) => status));
  }
  expect(answers.filter((status) => status === 429)).toHaveLength(25);
  const refused = await program.send("POST", `${AGREEMENT}/priorities`, {});
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await program.send("GET", "/agreements")).status).toBe(200);
}, 120_000);
