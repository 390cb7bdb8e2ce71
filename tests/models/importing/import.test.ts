import type { Act } from "@models/act";
import type { Indicator } from "@models/measures/indicator";
import { answerNames, cancelImport, changesFor, commitImport, startImport } from "@models/importing/bring-in";
import { undoImport } from "@models/importing/undo-import";
import { prepareImport } from "@models/importing/run-import";
import { refusedRows } from "@models/importing/prepare";
import { enterValue } from "@models/measures/enter-value";
import { findIndicators } from "@models/measures/find-indicators";
import type { Batch, Observation } from "@models/measures/observation";
import { openBook } from "@models/agreement/book";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { aFile, aSupplier, bringIn, readIn, takeUp } from "../../support/import";

const header = "indicator,area,period,value,status,source\n";

let store: Store;
let act: Act;
beforeEach(async () => {
  store = await openExampleStore();
  act = await actAs(store, "facilitator@coventry.example");
});
afterEach(() => store.close());

/** The value that a reader sees on step 1. */
async function shown(series: string, area: string, period: string): Promise<number | null | undefined> {
  const { observations, batches } = await openBook(act, "coventry-2008");
  const committed = new Set(batches.filter(({ state }) => state === "committed").map(({ _id }) => _id));
  const found = observations.find((each) => each.series === series && each.area === area && each.period === period);
  return found?.versions.findLast(({ batch }) => committed.has(batch))?.value;
}

describe("reading a file", () => {
  it("counts what is new, changed and the same, and refuses rows with their place and remedy", async () => {
    const source = "Labour Force Survey, four-quarter average; 5 Step Model slides, West Midlands RIEP";
    const { state, preview } = await readIn(
      act,
      `${header}NI 151,Coventry MD,Q2 2007,72.4,final,"${source}"\n` +
        `NI 151,Wolverhampton,Q2 2007,65.9,final,"${source}"\n` +
        "NI 151,E08000026,Q3 2007,72.1,provisional,LFS\n" +
        ",Coventry,2005,1,,\nNI 151,,Q3 2007,1,,\nNI 151,Coventry,soon,1,,\n" +
        "NI 151,Coventry,Q4 2007,lots,,\nNI 151,Coventry,Q4 2007,1,perhaps,\nNI 151,Coventry,Q3 2007,72.1,,\n",
    );
    expect(state).toBe("ready");
    expect(preview?.counts).toEqual({ new: 1, changed: 1, same: 1, refused: 6 });
    expect(preview?.changed).toMatchObject([
      { row: 3, area: "E08000031", period: "Q2 2007", from: "65.2", to: "65.9" },
    ]);
    expect(preview?.refused.map(({ row, column, text }) => [row, column, text])).toEqual([
      [5, "indicator", ""],
      [6, "area", ""],
      [7, "period", "soon"],
      [8, "value", "lots"],
      [9, "status", "perhaps"],
      [10, "value", "72.1"],
    ]);
    expect(preview?.refused.every(({ remedy }) => remedy.length > 10)).toBe(true);
  });

  it("saves nothing", async () => {
    const before = [await store.count("observations", {}), await store.count("indicators", {})];
    await readIn(act, `${header}A new one,Atlantis,2005,1,,\n`);
    expect([await store.count("observations", {}), await store.count("indicators", {})]).toEqual(before);
  });

  it("refuses a file that gives two values for one cell, naming both rows", async () => {
    const { state, problem, preview } = await readIn(
      act,
      `${header}NI 151,Coventry,Q3 2007,72.1,,\nNI 152,Coventry,2005,15,,\nNI 151,Coventry MD,Q3 2007,72.2,,\n`,
    );
    expect([state, preview]).toEqual(["refused", null]);
    expect(problem).toMatch(/Row 2 gives 72\.1 and row 4 gives “72\.2”/);
  });

  it("says what a file lacks", async () => {
    const { state, problem } = await readIn(act, "indicator,area,value\nNI 151,Coventry,3\n");
    expect([state, problem]).toEqual(["refused", expect.stringMatching(/no column of it is called period/)]);
  });

  it("takes two measures of one indicator for two series", async () => {
    const { preview } = await readIn(
      act,
      "area,period,indicator,measure,value\nCoventry,2022,Business births,Count,200\nCoventry,2022,Business births,Per 1000 population,1\n",
    );
    expect(preview?.counts.new).toBe(2);
    expect(preview?.indicators).toHaveLength(2);
  });

  it("tells long names apart where they are cut", async () => {
    const long = "Children and young people who were looked after continuously for at least twelve months";
    const { preview } = await readIn(
      act,
      `${header}${long} (boys),Coventry,2005,1,,\n${long} (girls),Coventry,2005,1,,\n`,
    );
    expect(preview?.indicators).toHaveLength(2);
  });

  it("keeps suppressed and missing values as what they are", async () => {
    const { preview } = await readIn(act, `${header}NI 152,Coventry,2005,*,,\nNI 152,Coventry,2006,..,,\n`);
    expect([preview?.suppressed, preview?.missing]).toEqual([1, 1]);
  });

  it("reads decimal commas where the file shows them", async () => {
    await bringIn(act, "indicator;area;period;value\nNI 152;Coventry;2005;1.460,5\nNI 152;Coventry;2006;24,7\n");
    const found = await store.find<Observation>("observations", { series: "NI 152:1" });
    expect(found.map(({ versions }) => versions[0]?.value)).toEqual([1460.5, 24.7]);
  });

  it("does not call a value changed because the file has another name", async () => {
    const rows = "indicator,area,period,value\nNI 152,Coventry,2005,15\n";
    await bringIn(act, rows, "march.csv");
    expect((await readIn(act, rows, "april.csv")).preview?.counts).toMatchObject({ changed: 0, same: 1 });
  });
});

describe("names that are not known", () => {
  const file = `${header}Jobs in all,Atlantis,2005,1,,\nJobs in all,Coventry,2005,2,,\n`;

  it("are proposed, and made with the batch", async () => {
    const read = await readIn(act, file);
    expect(read.preview?.names).toMatchObject([
      { kind: "series", text: "Jobs in all", meaning: { kind: "new", id: "coventry-jobs-in-all" } },
      { kind: "area", text: "Atlantis", meaning: { kind: "new", id: "coventry:atlantis" } },
    ]);
    await commitImport(act, read._id);
    await takeUp(act, read._id);
    expect(await store.get<Indicator>("indicators", "coventry-jobs-in-all")).toMatchObject({ partnership: read.scope });
    expect(await store.get("areas", "coventry:atlantis")).toMatchObject({ name: "Atlantis", parent: null });
  });

  it("are answered once, and remembered for the next file of this kind", async () => {
    const read = await readIn(act, file);
    await answerNames(act, read._id, [
      { kind: "series", text: "Jobs in all", answer: { is: "NI 151" } },
      { kind: "area", text: "Atlantis", answer: { leavesOut: true } },
    ]);
    const again = await takeUp(act, read._id);
    expect(again.preview).toMatchObject({ counts: { new: 1 }, leftOut: 1, indicators: ["NI 151"] });
    await commitImport(act, read._id);
    await takeUp(act, read._id);
    const next = await readIn(act, file.replaceAll("2005", "2006"));
    expect(next.preview).toMatchObject({ counts: { new: 1 }, leftOut: 1, indicators: ["NI 151"] });
  });

  it("go again when the batch is undone, unless something came to rest on them", async () => {
    const first = await bringIn(act, file);
    await undoImport(act, first._id, false);
    const standing = await findIndicators(store, first.scope);
    expect(standing.map(({ _id }) => _id)).not.toContain("coventry-jobs-in-all");
    const again = await bringIn(act, file);
    expect(again.state).toBe("committed");
    expect((await findIndicators(store, first.scope)).map(({ _id }) => _id)).toContain("coventry-jobs-in-all");
  });
});

describe("a value that only some organisations see", () => {
  const file = (value: number) => `${header}NI 152,Coventry,2005,${value},final,Kept\n`;
  const audience = { kind: "organisations" as const, organisations: ["org-of-somebody-else"] };
  beforeEach(async () => {
    await bringIn(act, file(15.1));
    const [stored] = await store.find<Observation>("observations", { series: "NI 152:1", area: "E08000026" });
    if (stored === undefined) throw new Error("Nothing was brought in");
    await store.replace<Observation>("observations", {
      ...stored,
      versions: stored.versions.map((version) => ({ ...version, audience })),
    });
  });

  it.each([15.1, 15.2])("is not told by a file that gives %d, neither as a number nor as the same", async (value) => {
    const read = await readIn(act, file(value));
    expect(read.preview?.counts).toMatchObject({ changed: 1, same: 0 });
    expect(changesFor(act, read)).toMatchObject([{ from: "not shared with you", to: String(value) }]);
  });

  it("is shown to no more people when a file changes it", async () => {
    await bringIn(act, file(15.2));
    const [stored] = await store.find<Observation>("observations", { series: "NI 152:1", area: "E08000026" });
    expect(stored?.versions.map(({ value, audience: seenBy }) => [value, seenBy])).toEqual([
      [15.1, audience],
      [15.2, audience],
    ]);
  });
});

describe("names that nobody can know", () => {
  const unnamed = "Area,2005,2006\nCoventry,12,13\nRugby,11,14\n";

  it("an indicator that the file does not name is asked for, and nothing comes in before it is said", async () => {
    const read = await readIn(act, unnamed);
    expect(read.preview?.names).toContainEqual(
      expect.objectContaining({ kind: "series", asks: "unnamed indicator", count: 4 }),
    );
    expect(await commitImport(act, read._id)).toMatchObject({
      kind: "refused",
      problems: [{ field: "names", message: expect.stringContaining("does not say what its 4 values are of") }],
    });
    const [series] = read.preview?.names ?? [];
    const text = series?.text ?? "";
    await answerNames(act, read._id, [{ kind: "series", text, answer: { makes: { name: "Jobs by the hour" } } }]);
    await takeUp(act, read._id);
    expect((await commitImport(act, read._id)).kind).toBe("done");
    await takeUp(act, read._id);
    expect(await store.get("indicators", "coventry-jobs-by-the-hour")).toMatchObject({ name: "Jobs by the hour" });
    // The next such file may count something else.
    expect((await readIn(act, unnamed)).preview?.names).toContainEqual(
      expect.objectContaining({ asks: "unnamed indicator" }),
    );
  });

  it.each([
    ["Total", "of which area"],
    ["Grand total", "of which area"],
    ["Column total", "of which area"],
    ["All areas", "of which area"],
    ["England and Wales total", "of which area"],
    ["Source: Nomis, rounded", "like a note"],
  ])("“%s” is not made an area: its rows are refused until somebody says what it is", async (area, words) => {
    const file = `${header}NI 152,Coventry,2005,12,,\nNI 152,"${area}",2005,23,,\n`;
    const read = await readIn(act, file);
    expect(read.preview).toMatchObject({
      counts: { new: 1, refused: 1 },
      areas: ["E08000026"],
      refused: [{ row: 3, column: "area", text: area, remedy: expect.stringContaining(words) }],
    });
    await answerNames(act, read._id, [{ kind: "area", text: area, answer: { is: "E12000005" } }]);
    expect((await takeUp(act, read._id)).preview?.counts).toMatchObject({ new: 2, refused: 0 });
    // In another table it may be of other areas: it is asked again.
    await commitImport(act, read._id);
    await takeUp(act, read._id);
    expect((await readIn(act, file.replaceAll("2005", "2006"))).preview?.counts).toMatchObject({ new: 1, refused: 1 });
  });

  it("an area that the file does not name is asked for, with the partnership’s own and those around it to choose from", async () => {
    const file =
      "STRUCTURE,STRUCTURE_ID,ACTION,DIM_1,TIME_PERIOD,OBS_VALUE\ndataflow,A:B(1.0),I,X,2014,12.4\ndataflow,A:B(1.0),I,X,2015,13\n";
    const read = await readIn(act, file);
    expect(read.preview?.counts).toMatchObject({ new: 0, refused: 2 });
    expect(read.preview?.refused[0]?.remedy).toContain("nowhere of which area");
    const asked = read.preview?.names.find(({ asks }) => asks === "unnamed area");
    expect(asked?.suggestions.map(({ name }) => name)).toEqual(["Coventry", "West Midlands", "England"]);
    await answerNames(act, read._id, [{ kind: "area", text: asked?.text ?? "", answer: { is: "E08000026" } }]);
    expect((await takeUp(act, read._id)).preview?.counts).toMatchObject({ new: 2, refused: 0 });
    expect((await commitImport(act, read._id)).kind).toBe("done");
    await takeUp(act, read._id);
    // The next such file may be of somewhere else.
    expect((await readIn(act, file)).preview?.counts).toMatchObject({ refused: 2 });
  });

  it("everybody is still everybody, and a place is still a place", async () => {
    const { preview } = await readIn(
      act,
      "indicator,area,group,period,value\nNI 152,Coventry,Total,2005,12\nNI 152,All Saints,All persons,2005,12\n",
    );
    expect(preview).toMatchObject({ counts: { new: 2, refused: 0 }, groups: ["all"] });
  });
});

describe("saving a file", () => {
  const file = `${header}NI 152,Coventry,2005,15.1,,DWP\nNI 152,Coventry,2006,*,,DWP\n`;

  it("writes nothing twice", async () => {
    await bringIn(act, file);
    expect((await readIn(act, file)).preview?.counts).toEqual({ new: 0, changed: 0, same: 2, refused: 0 });
    await bringIn(act, file);
    const stored = await store.find<Observation>("observations", { series: "NI 152:1" });
    expect(stored.map(({ versions }) => versions.length)).toEqual([1, 1]);
  });

  it("is asked for twice and done once", async () => {
    const read = await readIn(act, file);
    await Promise.all([commitImport(act, read._id), commitImport(act, read._id)]);
    const ends = await Promise.all([takeUp(act, read._id), takeUp(act, read._id)]);
    expect(ends.map(({ state }) => state)).toContain("committed");
    const stored = await store.find<Observation>("observations", { series: "NI 152:1" });
    expect(stored.map(({ versions }) => versions.length)).toEqual([1, 1]);
  });

  it("links each value to the batch, and the batch to the file with its digest and who brought it", async () => {
    const done = await bringIn(act, file, "dwp.csv");
    const [value] = await store.find<Observation>("observations", { series: "NI 152:1" });
    const batch = await store.get<Batch>("batches", value?.versions[0]?.batch ?? "");
    expect(batch).toMatchObject({ import: done._id, label: "dwp.csv", state: "committed" });
    expect(done).toMatchObject({
      by: act.actor.person,
      file: { name: "dwp.csv", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it("shows nothing of what was stopped, and goes on to its end when it is taken up again", async () => {
    const read = await readIn(act, file);
    await commitImport(act, read._id);
    const failing = Object.assign(Object.create(store) as Store, {
      replace: (collection: string, doc: never) =>
        collection === "batches" ? Promise.reject(new Error("the power went")) : store.replace(collection, doc),
    });
    await expect(takeUp(act, read._id, failing)).rejects.toThrow("power");
    expect((await readIn(act, file)).preview?.counts).toMatchObject({ new: 2, same: 0 });
    await waitForLease(read._id);
    expect((await takeUp(act, read._id)).state).toBe("committed");
    expect((await readIn(act, file)).preview?.counts).toMatchObject({ new: 0, same: 2 });
  });

  it("leaves nothing when it is cancelled", async () => {
    const read = await readIn(act, file);
    await cancelImport(act, read._id);
    expect((await takeUp(act, read._id)).state).toBe("cancelled");
    expect(await commitImport(act, read._id)).toMatchObject({ kind: "refused" });
    expect(await store.count("observations", { series: "NI 152:1" })).toBe(0);
  });

  it("is undone as a whole, and what stood before stands again", async () => {
    const source = "Labour Force Survey, four-quarter average; 5 Step Model slides, West Midlands RIEP";
    const before = await shown("NI 151:1", "E08000031", "Q2007-2");
    const done = await bringIn(act, `${header}NI 151,Wolverhampton,Q2 2007,60,final,"${source}"\n`);
    expect(await shown("NI 151:1", "E08000031", "Q2007-2")).toBe(60);
    expect((await undoImport(act, done._id, false)).kind).toBe("done");
    expect(await shown("NI 151:1", "E08000031", "Q2007-2")).toBe(before);
  });

  it("asks before it undoes what was edited later, and keeps the edit", async () => {
    const done = await bringIn(act, `${header}NI 151,Wolverhampton,Q2 2007,60,,LFS\n`);
    const typed = { indicator: "NI 151", area: "E08000031", period: "Q2007-2", typed: "61" };
    await enterValue(act, "coventry-2008", typed);
    expect(await undoImport(act, done._id, false)).toMatchObject({
      kind: "later edits",
      edits: [{ by: act.actor.person }],
    });
    expect((await undoImport(act, done._id, true)).kind).toBe("done");
    expect(await shown("NI 151:1", "E08000031", "Q2007-2")).toBe(61);
  });

  it("gives all refused rows again with what would mend them", async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `NI 152,Coventry,${1900 + i},many,,\n`).join("");
    const read = await readIn(act, header + rows);
    expect(read.preview?.refused.length).toBe(200);
    const all: string[] = [];
    for await (const { text } of refusedRows(await prepareImport({ store }, read))) all.push(text);
    expect(all).toHaveLength(300);
  });
});

/** An instance that said nothing for longer than its lease is not waited for. */
async function waitForLease(id: string): Promise<void> {
  const stuck = await store.get<{ _id: string; rev: number }>("imports", id);
  await store.replace("imports", { ...stuck, lease: null } as never);
}

describe("a partner’s file", () => {
  it("brings in what its organisation supplies; the rest is counted apart", async () => {
    const { candidates, partner } = await aSupplier(store);
    const file = `${header}"${candidates[0]}",Coventry,2030,1,,\nNI 152,Coventry,2030,2,,\nNI 152,Atlantis,2030,2,,\n`;
    const { preview } = await readIn(partner, file);
    expect(preview).toMatchObject({ counts: { new: 1 }, others: 2 });
  });

  it("is nobody else’s to see or to save", async () => {
    const { partner } = await aSupplier(store);
    const begun = await startImport(partner, "coventry-2008", aFile(header));
    const stranger = await actAs(store, "reviewer@westmidlands.example");
    await expect(commitImport(stranger, begun._id)).rejects.toThrow();
    await expect(startImport(stranger, "coventry-2008", aFile(header))).rejects.toThrow();
  });
});
