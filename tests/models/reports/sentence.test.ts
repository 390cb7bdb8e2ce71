import type { Cell } from "@models/reports/content-schema";
import { checkWords, figure, inOwnWords, piecesOf, readSentence, say } from "@models/reports/sentence";
import { describe, expect, it } from "vitest";

const cell: Cell = { kind: "target", id: "t1", priority: "p1" };
const sentence = say(["executive", "course", "t.1"], "Employment: {value} in {period}.", {
  value: figure("71.9", cell),
  period: figure("Q2 2008", cell),
});

const refusal = (words: string, of = sentence) => {
  const outcome = checkWords(of, words);
  return outcome.kind === "refused" ? outcome.problems[0]?.message : outcome.kind;
};

describe("a sentence of a report", () => {
  it("is read with its figures in their slots, each with its cell", () => {
    expect(readSentence(sentence)).toBe("Employment: 71.9 in Q2 2008.");
    expect(piecesOf(sentence)[1]).toEqual({ shown: "71.9", cell });
    // Its id stands in the dotted path of a document.
    expect(sentence.id).toBe("executive-course-t_1");
  });

  it("takes other words that keep its figures", () => {
    const words =
      "In {period} employment stood at {value}; the board looks again on 12 January 2009, before Q3 2008/09.";
    expect(checkWords(sentence, words)).toEqual({ kind: "done", value: words });
  });

  it("refuses to lose a figure, to take one of another sentence, and to have one typed in", () => {
    expect(refusal("Employment is doing well in {period}.")).toBe(
      "Keep {value}, which stands for “71.9”. Only words are edited.",
    );
    expect(refusal("{value} in {period}, {odds} likely")).toBe(
      "This sentence has no figure called {odds}. It has {value}, {period}.",
    );
    expect(refusal("{value} in {period}, nearly 74.5%.")).toMatch(/^Take out “74\.5%”: numbers come from the plan/);
    expect(refusal("{value} in {period}, 2000 more than before")).toMatch(/^Take out “2000”/);
  });

  it("lets a number stand that the generated words have, as in the name of an organisation", () => {
    const named = say(["operational", "x"], "Owned by Studio 54: {value}.", { value: figure(3, cell) });
    expect(refusal("Studio 54 owns {value}", named)).toBe("done");
  });

  it("is said in a person’s words only while it is the sentence that they were written for", () => {
    const words = { [sentence.id]: { text: "{value}, {period}", of: sentence.text } };
    expect(readSentence(inOwnWords(sentence, words))).toBe("71.9, Q2 2008");
    const other = { ...sentence, text: "Employment has fallen to {value} in {period}." };
    expect(readSentence(inOwnWords(other, words))).toBe("Employment has fallen to 71.9 in Q2 2008.");
  });
});
