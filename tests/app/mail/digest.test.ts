import { once } from "node:events";
import { type AddressInfo } from "node:net";
import express from "express";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPerson } from "@models/people/manage-people";
import { chooseMail, dueChoices, mailChoiceOf } from "@models/people/mail-choice";
import type { Person } from "@models/people/person";
import { firstLoudMoment, isQuiet } from "@models/people/quiet-time";
import { openReview } from "@models/review/open";
import type { Store } from "@models/store/port";
import { takeOneClickStops } from "~/host/one-click-stop";
import { sendDigests } from "~/mail/send-digests.server";
import { readStopToken } from "~/mail/stop-link.server";
import { actAs, openExampleStore } from "../../support/example";
import { addressOf, mailForTests } from "../../support/mail-server";
import { accepted } from "../../support/people";

const ORIGIN = "https://waymark.example.org";
const SECRET = "s".repeat(32);
/** A Tuesday morning. */
const MORNING = new Date("2026-11-24T09:00:00.000Z");
const hoursLater = (hours: number) => new Date(MORNING.getTime() + hours * 3_600_000);

const smtp = mailForTests();

let store: Store;
let failures: string[];
beforeEach(async () => {
  store = await openExampleStore();
  failures = [];
  smtp.server.letters.length = 0;
  smtp.server.refuses = false;
});
afterEach(() => store.close());

const send = (now: Date) =>
  sendDigests(
    {
      ...{ store, send: smtp.mailer.send, origin: ORIGIN, secret: SECRET, zone: "Europe/London" },
      failed: (person) => failures.push(person),
    },
    now,
  );
const letterTo = (who: string) => smtp.server.letters.find((letter) => addressOf(letter) === `${who}@coventry.example`);
const idOf = async (who: string) =>
  (await store.find<Person>("people", { email: `${who}@coventry.example` }))[0]?._id ?? "";

describe("the letter", () => {
  it("tells each person all that needs them, once, with a way to each thing and a way to stop", async () => {
    expect(await send(MORNING)).toBe(smtp.server.letters.length);
    const jobs = letterTo("jobs");
    expect(jobs?.subject).toMatch(/things need you in Waymark$/);
    expect(jobs?.from?.text).toContain("waymark@waymark.example.org");
    for (const body of [jobs?.text, jobs?.html || ""]) {
      expect(body).toContain("Waiting for your yes or no");
      expect(body).toContain("Mentors for new traders");
      expect(body).toContain(`${ORIGIN}/agreements/coventry-2008/action/`);
      expect(body).toContain("An auditor asks");
    }
    expect(new Set(smtp.server.letters.map(addressOf)).size).toBe(smtp.server.letters.length);
    const stop = jobs?.headers.get("list") as unknown as { unsubscribe: { url: string } };
    const token = new URL(stop.unsubscribe.url).pathname.replace("/mail/", "");
    expect(readStopToken(token, SECRET)).toBe(await idOf("jobs"));
    expect(readStopToken(token.replace(/.$/, "-"), SECRET)).toBeUndefined();
    expect(letterTo("councillor")).toBeUndefined();
  });

  it("tells, a year in, of updates that are due, promises to look at, consent that is asked and reviews", async () => {
    await store.close();
    store = await openExampleStore("a year in");
    await openReview(
      await actAs(store, "reviewer@westmidlands.example", "2008-12-01T12:00:00.000Z"),
      "coventry-2008",
      "FY2008",
    );
    await send(MORNING);
    expect(letterTo("council")?.text).toMatch(/Waiting for your update\n- [\s\S]*First clinic open/);
    expect(letterTo("council")?.text).toContain("overdue to be looked at again");
    expect(letterTo("jobs")?.text).toContain("your consent is asked");
    expect(letterTo("facilitator")?.text).toContain("Write and send your self-assessment");
    // Both agreements rest on one figure, of which an auditor is told once.
    expect(letterTo("auditor")?.text?.match(/Q3 2006/g)).toHaveLength(1);
  });

  it("comes once a day at most, only for something new, and from one of several instances", async () => {
    await Promise.all([send(MORNING), send(MORNING), send(MORNING)]);
    expect(new Set(smtp.server.letters.map(addressOf)).size).toBe(smtp.server.letters.length);
    expect(await send(hoursLater(1))).toBe(0);
    expect(await send(hoursLater(25))).toBe(0);
    const choice = await mailChoiceOf(store, await idOf("jobs"), MORNING.toISOString());
    await store.replace("mailChoices", { ...choice, told: choice.told.slice(1) });
    expect(await send(hoursLater(50))).toBe(1);
  });

  it("asks the store for those only whose time has come, newcomers among them", async () => {
    await send(MORNING);
    const due = async (now: Date) => (await dueChoices(store, now.toISOString())).map(({ _id }) => _id);
    // Who has not accepted their invitation yet is looked at again, and is not written to.
    const jobs = await idOf("jobs");
    expect(await due(hoursLater(1))).not.toContain(jobs);
    expect(await due(hoursLater(30))).toContain(jobs);
    const admin = await actAs(store, "admin@waymark.example");
    const { _id } = accepted(await addPerson(admin, { name: "Ann New", email: "ann@coventry.example" }));
    expect(await due(hoursLater(1))).toContain(_id);
    await chooseMail(store, _id, { every: "never", quietFrom: "18", quietUntil: "8" }, MORNING.toISOString());
    expect(await due(hoursLater(30))).not.toContain(_id);
  });

  it("waits out quiet hours and leaves out what was switched off", async () => {
    const jobs = await idOf("jobs");
    const quiet = { every: "day", off: ["answers"], quietFrom: "8", quietUntil: "12", weekends: true };
    await chooseMail(store, jobs, quiet, MORNING.toISOString());
    await send(MORNING);
    expect(letterTo("jobs")).toBeUndefined();
    await send(hoursLater(3));
    expect(letterTo("jobs")?.text).toContain("An auditor asks");
    expect(letterTo("jobs")?.text).not.toContain("Waiting for your yes or no");
    await chooseMail(store, jobs, { ...quiet, every: "never", off: [] }, MORNING.toISOString());
    smtp.server.letters.length = 0;
    await send(hoursLater(200));
    expect(letterTo("jobs")).toBeUndefined();
  });

  it("is tried again when the mail server refused it", async () => {
    smtp.server.refuses = true;
    expect(await send(MORNING)).toBe(0);
    expect(failures).toContain(await idOf("jobs"));
    smtp.server.refuses = false;
    expect(await send(hoursLater(0.25))).toBe(0);
    expect(await send(hoursLater(0.75))).toBeGreaterThan(0);
    expect(letterTo("jobs")).toBeDefined();
  });

  it("is stopped with one click of the mail program, by its signed address alone", async () => {
    await send(MORNING);
    const stop = letterTo("jobs")?.headers.get("list") as unknown as { unsubscribe: { url: string } };
    const log = pino({ level: "silent" });
    const app = express().use(takeOneClickStops({ store, sessionSecret: SECRET, log } as never));
    const host = app.use((_req, res) => void res.sendStatus(403)).listen(0, "127.0.0.1");
    await once(host, "listening");
    try {
      const press = async (path: string, headers = {}) => {
        const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}${path}`;
        return (await fetch(url, { method: "POST", headers })).status;
      };
      const { pathname } = new URL(stop.unsubscribe.url);
      expect(await press(`${pathname}x`)).toBe(404);
      // A form of another site says where it comes from, and is for the check of origins to refuse.
      expect(await press(pathname, { origin: "https://elsewhere.example" })).toBe(403);
      expect((await mailChoiceOf(store, await idOf("jobs"), "")).every).toBe("day");
      expect(await press(pathname)).toBe(200);
      expect((await mailChoiceOf(store, await idOf("jobs"), "")).every).toBe("never");
    } finally {
      host.close();
    }
  });
});

describe("quiet hours", () => {
  const night = { quietFrom: 18, quietUntil: 8, weekends: false };

  it("go over midnight, in local time, and take the weekend in", () => {
    const at = (instant: string) => isQuiet(night, new Date(instant), "Europe/London");
    expect(at("2026-11-24T07:59:00Z")).toBe(true);
    expect(at("2026-11-24T08:00:00Z")).toBe(false);
    expect(at("2026-11-24T18:00:00Z")).toBe(true);
    // In summer the clock in London is an hour ahead.
    expect(at("2026-07-14T07:30:00Z")).toBe(false);
    expect(at("2026-11-28T12:00:00Z")).toBe(true);
    expect(isQuiet({ ...night, weekends: true }, new Date("2026-11-28T12:00:00Z"), "Europe/London")).toBe(false);
  });

  it("end at the first hour of the next working day", () => {
    const loud = firstLoudMoment(night, new Date("2026-11-27T19:10:00Z"), "Europe/London");
    expect(loud.toISOString()).toBe("2026-11-30T08:00:00.000Z");
    const now = new Date("2026-11-27T12:34:56Z");
    expect(firstLoudMoment(night, now, "Europe/London")).toBe(now);
  });
});
