import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markDemoStore } from "@models/demo-store";
import { openBook } from "@models/agreement/book";
import { undoBatch } from "@models/measures/record-value";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";
import { type Program, programOf } from "../../support/program";
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

const COVENTRY = "E08000026";
const LIST = "/observations?agreement=coventry-2008";

interface Value {
  readonly scope: string;
  readonly indicator: string;
  readonly area: string;
  readonly group: string;
  readonly period: string;
  readonly value: number | null;
  readonly reason: string | null;
  readonly source: string;
  readonly seen: number;
}
interface Saved {
  readonly batch: string | null;
  readonly counts: Record<string, number>;
  readonly results: {
    index: number;
    kind: string;
    errors?: { field?: string; remedy: string }[];
    seen: number | null;
  }[];
}

const valuesOf = async (query = "", who = facilitator) => (await who.read<{ items: Value[] }>(LIST + query)).items;
const post = (values: readonly object[], { who = facilitator, query = "" } = {}) =>
  who.send("POST", `/observations${query}`, { agreement: "coventry-2008", values });
const given = { indicator: "NI 151", area: COVENTRY, source: "Labour Force Survey" };

describe("figures", () => {
  it("are those that the pages show", async () => {
    const act = await actAs(host.store, "facilitator@coventry.example");
    const book = await openBook(act, "coventry-2008");
    const committed = new Set(book.batches.flatMap(({ _id, state }) => (state === "committed" ? [_id] : [])));
    const shown = book.observations.filter(({ versions }) => versions.some(({ batch }) => committed.has(batch)));
    const values = await valuesOf();
    expect(values).toHaveLength(shown.length);
    expect(values.length).toBeGreaterThan(50);
  });

  it("are narrowed by indicator, area, group and time", async () => {
    const values = await valuesOf(`&indicator=NI%20151&area=${COVENTRY}&group=all&from=2005&to=2007-12-31`);
    expect(values.length).toBeGreaterThan(0);
    expect(new Set(values.map(({ indicator, area, group }) => `${indicator} ${area} ${group}`))).toEqual(
      new Set([`NI 151 ${COVENTRY} all`]),
    );
    const all = await valuesOf(`&indicator=NI%20151&area=${COVENTRY}`);
    expect(values.length).toBeLessThan(all.length);
    const refused = await facilitator.send("GET", `${LIST}&from=soon`);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining("is not a period")]);
  });

  it("are written as JSON, as a line each, or as a spreadsheet that an import reads", async () => {
    const query = `${LIST}&indicator=NI%20151`;
    const values = await valuesOf("&indicator=NI%20151");
    const lines = await facilitator.send("GET", query, undefined, { accept: "application/x-ndjson" });
    expect(lines.headers.get("content-type")).toContain("application/x-ndjson");
    expect(
      (await lines.text())
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Value),
    ).toEqual(values);
    const table = await facilitator.send("GET", query, undefined, { accept: "text/csv" });
    const rows = parse(await table.text(), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => [row["area code"], row["period"], row["value"]])).toEqual(
      values.map(({ area, period, value, reason }) => [area, period, String(value ?? reason)]),
    );
    expect((await facilitator.send("GET", query, undefined, { accept: "text/html" })).status).toBe(406);
  });

  it("have nothing in them that a spreadsheet takes for a formula, and keep negative numbers", async () => {
    const note = "=HYPERLINK(1)";
    await post([{ ...given, period: "Q1999-1", value: -3.5, note }]);
    const table = await facilitator.send("GET", `${LIST}&from=1999&to=1999`, undefined, { accept: "text/csv" });
    const [row] = parse(await table.text(), { bom: true, columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({ value: "-3.5", note: `'${note}` });
  });

  it("that an organisation keeps for itself have no value for others", async () => {
    const council = await programOf(host, "council@coventry.example");
    const roles = (await actAs(host.store, "council@coventry.example")).actor.roles;
    const organisations = roles.flatMap(({ organisation }) => organisation ?? []);
    const police = await programOf(host, "police@coventry.example");
    const value = { ...given, period: "Q1998-1", value: 61, audience: { kind: "organisations", organisations } };
    expect((await post([value])).status).toBe(200);
    const query = "&from=1998&to=1998";
    expect(await valuesOf(query, council)).toMatchObject([{ value: 61 }]);
    expect(await valuesOf(query, police)).toMatchObject([
      { value: null, reason: "not published", source: "not shared" },
    ]);
  });

  it("from the region are those that were submitted", async () => {
    const inside = await programOf(host, "facilitator@wolverhampton.example");
    const region = await programOf(host, "reviewer@westmidlands.example");
    const path = "/observations?agreement=wolverhampton-2008";
    const before = (await region.read<{ items: Value[] }>(path)).items;
    const [one] = (await inside.read<{ items: Value[] }>(path)).items.filter(({ value }) => value !== null);
    const { indicator = "", area = "" } = one ?? {};
    const entered = await inside.send("POST", "/observations", {
      agreement: "wolverhampton-2008",
      values: [{ indicator, area, period: "M1997-01", value: 12, source: "Since", audience: { kind: "public" } }],
    });
    expect(entered.status).toBe(200);
    expect((await region.read<{ items: Value[] }>(path)).items).toEqual(before);
    expect((await region.send("GET", LIST)).status).toBe(404);
  });

  it("without an agreement are the official ones", async () => {
    const { items } = await facilitator.read<{ items: Value[] }>("/observations");
    expect(new Set(items.map(({ scope }) => scope))).toEqual(new Set(items.length > 0 ? ["official"] : []));
  });
});

describe("figures at an earlier moment", () => {
  it("are as they were known then, and those that moved since are found", async () => {
    const { batch } = (await (await post([{ ...given, period: "Q1996-1", value: 50 }])).json()) as Saved;
    const query = "&from=1996&to=1996";
    expect(await valuesOf(`${query}&knownOn=2008-03-09`)).toEqual([]);
    expect(await valuesOf(`${query}&knownOn=2008-03-10`)).toMatchObject([{ value: 50 }]);
    expect(await valuesOf(`${query}&updatedSince=2008-03-10`)).toHaveLength(1);
    expect(await valuesOf(`${query}&updatedSince=2008-03-11`)).toEqual([]);
    const later = await actAs(host.store, "facilitator@coventry.example", "2008-03-12T09:00:00.000Z");
    await post([{ ...given, period: "Q1996-1", value: 51 }]);
    const [second] = await valuesOf(query);
    expect(second).toMatchObject({ value: 51, seen: 2 });
    accepted(await undoBatch(later, (await batchOf(query)) ?? ""));
    expect(await valuesOf(`${query}&updatedSince=2008-03-12`)).toMatchObject([{ value: 50 }]);
    expect(batch).toEqual(expect.any(String));
  });

  it("tell what was taken back since, where nothing stands any more", async () => {
    const { batch } = (await (await post([{ ...given, period: "Q1990-1", value: 50 }])).json()) as Saved;
    const query = "&from=1990&to=1990";
    expect(await valuesOf(`${query}&updatedSince=2008-03-01`)).toMatchObject([{ value: 50, removed: false }]);
    const later = await actAs(host.store, "facilitator@coventry.example", "2008-03-12T09:00:00.000Z");
    accepted(await undoBatch(later, batch ?? ""));
    expect(await valuesOf(query)).toEqual([]);
    expect(await valuesOf(`${query}&updatedSince=2008-03-12`)).toMatchObject([
      { period: "Q1990-1", value: null, removed: true, batch, at: "2008-03-12T09:00:00.000Z" },
    ]);
    expect(await valuesOf(`${query}&updatedSince=2008-03-13`)).toEqual([]);
  });

  const batchOf = async (query: string) =>
    (await facilitator.read<{ items: { batch: string }[] }>(LIST + query)).items[0]?.batch;

  it("are for who may read history", async () => {
    const member = await programOf(host, "councillor@coventry.example");
    expect((await member.send("GET", LIST)).status).toBe(200);
    expect((await member.send("GET", `${LIST}&knownOn=2008-03-01`)).status).toBe(403);
  });
});

describe("sending figures", () => {
  it("answers for each, and saves those that are right as one batch", async () => {
    const answer = await post([
      { ...given, period: "Q1995-1", value: 70 },
      { ...given, period: "soon", value: 70 },
      { ...given, period: "Q1995-2", value: 70, area: "Atlantis" },
      { ...given, period: "Q1995-3", value: null },
      { ...given, period: "Q1995-4", value: null, reason: "suppressed" },
      { ...given, period: "Q1995-1", value: 71 },
      { ...given, period: "Q1995-2", value: 70, indicator: "NI 999" },
    ]);
    const { batch, counts, results } = (await answer.json()) as Saved;
    expect(answer.status).toBe(200);
    expect(counts).toEqual({ saved: 2, same: 0, ready: 0, refused: 5, conflict: 0 });
    expect(results.map(({ kind }) => kind).join(" ")).toBe("saved refused refused refused saved refused refused");
    expect(results[1]?.errors).toEqual([
      { field: "period", remedy: expect.stringContaining("Give a period") as string },
    ]);
    expect(results[2]?.errors?.[0]?.field).toBe("area");
    expect(results[6]?.errors?.[0]?.field).toBe("indicator");
    expect(await host.store.find("batches", { _id: batch })).toMatchObject([{ state: "committed", via: "api" }]);
    expect((await valuesOf("&from=1995&to=1995")).map(({ value, reason }) => value ?? reason)).toEqual([
      70,
      "suppressed",
    ]);
  });

  it("changes nothing when what is sent stands there already", async () => {
    const values = [{ ...given, period: "Q1994-1", value: 70 }];
    expect(((await (await post(values)).json()) as Saved).counts["saved"]).toBe(1);
    const again = (await (await post(values)).json()) as Saved;
    expect(again).toMatchObject({ batch: null, counts: { same: 1 }, results: [{ kind: "same", seen: 1 }] });
  });

  it("saves all or nothing when asked to", async () => {
    const values = [
      { ...given, period: "Q1993-1", value: 70 },
      { ...given, period: "Q1993-2", value: 70, area: "Atlantis" },
    ];
    const refused = await post(values, { query: "?atomic=true" });
    const { results, errors } = (await refused.json()) as Saved & { errors: { field: string }[] };
    expect([refused.status, results.map(({ kind }) => kind), errors[0]?.field]).toEqual([
      422,
      ["ready", "refused"],
      "values.1.area",
    ]);
    expect(await valuesOf("&from=1993&to=1993")).toEqual([]);
    const unreadable = await post([values[0] ?? {}, { ...given, period: "soon", value: 1 }], { query: "?atomic=true" });
    expect(unreadable.status).toBe(422);
    expect(await valuesOf("&from=1993&to=1993")).toEqual([]);
    expect((await post(values.slice(0, 1), { query: "?atomic=true" })).status).toBe(200);
  });

  it("tells who sends what somebody else has changed since", async () => {
    const value = { ...given, period: "Q1992-1" };
    await post([{ ...value, value: 40 }]);
    await post([{ ...value, value: 41, seen: 1 }]);
    const answer = await post([{ ...value, value: 42, seen: 1 }]);
    const { results } = (await answer.json()) as { results: { kind: string; theirs: object; seen: number }[] };
    expect([answer.status, results[0]]).toEqual([
      409,
      expect.objectContaining({ kind: "conflict", seen: 2, theirs: expect.objectContaining({ value: 41 }) as object }),
    ]);
    expect((await post([{ ...value, value: 42, seen: 2 }])).status).toBe(200);
  });

  it("takes from a partner only what its organisation supplies", async () => {
    const jobs = await programOf(host, "jobs@coventry.example");
    const own = await post([{ ...given, period: "Q1991-1", value: 70 }], { who: jobs });
    const police = await programOf(host, "police@coventry.example");
    const foreign = await post([{ ...given, period: "Q1991-2", value: 70 }], { who: police });
    expect([own.status, foreign.status]).toEqual([200, 422]);
    expect(await foreign.text()).toContain("Only the facilitator or the organisation that supplies these figures");
    const member = await programOf(host, "councillor@coventry.example");
    expect((await post([{ ...given, period: "Q1991-1", value: 70 }], { who: member })).status).toBe(403);
  });

  it("takes 10,000 at a time, and no more", async () => {
    const areas = await host.store.find("areas", { partnership: null }, { limit: 10 });
    const months = Array.from({ length: 10_000 }, (_, i) => {
      const month = String((i % 12) + 1).padStart(2, "0");
      const [year, area] = [1900 + (Math.floor(i / 12) % 84), areas[Math.floor(i / 1008)]?._id];
      return { ...given, area, period: `M${year}-${month}`, value: i / 10 };
    });
    const saved = (await (await post(months)).json()) as Saved;
    expect(saved.counts).toMatchObject({ saved: 10_000, refused: 0 });
    const read = await valuesOf("&from=1900&to=1983");
    expect(read).toHaveLength(10_000);
    const revised = (await (await post(months.map((each) => ({ ...each, value: each.value + 1 })))).json()) as Saved;
    expect(revised.counts).toMatchObject({ saved: 10_000 });
    expect((await post([...months, months[0] ?? {}])).status).toBe(422);
  }, 120_000);
});
