import fc from "fast-check";
import {
  type Change,
  type Content,
  type Document,
  contentOf,
  differencesBetween,
  documentAsKnownOn,
  documentAtRev,
  sameJson,
} from "@models/history/document";
import { mergeSubmission, withEdits } from "@models/history/merge";
import { describe, expect, it } from "vitest";

const created = { by: "ann", at: "2008-01-01T00:00:00.000Z", via: "page" } as const;
const newDocument = (content: Content): Document =>
  ({ _id: "d", rev: 1, created, changes: [], ...content }) as Document;
const minute = (n: number) => new Date(Date.parse(created.at) + n * 60_000).toISOString();

function edit(doc: Document, next: Content, by: string, at: string): Document {
  const edits = differencesBetween(contentOf(doc), next);
  return { ...withEdits(doc, edits, { by, at, via: "page" }), rev: doc.rev + 1 };
}

const leaf = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.string(), fc.constant(null), fc.array(fc.integer()));
const key = fc.constantFrom("name", "lead", "FY2008", "FY2009", "m1");
const content: fc.Arbitrary<Content> = fc.dictionary(
  key,
  fc.oneof(leaf, fc.dictionary(key, leaf, { noNullPrototype: true })),
  {
    noNullPrototype: true,
  },
);

describe("documentAsKnownOn", () => {
  it("gives at any instant what was stored then, for any history of edits", () => {
    fc.assert(
      fc.property(content, fc.array(content, { maxLength: 12 }), fc.nat(30), (first, edits, when) => {
        let doc = newDocument(first);
        const stored: { at: string; content: Content }[] = [{ at: created.at, content: contentOf(doc) }];
        edits.forEach((next, i) => {
          doc = edit(doc, next, "ann", minute(2 * (i + 1)));
          stored.push({ at: minute(2 * (i + 1)), content: contentOf(doc) });
        });
        const known = documentAsKnownOn(doc, minute(when));
        const expected = stored.findLast((each) => each.at <= minute(when))?.content;
        expect(known && sameJson(contentOf(known), expected)).toBe(true);
      }),
    );
  });

  it("knows nothing of a document before it was made", () => {
    expect(documentAsKnownOn(newDocument({}), "2007-12-31T23:59:59.999Z")).toBeUndefined();
  });
});

describe("documentAtRev", () => {
  it("takes back every change after a revision", () => {
    const second = edit(newDocument({ name: "Jobs" }), { name: "Work" }, "ann", minute(1));
    const third = edit(second, { name: "Work", lead: "bob" }, "bob", minute(2));
    expect(contentOf(documentAtRev(third, 1))).toEqual({ name: "Jobs" });
    expect(contentOf(documentAtRev(third, 2))).toEqual({ name: "Work" });
    expect(documentAtRev(third, 2).rev).toBe(2);
  });
});

describe("mergeSubmission", () => {
  const read = newDocument({ name: "Jobs", lead: "ann", trajectory: { FY2008: 1, FY2009: 2 } });

  it("merges changes to different fields, also inside one map", () => {
    const theirs = edit(
      read,
      { ...contentOf(read), lead: "bob", trajectory: { FY2008: 9, FY2009: 2 } },
      "bob",
      minute(1),
    );
    const merge = mergeSubmission(theirs, 1, { name: "Work", trajectory: { FY2008: 1, FY2009: 3 } });
    expect(merge.conflicts).toEqual([]);
    const merged = withEdits(theirs, merge.edits, { by: "ann", at: minute(2), via: "page" });
    expect(contentOf(merged)).toEqual({ name: "Work", lead: "bob", trajectory: { FY2008: 9, FY2009: 3 } });
  });

  it("shows a field that both changed with both values, whose and when", () => {
    const theirs = edit(read, { ...contentOf(read), name: "Enterprise" }, "bob", minute(1));
    expect(mergeSubmission(theirs, 1, { name: "Work" })).toEqual({
      edits: [],
      conflicts: [{ path: "name", before: "Jobs", theirs: "Enterprise", yours: "Work", by: "bob", at: minute(1) }],
    });
  });

  it("sees no conflict when both wrote the same, or when a form sends back what it was given", () => {
    const theirs = edit(read, { ...contentOf(read), name: "Work" }, "bob", minute(1));
    expect(mergeSubmission(theirs, 1, { name: "Work", lead: "ann" })).toEqual({ edits: [], conflicts: [] });
    expect(mergeSubmission(theirs, 1, { name: "Jobs" })).toEqual({ edits: [], conflicts: [] });
  });

  it("takes a field left empty for one that was not there yet", () => {
    expect(mergeSubmission(read, 1, { deputy: null })).toEqual({ edits: [], conflicts: [] });
    const theirs = edit(read, { ...contentOf(read), deputy: "bob" }, "bob", minute(1));
    expect(mergeSubmission(theirs, 1, { deputy: null })).toEqual({ edits: [], conflicts: [] });
  });

  it("never loses a saved change, whatever two people submit", () => {
    fc.assert(
      fc.property(content, content, content, (first, theirs, yours) => {
        const base = newDocument(first);
        const saved = edit(base, theirs, "bob", minute(1));
        const merge = mergeSubmission(saved, 1, yours);
        // A whole field that was not there and is null now says as little as before.
        const says = ({ path, from, to }: Change) => path.includes(".") || !sameJson(from ?? null, to ?? null);
        const touched = new Set(saved.changes.filter(says).map((change) => change.path));
        for (const { path } of merge.edits) expect(touched.has(path)).toBe(false);
      }),
    );
  });
});
