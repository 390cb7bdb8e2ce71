import { describe, expect, it } from "vitest";
import { byMonth, byOwner } from "@models/actions/arrange-actions";
import { toldGroups } from "@models/actions/who-is-told";
import { aTelling, anAction } from "./factory";

const clinics = anAction({ _id: "clinics", what: "Clinics", owner: "council", start: "2008-06-02", end: "2009-03-31" });
const mentors = anAction({ _id: "mentors", what: "Mentors", owner: "jobs", start: "2008-04-01" });
const locks = anAction({ _id: "locks", what: "Locks", owner: null });
const crèche = anAction({ _id: "creche", what: "Crèche", owner: "council", start: "2008-05-01" });

describe("actions by owner", () => {
  it("put what nobody owns first, then owners by name, each in order of start", () => {
    const owned = byOwner(
      [clinics, mentors, locks, crèche],
      (id) => ({ council: "City Council", jobs: "Job service" })[id]!,
    );
    expect(owned.map(({ owner, actions }) => [owner, actions.map(({ _id }) => _id)])).toEqual([
      [null, ["locks"]],
      ["council", ["creche", "clinics"]],
      ["jobs", ["mentors"]],
    ]);
  });
});

describe("actions by date", () => {
  it("list starts, milestones and ends month by month", () => {
    const rooms = { what: "Rooms agreed", by: "2008-06-01", done: "2008-05-30" };
    const months = byMonth([{ ...clinics, milestones: { rooms } }, mentors, locks]);
    expect(months.map(({ month, days }) => [month, days.map(({ on, kind, done }) => [on, kind, done])])).toEqual([
      ["2008-04", [["2008-04-01", "start", false]]],
      [
        "2008-06",
        [
          ["2008-06-01", "milestone", true],
          ["2008-06-02", "start", false],
        ],
      ],
      ["2009-03", [["2009-03-31", "end", false]]],
    ]);
  });
});

describe("who is told", () => {
  it("says which of the four have nobody", () => {
    const groups = toldGroups([aTelling({ kind: "government" }), aTelling({ kind: "service managers" })]);
    expect(groups.filter(({ tellings }) => tellings.length === 0).map(({ kind }) => kind)).toEqual([
      "front-line staff",
      "customers and community",
    ]);
  });
});
