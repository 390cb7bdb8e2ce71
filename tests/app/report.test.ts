import { addPart } from "@models/agreement/change-part";
import { openBook } from "@models/agreement/book";
import type { Store } from "@models/store/port";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReportPage } from "~/lib/report-page.server";
import type { ReportsPage } from "~/lib/reports-page.server";
import { action as send, loader as report } from "~/routes/agreements.$code_.reports.$report";
import { loader as workbook } from "~/routes/agreements.$code_.reports.$report[.xlsx]";
import { action as start, loader as reports } from "~/routes/agreements.$code_.reports._index";
import { loader as home } from "~/routes/home";
import { AGREED, AGREED_PARTNER, agreeNeighbour, publishResults } from "../support/agreed";
import { actAs, openExampleStore } from "../support/example";
import { type Visitor, openPages } from "../support/pages";
import { accepted } from "../support/people";

const TODAY = "2009-01-16T09:00:00.000Z";
const Q3 = "FQ2008-3";

let store: Store;
let facilitator: Visitor;
let partner: Visitor;
let region: Visitor;

beforeEach(async () => {
  store = await openExampleStore();
  await agreeNeighbour(store);
  await publishResults(store, { "Q2004-4": 64.1, "Q2005-4": 64.4, "Q2006-4": 64, "Q2007-4": 64.3, "Q2008-4": 60.1 });
  const enter = openPages(store, TODAY);
  facilitator = await enter("facilitator@wolverhampton.example");
  partner = await enter(AGREED_PARTNER);
  region = await enter("reviewer@westmidlands.example");
});
afterEach(() => store.close());

const list = async (visitor: Visitor) => (await visitor.get(reports, { code: AGREED })).data as ReportsPage;
const pageOf = async (visitor: Visitor, id: string, search = "") =>
  (await visitor.get(report, { code: AGREED, report: id }, search)).data as ReportPage;
const does = (visitor: Visitor, id: string, fields: Record<string, string>) =>
  visitor.post(send, { code: AGREED, report: id }, fields);
const read = (page: ReportPage) =>
  page.blocks.flatMap(({ lead, groups }) => [...lead, ...groups.flatMap(({ sentences }) => sentences)]);

async function begin(): Promise<string> {
  const begun = await facilitator.post(start, { code: AGREED }, { intent: "start", form: "start", quarter: Q3 });
  expect(begun).toMatchObject({ status: 303, to: expect.stringMatching(/\/reports\/.+\?saved=start$/) as string });
  return (await list(facilitator)).reports[0]?.id ?? "";
}

describe("the pages of a report", () => {
  it("start the quarter that is over, change a sentence around its figures, publish it, and show it to the region", async () => {
    expect((await list(facilitator)).first).toBe(Q3);
    expect((await list(partner)).open).toEqual([]);
    const id = await begin();
    expect((await list(region)).reports).toEqual([]);
    expect(
      (await region.get(report, { code: AGREED, report: id }).catch((error: Error) => error)) as Error,
    ).toMatchObject({
      name: "NotFoundError",
    });
    const draft = await pageOf(facilitator, id);
    const sentence = read(draft).find(({ text }) => text.includes("{value}"));
    const [block] = draft.blocks.filter(({ targets }) => targets.length > 0);
    const words = (text: string) => ({
      ...{ intent: "words", form: block?.id ?? "", rev: String(draft.rev), level: "executive" },
      ...{ [sentence?.id ?? ""]: text },
    });
    const typed = await does(facilitator, id, words("Employment is near 66.3 now."));
    expect(typed).toMatchObject({
      status: 400,
      data: { refused: { form: block?.id, values: words("Employment is near 66.3 now.") } },
    });
    expect((await does(facilitator, id, words(`As feared: ${sentence?.text}`))).to).toContain(
      "level=executive&saved=words#",
    );
    const { saw } = await pageOf(facilitator, id);
    expect((await does(facilitator, id, { intent: "publish", form: "publish", saw })).status).toBe(303);

    const published = await pageOf(region, id);
    expect(read(published).map((each) => each.read)).toContainEqual(
      expect.stringMatching(/^As feared: .* is off track: 60\.1 in/),
    );
    const value = read(published)
      .flatMap(({ pieces }) => pieces)
      .find(({ text }) => text === "60.1");
    expect(value?.to).toMatch(/\/values\?candidate=.*period=Q2008-4/);
    // What was signed first stands beside what is promised now.
    expect(published.blocks.flatMap(({ targets }) => targets)[0]).toMatchObject({
      first: "69 in Q4 2010",
      isChanged: false,
    });
    expect(published.may).toEqual({ write: false, ask: false });
  });

  it("say beside the field what somebody else wrote meanwhile, and keep what was typed", async () => {
    const id = await begin();
    const draft = await pageOf(facilitator, id);
    const sentence = read(draft)[0];
    const save = (text: string) =>
      does(facilitator, id, { intent: "words", form: "x", rev: String(draft.rev), [sentence?.id ?? ""]: text });
    expect((await save(`${sentence?.text} One.`)).status).toBe(303);
    const second = await save(`${sentence?.text} Two.`);
    expect(second.status).toBe(409);
    expect(JSON.stringify(second.data)).toMatch(/saved this while you were writing.* One\./);
  });

  it("show it as known on an earlier day to who may read the history, to read only, with what was revised since", async () => {
    const id = await begin();
    await publishResults(store, { "Q2008-4": 67.6 }, "region", "2009-01-10T08:00:00.000Z");
    const before = await pageOf(partner, id, "?on=2009-01-09&level=executive");
    expect(before).toMatchObject({ on: "9 January 2009", may: { write: false } });
    expect(read(before).map((each) => each.read)).toContainEqual(
      expect.stringContaining("is off track: 60.1 in Q4 2008"),
    );
    expect(before.revised).toMatchObject({
      words: "one value was revised since",
      list: [{ from: "60.1", to: "67.6" }],
    });
    expect(before.levels[0]?.to).toContain("on=2009-01-09");
    const now = await pageOf(partner, id);
    expect(read(now).map((each) => each.read)).toContainEqual(expect.stringContaining("is on track: 67.6 in Q4 2008"));
    expect(now.revised).toBeNull();
    expect((await pageOf(partner, id, "?on=2010-01-01")).asked.problem).toMatch(/still to come/);
  });

  it("are listed as they stood on an earlier day to who may read the history, with what came later", async () => {
    const id = await begin();
    const { saw } = await pageOf(facilitator, id);
    const later = openPages(store, "2009-01-20T09:00:00.000Z");
    const chair = await later("facilitator@wolverhampton.example");
    expect((await does(chair, id, { intent: "publish", form: "publish", saw })).status).toBe(303);
    const listOn = async (email: string, day: string) =>
      (await (await later(email)).get(reports, { code: AGREED }, `?on=${day}`)).data as ReportsPage;
    const draft = await listOn("facilitator@wolverhampton.example", "2009-01-16");
    expect(draft.reports).toMatchObject([{ words: "draft", to: expect.stringContaining("on=2009-01-16") as string }]);
    expect(draft).toMatchObject({
      on: "16 January 2009",
      open: [],
      due: null,
      later: [{ words: expect.stringMatching(/^published/) as string }],
    });
    expect(await listOn(AGREED_PARTNER, "2009-01-15")).toMatchObject({
      reports: [],
      later: [{ words: expect.stringMatching(/^published/) as string }],
    });
    // The region knew of no draft, and does not now.
    expect((await listOn("auditor@westmidlands.example", "2009-01-16")).reports).toEqual([]);
    expect((await listOn("auditor@westmidlands.example", "2009-01-20")).reports).toMatchObject([
      { words: "published" },
    ]);
    await expect(listOn("reviewer@westmidlands.example", "2009-01-20")).rejects.toMatchObject({
      name: "ForbiddenError",
    });
    expect((await list(facilitator)).later).toEqual([]);
  });

  it("show the region's auditor no words of a draft, also on a day when it was one", async () => {
    const at = openPages(store, "2009-01-14T09:00:00.000Z");
    const earlier = await at("facilitator@wolverhampton.example");
    await earlier.post(start, { code: AGREED }, { intent: "start", form: "start", quarter: Q3 });
    const id = (await list(earlier)).reports[0]?.id ?? "";
    const write = async (visitor: Visitor, begin: string) => {
      const { rev, blocks } = await pageOf(visitor, id);
      const sentence = blocks.flatMap(({ lead, groups }) => [
        ...lead,
        ...groups.flatMap((group) => group.sentences),
      ])[0];
      const text = `${begin}: ${sentence?.text.replace(/^[A-Z][a-z]+: /, "")}`;
      const saved = { intent: "words", form: "x", rev: String(rev), level: "executive", [sentence?.id ?? ""]: text };
      expect((await does(visitor, id, saved)).status).toBe(303);
    };
    await write(earlier, "Privately");
    await write(facilitator, "Officially");
    const { saw } = await pageOf(facilitator, id);
    expect((await does(facilitator, id, { intent: "publish", form: "publish", saw })).status).toBe(303);
    const auditor = await openPages(store, "2009-01-20T09:00:00.000Z")("auditor@westmidlands.example");
    const seen = async (visitor: Visitor, day: string) => JSON.stringify(await pageOf(visitor, id, `?on=${day}`));
    expect(await seen(partner, "2009-01-14")).toContain("Privately");
    expect(await seen(auditor, "2009-01-14")).not.toContain("Privately");
    expect(await seen(auditor, "2009-01-16")).toContain("Officially");
  });

  it("give the report as a workbook: what each level says, and real numbers", async () => {
    const id = await begin();
    const answer = await facilitator.get(async (args) => (await workbook(args)).arrayBuffer(), {
      code: AGREED,
      report: id,
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.data as ArrayBuffer);
    expect(book.worksheets.map(({ name }) => name).slice(0, 4)).toEqual([
      "Operational",
      "Executive",
      "Board",
      "Targets",
    ]);
    const row = book.getWorksheet("Targets")?.getRow(2).values as unknown[];
    expect(row).toEqual(expect.arrayContaining(["off track", 60.1, 69]));
  });
});

describe("the facilitator’s home", () => {
  it("asks for the report that the reporting dates make due, until it is published", async () => {
    const act = await actAs(store, "facilitator@wolverhampton.example", TODAY);
    const [priority] = (await openBook(act, AGREED)).parts.priority;
    accepted(
      await addPart(act, AGREED, "reporting", {
        ...{ priority: priority?._id, what: "How jobs go", every: "quarter", daysAfter: 20 },
        ...{ preparedBy: "The partnership officer", toWhom: "The board", form: "A report" },
      }),
    );
    const turns = async () => {
      const { roles } = (await facilitator.get(home, {})).data as {
        roles: { turns?: { title: string; facts: string }[] }[];
      };
      return roles.flatMap((role) => role.turns ?? []);
    };
    expect(await turns()).toMatchObject([
      {
        title: "Write the report for Q3 2008/09",
        facts: expect.stringContaining("is due on 20 January 2009") as string,
      },
    ]);
    const id = await begin();
    expect(await turns()).toMatchObject([{ title: "Publish the report for Q3 2008/09" }]);
    const { saw } = await pageOf(facilitator, id);
    await does(facilitator, id, { intent: "publish", form: "publish", saw });
    expect(await turns()).toEqual([]);
  });
});
