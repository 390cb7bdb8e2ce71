import { groupChallenges, isGroupSettled, numbersOf, standingOf } from "@models/targets/challenge/standing";
import { describe, expect, it } from "vitest";
import { VAT, anAnswer, asked } from "./a-case";

const challenges = asked(VAT, "2008-03-10");
const growth = challenges.find(({ rule }) => rule === "required-rate");
if (!growth) throw new Error("The growth is asked about");
const usualMove = 2.117;
const stateOf = (answer: ReturnType<typeof anAnswer> | undefined, today = "2008-03-10") =>
  standingOf(growth, { answers: answer ? [answer] : [], usualMove, today }).state;
const given = (fields: object = {}, numbers = numbersOf(growth)) => anAnswer(growth.id, fields, numbers);

describe("an answer to what the numbers ask", () => {
  it("settles its question, and is tested once somebody else agrees", () => {
    expect(stateOf(undefined)).toBe("open");
    expect(stateOf(given())).toBe("answered");
    expect(stateOf(given({ tested: { p2: { at: "2008-03-05T09:00:00.000Z" } } }))).toBe("tested");
  });

  it("is to be looked at again when a number moved by more than a tenth of the series’ mean movement", () => {
    const numbers = numbersOf(growth);
    const needed = numbers["needed"] ?? 0;
    expect(stateOf(given({}, { ...numbers, needed: needed + 0.2 }))).toBe("answered");
    expect(stateOf(given({}, { ...numbers, needed: needed + 0.22 }))).toBe("look again");
  });

  it("holds until its day, and a promise to answer opens the question again when its day is over", () => {
    expect(stateOf(given({ kind: "later", who: "p1", until: "2008-03-10" }))).toBe("answered");
    expect(stateOf(given({ kind: "later", who: "p1", until: "2008-03-09" }))).toBe("open");
    expect(stateOf(given({ kind: "accepted risk", who: "p1", until: "2008-03-09" }))).toBe("look again");
  });

  it("is open while the region asks again", () => {
    expect(stateOf(given({ reopened: { by: "r", at: "2008-03-05T09:00:00.000Z", why: "How many firms?" } }))).toBe(
      "reopened",
    );
  });

  it("belongs to rule, target and span: another span is another question", () => {
    expect(standingOf(growth, { answers: [anAnswer("required-rate:CY2008:CY2010")], usualMove }).state).toBe("open");
    expect(standingOf(growth, { answers: [given({ target: "other" })], usualMove }).state).toBe("open");
  });
});

describe("questions with one cause in one span", () => {
  const twin = { ...growth, id: "odds:CY2007:CY2010", rule: "odds", strength: "should answer" as const };
  const standing = (answers: ReturnType<typeof anAnswer>[]) =>
    [growth, twin, ...challenges.filter(({ rule }) => rule === "reversal")].map((challenge) =>
      standingOf(challenge, { answers, usualMove }),
    );

  it("are asked together, the strongest leading, and answered once", () => {
    const [first, second] = groupChallenges(standing([]));
    expect(first?.lead.challenge.id).toBe(growth.id);
    expect(first?.others.map(({ challenge }) => challenge.id)).toEqual([twin.id]);
    expect(second?.lead.challenge.rule).toBe("reversal");
    const both = anAnswer(growth.id, { covers: { [growth.id]: {}, [twin.id]: {} } });
    expect(groupChallenges(standing([both])).map(isGroupSettled)).toEqual([true, false]);
  });
});
