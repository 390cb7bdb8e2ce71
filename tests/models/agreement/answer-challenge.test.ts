import type { Act } from "@models/act";
import { answerChallenge, reopenAnswer, testAnswer } from "@models/agreement/answer-challenge";
import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import { submitAgreement, withdrawAgreement } from "@models/agreement/submit";
import { ForbiddenError, NotFoundError, type Outcome } from "@models/outcome";
import type { Store } from "@models/store/port";
import { promiseValues } from "@models/targets/trajectory";
import { challengeGroupsOf } from "@models/targets/challenge/basis";
import type { ChallengeAnswer } from "@models/targets/challenge/answer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";

const CODE = "coventry-2008";
const GROWTH = "required-rate:CY2007:CY2010";

let store: Store;
let facilitator: Act;
let council: Act;
let jobs: Act;
let police: Act;

beforeEach(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@coventry.example");
  council = await actAs(store, "council@coventry.example");
  jobs = await actAs(store, "jobs@coventry.example");
  police = await actAs(store, "police@coventry.example");
});
afterEach(() => store.close());

const registrations = async () => {
  const found = (await openBook(facilitator, CODE)).parts.target.find(({ name }) => name.startsWith("VAT"));
  if (!found) throw new Error("The example has registrations");
  return found;
};
const explain = async (act: Act, fields: object = {}, challenge = GROWTH, rev = 0): Promise<Outcome<ChallengeAnswer>> =>
  answerChallenge(act, CODE, { target: (await registrations())._id, challenge }, rev, {
    kind: "explained",
    text: "A third park opens",
    evidence: [],
    who: null,
    until: null,
    ...fields,
  } as never);
const stateOf = async () => {
  const groups = challengeGroupsOf(await openBook(facilitator, CODE), await registrations(), "2008-03-10");
  return groups.find(({ lead }) => lead.challenge.id === GROWTH)?.lead.state;
};

describe("answering what the numbers ask", () => {
  it("keeps who answered, in whose name, when and on which numbers", async () => {
    expect(await stateOf()).toBe("open");
    const answer = accepted(await explain(council));
    expect(answer).toMatchObject({
      question: "Is the predicted growth between 2007 and 2010 realistic?",
      answeredBy: council.actor.person,
      answeredFor: [council.actor.roles[0]?.organisation],
      answeredAt: council.now,
      covers: { [GROWTH]: { needed: expect.closeTo(7.4 / 3, 9) as number } },
    });
    expect(await stateOf()).toBe("answered");
  });

  it("is for who promised it and the facilitator", async () => {
    await expect(explain(police)).rejects.toThrow(ForbiddenError);
    accepted(await explain(jobs));
    const stranger = await actAs(store, "facilitator@wolverhampton.example");
    await expect(explain(stranger)).rejects.toThrow(NotFoundError);
  });

  it("keeps with “the trajectory was changed” what was changed, when and by whom, and wants a change", async () => {
    const changed = { kind: "trajectory changed", text: null };
    expect(refusals(await explain(council, changed))).toEqual([
      "This trajectory has not been changed yet. Change it first, or answer in another way.",
    ]);
    const promise = async (fields: object) => {
      const { _id, rev } = await registrations();
      accepted(await promiseValues(facilitator, CODE, _id, rev, fields as never));
    };
    await promise({ CY2009: "34.5" });
    await promise({ CY2009: "34", CY2010: "36.5" });
    const answer = accepted(await explain(council, changed));
    expect(answer.changed).toEqual({
      by: facilitator.actor.person,
      at: facilitator.now,
      values: { CY2009: { from: 35.1, to: 34 }, CY2010: { from: 37.6, to: 36.5 } },
    });
    expect(await stateOf()).toBe("answered");
    const again = accepted(await explain(council, {}, GROWTH, answer.rev));
    expect(again.changed).toBeNull();
  });

  it("holds submission up again once the day of a put-off answer has passed", async () => {
    const later = { kind: "later", text: null, who: council.actor.person, until: "2008-03-12" };
    accepted(await explain(council, later));
    const gate = async (now: string) =>
      refusals(await submitAgreement({ ...facilitator, now }, CODE)).filter((problem) =>
        /between 2007 and 2010/.test(problem),
      );
    expect(await gate("2008-03-12T12:00:00.000Z")).toEqual([]);
    expect(await gate("2008-03-13T12:00:00.000Z")).toEqual([
      expect.stringContaining("promised an answer by 12 March 2008") as string,
    ]);
  });

  it("needs the words, the person and the day that its kind cannot do without", async () => {
    expect(refusals(await explain(council, { text: null }))).toEqual(["Explain it in a sentence or two"]);
    expect(refusals(await explain(council, { kind: "accepted risk", text: null }))).toHaveLength(3);
    expect(refusals(await explain(council, { kind: "later", text: null }))).toEqual([
      "Choose who will answer",
      "Say by when",
    ]);
    expect(refusals(await explain(council, { kind: "no idea" }))).toEqual(["Choose how it is answered"]);
    expect(refusals(await explain(council, { evidence: ["of another agreement"] }))).toHaveLength(1);
    expect(await stateOf()).toBe("open");
  });

  it("is refused when the numbers no longer ask it", async () => {
    expect(refusals(await explain(council, {}, "required-rate:CY1999:CY2000"))).toEqual([
      "The numbers no longer ask this: they have changed. Look at what they ask now.",
    ]);
  });

  it("loses neither of two answers: the second is told, and who changes one answer sees the other’s words", async () => {
    const first = accepted(await explain(council));
    expect(refusals(await explain(jobs, { text: "Another reason" }))[0]).toMatch(/^Somebody answered this meanwhile/);
    accepted(await explain(council, { text: "The park, and cheaper loans" }, GROWTH, first.rev));
    const conflict = await explain(jobs, { text: "Only the park" }, GROWTH, first.rev);
    expect(conflict).toMatchObject({
      kind: "conflict",
      conflicts: [{ path: "text", theirs: "The park, and cheaper loans" }],
    });
  });

  it("is asked again when the promise moved the numbers, and gone when nothing asks any more", async () => {
    accepted(await explain(council));
    const { _id, rev, trajectory } = await registrations();
    const promise = (values: object, at: number) =>
      changePart(facilitator, CODE, "target", _id, at, { trajectory: { ...trajectory, ...values } });
    const { rev: next } = accepted(await promise({ CY2010: 40 }, rev));
    expect(await stateOf()).toBe("look again");
    accepted(await promise({ CY2008: 30.5, CY2009: 30.9, CY2010: 31.2, CY2011: 31.5 }, next));
    expect(await stateOf()).toBeUndefined();
  });
});

describe("testing an answer", () => {
  it("is for another organisation than the one that gave it", async () => {
    const { _id } = accepted(await explain(council));
    await expect(testAnswer(council, CODE, _id)).rejects.toThrow(ForbiddenError);
    await expect(testAnswer(facilitator, CODE, _id)).rejects.toThrow(ForbiddenError);
    accepted(await testAnswer(police, CODE, _id));
    expect(await stateOf()).toBe("tested");
  });

  it("is lost with a new answer", async () => {
    const { _id } = accepted(await explain(council));
    const { rev } = accepted(await testAnswer(police, CODE, _id));
    accepted(await explain(council, { text: "Two parks" }, GROWTH, rev));
    expect(await stateOf()).toBe("answered");
  });
});

describe("submitting with what must be answered", () => {
  const THERE = "wolverhampton-2008";

  it("is refused while it is open, and says which", async () => {
    const refused = await submitAgreement(facilitator, CODE);
    expect(refusals(refused)).toContain(
      "“Is the predicted growth between 2007 and 2010 realistic?” is not answered for “VAT registrations per 10,000 adults”.",
    );
    accepted(await explain(council));
    expect(refusals(await submitAgreement(facilitator, CODE)).join()).not.toContain("between 2007 and 2010");
  });

  it("is open again when the region asks again: the region sees its own word, and so does the partnership", async () => {
    const reviewer = await actAs(store, "reviewer@westmidlands.example");
    const there = await actAs(store, "facilitator@wolverhampton.example");
    const [answer] = (await openBook(reviewer, THERE)).parts.challenge;
    const id = answer?._id ?? "";
    accepted(await testAnswer(reviewer, THERE, id));
    expect(Object.keys((await openBook(reviewer, THERE)).parts.challenge[0]?.tested ?? {})).toEqual([
      reviewer.actor.person,
    ]);
    expect(refusals(await reopenAnswer(reviewer, THERE, id, " "))).toEqual(["Say what the answer leaves open"]);
    await expect(reopenAnswer(there, THERE, id, "Why?")).rejects.toThrow(ForbiddenError);
    accepted(await reopenAnswer(reviewer, THERE, id, "Which district?"));
    expect((await openBook(reviewer, THERE)).parts.challenge[0]?.reopened?.why).toBe("Which district?");
    accepted(await withdrawAgreement(there, THERE, "The region asks again"));
    expect(refusals(await submitAgreement(there, THERE)).join()).toContain("asked again");
  });
});
