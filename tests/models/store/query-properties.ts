import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Filter, Store } from "@models/store/port";
import type { Doc } from "./reference-query";
import { matches, sorted } from "./reference-query";

const text = fc.oneof(
  fc.constantFrom("", "a", "A", "Z", "é", "24.7", "5", "true", "null", "2008-03-10", "[1]", "{}", "日本", "🙂"),
  // The contract server, being Java, orders text by UTF-16 unit. That differs from MongoDB (and SQLite) only when
  // these characters meet one beyond U+FFFF, so they are left out.
  fc.string({ unit: "binary", maxLength: 4 }).filter((each) => !/[\uE000-\uFFFF]/u.test(each)),
);
const number = fc.oneof(
  fc.constantFrom(0, 1, 5, 24.7, 1e-9, -1, 0.30000000000000004, 2 ** 31, 2 ** 53 - 1),
  // Negative zero has no text of its own in JSON.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
);
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));

/** Fields of scalars that may be sorted by, and one, `any`, that may hold what no filter compares with. */
const fields = ["a", "b", "in.c", "in.d"] as const;
const doc = fc.record(
  {
    a: scalar,
    b: scalar,
    in: fc.oneof(fc.record({ c: scalar, d: scalar }, { requiredKeys: [] }), fc.constant(null), text),
    any: fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), fc.record({ a: scalar })),
  },
  { requiredKeys: [] },
);

/** Operands come from the documents as often as not, since two random doubles never meet. */
function filterOver(pool: readonly unknown[]): fc.Arbitrary<Filter> {
  const known = pool.filter((value) => value === null || typeof value !== "object") as (
    string | number | boolean | null
  )[];
  const operand = known.length > 0 ? fc.oneof(fc.constantFrom(...known), scalar) : scalar;
  const bound = operand.filter((value) => typeof value === "string" || typeof value === "number") as fc.Arbitrary<
    string | number
  >;
  const comparison = fc.oneof(
    operand,
    operand.map(($ne) => ({ $ne })),
    fc.array(operand, { maxLength: 4 }).map(($in) => ({ $in })),
    fc.boolean().map(($exists) => ({ $exists })),
    fc
      .record({ $gt: bound, $gte: bound, $lt: bound, $lte: bound }, { requiredKeys: [] })
      .filter((bounds) => Object.keys(bounds).length > 0),
  );
  const leaf = fc.dictionary(fc.constantFrom(...fields, "any", "rev"), comparison, { maxKeys: 2 });
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2 },
      leaf as fc.Arbitrary<Filter>,
      fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map(($or) => ({ $or })),
      fc
        .tuple(leaf, fc.array(tie("tree"), { minLength: 1, maxLength: 3 }))
        .map(([own, $and]) => ({ ...own, $and }) as Filter),
    ),
  }));
  return tree;
}

const question = fc.array(doc, { maxLength: 12 }).chain((docs) => {
  const pool = docs.flatMap(({ in: inner, ...rest }) => [
    ...Object.values(rest),
    ...(inner && typeof inner === "object" ? Object.values(inner) : []),
  ]);
  return fc.record({
    docs: fc.constant(docs.map((fields, index): Doc => ({ _id: `d${String(index).padStart(2, "0")}`, ...fields }))),
    filters: fc.array(filterOver(pool), { minLength: 4, maxLength: 4 }),
    sort: fc.dictionary(fc.constantFrom(...fields, "_id"), fc.constantFrom<1 | -1>(1, -1), { maxKeys: 2 }),
    skip: fc.nat(3),
    limit: fc.nat(15),
  });
});

/** Random questions over random documents get the answer of a plain reading of the filter language. */
export function describeQueryProperties(store: () => Store): void {
  describe("random questions", () => {
    it("get the answers of the reference", { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(question, async ({ docs, filters, sort, skip, limit }) => {
          await store().purge("causes", {});
          await store().insertMany("causes", docs);
          const stored = docs.map((each) => ({ ...each, rev: 1 }));
          for (const filter of filters) {
            const expected = sorted(
              stored.filter((each) => matches(each, filter)),
              sort,
            ).map(({ _id }) => _id);
            const found = await store().find("causes", filter, { sort });
            expect(found.map(({ _id }) => _id)).toEqual(expected);
            const page = await store().find("causes", filter, { sort, skip, limit });
            expect(page.map(({ _id }) => _id)).toEqual(expected.slice(skip, skip + limit));
            expect(await store().count("causes", filter)).toBe(expected.length);
          }
          expect(await store().find("causes", {})).toEqual(stored);
        }),
        { numRuns: 150, seed: 20080310 },
      );
    });
  });
}
