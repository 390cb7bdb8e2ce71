import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changePart } from "@models/agreement/change-part";
import { openBook } from "@models/agreement/book";
import type { Observation } from "@models/measures/observation";
import type { Store } from "@models/store/port";
import { csvChunks } from "~/lib/csv.server";
import type { DownloadsPage } from "~/downloads/page.server";
import { loader as compared } from "~/routes/agreements.$code.comparators[.csv]";
import { loader as region } from "~/routes/region[.csv]";
import { loader as json } from "~/routes/agreements.$code.agreement[.json]";
import { loader as page } from "~/routes/agreements.$code.downloads";
import { loader as observations } from "~/routes/agreements.$code.observations[.csv]";
import { loader as table } from "~/routes/agreements.$code.tables.$table[.csv]";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";
import { Room } from "../../support/workshop";

const COVENTRY = { code: "coventry-2008" };

let store: Store;
let facilitator: Visitor;
let police: Visitor;
let councillor: Visitor;
let reviewer: Visitor;
beforeAll(async () => {
  store = await openExampleStore();
  const open = openPages(store);
  facilitator = await open("facilitator@coventry.example");
  police = await open("police@coventry.example");
  councillor = await open("councillor@coventry.example");
  reviewer = await open("reviewer@westmidlands.example");
});
afterAll(() => store.close());

const downloads = async (visitor = facilitator, params = COVENTRY) =>
  (await visitor.get(page, params)).data as DownloadsPage;
const csv = async (name: string, visitor = facilitator) =>
  ((await visitor.get(table, { ...COVENTRY, table: name })).data as string).split("\r\n");

describe("the downloads of an agreement", () => {
  it("stand on one page, each with what it holds, and every list opens with as many rows as were said", async () => {
    const { whole, groups } = await downloads();
    expect(whole.map(({ form }) => form)).toEqual(["XLSX", "CSV", "print or PDF", "calendar", "JSON"]);
    const lists = groups.flatMap((group) => group.lists);
    expect(lists.every(({ about }) => /^[A-Z].*\.$/.test(about))).toBe(true);
    const there = lists.filter(({ to }) => to !== null);
    expect(there.length).toBeGreaterThan(15);
    for (const { id, count } of there) {
      const text = (await facilitator.get(table, { ...COVENTRY, table: id })).data as string;
      const lines =
        text
          .replaceAll(/"(?:[^"]|"")*"/g, "")
          .trim()
          .split("\r\n").length - 1;
      // Resources end with their total.
      expect(`${lines - (id === "resources" ? 1 : 0)} row`, id).toBe(count.replace(/s$/, ""));
    }
  });

  it("offer the changes, and the whole as JSON, only to who may have them", async () => {
    expect((await downloads(councillor)).whole.map(({ form }) => form)).not.toContain("JSON");
    await expect(councillor.get(json, COVENTRY)).rejects.toThrow(/role does not allow/);
    const whole = JSON.parse((await police.get(json, COVENTRY)).data as string) as { format: string };
    expect(whole.format).toBe("waymark agreement");
    expect((await downloads(councillor)).groups.flatMap(({ lists }) => lists.map(({ id }) => id))).not.toContain(
      "changes",
    );
    await expect(councillor.get(table, { ...COVENTRY, table: "changes" })).rejects.toThrow(/no such/);
    expect((await csv("changes"))[0]).toBe("When,Who,What was done,Kind,To what,Field,From,To,How");
  });

  it("hold nothing that their reader may not see", async () => {
    const hidden = "Break-ins at small business premises, by beat";
    expect((await csv("evidence")).join()).not.toContain(hidden);
    expect((await csv("evidence", police)).join()).toContain(hidden);
    await expect(reviewer.get(table, { ...COVENTRY, table: "evidence" })).rejects.toThrow(/no such/);
    await expect(facilitator.get(table, { ...COVENTRY, table: "secrets" })).rejects.toThrow(/no such/);
  });

  it("say what rooms were shown in sentences, and nobody's name, to the partnership", async () => {
    const by = await actAs(store, "facilitator@coventry.example");
    const room = await Room.open(by, "coventry-2008", { step: 2, exercises: ["know"], people: 4 });
    const evidence = (title: string) => ({ evidence: [{ title, kind: "data", by: "2009-01-31" }] });
    await room.round([evidence("Lettings of units"), evidence("Loans")]);
    const lines = await csv("workshops", councillor);
    expect(lines[0]).toBe("Day,Workshop,Step,Exercise,Question,Round,Answered,In the room,What the room said");
    // In no order, so that it does not say who was first.
    expect(lines.join()).toContain('"Lettings of units, by 31 January 2009 (Coventry City Council)"');
    expect(lines.join()).not.toContain("Person 0");
    await expect(reviewer.get(table, { code: "wolverhampton-2008", table: "workshops" })).rejects.toThrow(/no such/);
  });

  it("make a text that a spreadsheet would run harmless, and leave a negative number a number", async () => {
    const act = await actAs(store, "facilitator@coventry.example");
    const { parts } = await openBook(act, COVENTRY.code);
    const [cause] = parts.cause;
    if (!cause) throw new Error("The example has no cause");
    await changePart(act, COVENTRY.code, "cause", cause._id, cause.rev, { text: '=HYPERLINK("http://x.example")' });
    expect((await csv("causes")).join("\n")).toContain(`"'=HYPERLINK(""http://x.example"")"`);
    expect((await csv("trajectories")).join("\n")).toMatch(/,-\d/);
  });
});

describe("a table that stands on a page of its own", () => {
  it("of the region's agreements comes as the page has it, for the region alone", async () => {
    const lines = ((await reviewer.get(region, {})).data as string).trim().split("\r\n");
    expect(lines[0]).toMatch(/^Region,Agreement,Area,Years,Status,/);
    expect(lines[1]).toMatch(/^West Midlands,Wolverhampton Local Area Agreement,Wolverhampton,2008 to 2011,/);
    await expect(facilitator.get(region, {})).rejects.toThrow(/role does not allow/);
  });

  it("of compared areas comes with its changes in columns", async () => {
    const [heads, first] = ((await facilitator.get(compared, COVENTRY)).data as string).trim().split("\r\n");
    expect(heads).toMatch(/^Area,[^,]+,Rank,.*"?Rank, change since /);
    expect(first).toMatch(/^Coventry,\d/);
  });
});

describe("all observations", () => {
  it("come one a row, with what is missing in words, and nothing that was undone or is not shared", async () => {
    const lines = ((await facilitator.get(observations, COVENTRY)).data as string).trim().split("\r\n");
    expect(lines[0]).toBe(
      "Indicator,Area,Group,Period,Value,Status,Source,Note,Lower,Upper,Numerator,Denominator,Sample size,Unit,Verification,Official",
    );
    const { partnership } = (await openBook(await actAs(store, "facilitator@coventry.example"), COVENTRY.code))
      .agreement;
    const held = await store.find<Observation>("observations", { scope: partnership });
    const shared = held.filter(({ versions }) => versions.at(-1)?.audience.kind !== "organisations");
    expect(lines.length - 1).toBe(shared.length);
    const missing = shared.filter(({ versions }) => versions.at(-1)?.reason);
    expect(lines.filter((line) => /,(suppressed|not published|awaiting),final,/.test(line))).toHaveLength(
      missing.length,
    );
  });

  it("are sent in pieces while they are read, however many there are", async () => {
    let read = 0;
    async function* rows() {
      for (; read < 100_000; read += 1) yield ["x".repeat(100), read];
    }
    const pieces = csvChunks(rows());
    await pieces.next();
    expect(read).toBeLessThan(1000);
    await pieces.return(undefined);
  });

  it("of one who reads from the region are those of the snapshot", async () => {
    const { data } = await reviewer.get(observations, { code: "wolverhampton-2008" });
    expect((data as string).split("\r\n").length).toBeGreaterThan(2);
  });
});
