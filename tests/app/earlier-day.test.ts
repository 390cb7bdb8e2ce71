import type { Action } from "@models/actions/action";
import { addPart, changePart, removePart } from "@models/agreement/change-part";
import type { Candidate } from "@models/agreement/priority";
import { addPartnershipDate } from "@models/calendar/change-calendar";
import type { Outcome } from "@models/outcome";
import { COVENTRY } from "@seeds/coventry/figures";
import { enterValue } from "@models/measures/enter-value";
import { drawSampleOf } from "@models/measures/draw-sample";
import { METHODS } from "@models/measures/finding";
import type { Observation } from "@models/measures/observation";
import { recordFinding } from "@models/measures/record-finding";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loader as frame } from "~/routes/agreements.$code";
import { loader as glance } from "~/routes/agreements.$code._index";
import { loader as calendar } from "~/routes/agreements.$code_.calendar";
import { loader as changes } from "~/routes/agreements.$code.changes";
import { loader as comparators } from "~/routes/agreements.$code.comparators";
import { loader as comparatorsCsv } from "~/routes/agreements.$code.comparators[.csv]";
import { loader as decisions } from "~/routes/agreements.$code.decisions";
import { loader as evaluation } from "~/routes/agreements.$code.evaluation";
import { loader as priorities } from "~/routes/agreements.$code.priorities";
import { loader as quality } from "~/routes/agreements.$code.quality";
import { loader as refresh } from "~/routes/agreements.$code.refresh";
import { loader as print } from "~/routes/agreements.$code.print";
import { loader as stepOne } from "~/routes/agreements.$code.steps.1";
import { loader as stepOneCsv } from "~/routes/agreements.$code.steps.1[.csv]";
import { loader as stepTwo } from "~/routes/agreements.$code.steps.2";
import { loader as stepFive, action as saveAction } from "~/routes/agreements.$code.steps.5";
import { loader as value } from "~/routes/agreements.$code.values";
import { loader as verification } from "~/routes/agreements.$code.verification";
import { actAs, openExampleStore } from "../support/example";
import { accepted } from "../support/people";
import { submit, visit } from "../support/visit";

const FACILITATOR = "facilitator@coventry.example";
const AUDITOR = "auditor@coventry.example";
const POLICE = "police@coventry.example";
const CODE = "coventry-2008";
const WHAT = "Start-up clinics in Foleshill and Hillfields";
const THEN = "on=2008-03-10";
const NOW = "2008-03-20T12:00:00.000Z";

let store: Store;
let clinics: Action;
let priority: string;

beforeAll(async () => {
  store = await openExampleStore();
  const on = (day: string, email = FACILITATOR) => actAs(store, email, `2008-03-${day}T10:00:00.000Z`);
  clinics = (await store.find<Action>("actions", { what: WHAT }))[0] as Action;
  priority = clinics.priority;
  accepted(
    await changePart(await on("11"), CODE, "action", clinics._id, clinics.rev, {
      what: "Clinics everywhere",
      end: "2010-12-31",
    }),
  );
  accepted(await addPart(await on("12"), CODE, "action", { priority, what: "Added on the twelfth", kind: "new" }));
  accepted(await removePart(await on("13"), CODE, "action", clinics._id, "Nobody came"));
});
afterAll(() => store.close());

const at = (path: string, query: string, as = FACILITATOR) => ({
  path: `/agreements/${CODE}${path}?${query}`,
  params: { code: CODE },
  as,
  now: NOW,
});
const actionsOn = async (query: string) =>
  (await visit(store, stepFive, at("/steps/5", query))).tables.flatMap(({ rows }) => rows);

async function thrown(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("It was not refused");
}

describe("the agreement as known on a day", () => {
  it("says what stood at the end of it: before a change, before a removal, without what came later", async () => {
    const names = async (day: string) => (await actionsOn(`on=2008-03-${day}`)).map(({ what }) => what);
    expect(await names("10")).toContain(WHAT);
    expect(await names("11")).toContain("Clinics everywhere");
    expect(await names("11")).not.toContain("Added on the twelfth");
    expect(await names("12")).toContain("Added on the twelfth");
    expect(await names("13")).not.toContain("Clinics everywhere");
    const then = (await actionsOn(THEN)).find(({ what }) => what === WHAT);
    expect(then).toMatchObject({ end: "31 March 2011", editTo: null });
    expect((await actionsOn("")).map(({ what }) => what)).not.toContain(WHAT);
  });

  it("shows the figures that were known", async () => {
    const facilitator = await actAs(store, FACILITATOR, "2008-03-14T10:00:00.000Z");
    accepted(
      (await enterValue(facilitator, CODE, {
        indicator: "NI 151",
        area: COVENTRY,
        period: "Q2006-4",
        typed: "72.9",
        source: "Nomis",
        seen: 1,
      })) as Outcome<unknown>,
    );
    const ours = async (query: string) => {
      const { tables } = await visit(store, stepOne, at("/steps/1", `priority=${priority}&${query}`));
      const rows = tables.flatMap((table) => table.rows.filter(({ role }) => role === "ours"));
      return rows.flatMap(({ cells }) => cells.map(({ text }) => text));
    };
    expect(await ours("")).toContain("72.9");
    expect(await ours("on=2008-03-14")).toContain("72.9");
    expect(await ours("on=2008-03-13")).not.toContain("72.9");
    expect(await ours("on=2008-03-13")).toContain("72.6");
    // What is taken away from the chart is of the same day.
    const [candidate] = await store.find<Candidate>("candidates", { indicator: "NI 151", priority });
    const csv = async (query: string) =>
      (await visit(store, stepOneCsv, at("/steps/1.csv", `candidate=${candidate?._id}&${query}`))).text();
    expect(await csv("on=2008-03-13")).not.toContain("72.9");
    expect(await csv("")).toContain("72.9");
  });

  it("compares areas, judges quality, and lists decisions and proposals of that day", async () => {
    const vat = "coventry-vat-registrations";
    const compared = async (query: string) => {
      const asked = `indicator=${vat}&period=CY2005&${query}`;
      const page = await visit(store, comparators, at("/comparators", asked));
      const csv = await (await visit(store, comparatorsCsv, at("/comparators.csv", asked))).text();
      const { comparison } = page;
      return { ours: comparison?.shown?.rows.find(({ isOurs }) => isOurs)?.value, csv, page };
    };
    const facilitator = await actAs(store, FACILITATOR, "2008-03-14T11:00:00.000Z");
    const value = { indicator: vat, area: COVENTRY, period: "CY2005", typed: "29.7", source: "NOMIS", seen: 1 };
    accepted((await enterValue(facilitator, CODE, value)) as Outcome<unknown>);
    const decision = { what: "Move the clinics", kind: "management", takenBy: "The board", date: "2008-03-12" };
    accepted(await addPart(facilitator, CODE, "decision", decision));
    const [now, then] = [await compared(""), await compared("on=2008-03-13")];
    expect([now.ours, then.ours]).toEqual(["29.7", "29.1"]);
    expect([now.csv.includes("29.7"), then.csv.includes("29.7"), then.csv.includes("29.1")]).toEqual([
      true,
      false,
      true,
    ]);
    expect(now.page.mayChange).toBe(true);
    expect(then.page).toMatchObject({ mayChange: false, sets: [{ today: null, history: [] }] });

    const whats = async (query: string) =>
      (await visit(store, decisions, at("/decisions", query))).rows.map(({ what }) => what);
    expect(await whats("")).toContain("Move the clinics");
    expect(await whats("on=2008-03-13")).not.toContain("Move the clinics");
    expect((await visit(store, quality, at("/quality", "on=2008-03-13"))).today).toBe("13 March 2008");
    expect((await visit(store, refresh, at("/refresh", "on=2008-03-13"))).addTo).toBeNull();
    expect((await visit(store, evaluation, at("/evaluation", "on=2008-03-13"))).priorities.length).toBeGreaterThan(0);
  });

  it("lists the figures that were revised since, and leads to every later change", async () => {
    const { since } = await visit(store, frame, at("/steps/1", "on=2008-03-13"));
    const revised = since?.revised?.list.find(({ from, to }) => from === "72.6" && to === "72.9");
    expect(revised).toMatchObject({
      period: "Q4 2006",
      name: expect.stringMatching(/, Coventry$/) as string,
      href: expect.stringContaining("on=2008-03-13") as string,
    });
    expect(since?.changesTo).toBe(`/agreements/${CODE}/changes?from=2008-03-14`);
    const { since: none } = await visit(store, frame, at("/steps/1", "on=2008-03-19"));
    expect(none?.revised).toBeNull();
    expect(await visit(store, frame, at("/steps/1", ""))).toMatchObject({ since: null, looksBack: true });
    const councillor = await visit(store, frame, at("/steps/1", "", "councillor@coventry.example"));
    expect(councillor.looksBack).toBe(false);
  });

  it("shows a figure with how it had come about, and apart what came later", async () => {
    const [candidate] = await store.find<Candidate>("candidates", { indicator: "NI 151", priority });
    const asked = new URLSearchParams({ candidate: candidate?._id ?? "", area: COVENTRY, period: "Q2006-4" });
    const page = (query: string, as?: string) => visit(store, value, at("/values", `${asked}&${query}`, as));
    const [then, now] = [await page("on=2008-03-13"), await page("")];
    expect([then.value, now.value]).toEqual(["72.6", "72.9"]);
    expect(then.history.map(({ to }) => to)).toEqual(["72.6"]);
    expect(then.later?.map(({ from, to }) => [from, to])).toEqual([["72.6", "72.9"]]);
    expect(then).toMatchObject({
      mayEnter: false,
      undoable: null,
      back: expect.stringContaining("on=2008-03-13") as string,
    });
    expect(now.later).toBeNull();
    expect((await page("on=2008-03-13", "auditor@coventry.example")).checkable).toBeNull();
    expect(await thrown(page(THEN, "councillor@coventry.example"))).toMatchObject({ name: "ForbiddenError" });
  });

  it("lists the samples that had been drawn, with what had been found", async () => {
    const auditor = await actAs(store, AUDITOR, "2008-03-15T10:00:00.000Z");
    accepted(await drawSampleOf(auditor, CODE, { size: 2, seed: "march" }));
    const page = (query: string) => visit(store, verification, at("/verification", query, AUDITOR));
    const [then, after, now] = [await page(THEN), await page("on=2008-03-15"), await page("")];
    const drawn = ({ sample, others }: typeof now) => others.length + (sample ? 1 : 0);
    expect([drawn(now) - drawn(then), drawn(now) - drawn(after)]).toEqual([1, 0]);
    expect([then.mayDraw, after.mayDraw, now.mayDraw]).toEqual([false, false, true]);
    const open = after.sample?.rows.find(({ finding }) => finding === null);
    expect(open?.value?.to).toContain("on=2008-03-15");
    const observation = open?.id ?? "";
    const batch = (await store.get<Observation>("observations", observation))?.versions.at(-1)?.batch;
    const later = await actAs(store, AUDITOR, "2008-03-18T10:00:00.000Z");
    accepted(await recordFinding(later, CODE, { observation, batch, kind: "verified", method: METHODS[0] }));
    const findingOn = async (query: string) =>
      (await page(query)).sample?.rows.find(({ id }) => id === observation)?.finding;
    expect(await findingOn("on=2008-03-15")).toBeNull();
    expect(await findingOn("")).toBe("verified");
  });

  it("shapes its priorities as they stood, with nothing to change", async () => {
    const name = "Named on the fourteenth";
    const fourteenth = await actAs(store, FACILITATOR, "2008-03-14T10:00:00.000Z");
    accepted(await addPart(fourteenth, CODE, "focus", { priority, name }));
    const focusesOn = async (query: string) => {
      const page = await visit(store, priorities, at("/priorities", `priority=${priority}&${query}`));
      return { names: page.focuses.map((each) => each.name), mayShape: page.mayShape };
    };
    expect(await focusesOn("")).toMatchObject({ names: expect.arrayContaining([name]), mayShape: true });
    const then = await focusesOn(THEN);
    expect(then.names).not.toContain(name);
    expect(then.mayShape).toBe(false);
  });

  it("keeps the calendar of that day, and says what was added since", async () => {
    const fourteenth = await actAs(store, FACILITATOR, "2008-03-14T10:00:00.000Z");
    accepted(await addPartnershipDate(fourteenth, CODE, { kind: "board", on: "2008-09-12", what: "The away day" }));
    const page = (query: string, as?: string) => visit(store, calendar, at("/calendar", `year=FY2008&${query}`, as));
    const [then, now] = [await page("on=2008-03-13"), await page("")];
    const whats = ({ dates }: typeof now) => dates.map(({ note }) => note);
    expect(whats(now)).toContain("The away day");
    expect(whats(then)).not.toContain("The away day");
    expect(then).toMatchObject({ on: "13 March 2008", later: [{ words: "now on 12 September 2008" }] });
    expect(then.may).toMatchObject({ keep: false, extend: false });
    expect(await page("on=2001-01-01")).toMatchObject({
      on: null,
      asked: { problem: expect.stringContaining("not begun") as string },
    });
    expect(await thrown(page(THEN, "councillor@coventry.example"))).toMatchObject({ name: "ForbiddenError" });
  });

  it("offers no change and says which day it is", async () => {
    const page = await visit(store, frame, at("/steps/5", THEN));
    expect(page).toMatchObject({ earlier: "As known on 10 March 2008", manages: false, acts: false });
    expect(await visit(store, frame, at("/steps/5", ""))).toMatchObject({ earlier: null, manages: true });
    expect(await visit(store, stepFive, at("/steps/5", THEN))).toMatchObject({ mayPlan: false });
    expect((await visit(store, print, at("/print", THEN))).standing).toBe("Draft, as known on 10 March 2008");
    const sent = await thrown(
      submit(store, saveAction, { ...at("/steps/5", THEN), fields: { id: clinics._id, rev: "1", status: "done" } }),
    );
    expect(sent).toMatchObject({
      init: { status: 400 },
      data: { message: expect.stringContaining("Go back to today") as string },
    });
  });

  it("keeps the day on the way to its other pages", async () => {
    const text = JSON.stringify(await visit(store, glance, at("", THEN)));
    const hrefs = [...text.matchAll(/"(\/agreements\/coventry-2008(?:\/steps\/\d|\/print)?(?:[?#][^"]*)?)"/g)].map(
      ([, href]) => href,
    );
    expect(hrefs.length).toBeGreaterThan(5);
    expect(hrefs.filter((href) => !href?.includes(THEN))).toEqual([]);
  });

  it("leads from each change to the agreement as it was then, and asks for a day", async () => {
    const { entries } = await visit(store, changes, at("/changes", ""));
    const removal = entries.find(({ did, title }) => did === "removed" && title === "Clinics everywhere");
    expect(removal?.thenTo).toBe(`/agreements/${CODE}?on=2008-03-13`);
  });

  it.each([
    ["2009-01-01", "This day is still to come"],
    ["2001-01-01", "was not begun by then"],
    ["soon", "Enter a date, such as 10 March 2008"],
  ])("sends %s back with words", async (day, words) => {
    const answer = (await thrown(visit(store, glance, at("", `on=${day}`)))) as Response;
    expect(answer.headers.get("location")).toBe(`/agreements/${CODE}/changes?on=${day}`);
    const page = await visit(store, changes, at("/changes", `on=${day}`));
    expect(page.day).toEqual({ typed: day, problems: [expect.stringContaining(words) as string] });
  });
});

describe("who may see it", () => {
  it("shows nobody what is kept from them today, though it was open then", async () => {
    const narrow = {
      kind: "organisations",
      organisations: [(await actAs(store, POLICE)).actor.roles[0]?.organisation ?? ""],
    };
    const title = "Break-ins at business parks";
    const police = await actAs(store, POLICE, "2008-03-09T10:00:00.000Z");
    const item = accepted(
      await addPart(police, CODE, "evidence", { priority, title, kind: "data", audience: { kind: "partnership" } }),
    );
    const seen = async (as: string) =>
      JSON.stringify(await visit(store, stepTwo, at("/steps/2", `priority=${priority}&${THEN}`, as))).includes(title);
    expect(await seen("health@coventry.example")).toBe(true);
    const later = await actAs(store, POLICE, "2008-03-15T10:00:00.000Z");
    accepted(await changePart(later, CODE, "evidence", item._id, item.rev, { audience: narrow }));
    expect(await seen("health@coventry.example")).toBe(false);
    expect(await seen(POLICE)).toBe(true);
  });

  it("is not for who reads no history, nor for others' agreements", async () => {
    expect(await thrown(visit(store, glance, at("", THEN, "councillor@coventry.example")))).toMatchObject({
      name: "ForbiddenError",
    });
    expect(await thrown(visit(store, glance, at("", THEN, "facilitator@wolverhampton.example")))).toMatchObject({
      name: "NotFoundError",
    });
  });

  it("gives the region's auditor what had been submitted by then", async () => {
    const code = "wolverhampton-2008";
    const open = (day: string) =>
      visit(store, glance, {
        path: `/agreements/${code}?on=${day}`,
        params: { code },
        as: "auditor@westmidlands.example",
        now: NOW,
      });
    expect((await open("2008-03-20")).rows.length).toBeGreaterThan(0);
    const refused = (await thrown(open("2007-01-01"))) as Response;
    expect(refused.headers.get("location")).toContain("/changes?on=");
  });
});
