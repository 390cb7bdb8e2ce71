import type { Agreement } from "@models/agreement/agreement";
import { readWorkingBook } from "@models/agreement/book";
import { gateProblems } from "@models/agreement/jobs";
import { commitmentsOf } from "@models/commitments/asked";
import { checkStore } from "@models/integrity/check-store";
import { currentVersion } from "@models/measures/observation-history";
import type { Person } from "@models/people/person";
import { isStillSigned } from "@models/negotiation/terms";
import type { Area } from "@models/place/area";
import type { Review } from "@models/review/review";
import type { Store } from "@models/store/port";
import { challengeGroupsOf } from "@models/targets/challenge/basis";
import type { Target } from "@models/targets/target";
import { CLAIMANT_COUNT, EMPLOYMENT_RATE, VAT_REGISTRATIONS } from "@seeds/coventry/figures";
import { STAGES } from "@seeds/stages";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toldChanges } from "~/lib/changes-page.server";
import { progressFor } from "~/lib/target-standing.server";
import { actAs, openExampleStore } from "../support/example";

describe("the example in draft", () => {
  let store: Store;
  const agreementOf = async (code: string) => (await store.find<Agreement>("agreements", { code }))[0] as Agreement;

  beforeAll(async () => {
    store = await openExampleStore();
  });
  afterAll(() => store.close());

  it("holds the three published tables exactly as printed, each value with its source", async () => {
    const book = await readWorkingBook(store, await agreementOf("coventry-2008"));
    const batches = new Map(book.batches.map((batch) => [batch._id, batch]));
    for (const [series, table] of [
      ["NI 151:1", EMPLOYMENT_RATE],
      ["coventry-claimant-count:1", CLAIMANT_COUNT],
      ["coventry-vat-registrations:1", VAT_REGISTRATIONS],
    ] as const) {
      for (const [area, values] of Object.entries(table.rows)) {
        const stored = table.periods.map((period) => {
          const found = book.observations.find(
            (each) => each.series === series && each.area === area && each.period === period,
          );
          return found && currentVersion(found, batches);
        });
        expect(stored.map((version) => version?.value)).toEqual(values);
        expect(new Set(stored.map((version) => version?.source))).toEqual(new Set([table.source]));
      }
    }
  });

  it("leaves Coventry in draft with yeses waiting and one no, and its neighbours submitted", async () => {
    const book = await readWorkingBook(store, await agreementOf("coventry-2008"));
    const states = commitmentsOf(book).map((commitment) => commitment.state);
    expect(book.agreement.status).toBe("draft");
    expect(states).toContain("waiting");
    expect(states).toContain("accepted");
    expect(states).toContain("declined");
    expect((await agreementOf("wolverhampton-2008")).status).toBe("submitted");
    const trafford = await agreementOf("trafford-2008");
    expect([trafford.status, trafford.region]).toEqual(["submitted", "E12000002"]);
  });

  it("lets exactly its eleven people sign in, in demo mode", async () => {
    const people = await store.find<Person>("people", {}, { sort: { email: 1 } });
    expect(people.filter(({ passwordHash }) => passwordHash).map(({ email, demo }) => [email, demo])).toEqual(
      [
        "admin@waymark.example",
        "auditor@coventry.example",
        "auditor@westmidlands.example",
        "council@coventry.example",
        "councillor@coventry.example",
        "facilitator@coventry.example",
        "facilitator@wolverhampton.example",
        "health@coventry.example",
        "jobs@coventry.example",
        "police@coventry.example",
        "reviewer@westmidlands.example",
      ].map((email) => [email, true]),
    );
  });

  it("promises growth to 2010 and a fall in 2011, as the slides' questions say", async () => {
    const book = await readWorkingBook(store, await agreementOf("coventry-2008"));
    const target = book.parts.target.find((each) => each.indicator === "coventry-vat-registrations");
    expect(target?.trajectory).toEqual({ CY2007: 30.2, CY2008: 32.6, CY2009: 35.1, CY2010: 37.6, CY2011: 36.2 });
  });
});

describe("the whole example, a year in", () => {
  let store: Store;
  const bookOf = async (code: string) =>
    readWorkingBook(store, (await store.find<Agreement>("agreements", { code }))[0] as Agreement);

  beforeAll(async () => {
    store = await openExampleStore("a year in");
  }, 120_000);
  afterAll(() => store.close());

  it("has Coventry agreed and published, with its first result and every must-answer question answered", async () => {
    const book = await bookOf("coventry-2008");
    expect(book.agreement).toMatchObject({ status: "agreed", published: { kind: "progress" } });
    expect(gateProblems(book, STAGES["a year in"])).toEqual([]);
    const pupils = book.parts.target.find(({ name }) => name === "Pupils with five good GCSEs") as Target;
    expect(progressFor(book, pupils, STAGES["a year in"])?.status).toBe("on track");
  });

  it("still asks the three questions of the slides, each answered by a post, as it was signed with the region", async () => {
    const book = await bookOf("coventry-2008");
    const target = book.parts.target.find((each) => each.indicator === "coventry-vat-registrations") as Target;
    const groups = challengeGroupsOf(book, target, "2008-12-01");
    for (const question of [
      "What happened between 2002 and 2004?",
      "Is the predicted growth between 2007 and 2010 realistic?",
      "Is the predicted drop between 2010 and 2011 reasonable?",
    ]) {
      const group = groups.find(({ lead }) => lead.challenge.question === question);
      expect(group?.lead.state, question).toBe("answered");
      expect(group?.lead.answer?.text).toContain("Head of enterprise, Coventry City Council");
    }
    expect(target.signed && isStillSigned(target)).toBe(true);
  });

  it("goes on in a draft that was started from it, with questions and a negotiation of its own", async () => {
    const book = await bookOf("coventry-2011");
    expect(book.agreement).toMatchObject({ status: "draft", startedFrom: { code: "coventry-2008" } });
    expect(gateProblems(book, STAGES["a year in"]).length).toBeGreaterThan(3);
    expect(book.parts.question.filter(({ answer }) => !answer)).toHaveLength(2);
    expect(await store.count("negotiations", { agreement: book.agreement._id })).toBe(1);
  });

  it("tells all that changed as people do, with nothing that only a program reads", async () => {
    const { actor } = await actAs(store, "facilitator@coventry.example");
    const told = await toldChanges(await bookOf("coventry-2008"), { store, actor }, new URLSearchParams());
    const lines = told.flatMap((each) => each.lines);
    expect(lines.length).toBeGreaterThan(100);
    for (const { what, from, to } of lines) {
      expect(`${what}: ${from} to ${to}`).not.toMatch(/\d{4}-\d\d-\d\d|\.\d{5}|\b(w00|pp?00)\w\b/);
    }
    const of = (title: string) => told.filter((each) => each.title === title).flatMap((each) => each.lines);
    expect(of("Adviser at the clinics (illustrative)")).toContainEqual(
      expect.objectContaining({ to: expect.stringMatching(/^promised 0.5 full-time equivalents/) }),
    );
    expect(of("Grant for the start-up clinics (illustrative)")).toContainEqual({
      what: "Asked, by financial year, 2010/11",
      from: "",
      to: "£120,000",
    });
  });

  it("has an agreement for each area of the West Midlands, by its official code, where all that is made up says so", async () => {
    const agreements = await store.find<Agreement>("agreements", { region: "E12000005" });
    const areas = await store.find<Area>("areas", { region: "E12000005", laa: true });
    expect(areas).toHaveLength(14);
    expect(new Set(agreements.map(({ area }) => area))).toEqual(new Set(areas.map(({ code }) => code)));
    const statusOf = Object.fromEntries(agreements.map(({ code, status }) => [code, status]));
    expect(statusOf).toMatchObject({
      "birmingham-2008": "agreed",
      "herefordshire-2008": "submitted",
      "walsall-2008": "returned",
      "wolverhampton-2008": "agreed",
    });
    const sandwell = await bookOf("sandwell-2008");
    const today = STAGES["a year in"];
    expect(sandwell.parts.target.map((target) => progressFor(sandwell, target, today)?.status)).toContain("off track");
    const batches = new Map(sandwell.batches.map((batch) => [batch._id, batch]));
    const sources = sandwell.observations.map((each) => currentVersion(each, batches)?.source);
    expect(new Set(sources)).toEqual(new Set(["illustrative"]));
  });

  it("has a review of the neighbour that both sides have sent, unlike each other, and of Coventry's a rehearsal only", async () => {
    const reviews = await store.find<Review>("reviews", {}, { sort: { kind: 1 } });
    const of = async (code: string) => (await bookOf(code)).agreement._id;
    expect(reviews.map(({ kind, agreement, state }) => [kind, agreement, state])).toEqual([
      ["annual", await of("wolverhampton-2008"), "correcting"],
      ["rehearsal", await of("coventry-2008"), "closed"],
    ]);
    const [review, rehearsal] = reviews;
    const grades = [review?.selfAssessment, review?.judgement].flatMap((said) => Object.values(said ?? {}));
    expect(grades.map(({ grade }) => grade)).toEqual(["on course", "needs attention"]);
    expect([review?.corrections, review?.flags].map((each) => Object.keys(each ?? {}).length)).toEqual([1, 1]);
    const judged = Object.keys(rehearsal?.judged ?? {});
    for (const side of [rehearsal?.selfAssessment, rehearsal?.judgement])
      expect(Object.keys(side ?? {})).toEqual(judged);
  });

  it("holds nothing that cannot be, and lets the same people sign in", async () => {
    expect(await checkStore(store)).toEqual([]);
    expect(await store.count("people", { demo: true })).toBe(11);
  });
});
