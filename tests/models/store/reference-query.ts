import type { Filter } from "@models/store/port";

export type Doc = { readonly _id: string; readonly [field: string]: unknown };

/** The filter language said once more, as plainly as can be, for the engines to be held against. */
export function matches(doc: Doc, filter: Filter): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    if (key === "$and") return (wanted as Filter[]).every((part) => matches(doc, part));
    if (key === "$or") return (wanted as Filter[]).some((part) => matches(doc, part));
    const found = valueAt(doc, key);
    if (typeof wanted !== "object" || wanted === null) return same(found, wanted);
    return Object.entries(wanted).every(([operator, operand]) => operators[operator]?.(found, operand));
  });
}

const operators: Readonly<Record<string, (found: unknown, operand: unknown) => boolean>> = {
  $in: (found, operand) => (operand as unknown[]).some((one) => same(found, one)),
  $ne: (found, operand) => !same(found, operand),
  $gt: (found, operand) => comparable(found, operand) && compare(found, operand) > 0,
  $gte: (found, operand) => comparable(found, operand) && compare(found, operand) >= 0,
  $lt: (found, operand) => comparable(found, operand) && compare(found, operand) < 0,
  $lte: (found, operand) => comparable(found, operand) && compare(found, operand) <= 0,
  $exists: (found, operand) => (found !== undefined) === operand,
};

export function sorted(docs: readonly Doc[], sort: Readonly<Record<string, 1 | -1>>): Doc[] {
  const terms = Object.entries({ ...sort, _id: sort["_id"] ?? 1 });
  return docs.toSorted((a, b) => {
    for (const [path, direction] of terms) {
      const order = compare(valueAt(a, path), valueAt(b, path)) * direction;
      if (order !== 0) return order;
    }
    return 0;
  });
}

function valueAt(doc: object, path: string): unknown {
  return path.split(".").reduce<unknown>((at, step) => {
    const isObject = typeof at === "object" && at !== null && !Array.isArray(at);
    return isObject ? (at as Record<string, unknown>)[step] : undefined;
  }, doc);
}

function same(found: unknown, wanted: unknown): boolean {
  return (found ?? null) === wanted;
}

function comparable(found: unknown, operand: unknown): boolean {
  return typeof found === typeof operand;
}

const ranks: Readonly<Record<string, number>> = { undefined: 0, number: 1, string: 2, boolean: 3 };

/** Text by Unicode code point, which is the order of its bytes in UTF-8. */
function compare(a: unknown, b: unknown): number {
  const rank = (value: unknown) => ranks[typeof (value ?? undefined)] ?? 0;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "string") return Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  return Number(a ?? 0) - Number(b ?? 0);
}
