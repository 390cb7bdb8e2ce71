import type { Book } from "@models/agreement/book";
import { openPoints } from "@models/agreement/checks";
import { compareBooks } from "@models/agreement/compare-snapshots";
import { goalTreeOf } from "@models/agreement/goal-tree";
import { nextThing } from "@models/agreement/next-thing";
import { railOf } from "@models/agreement/rail";
import { unfinishedTargets } from "@models/agreement/unfinished";
import type { Actor } from "@models/people/actor";
import { describe, expect, it } from "vitest";
import { aBook, aPart, answered } from "./a-book";

const facilitator: Actor = {
  person: "facilitator",
  name: "Farah Khan",
  roles: [{ role: "facilitator", partnership: "coventry" }],
};
const police: Actor = {
  person: "p2",
  name: "Officer",
  roles: [{ role: "partner", partnership: "coventry", organisation: "police" }],
};
const reviewer: Actor = { person: "r", name: "Reviewer", roles: [{ role: "reviewer", region: "E12000005" }] };

const TODAY = "2008-03-10";
const jobs = aPart("priority");
const next = (book: Book, actor: Actor) => nextThing(book, actor, openPoints(book, TODAY));
const words = (book: Parameters<typeof railOf>[0]) =>
  railOf(book, TODAY).priorities[0]?.steps.map(({ state, words: said }) => [state, said]);

describe("where a priority stands", () => {
  it("is not started before anything is there, whatever is missing", () => {
    expect(words(aBook({ priority: [jobs] }))).toEqual(Array.from({ length: 5 }, () => ["none", "not started"]));
    expect(railOf(aBook({ priority: [jobs] }), TODAY).priorities[0]?.isReady).toBe(false);
  });

  it("names a single lack, counts several, and tells a no from what is open", () => {
    const said = words(
      aBook({
        priority: [jobs],
        candidate: [aPart("candidate", { standing: "chosen" })],
        evidence: [aPart("evidence")],
        target: [aPart("target", { baseline: {}, trajectory: {} })],
        option: [aPart("option")],
        action: [answered("action", aPart("action"), "council", "declined")],
      }),
    );
    expect(said).toEqual([
      ["open", "1 reminder"],
      ["must", "no consultation"],
      ["must", "2 open"],
      ["ready", "ready"],
      ["must", "1 declined"],
    ]);
  });

  it("leaves merged priorities out", () => {
    expect(railOf(aBook({ priority: [aPart("priority", { mergedInto: "health" })] }), TODAY).priorities).toEqual([]);
  });
});

describe("the next thing", () => {
  it("for the facilitator is what gates first, then submitting", () => {
    const open = aBook({ priority: [jobs] });
    expect(next(open, facilitator)).toMatchObject({ todo: "Add evidence" });
    const clear = aBook({
      priority: [jobs],
      evidence: [aPart("evidence")],
      consultation: [aPart("consultation", { beyondPartners: true })],
    });
    expect(next(clear, facilitator)).toMatchObject({ title: "Submit the agreement to the region" });
    expect(next(aBook(), facilitator)).toMatchObject({ todo: "Add a priority" });
  });

  it("for a partner is what its organisation is asked about, and nothing of others", () => {
    const mine = aPart("action", { what: "Patrols", owner: "police" });
    const book = aBook({ priority: [jobs], action: [aPart("action"), mine] });
    expect(next(book, police)).toMatchObject({ title: "Accept or decline “Patrols”" });
    const done = aBook({ priority: [jobs], action: [aPart("action"), answered("action", mine, "police", "accepted")] });
    expect(next(done, police)).toBeUndefined();
  });

  it("for the reviewer is to decide while the region has it", () => {
    const agreement = { status: "submitted", submissions: ["s1"] };
    const book = aBook({}, { from: "snapshot", reader: { from: "region" }, agreement });
    expect(next(book, reviewer)).toMatchObject({ todo: "Decide" });
    expect(next({ ...book, agreement: { ...book.agreement, status: "agreed" } }, reviewer)).toBeUndefined();
  });
});

describe("the goal tree", () => {
  it("goes from priority through focus and target to action", () => {
    const book = aBook({
      priority: [jobs],
      focus: [aPart("focus", { _id: "f1", priority: "jobs", name: "Enterprise development" })],
      target: [aPart("target", { _id: "t1", focus: "f1" }), aPart("target", { name: "Loose", focus: null })],
      action: [aPart("action", { targets: ["t1"] }), aPart("action", { what: "Serves none" })],
    });
    const [priority] = goalTreeOf(book).priorities;
    expect(priority?.focuses.map(({ name, targets }) => [name, targets.map((target) => target.name)])).toEqual([
      ["Enterprise development", ["VAT registrations"]],
      [null, ["Loose"]],
    ]);
    expect(priority?.focuses[0]?.targets[0]).toMatchObject({
      baseline: "29.1",
      final: { text: "36.2", period: "2011" },
      actions: [{ what: "Start-up clinics", owner: "Coventry City Council" }],
    });
    expect(priority?.actions.map(({ what }) => what)).toEqual(["Serves none"]);
  });
});

describe("unfinished targets", () => {
  it("are those marked so or excused, with what they lack and why", () => {
    const book = aBook({
      target: [
        aPart("target", { name: "Firm" }),
        aPart("target", { name: "Later", state: "deferred", stateUntil: "2008-09-30", stateWhy: "A new survey" }),
        aPart("target", { name: "Excused", baseline: {}, gateReason: "The survey reports in May" }),
        aPart("target", { name: "Local", designation: "local", state: "placeholder" }),
      ],
    });
    expect(unfinishedTargets(book).map(({ target, ...rest }) => ({ name: target.name, ...rest }))).toEqual([
      { name: "Later", state: "deferred", until: "2008-09-30", lacks: [], why: "A new survey" },
      { name: "Excused", state: null, until: null, lacks: ["no baseline"], why: "The survey reports in May" },
    ]);
  });
});

describe("comparing two submissions", () => {
  it("tells what was added, changed and removed, field by field", () => {
    const kept = aPart("target", { _id: "t1" });
    const before = aBook({ target: [kept], action: [aPart("action", { _id: "a1" })] });
    const after = aBook(
      { target: [{ ...kept, trajectory: { ...kept.trajectory, CY2011: 33 } }], cause: [aPart("cause", { _id: "c1" })] },
      { agreement: { vision: "Work for all" } },
    );
    const { words: said, parts, figures } = compareBooks(before, after);
    expect(said).toEqual([{ path: "vision", to: "Work for all" }]);
    expect(parts.map(({ id, became, differences }) => [id, became, differences])).toEqual([
      ["c1", "added", []],
      ["t1", "changed", [{ path: "trajectory.CY2011", from: 36.2, to: 33 }]],
      ["a1", "removed", []],
    ]);
    expect(figures).toEqual([]);
    expect(compareBooks(after, after)).toEqual({ words: [], parts: [], figures: [] });
  });
});
