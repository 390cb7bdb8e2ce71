import { commitImport } from "@models/importing/commit";
import { readTidyCsv } from "@models/importing/dialects/tidy-csv";
import { type ImportPreview, previewImport } from "@models/importing/preview";
import { UnreadableFileError, readCell } from "@models/importing/table";
import type { Observation } from "@models/measures/observation";
import type { Partnership } from "@models/place/partnership";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("readTidyCsv", () => {
  it("reads columns in any order, a mark, blank lines and quoted texts", () => {
    const table = readTidyCsv(
      bytes('\uFEFFarea,indicator,value,period\n"Herefordshire, County of",NI 151,"1,460",2005\n\n'),
    );
    expect(table.rows).toEqual([
      {
        row: 2,
        area: "Herefordshire, County of",
        indicator: "NI 151",
        value: "1,460",
        period: "2005",
        status: "",
        source: "",
      },
    ]);
    expect(table.encoding).toBe("utf-8");
  });

  it("reads what Excel saved as Windows-1252", () => {
    const table = readTidyCsv(
      Uint8Array.from([...bytes("indicator,area,period,value\nNI 151,Coventry,2005,"), 0xa3, 0x33]),
    );
    expect(table).toMatchObject({ encoding: "windows-1252", rows: [{ value: "£3" }] });
  });

  it.each([
    ["a missing column", "indicator,area,value\n", /period is not there/],
    ["a doubled column", "indicator,area,period,value,value\n", /Two columns are called value/],
    ["a broken quote", 'indicator,area,period,value\nNI 151,"Coventry,2005,3\n', /quotes/],
    ["something else", "\u0000\u0001", /Save it as CSV/],
    ["nothing at all", "", /first row must name/],
  ])("refuses a file with %s, and says what would mend it", (_what, text, words) => {
    expect(() => readTidyCsv(bytes(text))).toThrow(UnreadableFileError);
    expect(() => readTidyCsv(bytes(text))).toThrow(words);
  });
});

describe("readCell", () => {
  it.each([
    ["24.7", 24.7],
    ["1,460", 1460],
    ["2.1%", 2.1],
    ["£1,200.50", 1200.5],
    ["−3.2", -3.2],
    ["1e-9", 1e-9],
    ["0", 0],
  ])("reads %s", (text, value) => expect(readCell(text)).toEqual({ value, reason: null }));

  it.each([
    ["*", "suppressed"],
    ["", "not published"],
    ["[x]", "not published"],
    ["awaiting", "awaiting"],
  ])("reads %o as no value, never as zero", (text, reason) => expect(readCell(text)).toEqual({ value: null, reason }));

  it.each(["1,46", "twelve", "1.2.3", "=1+1", "12 b"])("does not guess what %s means", (text) =>
    expect(readCell(text)).toBeUndefined(),
  );
});

describe("an import of tidy CSV", () => {
  let store: Store;
  let scope: string;
  beforeAll(async () => {
    store = await openExampleStore();
    scope = (await store.find<Partnership>("partnerships", { code: "coventry" }))[0]?._id ?? "";
  });
  afterAll(() => store.close());

  const preview = (text: string): Promise<ImportPreview> =>
    previewImport(store, { scope, fileName: "figures.csv" }, readTidyCsv(bytes(text)));
  const header = "indicator,area,period,value,status,source\n";

  it("counts what is new, changed and the same, and refuses rows with their place and remedy", async () => {
    const source = "Labour Force Survey, four-quarter average; 5 Step Model slides, West Midlands RIEP";
    const found = await preview(
      `${header}NI 151,Coventry MD,Q2 2007,72.4,final,"${source}"\n` +
        `NI 151,Wolverhampton,Q2 2007,65.9,final,"${source}"\n` +
        "NI 151,E08000026,Q3 2007,72.1,provisional,LFS\n" +
        "NI 999,Coventry,2005,1,,\nNI 151,Atlantis,Q3 2007,1,,\nNI 151,Coventry,soon,1,,\n" +
        "NI 151,Coventry,Q4 2007,lots,,\nNI 151,Coventry,Q4 2007,1,perhaps,\nNI 151,Coventry,Q3 2007,72.2,,\n",
    );
    expect([found.fresh.length, found.changed.length, found.same]).toEqual([1, 1, 1]);
    expect(found.changed[0]).toMatchObject({ before: 65.2, given: { value: 65.9 } });
    expect(found.refused.map(({ row, column, text }) => [row, column, text])).toEqual([
      [5, "indicator", "NI 999"],
      [6, "area", "Atlantis"],
      [7, "period", "soon"],
      [8, "value", "lots"],
      [9, "status", "perhaps"],
      [10, "value", "72.2"],
    ]);
    expect(found.refused.every(({ remedy }) => remedy.length > 10)).toBe(true);
  });

  it("writes nothing twice", async () => {
    const act = await actAs(store, "facilitator@coventry.example");
    const text = `${header}NI 152,Coventry,2005,15.1,,DWP\nNI 152,Coventry,2006,*,,DWP\n`;
    const first = await preview(text);
    expect(await commitImport(act, first, "figures.csv")).not.toBeNull();
    const second = await preview(text);
    expect([second.fresh.length, second.changed.length, second.same]).toEqual([0, 0, 2]);
    expect(await commitImport(act, second, "figures.csv")).toBeNull();
    const stored = await store.find<Observation>("observations", { scope, series: "NI 152:1" });
    expect(stored.map((each) => each.versions.length)).toEqual([1, 1]);
  });

  it("shows nothing of an import that was stopped, and completes when it is run again", async () => {
    const act = await actAs(store, "facilitator@coventry.example");
    const text = `${header}NI 153,Coventry,2005,30,,DWP\nNI 153,Coventry,2006,31,,DWP\n`;
    const stopped = { ...store, insertMany: store.insertMany.bind(store), insert: store.insert.bind(store) } as Store;
    stopped.replace = () => Promise.reject(new Error("the power went"));
    await expect(commitImport({ ...act, store: stopped }, await preview(text), "figures.csv")).rejects.toThrow("power");
    const again = await preview(text);
    expect([again.fresh.length, again.same]).toEqual([2, 0]);
    await commitImport(act, again, "figures.csv");
    expect((await preview(text)).same).toBe(2);
  });
});
