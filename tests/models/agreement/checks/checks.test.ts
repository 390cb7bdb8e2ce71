import { describe, expect, it } from "vitest";
import type { Book } from "@models/agreement/book";
import { CHECKS, openPoints } from "@models/agreement/checks";
import { aBook, aPart, anIndicator, answered } from "../a-book";
import { VAT, aCase, anAnswer } from "../../targets/challenge/a-case";

/** Each check by name: books in which it must find something, and books in which it must not. */
interface Cases {
  readonly gates: boolean;
  readonly finds: Readonly<Record<string, Book>>;
  readonly passes: Readonly<Record<string, Book>>;
}

const TODAY = "2008-03-10";
const putOff = (kind: string, until: string) =>
  aCase({ ...VAT, answers: [anAnswer("required-rate:CY2007:CY2010", { kind, who: "p1", until })] }).book;
const target = (fields: object = {}) => aPart("target", fields);
const action = (fields: object = {}) => aPart("action", fields);
/** One action that says what it expects of the published VAT registrations. */
const expecting = (effect: object, fields: object = {}) => {
  const one = { target: "t", from: "CY2008", builds: "evenly", basis: "reasoned", evidence: [], ...effect };
  return aCase({ ...VAT, actions: [{ effects: { one }, ...fields }] }).book;
};
const withLead = (part: ReturnType<typeof action> | ReturnType<typeof target>, known: object) =>
  aBook("what" in part ? { action: [part] } : { target: [part] }, {
    people: [{ _id: "p9", name: "Rita Kaur", ...known }],
  });
const withTarget = (fields: object) => aBook({ target: [target(fields)] });
const withAction = (fields: object) => aBook({ action: [action(fields)] });
const jobs = aPart("priority");
const many = (count: number, fields: object = {}) => Array.from({ length: count }, () => target(fields));
const point = (answer: object | null) => ({
  agreement: {
    status: "returned",
    points: {
      p1: {
        on: { kind: "target", id: "t" },
        text: "Why fall in 2011?",
        by: "r",
        at: "2008-03-01",
        submission: "s",
        answer,
      },
    },
  },
});
const indicators = (["effectiveness", "quality", "cost"] as const).map((dimension, i) =>
  anIndicator({ _id: `i${i}`, dimension }),
);
const chosen = (ids: readonly string[]) =>
  aBook(
    { priority: [jobs], candidate: ids.map((indicator) => aPart("candidate", { indicator, standing: "chosen" })) },
    { indicators: [...indicators, anIndicator({ _id: "i3", dimension: "effectiveness" })] },
  );
const hiddenEvidence = [{ id: "e1", kind: "evidence" as const, heldBy: ["police"], supports: "jobs" }];

/** What a designated target lacks is excused alike, whatever it is. */
const excuses = (lacking: object) => ({
  "a local target": withTarget({ ...lacking, designation: "local" }),
  "a placeholder": withTarget({ ...lacking, state: "placeholder" }),
  "deferred until a date": withTarget({ ...lacking, state: "deferred", stateUntil: "2008-09-30" }),
  "awaiting its baseline": withTarget({ ...lacking, state: "awaiting baseline" }),
  "relative to a comparator": withTarget({ ...lacking, state: "relative" }),
  "a reason given": withTarget({ ...lacking, gateReason: "The survey reports in May" }),
  "a complete target": withTarget({}),
});
const unexcused = (lacking: object) => ({
  "a designated target": withTarget(lacking),
  "deferred without a date": withTarget({ ...lacking, state: "deferred" }),
  "an empty reason": withTarget({ ...lacking, gateReason: "  " }),
});

const CASES: Readonly<Record<string, Cases>> = {
  "target-baseline": {
    gates: true,
    finds: unexcused({ baseline: { period: "CY2005" } }),
    passes: { ...excuses({ baseline: {} }), "a baseline of nought": withTarget({ baseline: { value: 0 } }) },
  },
  "target-final-value": {
    gates: true,
    finds: {
      ...unexcused({ trajectory: {} }),
      "an empty last year": withTarget({ trajectory: { CY2007: 1, CY2008: null } }),
    },
    passes: {
      ...excuses({ trajectory: {} }),
      "an empty year on the way": withTarget({ trajectory: { CY2007: null, CY2008: 0 } }),
    },
  },
  "target-lead": { gates: true, finds: unexcused({ lead: null }), passes: excuses({ lead: "" }) },
  "target-related": {
    gates: true,
    finds: { ...unexcused({ related: [] }), "only its lead": withTarget({ lead: "council", related: ["council"] }) },
    passes: excuses({ related: [] }),
  },
  "target-declined": {
    gates: true,
    finds: {
      "declined by its lead": aBook({ target: [answered("target", target(), "council", "declined")] }),
      "declined by a related organisation": aBook({ target: [answered("target", target(), "chamber", "declined")] }),
    },
    passes: {
      accepted: aBook({ target: [answered("target", target(), "council", "accepted")] }),
      "changed since it was declined": aBook({
        target: [{ ...answered("target", target(), "council", "declined"), trajectory: { CY2011: 33 } }],
      }),
      "declined by an organisation that is no longer asked": aBook({
        target: [{ ...answered("target", target(), "chamber", "declined"), related: ["police"] }],
      }),
      "a reason given": aBook({
        target: [answered("target", target({ gateReason: "Funding is settled in May" }), "council", "declined")],
      }),
      "a local target": aBook({
        target: [answered("target", target({ designation: "local" }), "council", "declined")],
      }),
    },
  },
  "action-declined": {
    gates: true,
    finds: {
      "declined by its owner": aBook({ action: [answered("action", action(), "council", "declined")] }),
      "declined by one named with whom": aBook({
        action: [answered("action", action({ partners: ["police"] }), "police", "declined")],
      }),
    },
    passes: {
      "nobody has answered": withAction({}),
      "changed since": aBook({ action: [{ ...answered("action", action(), "council", "declined"), what: "Clinics" }] }),
      "re-assigned": aBook({ action: [{ ...answered("action", action(), "council", "declined"), owner: "police" }] }),
      dropped: aBook({ action: [{ ...answered("action", action(), "council", "declined"), status: "dropped" }] }),
    },
  },
  "action-owner": {
    gates: true,
    finds: { "no owner": withAction({ owner: null }) },
    passes: { "an owner": withAction({}), dropped: withAction({ owner: null, status: "dropped" }) },
  },
  "action-date": {
    gates: true,
    finds: { "no end": withAction({ end: null }), "only a start": withAction({ start: "2008-04-01", end: null }) },
    passes: { "an end": withAction({}), dropped: withAction({ end: null, status: "dropped" }) },
  },
  "designated-cap": {
    gates: true,
    finds: { "36 designated": aBook({ target: many(36) }) },
    passes: {
      "35 designated": aBook({ target: many(35) }),
      "35 and others": aBook({ target: [...many(35), ...many(9, { designation: "local" })] }),
    },
  },
  "statutory-cap": {
    gates: true,
    finds: { "17 statutory": aBook({ target: many(17, { designation: "statutory" }) }) },
    passes: { "16 statutory": aBook({ target: many(16, { designation: "statutory" }) }) },
  },
  "priority-evidence": {
    gates: true,
    finds: {
      "no evidence": aBook({ priority: [jobs] }),
      "only wanted evidence": aBook({ priority: [jobs], evidence: [aPart("evidence", { standing: "wanted" })] }),
      "evidence for another": aBook({ priority: [jobs], evidence: [aPart("evidence", { priority: "health" })] }),
    },
    passes: {
      "evidence held": aBook({ priority: [jobs], evidence: [aPart("evidence")] }),
      "evidence that the reader may not see": aBook({ priority: [jobs] }, { hidden: hiddenEvidence }),
      "merged into another": aBook({ priority: [aPart("priority", { mergedInto: "health" })] }),
    },
  },
  "priority-consultation": {
    gates: true,
    finds: {
      nobody: aBook({ priority: [jobs] }),
      "only partner agencies": aBook({ priority: [jobs], consultation: [aPart("consultation")] }),
    },
    passes: {
      "somebody beyond": aBook({ priority: [jobs], consultation: [aPart("consultation", { beyondPartners: true })] }),
    },
  },
  "option-reason": {
    gates: true,
    finds: { "favoured without a word": aBook({ option: [aPart("option", { favoured: true })] }) },
    passes: {
      "not favoured": aBook({ option: [aPart("option")] }),
      "a reason with the option": aBook({ option: [aPart("option", { favoured: true, why: "It worked in Leeds" })] }),
      "a reason with the priority": aBook({
        priority: [aPart("priority", { whyFavoured: "It worked in Leeds" })],
        option: [aPart("option", { favoured: true })],
      }),
    },
  },
  "returned-points": {
    gates: true,
    finds: { "a point without an answer": aBook({}, point(null)) },
    passes: {
      answered: aBook({}, point({ changed: true, text: "Lowered", by: "f", at: "2008-03-05" })),
      "no points": aBook(),
    },
  },
  "priority-indicators": {
    gates: false,
    finds: {
      none: aBook({ priority: [jobs] }),
      two: chosen(["i0", "i1"]),
      "three without cost": chosen(["i0", "i1", "i3"]),
      "only candidates": aBook({
        priority: [jobs],
        candidate: [aPart("candidate"), aPart("candidate"), aPart("candidate")],
      }),
    },
    passes: { "one of each": chosen(["i0", "i1", "i2"]) },
  },
  "funded-action": {
    gates: false,
    finds: {
      "no action": aBook({ priority: [jobs] }),
      "an action without money": aBook({ priority: [jobs], action: [action()] }),
    },
    passes: {
      "an action with money": aBook({
        priority: [jobs],
        action: [action({ _id: "a1" })],
        resource: [aPart("resource", { asked: { FY2008: 1000 }, goals: { one: { goal: "action:a1" } } })],
      }),
    },
  },
  "target-worked-on": {
    gates: false,
    finds: {
      "no action": withTarget({}),
      "only a dropped one": aBook({
        target: [target({ _id: "t1" })],
        action: [action({ targets: ["t1"], status: "dropped" })],
      }),
    },
    passes: {
      "an action that serves it": aBook({ target: [target({ _id: "t1" })], action: [action({ targets: ["t1"] })] }),
    },
  },
  "nobody-answers": {
    gates: false,
    finds: {
      "an action whose named lead has left": withLead(action({ leadPerson: "p9" }), { left: true }),
      "one whose owner was dissolved": withAction({ owner: "fire" }),
      "a target whose lead has left": withLead(target({ leadPerson: "p9" }), { left: true }),
      "a signed local target without a lead": aBook(
        { target: [target({ lead: null, designation: "local" })] },
        { agreement: { status: "agreed" } },
      ),
    },
    passes: {
      "a named lead who works here": withLead(action({ leadPerson: "p9" }), {}),
      "what is done": withLead(action({ leadPerson: "p9", status: "done" }), { left: true }),
      "a local target of a draft": withTarget({ lead: null, designation: "local" }),
    },
  },
  "target-explained": {
    gates: false,
    finds: {
      "what falls short even at the far end": expecting({ amount: 1, low: 0, high: 2 }),
      "what works the other way": expecting({ amount: -5, low: -8, high: 1 }),
    },
    passes: {
      "a plan that may reach as far": expecting({ amount: 4, low: 2, high: 8 }),
      "actions that do not say what they bring": aCase({ ...VAT, actions: [{}] }).book,
      "a dropped action that says so": expecting({ amount: 1, low: 0, high: 2 }, { status: "dropped" }),
    },
  },
  "challenge-must-answer": {
    gates: true,
    finds: {
      "a growth that nobody ever sustained": aCase(VAT).book,
      "an answer that was promised by yesterday": putOff("later", "2008-03-09"),
      "a risk that was accepted until yesterday": putOff("accepted risk", "2008-03-09"),
    },
    passes: {
      answered: aCase({ ...VAT, answers: [anAnswer("required-rate:CY2007:CY2010")] }).book,
      "an answer that is promised by today": putOff("later", TODAY),
      "a risk that is accepted until today": putOff("accepted risk", TODAY),
      "a local target": aCase({ ...VAT, target: { ...VAT.target, designation: "local" } }).book,
      "a placeholder": aCase({ ...VAT, target: { ...VAT.target, state: "placeholder" } }).book,
      "nothing is promised": aCase({ ...VAT, target: { baseline: { period: "CY2005", value: 29.1 } } }).book,
    },
  },
  "challenge-should-answer": {
    gates: false,
    finds: { "a drop": aCase({ ...VAT, target: { ...VAT.target, designation: "local" } }).book },
    passes: { "nothing is known or promised": withTarget({}) },
  },
  "action-serves-target": {
    gates: false,
    finds: {
      "no target": withAction({}),
      "a target that was removed": withAction({ targets: ["gone"] }),
    },
    passes: { "a target": aBook({ target: [target({ _id: "t1" })], action: [action({ targets: ["t1"] })] }) },
  },
  "cause-rests": {
    gates: false,
    finds: {
      "no evidence": aBook({ cause: [aPart("cause")] }),
      "evidence that was removed": aBook({ cause: [aPart("cause", { evidence: ["gone"] })] }),
    },
    passes: {
      evidence: aBook({ evidence: [aPart("evidence", { _id: "e1" })], cause: [aPart("cause", { evidence: ["e1"] })] }),
      "evidence that the reader may not see": aBook(
        { cause: [aPart("cause", { evidence: ["e1"] })] },
        { hidden: hiddenEvidence },
      ),
    },
  },
  silence: {
    gates: false,
    finds: {
      "nobody answered": withAction({}),
      "changed since it was accepted": aBook({
        action: [{ ...answered("action", action(), "council", "accepted"), what: "Clinics in every ward" }],
      }),
    },
    passes: {
      accepted: aBook({ action: [answered("action", action(), "council", "accepted")] }),
      declined: aBook({ action: [answered("action", action(), "council", "declined")] }),
      "no organisation is asked": withAction({ owner: null }),
    },
  },
};

describe("the checks", () => {
  it("are all tested here", () => {
    expect(Object.keys(CASES).sort()).toEqual(CHECKS.map(({ id }) => id).sort());
  });

  for (const [id, { gates, finds, passes }] of Object.entries(CASES)) {
    describe(id, () => {
      const found = (book: Book) => openPoints(book, TODAY).filter((open) => open.check === id);
      for (const [name, book] of Object.entries(finds)) {
        it(`finds ${name}`, () => {
          const points = found(book);
          expect(points.length).toBeGreaterThan(0);
          for (const open of points) {
            expect(open.gates).toBe(gates);
            expect(open.href).toMatch(/^\/agreements\/coventry-2008\//);
            expect(open.what).not.toMatch(/undefined|\.$/);
            expect(open.todo).toMatch(/^[A-Z]/);
          }
        });
      }
      for (const [name, book] of Object.entries(passes)) {
        it(`lets pass: ${name}`, () => expect(found(book)).toEqual([]));
      }
    });
  }
});

describe("open points", () => {
  it("say why what was answered once is open again", () => {
    const says = (book: Book) =>
      openPoints(book, TODAY)
        .find(({ check }) => check === "challenge-must-answer")
        ?.what.replace(/^“.*?”/, "It");
    expect(says(putOff("later", "2008-03-09"))).toBe(
      "It, promised an answer by 9 March 2008, is not answered for “VAT registrations”",
    );
    expect(says(putOff("accepted risk", "2008-03-09"))).toBe(
      "It, a risk accepted until 9 March 2008, is not answered for “VAT registrations”",
    );
  });

  it("have ids of their own, what gates first", () => {
    const book = aBook({
      priority: [jobs],
      target: [target({ baseline: {}, trajectory: {}, related: [] }), target()],
      action: [action({ owner: null, end: null }), action({ partners: ["police", "chamber"] })],
      cause: [aPart("cause")],
    });
    const points = openPoints(book, TODAY);
    expect(new Set(points.map(({ id }) => id)).size).toBe(points.length);
    const firstReminder = points.findIndex(({ gates }) => !gates);
    expect(points.slice(firstReminder).every(({ gates }) => !gates)).toBe(true);
  });

  it("tell an organisation’s no from what is merely open", () => {
    const book = aBook({ action: [answered("action", action(), "council", "declined"), action({ owner: null })] });
    const gating = openPoints(book, TODAY).filter(({ gates }) => gates);
    expect(gating.map(({ declined, what }) => [declined, what])).toEqual([
      [true, "Coventry City Council has declined “Start-up clinics”"],
      [false, "“Start-up clinics” has no owner"],
    ]);
  });
});
