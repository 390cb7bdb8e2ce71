import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import { disablePerson } from "@models/people/manage-people";
import type { Person } from "@models/people/person";
import type { Store } from "@models/store/port";
import { loader as calendar } from "~/routes/calendar.$token[.ics]";
import { action, loader as account } from "~/routes/account";
import { actAs, openExampleStore } from "../../support/example";
import { submit, visit } from "../../support/visit";

const FACILITATOR = "facilitator@coventry.example";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});
afterAll(() => store.close());

/** Makes a link on the account page and gives the path that is shown. */
async function makeLink(as = FACILITATOR): Promise<string> {
  const answer = (await submit(store, action, {
    path: "/account",
    as,
    fields: { intent: "make-calendar" },
  })) as unknown as {
    data: { made: { secret: string } };
  };
  const { pathname } = new URL(answer.data.made.secret);
  expect(pathname).toMatch(/^\/calendar\/[\w-]{20,}\.ics$/);
  return pathname;
}

/** As a calendar program reads it, with nobody signed in. */
async function read(path: string) {
  const token = path.replace(/^\/calendar\/|\.ics$/g, "");
  const response = await visit(store, calendar, { path, params: { token } });
  expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const text = await response.text();
  // Lines are folded at 75 bytes, as the format asks.
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const component = new ICAL.Component(ICAL.parse(text) as never);
  return component.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
}

const told = (events: readonly ICAL.Event[]) =>
  events.map(({ summary, startDate }) => `${startDate.toString()} ${summary}`);

describe("a calendar link", () => {
  it("gives milestones and reporting dates as whole days, with ids that stay and links back", async () => {
    const events = await read(await makeLink());
    expect(told(events)).toContain("2008-06-02 First clinic open");
    expect(told(events)).toContain("2008-05-30 Agreement submitted");
    expect(told(events).some((each) => / Report: .*, Q1 2008\/09$/.test(each))).toBe(true);
    for (const event of events) {
      expect(event.startDate.isDate).toBe(true);
      expect(event.duration.toSeconds()).toBe(86_400);
      expect(String(event.component.getFirstPropertyValue("url"))).toMatch(
        /^http:\/\/127\.0\.0\.1:3000\/agreements\/coventry-2008\/((action|target|reporting)\/\w+|calendar)$/,
      );
    }
    const ids = events.map(({ uid }) => uid);
    expect(new Set(ids).size).toBe(ids.length);
    // Moved to another day it is the same thing.
    const act = await actAs(store, FACILITATOR);
    const found = (await openBook(act, "coventry-2008")).parts.action.find(({ milestones }) =>
      Object.values(milestones).some(({ what }) => what === "First clinic open"),
    );
    const [id, milestone] =
      Object.entries(found?.milestones ?? {}).find(([, { what }]) => what === "First clinic open") ?? [];
    await changePart(act, "coventry-2008", "action", found?._id ?? "", found?.rev ?? 0, {
      milestones: { ...found?.milestones, [id ?? ""]: { ...milestone, by: "2008-06-09" } },
    });
    const after = await read(await makeLink());
    const moved = after.find(({ summary }) => summary === "First clinic open");
    expect(moved?.startDate.toString()).toBe("2008-06-09");
    expect(moved?.uid).toBe(events.find(({ summary }) => summary === "First clinic open")?.uid);
  });

  it("shows only what its owner may see", async () => {
    const wolverhampton = await read(await makeLink("facilitator@wolverhampton.example"));
    expect(wolverhampton.every(({ uid }) => uid.startsWith("wolverhampton-2008-"))).toBe(true);
    const reviewer = await read(await makeLink("reviewer@westmidlands.example"));
    expect(reviewer.some(({ uid }) => uid.startsWith("coventry-2008-"))).toBe(false);
  });

  it("is kept as a fingerprint, shown once, replaced by a new one and stopped by a button", async () => {
    const first = await makeLink();
    expect(JSON.stringify(await store.find("calendarLinks", {}))).not.toContain(first.slice(10, -4));
    const page = () => visit(store, account, { path: "/account", as: FACILITATOR });
    expect(JSON.stringify(await page())).not.toContain(first.slice(10, -4));
    expect((await page()).calendarSince).not.toBeNull();
    const second = await makeLink();
    await expect(read(first)).rejects.toThrow(/no such/);
    await submit(store, action, { path: "/account", as: FACILITATOR, fields: { intent: "stop-calendar" } });
    await expect(read(second)).rejects.toThrow(/no such/);
    expect((await page()).calendarSince).toBeNull();
  });

  it("opens nothing for somebody who was disabled", async () => {
    const link = await makeLink("councillor@coventry.example");
    const [person] = await store.find<Person>("people", { email: "councillor@coventry.example" });
    await disablePerson(await actAs(store, "admin@waymark.example"), person?._id ?? "", "Left");
    await expect(read(link)).rejects.toThrow(/no such/);
  });
});
