import type { Book } from "@models/agreement/book";
import type { Evidence } from "@models/evidence/evidence";
import { groundsOf, registerOf } from "@models/evidence/grounds";
import { describe, expect, it } from "vitest";

const evidence = (id: string, more: Partial<Evidence> = {}) =>
  ({ _id: id, title: id, standing: "held", ...more }) as Evidence;
const book = (seen: Evidence[], hidden: Book["hidden"] = []) =>
  ({ parts: { evidence: seen }, hidden }) as unknown as Book;

describe("what a cause rests on", () => {
  it("is the evidence that it names, hidden evidence included by its holder only", () => {
    const hidden = [{ id: "secret", kind: "evidence", heldBy: ["police"], supports: "jobs" }] as const;
    const grounds = groundsOf(book([evidence("survey"), evidence("other")], hidden), {
      evidence: ["survey", "secret"],
    });
    expect(grounds.seen.map(({ _id }) => _id)).toEqual(["survey"]);
    expect(grounds).toMatchObject({ notShared: [["police"]], restsOnNothing: false });
  });

  it("is nothing when it names none, or what it names is gone or only wanted", () => {
    const wanted = evidence("hoped for", { standing: "wanted" });
    for (const named of [[], ["gone"], ["hoped for"]]) {
      expect(groundsOf(book([wanted]), { evidence: named }).restsOnNothing).toBe(true);
    }
  });
});

describe("the register", () => {
  it("has what is held newest first and undated last, and what is wanted by its day", () => {
    const register = registerOf([
      evidence("undated"),
      evidence("old", { date: "2006-01-01" }),
      evidence("new", { date: "2007-01-01" }),
      evidence("no day", { standing: "wanted" }),
      evidence("late", { standing: "wanted", wantedBy: "2008-05-01" }),
      evidence("soon", { standing: "wanted", wantedBy: "2008-04-01" }),
    ]);
    expect(register.held.map(({ _id }) => _id)).toEqual(["new", "old", "undated"]);
    expect(register.wanted.map(({ _id }) => _id)).toEqual(["soon", "late", "no day"]);
  });
});
