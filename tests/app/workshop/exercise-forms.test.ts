import type { Exercise } from "@models/workshop/workshop";
import { ExerciseSchema } from "@models/workshop/workshop";
import { bundled } from "@models/workshop/exercises/bundled";
import { describe, expect, it } from "vitest";
import { screensOf } from "~/workshop/exercises";
import { joinFields, readBundles } from "~/workshop/bundle-fields";
import { doneAddress, doneWords } from "~/workshop/done-words";

function formOf(...fields: [name: string, value: string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe("what a phone sends without scripts", () => {
  it("is weights in the first round of “which way”, and scores with reasons in the second", () => {
    const { readAnswer } = screensOf("which");
    expect(readAnswer(formOf(["weights.c1", "5"], ["weights.c2", "0"]))).toEqual({ weights: { c1: "5", c2: "0" } });
    expect(readAnswer(formOf(["scores.o1.c1", "4"], ["reasons.o1.for", "Cheap "], ["reasons.o1.against", ""]))).toEqual(
      { scores: { o1: { c1: "4" } }, reasons: { o1: { for: "Cheap", against: null } } },
    );
  });

  it("settles only the years that were changed, so that the others follow the last one", () => {
    const { readSettled } = screensOf("far");
    const form = formOf(["was.CY2012", "33.4"], ["year.CY2012", "33.4"], ["was.CY2013", "34.0"], ["year.CY2013", "36"]);
    expect(readSettled?.(form, { settled: { CY2011: 30 } } as unknown as Exercise)).toEqual({
      settled: { CY2011: 30, CY2013: 36 },
    });
  });

  it("claims only what was ticked, and proposes only what was begun", () => {
    const fields: [string, string][] = [
      ...[["organisation", "police"] as [string, string], ["take.a1", "yes"] as [string, string]],
      ["claims.a1.lead", "Team"],
      ["claims.a1.by", "2009-01-01"],
      ["claims.a2.lead", "Forgotten"],
      ["proposes.0.what", ""],
      ["proposes.1.what", "A stall"],
    ];
    expect(screensOf("who").readAnswer(formOf(...fields))).toEqual({
      ...{ organisation: "police", other: null },
      claims: { a1: { lead: "Team", by: "2009-01-01" } },
      proposes: [{ what: "A stall", lead: "", by: "" }],
    });
  });
});

describe("putting together what is the same", () => {
  const items = ["Rooms", "Free rooms", "Advisers"].map((text, i) => ({ id: `n${i + 1}`, text }));
  const round = { openedAt: "2026-03-14T10:00:00.000Z", endsAt: "2026-03-14T10:05:00.000Z" };
  const exercise = (bundles: Exercise["bundles"]): Exercise =>
    ExerciseSchema.parse({
      ...{ kind: "works", minutes: 20, ask: "What works?", bundles },
      rounds: { "1": { ...round, material: null, result: { items } } },
    });
  const b1 = { name: "Rooms", items: ["n1", "n2"], order: 0 };

  it("names those that are ticked, by the words of the first where no name is written", () => {
    const named = formOf(["together", "n1"], ["together", "n2"], ["togetherName", "Rooms all over"]);
    expect(readBundles(named, exercise({}))).toEqual({ bundles: { b1: { ...b1, name: "Rooms all over" } } });
    expect(readBundles(formOf(["together", "n2 n3"]), exercise({}))).toEqual({
      bundles: { b1: { name: "Free rooms", items: ["n2", "n3"], order: 0 } },
    });
  });

  it("puts what is dragged with what it is dropped on, and takes it out of where it was", () => {
    const dropped = (bundles: Exercise["bundles"], moved: string, onto: string) => {
      const groups = bundled(exercise(bundles), items);
      const group = (id: string) => groups.find((each) => each.id === id) as (typeof groups)[number];
      return readBundles(formOf(...joinFields({ bundles }, group(moved), group(onto))), exercise(bundles)).bundles;
    };
    expect(dropped({}, "n3", "n1")).toEqual({ b1: { name: "Rooms", items: ["n1", "n3"], order: 0 } });
    expect(dropped({ b1 }, "n3", "b1")).toEqual({ b1: { ...b1, items: ["n1", "n2", "n3"] } });
    expect(dropped({ b1 }, "b1", "n3")).toEqual({ b2: { name: "Advisers", items: ["n3", "n1", "n2"], order: 1 } });
  });

  it("adds to a bundle by its name, takes out what is unticked, and ends a bundle with nothing in it", () => {
    const kept: [string, string][] = [
      ["bundle", "b1"],
      ["bundle.b1.name", "Rooms"],
    ];
    const added = formOf(...kept, ["bundle.b1.items", "n1"], ["together", "n3"], ["togetherName", "rooms"]);
    expect(readBundles(added, exercise({ b1 }))).toEqual({ bundles: { b1: { ...b1, items: ["n1", "n3"] } } });
    expect(readBundles(formOf(...kept), exercise({ b1 }))).toEqual({ bundles: {} });
    expect(readBundles(formOf(), exercise({ b1 }))).toEqual({ bundles: { b1 } });
  });
});

it("says what a button did, and nothing for an address that names no button", () => {
  expect(doneWords(new URL(doneAddress("/room/1", "decline"), "http://a").searchParams)).toMatch(/^Declined/);
  for (const did of ["__proto__", "constructor", "", "open"]) {
    expect(doneWords(new URLSearchParams({ did }))).toBeUndefined();
  }
});
