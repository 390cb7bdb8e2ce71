import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "@models/actions/action";
import type { Store } from "@models/store/port";
import { openBook } from "@models/agreement/book";
import { effects as expectedChanges } from "~/downloads/tables/step-5.server";
import type { PartFormView } from "~/parts/form-view";
import { action as saveForm, loader as formOf } from "~/routes/agreements.$code.$part.$id.edit";
import { loader as stepThree } from "~/routes/agreements.$code.steps.3";
import { action, loader } from "~/routes/agreements.$code.steps.5";
import { actAs, openExampleStore } from "../../support/example";
import { untouched } from "../../support/part-view";
import { submit, visit } from "../../support/visit";

const FACILITATOR = "facilitator@coventry.example";
const CODE = "coventry-2008";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});
afterAll(() => store.close());

const open = (query = "", as = FACILITATOR) =>
  visit(store, loader, { path: `/agreements/${CODE}/steps/5${query}`, params: { code: CODE }, as });
const send = (fields: Record<string, string>, as = FACILITATOR) =>
  submit(store, action, { path: `/agreements/${CODE}/steps/5`, params: { code: CODE }, as, fields });

async function theAction(what: string): Promise<Action> {
  const [found] = await store.find<Action>("actions", { what });
  if (found === undefined) throw new Error(`The example has no action “${what}”`);
  return found;
}

async function personId(name: string): Promise<string> {
  const [found] = await store.find<{ _id: string; rev: number }>("people", { name });
  if (found === undefined) throw new Error(`The example has no ${name}`);
  return found._id;
}

const quickOf = ({ _id, rev, status, start, end, leadPerson }: Action) => ({
  id: _id,
  rev: String(rev),
  status,
  start: start ?? "",
  end: end ?? "",
  leadPerson: leadPerson ?? "",
});

describe("step 5 of the example", () => {
  it("lists who does what, when, with what and measured against what", async () => {
    const { tables, summary } = await open();
    const clinics = tables[0]?.rows.find(({ what }) => what === "Start-up clinics in Foleshill and Hillfields");
    expect(clinics).toMatchObject({
      kind: "new",
      serves: [{ name: "VAT registrations per 10,000 adults" }],
      option: { name: "Start-up clinics in the neighbourhoods" },
      owner: { name: "Coventry City Council", mark: { words: "accepted" } },
      lead: "Tom Ellison, Enterprise team",
      partners: [{ name: "Jobcentre Plus", mark: { words: "waiting" } }],
      start: "2 June 2008",
      end: "31 March 2011",
      measuredBy: "People advised and firms registered within a year",
      mark: { words: "not started" },
    });
    expect(clinics?.milestones.map(({ by, what }) => `${by}: ${what}`)).toContain(
      "16 May 2008: Rooms agreed with both libraries",
    );
    expect(clinics?.resources.map(({ amount, note, giver }) => `${amount}, ${note}, ${giver}`)).toEqual([
      "£120,000, asked, grant, 2008/09, Advantage West Midlands (illustrative)",
      "0.5 full-time equivalents, asked, 2008/09, Jobcentre Plus",
    ]);
    expect(summary).toBe(
      "Four actions by three organisations, with £165,000 and 0.5 full-time equivalents asked. West Midlands Police has said no; four answers are still awaited.",
    );
  });

  it("arranges them by owner and by date", async () => {
    const owners = await open("?view=owner");
    expect(owners.tables.map(({ owner, rows }) => [owner, rows.length])).toEqual([
      ["Coventry City Council", 2],
      ["Jobcentre Plus", 1],
      ["West Midlands Police", 1],
    ]);
    const dates = await open("?view=date");
    expect(dates.months[0]).toMatchObject({
      name: "May 2008",
      days: [{ day: "16 May", what: "Rooms agreed with both libraries", kind: "milestone" }],
    });
  });

  it("draws them over the agreement's months, with today", async () => {
    expect((await open()).timeline).toMatchObject({ from: "2008-03-01", to: "2011-03-31", today: "2008-03-10" });
  });

  it("says who has accepted, declined and why, and what was recorded for somebody", async () => {
    const { answers } = await open();
    const of = (organisation: string, action: string) =>
      answers.find((each) => each.organisation === organisation && each.action.startsWith(action));
    expect(of("West Midlands Police", "Locks")).toMatchObject({
      state: "declined",
      as: "accountable",
      reason: expect.stringContaining("already promised"),
      todo: "Record an answer",
    });
    expect(of("Coventry and Warwickshire Chamber of Commerce", "Mentors")?.recorded).toBe(
      "given by The Chamber’s chief executive by telephone on 27 February 2008",
    );
    expect(of("Jobcentre Plus", "Mentors")).toMatchObject({ state: "waiting", as: "accountable" });
  });

  it("yields the days on which reports are due", async () => {
    const { reports } = await open();
    expect(reports[0]?.due.map(({ day, for: period }) => `${day} for ${period}`)).toEqual([
      "20 July 2008 for Q1 2008/09",
      "20 October 2008 for Q2 2008/09",
      "20 January 2009 for Q3 2008/09",
    ]);
  });

  it("says which of the four who need to know have nobody", async () => {
    const jobs = await open();
    expect(jobs.told.every(({ tellings }) => tellings.length > 0)).toBe(true);
    const [education] = await store.find<{ _id: string; rev: number }>("priorities", {
      name: "To improve educational attainment",
    });
    const { told } = await open(`?priority=${education?._id}`);
    expect(told.map(({ kind, tellings }) => [kind, tellings.length])).toEqual([
      ["Government", 0],
      ["Service managers", 0],
      ["Front-line staff", 0],
      ["Customers and community", 0],
    ]);
  });

  it("lets a partner change what its organisation owns, and only that", async () => {
    const { tables, mayPlan } = await open("", "police@coventry.example");
    expect(mayPlan).toBe(false);
    const editable = tables[0]?.rows.filter(({ editTo }) => editTo !== null).map(({ what }) => what);
    expect(editable).toEqual(["Locks and lighting for small business premises"]);
  });

  it("shows a councillor everything and offers no change", async () => {
    const { tables, answers, mayPlan } = await open("", "councillor@coventry.example");
    expect(mayPlan).toBe(false);
    expect(tables[0]?.rows.every(({ editTo }) => editTo === null)).toBe(true);
    expect(answers.every(({ todo }) => todo === null)).toBe(true);
  });
});

describe("a change in a row", () => {
  it("offers the people of the owner first, then the others with whom they work for", async () => {
    const row = (await open()).tables[0]?.rows.find(({ what }) => what === "Mentors for new traders");
    const labels = row?.quick.people.map(({ label }) => label);
    expect(labels?.slice(0, 2)).toEqual(["Nobody who signs in here", "Karen Whitlock"]);
    expect(labels).toContain("Tom Ellison, Coventry City Council");
  });

  it("names as lead only somebody of this partnership", async () => {
    const mentors = await theAction("Mentors for new traders");
    const stranger = await personId("Daniel Reyes");
    expect(await send({ ...quickOf(mentors), leadPerson: stranger })).toMatchObject({
      errors: { leadPerson: ["Choose somebody who works in this partnership"] },
    });
  });

  it("is saved and leads back to the row", async () => {
    const mentors = await theAction("Mentors for new traders");
    const response = (await send({ ...quickOf(mentors), leadPerson: await personId("Tom Ellison") })) as Response;
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`/agreements/${CODE}/steps/5#action-${mentors._id}`);
    const row = (await open()).tables[0]?.rows.find(({ what }) => what === mentors.what);
    expect(row?.lead).toBe("Tom Ellison");
  });

  it("is refused beside its field, with what was typed", async () => {
    const mentors = await theAction("Mentors for new traders");
    expect(await send({ ...quickOf(mentors), start: "soon" })).toMatchObject({
      id: mentors._id,
      typed: { start: "soon" },
      errors: { start: ["Enter a date, such as 10 March 2008"] },
    });
  });

  it("merges with another's change of another field and shows both when it is the same", async () => {
    const read = await theAction("Job clubs open until eight, with a crèche");
    await send({ ...quickOf(read), status: "under way" });
    const [tom, samuel] = [await personId("Tom Ellison"), await personId("Dr Samuel Osei")];
    await send({ ...quickOf(read), leadPerson: tom }, "council@coventry.example");
    expect(await theAction(read.what)).toMatchObject({ status: "under way", leadPerson: tom });
    expect(await send({ ...quickOf(read), leadPerson: samuel })).toMatchObject({
      typed: { leadPerson: samuel },
      conflict: {
        fields: [
          {
            name: "leadPerson",
            theirs: tom,
            theirsShown: "Tom Ellison",
            yours: samuel,
            yoursShown: "Dr Samuel Osei",
            who: "Tom Ellison",
          },
        ],
      },
    });
  });

  it("of what was promised asks again, and says what changed", async () => {
    const clinics = await theAction("Start-up clinics in Foleshill and Hillfields");
    await send({ ...quickOf(clinics), end: "2010-12-31" });
    const { answers } = await open();
    const council = answers.find(
      ({ organisation, action }) => organisation === "Coventry City Council" && action === clinics.what,
    );
    expect(council).toMatchObject({
      state: "asked again",
      changed: [{ what: "Ends", from: "31 March 2011", to: "31 December 2010" }],
    });
  });

  it("is nobody else's", async () => {
    const locks = await theAction("Locks and lighting for small business premises");
    await expect(send(quickOf(locks), "councillor@coventry.example")).rejects.toThrow(/role/);
    await expect(send(quickOf(locks), "facilitator@wolverhampton.example")).rejects.toThrow(/no such/);
  });
});

describe("what actions are expected to bring", () => {
  it("is said with each, held against the gap on step 5 and the target’s page, and taken away", async () => {
    expect((await open()).effects).toBeNull();
    const { _id, rev, targets } = await theAction("Start-up clinics in Foleshill and Hillfields");
    const target = targets[0] ?? "";
    const params = { code: CODE, part: "action", id: _id };
    const view = (await visit(store, formOf, { path: "/", params, as: FACILITATOR })) as PartFormView;
    const typed = { target, amount: "2.4", low: "1.1", high: "3.4", from: "2008", builds: "evenly", basis: "guessed" };
    const fields = {
      ...untouched(view),
      rev: String(rev),
      "effects~keys": "e1",
      ...Object.fromEntries(Object.entries(typed).map(([name, value]) => [`effects.e1.${name}`, value])),
    };
    await submit(store, saveForm, { path: "/", params, as: FACILITATOR, fields });
    const { effects } = await open();
    expect(effects?.rows).toMatchObject([
      { name: "VAT registrations per 10,000 adults", by: "2010", expected: "+1.8", explained: "37%" },
    ]);
    expect(effects?.silent).toEqual(["Working age people in employment", "Working age people who claim"]);
    const { chosen } = await visit(store, stepThree, { path: "/", params: { code: CODE }, as: FACILITATOR });
    expect(chosen?.plan?.sentence).toMatch(/^The plan explains \+1\.8 of the \+4\.9 per 10,000 adults .* 2010 .*37%/);
    expect(chosen?.plan?.effects).toMatchObject([{ action: "Start-up clinics in Foleshill and Hillfields" }]);
    const book = await openBook(await actAs(store, FACILITATOR), CODE);
    const table = await expectedChanges.tableOf(book, await actAs(store, FACILITATOR));
    expect(table.rows[0]?.slice(2, 5)).toEqual([
      "VAT registrations per 10,000 adults",
      "per 10,000 adults",
      { value: 2.4 },
    ]);
  });
});
