import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import { addPart } from "@models/agreement/change-part";
import { bringBack } from "@models/agreement/bring-back";
import { exportAgreement, exportFor } from "@models/agreement/export-agreement";
import { checkStore } from "@models/integrity/check-store";
import { contentHash, sentencesOf } from "@models/reports/content";
import { type Level, type ReportContent } from "@models/reports/content-schema";
import { reportDue } from "@models/reports/due";
import { contentAsKnown, contentOfReport, findReport, reportsOf } from "@models/reports/find";
import type { Report } from "@models/reports/report";
import { revisedSince } from "@models/reports/revisions";
import { readSentence } from "@models/reports/sentence";
import { publishReport, saveWords, setReportDay, startReport } from "@models/reports/write";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AGREED, AGREED_PARTNER, agreeNeighbour, publishResults } from "../../support/agreed";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";
import { openTemporaryStore } from "../../support/store";

const TODAY = "2009-03-16T09:00:00.000Z";
const Q3 = "FQ2008-3";

let store: Store;
let facilitator: Act;
let partner: Act;
let reviewer: Act;

const on = (act: Act, day: string): Act => ({ ...act, now: `${day}T09:00:00.000Z` });
const value = (day: string, period: string, figure: number) =>
  publishResults(store, { [period]: figure }, "region", `${day}T08:00:00.000Z`);

beforeEach(async () => {
  store = await openExampleStore();
  await agreeNeighbour(store);
  // Enough of the same quarters to tell a result from noise.
  await publishResults(store, { "Q2004-4": 64.1, "Q2005-4": 64.4, "Q2006-4": 64, "Q2007-4": 64.3 });
  facilitator = await actAs(store, "facilitator@wolverhampton.example", TODAY);
  partner = await actAs(store, AGREED_PARTNER, TODAY);
  reviewer = await actAs(store, "reviewer@westmidlands.example", TODAY);
});
afterEach(() => store.close());

const contentAt = async (act: Act, report: Report): Promise<ReportContent> =>
  accepted(await contentOfReport(act, await findReport(act, AGREED, report._id)));
const read = (content: ReportContent, level?: Level) =>
  sentencesOf(
    level ? { levels: { operational: [], executive: [], board: [], [level]: content.levels[level] } } : content,
  ).map(readSentence);

async function publish(act: Act, report: Report): Promise<Report> {
  return accepted(await publishReport(act, AGREED, report._id, contentHash(await contentAt(act, report))));
}

async function courseIn(report: Report): Promise<{ id: string; text: string }> {
  const all = sentencesOf(await contentAt(facilitator, report));
  const found = all.find(({ id }) => id.startsWith("executive-course"));
  if (!found) throw new Error("There is no sentence of the target’s course");
  return found;
}

describe("starting a report", () => {
  it("gives one draft to two who start it at once, and to who starts it again", async () => {
    const both = await Promise.all([startReport(facilitator, AGREED, Q3), startReport(facilitator, AGREED, Q3)]);
    expect(new Set(both.map((outcome) => accepted(outcome)._id)).size).toBe(1);
    expect(accepted(await startReport(facilitator, AGREED, Q3))).toMatchObject({ version: 1, day: "2009-03-16" });
    expect((await reportsOf(facilitator, AGREED)).reports).toHaveLength(1);
  });

  it("is for quarters of a signed agreement that have begun, and for its facilitator", async () => {
    expect(refusals(await startReport(facilitator, AGREED, "FQ2009-1"))[0]).toMatch(/has begun/);
    expect(refusals(await startReport(facilitator, AGREED, "FY2008"))[0]).toBe("Choose a quarter of the agreement");
    const coventry = await actAs(store, "facilitator@coventry.example", TODAY);
    expect(refusals(await startReport(coventry, "coventry-2008", Q3))[0]).toMatch(/signed agreement/);
    await expect(startReport(partner, AGREED, Q3)).rejects.toThrow("Only the partnership’s facilitator");
  });
});

describe("what a report says", () => {
  it("speaks of each target with its figures, at three levels, and leads each figure to its cell", async () => {
    await value("2009-02-20", "Q2008-4", 60.1);
    const content = await contentAt(facilitator, accepted(await startReport(facilitator, AGREED, Q3)));
    expect(read(content, "executive").join("\n")).toMatch(/is off track: 60\.1 in Q4 2008, against [\d.]+ promised\./);
    expect(read(content, "executive").join("\n")).toMatch(/If nothing changes, \d+% of simulated futures meet/);
    expect(content.levels.board.map(({ title }) => title)).toContainEqual(expect.stringMatching(/^What will bring/));
    expect(content.levels.operational.length).toBeGreaterThan(0);
    const shown = sentencesOf(content).flatMap(({ figures }) => Object.values(figures));
    const cell = shown.find((figure) => figure.shown === "60.1")?.cell;
    expect(cell).toMatchObject({ kind: "value", period: "Q2008-4", area: "E08000031" });
    // Nothing of a number is outside a slot.
    for (const { text } of sentencesOf(content)) expect(text.replace(/\{\w+\}/g, "")).not.toMatch(/\d/);
  });

  it("holds no figure that is not for the region, which reads what is published", async () => {
    await publishResults(store, { "Q2008-4": 60.1 }, "partnership", "2009-02-20T08:00:00.000Z");
    const content = await contentAt(facilitator, accepted(await startReport(facilitator, AGREED, Q3)));
    expect(JSON.stringify(content)).not.toContain("60.1");
  });

  it("says what changed since the last one: new and revised values, and who went off course", async () => {
    await value("2009-01-10", "Q2008-3", 65.4);
    const before = accepted(await startReport(on(facilitator, "2009-01-20"), AGREED, "FQ2008-2"));
    await publish(on(facilitator, "2009-01-20"), before);
    await value("2009-02-20", "Q2008-3", 64.9);
    accepted(
      await addPart(on(facilitator, "2009-02-20"), AGREED, "decision", {
        ...{ what: "Open a fourth job club", kind: "management", date: "2009-02-19", takenBy: "The board" },
      }),
    );
    await value("2009-02-20", "Q2008-4", 60.1);
    const content = await contentAt(facilitator, accepted(await startReport(facilitator, AGREED, Q3)));
    expect(content.since).toMatchObject({ quarter: "FQ2008-2", version: 1 });
    const groups = content.levels.executive[0]?.groups ?? [];
    expect(groups.map(({ title, sentences }) => [title, ...sentences.map(readSentence)])).toEqual([
      ["Off course since", expect.stringMatching(/is off track; it had no result before\.$/)],
      ["New values", expect.stringMatching(/: 60\.1 in Q4 2008\.$/)],
      ["Revised values", expect.stringMatching(/: Q3 2008 was 65\.4 and is now 64\.9\.$/)],
      ["Decisions taken", "“Open a fourth job club”: decided by The board on 19 February 2009."],
    ]);
    expect(read(content, "board").join(" ")).toContain(
      "Since the last report: 1 gone off course, 1 new value, 1 revised value, 1 decision taken.",
    );
  });
});

describe("editing the words", () => {
  it("keeps a person’s words around the figures, and refuses figures of their own without saving anything", async () => {
    await value("2009-02-20", "Q2008-4", 60.1);
    const report = accepted(await startReport(facilitator, AGREED, Q3));
    const { id, text } = await courseIn(report);
    const words = `The autumn was hard. ${text}`;
    const saved = accepted(await saveWords(facilitator, AGREED, report._id, report.rev, { [id]: words }));
    expect(read(await contentAt(facilitator, saved)).join("\n")).toContain("The autumn was hard.");
    const typed = { [id]: `${text} In truth it was nearly 65.2.` };
    expect(await saveWords(facilitator, AGREED, report._id, saved.rev, typed)).toMatchObject({
      kind: "refused",
      problems: [{ field: id }],
    });
    expect((await findReport(facilitator, AGREED, report._id)).report.rev).toBe(saved.rev);
    await expect(saveWords(partner, AGREED, report._id, saved.rev, {})).rejects.toThrow("Only the partnership’s");
    // Nothing gives the generated words back.
    const back = accepted(await saveWords(facilitator, AGREED, report._id, saved.rev, { [id]: "" }));
    expect(back.words).toEqual({});
  });

  it("merges what two wrote of two sentences, and shows both what they wrote of one", async () => {
    await value("2009-02-20", "Q2008-4", 60.1);
    const report = accepted(await startReport(facilitator, AGREED, Q3));
    const { id, text } = await courseIn(report);
    const other = sentencesOf(await contentAt(facilitator, report)).find((each) =>
      each.id.startsWith("executive-actions"),
    );
    const save = (key: string, words: string) =>
      saveWords(facilitator, AGREED, report._id, report.rev, { [key]: words });
    accepted(await save(id, `${text} One.`));
    accepted(await save(other?.id ?? "", `${other?.text} Two.`));
    expect(await save(id, `${text} Three.`)).toMatchObject({ kind: "conflict" });
    const { words } = (await findReport(facilitator, AGREED, report._id)).report;
    expect(Object.values(words).map((each) => each.text.slice(-4))).toEqual(["One.", "Two."]);
  });

  it("asks again for words that were written for other figures, before they are published", async () => {
    await value("2009-02-20", "Q2008-4", 60.1);
    const report = accepted(await startReport(on(facilitator, "2009-02-25"), AGREED, Q3));
    const { id, text } = await courseIn(report);
    accepted(await saveWords(facilitator, AGREED, report._id, report.rev, { [id]: `${text} The winter was hard.` }));
    await value("2009-03-10", "Q2008-4", 67.6);
    const { rev } = (await findReport(facilitator, AGREED, report._id)).report;
    accepted(await setReportDay(facilitator, AGREED, report._id, rev, "2009-03-16"));
    const content = await contentAt(facilitator, report);
    expect(read(content).join("\n")).not.toContain("The winter was hard.");
    expect(refusals(await publishReport(facilitator, AGREED, report._id, contentHash(content)))[0]).toMatch(
      /^A sentence was written for other figures/,
    );
    expect(refusals(await setReportDay(facilitator, AGREED, report._id, rev + 1, "2009-04-01"))[0]).toMatch(
      /still to come/,
    );
    expect(refusals(await setReportDay(facilitator, AGREED, report._id, rev + 1, "2008-01-01"))[0]).toMatch(
      /not signed by then/,
    );
  });
});

describe("publishing", () => {
  it("freezes what was on the page: later figures and words do not reach it", async () => {
    await value("2009-02-20", "Q2008-4", 60.1);
    const report = await publish(facilitator, accepted(await startReport(facilitator, AGREED, Q3)));
    expect(report).toMatchObject({
      state: "published",
      published: { sha256: contentHash(report.content as ReportContent) },
    });
    await value("2009-03-17", "Q2008-4", 67.6);
    const later = on(facilitator, "2009-03-20");
    expect(read(await contentAt(later, report)).join("\n")).toContain("60.1 in Q4 2008");
    expect(refusals(await saveWords(later, AGREED, report._id, report.rev, {}))[0]).toMatch(/is published/);
    expect(refusals(await setReportDay(later, AGREED, report._id, report.rev, "2009-03-19"))[0]).toMatch(
      /is published/,
    );
    // What was revised since is listed beside it.
    const values = (report.content as ReportContent).facts.targets;
    const revised = await revisedSince(store, await openBook(later, AGREED), values);
    expect(revised).toMatchObject([{ period: "Q2008-4", from: 60.1, to: 67.6 }]);
    expect(await checkStore(store)).toEqual([]);
  });

  it("refuses what has changed since it was looked at", async () => {
    const report = accepted(await startReport(facilitator, AGREED, Q3));
    const saw = contentHash(await contentAt(facilitator, report));
    await value("2009-03-16", "Q2008-4", 60.1);
    expect(refusals(await publishReport(facilitator, AGREED, report._id, saw))[0]).toMatch(
      /have changed since you looked/,
    );
  });

  it("has one outcome when two publish at once", async () => {
    const report = accepted(await startReport(facilitator, AGREED, Q3));
    const saw = contentHash(await contentAt(facilitator, report));
    const both = await Promise.all([
      publishReport(facilitator, AGREED, report._id, saw),
      publishReport(on(facilitator, "2009-03-16"), AGREED, report._id, saw),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    expect((await findReport(facilitator, AGREED, report._id)).report.changes).toHaveLength(3);
  });

  it("keeps what was written while it was being published, by refusing one of the two", async () => {
    const report = accepted(await startReport(facilitator, AGREED, Q3));
    const content = await contentAt(facilitator, report);
    const [sentence] = content.levels.executive.flatMap(({ lead }) => lead);
    const outcomes = await Promise.all([
      publishReport(facilitator, AGREED, report._id, contentHash(content)),
      saveWords(facilitator, AGREED, report._id, report.rev, { [sentence?.id ?? ""]: `${sentence?.text} So it is.` }),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
  });

  it("supersedes the version before it, which stays readable as it was", async () => {
    const first = await publish(facilitator, accepted(await startReport(facilitator, AGREED, Q3)));
    const second = accepted(await startReport(facilitator, AGREED, Q3));
    expect(second).toMatchObject({ version: 2, state: "draft" });
    expect((await reportsOf(reviewer, AGREED)).reports.map(({ version, state }) => [version, state])).toEqual([
      [1, "published"],
    ]);
    await publish(facilitator, second);
    expect((await reportsOf(reviewer, AGREED)).reports.map(({ version, state }) => [version, state])).toEqual([
      [2, "published"],
      [1, "superseded"],
    ]);
    expect((await findReport(partner, AGREED, first._id)).report.content).toEqual(first.content);
    expect(await checkStore(store)).toEqual([]);
  });

  it("keeps drafts from the region", async () => {
    const report = accepted(await startReport(facilitator, AGREED, Q3));
    await expect(findReport(reviewer, AGREED, report._id)).rejects.toThrow("no such report");
    await publish(facilitator, report);
    expect((await findReport(reviewer, AGREED, report._id)).report.state).toBe("published");
  });
});

describe("as known on", () => {
  it("shows the old number and the old sentence on a day before a revision, and lists the revision", async () => {
    await value("2009-02-20", "Q2008-4", 60.1);
    const report = await publish(facilitator, accepted(await startReport(facilitator, AGREED, Q3)));
    await value("2009-03-20", "Q2008-4", 67.6);
    const found = await findReport(partner, AGREED, report._id);
    const asked = async (day: string) => accepted(await contentAsKnown(on(partner, "2009-03-31"), found, day));
    const [before, after] = [await asked("2009-03-19"), await asked("2009-03-20")];
    const course = (content: ReportContent) => read(content, "executive").find((text) => text.includes("Q4 2008"));
    expect(course(before)).toMatch(/is off track: 60\.1 in Q4 2008, against/);
    expect(course(after)).toMatch(/is on track: 67\.6 in Q4 2008, against/);
    const frame = await openBook(on(partner, "2009-03-31"), AGREED);
    expect(await revisedSince(store, frame, before.facts.targets)).toMatchObject([{ from: 60.1, to: 67.6 }]);
    expect(await revisedSince(store, frame, after.facts.targets)).toEqual([]);
  });

  it("says the words that a person had written by then", async () => {
    await value("2009-02-20", "Q2008-4", 60.1);
    const report = accepted(await startReport(on(facilitator, "2009-03-01"), AGREED, Q3));
    const { id, text } = await courseIn(report);
    accepted(await saveWords(facilitator, AGREED, report._id, report.rev, { [id]: `${text} It was a hard winter.` }));
    const found = await findReport(facilitator, AGREED, report._id);
    const asked = async (day: string) => read(accepted(await contentAsKnown(facilitator, found, day))).join("\n");
    expect(await asked("2009-03-10")).not.toContain("hard winter");
    expect(await asked("2009-03-16")).toContain("60.1 in Q4 2008, against");
    expect(await asked("2009-03-16")).toContain("hard winter");
  });

  it("is for who may read the history, and for days on which it was signed", async () => {
    const report = await publish(facilitator, accepted(await startReport(facilitator, AGREED, Q3)));
    const found = await findReport(reviewer, AGREED, report._id);
    await expect(contentAsKnown(reviewer, found, "2009-03-01")).rejects.toThrow("as they were published");
    expect(refusals(await contentAsKnown(facilitator, found, "2008-03-01"))[0]).toMatch(
      /not signed by then|not begun by then/,
    );
    expect(refusals(await contentAsKnown(facilitator, found, "2010-03-01"))[0]).toMatch(/still to come/);
  });
});

describe("the file of an agreement", () => {
  it("brings its reports back into an empty store, and gives the region none that is a draft", async () => {
    const published = await publish(facilitator, accepted(await startReport(facilitator, AGREED, Q3)));
    accepted(await startReport(facilitator, AGREED, Q3));
    const agreement = (await store.get<Agreement>("agreements", published.agreement))!;
    const empty = await openTemporaryStore();
    try {
      accepted(await bringBack(empty, await exportAgreement(store, agreement), TODAY));
      expect(await empty.get("reports", published._id)).toEqual(await store.get("reports", published._id));
      expect(await empty.count("reports", {})).toBe(2);
      expect(await checkStore(empty)).toEqual([]);
    } finally {
      await empty.close();
    }
    const auditor: Act = {
      ...reviewer,
      actor: { ...reviewer.actor, roles: [{ role: "auditor", region: agreement.region }] },
    };
    expect((await exportFor(auditor, AGREED)).reports?.map(({ state }) => state)).toEqual(["published"]);
    expect((await exportFor(partner, AGREED)).reports).toHaveLength(2);
  });
});

describe("the report that is due", () => {
  it("is that of the last quarter, by the reporting dates, until it is published", async () => {
    const book = await openBook(facilitator, AGREED);
    const due = (day: string, reports: Awaited<ReturnType<typeof reportsOf>>["reports"]) => {
      const [priority] = book.parts.priority;
      const schedule = { priority: priority?._id, every: "quarter", daysAfter: 20 };
      const reporting = [schedule] as unknown as typeof book.parts.reporting;
      return reportDue({ ...book, parts: { ...book.parts, reporting } }, reports, day);
    };
    expect(due("2009-01-05", [])).toEqual({ quarter: Q3, due: "2009-01-20", draft: null });
    expect(reportDue({ ...book, parts: { ...book.parts, reporting: [] } }, [], "2009-01-05")).toBeUndefined();
    const report = accepted(await startReport(facilitator, AGREED, Q3));
    expect(due("2009-01-05", (await reportsOf(facilitator, AGREED)).reports)?.draft).toBe(report._id);
    await publish(facilitator, report);
    expect(due("2009-01-05", (await reportsOf(facilitator, AGREED)).reports)).toBeUndefined();
  });
});
