import { describe, expect, it } from "vitest";
import { nextDue, standingOf } from "@models/actions/action-standing";
import { anAction } from "./factory";

const dates = { start: "2008-06-02", end: "2009-03-31" };
const rooms = { what: "Rooms agreed", by: "2008-05-16" };

describe("how an action stands", () => {
  it.each([
    ["before it begins", { ...dates }, "2008-03-10", { standing: "not started" }],
    ["on the day it begins", { ...dates }, "2008-06-02", { standing: "not started" }],
    ["when it should have begun", { ...dates }, "2008-06-03", { standing: "late", since: "2008-06-02" }],
    ["under way", { ...dates, status: "under way" as const }, "2008-09-01", { standing: "under way" }],
    [
      "when it should have ended",
      { ...dates, status: "under way" as const },
      "2009-04-01",
      { standing: "overdue", since: "2009-03-31" },
    ],
    ["done late or not", { ...dates, status: "done" as const }, "2010-01-01", { standing: "done" }],
    ["dropped", { ...dates, status: "dropped" as const }, "2010-01-01", { standing: "dropped" }],
    ["without dates", {}, "2010-01-01", { standing: "not started" }],
  ])("%s", (_when, fields, today, standing) => {
    expect(standingOf(anAction(fields), today)).toEqual(standing);
  });

  it("tells a milestone whose day has passed, until it is done", () => {
    const action = anAction({ ...dates, milestones: { rooms } });
    expect(standingOf(action, "2008-05-17")).toEqual({ standing: "milestone missed", since: "2008-05-16" });
    const reached = anAction({ ...dates, milestones: { rooms: { ...rooms, done: "2008-05-20" } } });
    expect(standingOf(reached, "2008-05-21")).toEqual({ standing: "not started" });
  });

  it("has a next day until it is done", () => {
    const action = anAction({ ...dates, milestones: { rooms } });
    expect(nextDue(action)).toEqual({ on: "2008-05-16", what: "Rooms agreed" });
    expect(nextDue(anAction(dates))).toEqual({ on: "2008-06-02", what: "starts" });
    expect(nextDue(anAction({ ...dates, status: "under way" }))).toEqual({ on: "2009-03-31", what: "ends" });
    expect(nextDue(anAction({ ...dates, status: "done" }))).toBeUndefined();
  });
});
