import { describe, expect, it } from "vitest";
import { ResourceSchema } from "@models/money/resource";

const line = { name: "Advisers", giver: "council", kind: "budget" };

function problemsOf(fields: object): string[] {
  const read = ResourceSchema.safeParse({ ...line, ...fields });
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("a resource line", () => {
  it("is given by an organisation or by somebody in words, never by both or nobody", () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ giver: null, giverName: "A lottery fund" })).toEqual([]);
    expect(problemsOf({ giver: null })).toEqual(["giver: Choose who gives it, or say in words who does"]);
    expect(problemsOf({ giverName: "A lottery fund" })).toEqual([
      "giverName: Leave this empty: the giver is chosen from the list",
    ]);
  });

  it("holds amounts of 0 or more by year", () => {
    expect(problemsOf({ asked: { FY2008: 0 }, given: { FY2008: { promised: 10 } } })).toEqual([]);
    expect(problemsOf({ asked: { FY2008: -1 } })).toEqual(["asked.FY2008: Enter an amount of 0 or more"]);
    expect(problemsOf({ asked: { soon: 1 } })).toEqual(["asked: Enter amounts by year: soon is none"]);
  });

  it("is split by shares that make 100%, with thirds as people type them", () => {
    const shares = (...each: (number | null)[]) => ({
      goals: Object.fromEntries(each.map((share, i) => [`g${i}`, { goal: `action:a${i}`, share }])),
    });
    expect(problemsOf(shares(null))).toEqual([]);
    expect(problemsOf(shares(60, 40))).toEqual([]);
    expect(problemsOf(shares(33.3, 33.3, 33.3))).toEqual([]);
    expect(problemsOf(shares(60, 30))).toEqual(["goals: The shares make 90%. Change them so that they make 100%"]);
    expect(problemsOf(shares(50))).toEqual(["goals: The shares make 50%. Change them so that they make 100%"]);
    expect(problemsOf(shares(60, null))).toEqual(["goals.g1.share: Enter its share in percent"]);
    expect(problemsOf({ goals: { a: { goal: "target:t", share: 50 }, b: { goal: "target:t", share: 50 } } })).toEqual([
      "goals.b.goal: This is named twice. Take one out and add up their shares",
    ]);
    expect(problemsOf({ goals: { a: { goal: "cause:c" } } })).toEqual(["goals.a.goal: Choose what it serves"]);
  });
});
