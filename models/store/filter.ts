import type { Filter } from "./port";

export type Scalar = string | number | boolean | null;

/** A filter taken apart and checked, for an engine to translate: no operator is left implicit. */
export type Condition =
  | { readonly kind: "all" | "any"; readonly of: readonly Condition[] }
  | { readonly kind: "equal" | "unequal"; readonly path: string; readonly value: Scalar }
  | { readonly kind: "among"; readonly path: string; readonly values: readonly Scalar[] }
  | { readonly kind: OrderKind; readonly path: string; readonly value: string | number }
  | { readonly kind: "exists"; readonly path: string; readonly expected: boolean };

export type OrderKind = "above" | "atLeast" | "below" | "atMost";

const orderKinds: Readonly<Record<string, OrderKind>> = { $gt: "above", $gte: "atLeast", $lt: "below", $lte: "atMost" };

/**
 * Paths go into SQL text (an expression index needs them there) and into MongoDB field names, so that only what is
 * harmless in both is let through.
 */
const pathPattern = /^[\p{L}\p{N}_:-]+(\.[\p{L}\p{N}_:-]+)*$/u;

/** @throws TypeError when the path is not dotted names of letters, digits, underscores, colons and hyphens. */
export function checkPath(path: string): string {
  if (!pathPattern.test(path)) throw new TypeError(`"${path}" is not a path of fields.`);
  return path;
}

/**
 * @throws TypeError when the filter holds an unknown operator or no value at all: an undefined value is refused
 *   rather than skipped, since skipping it would match every document.
 */
export function readFilter(filter: Filter): Condition {
  const conditions = Object.entries(filter).flatMap(([key, value]): Condition[] => {
    if (key === "$and" || key === "$or") return [readGroup(key, value)];
    return readField(checkPath(key), value);
  });
  return { kind: "all", of: conditions };
}

function readGroup(operator: "$and" | "$or", value: unknown): Condition {
  if (!Array.isArray(value) || value.length === 0) throw new TypeError(`${operator} needs a list of filters.`);
  return { kind: operator === "$and" ? "all" : "any", of: (value as Filter[]).map(readFilter) };
}

function readField(path: string, value: unknown): Condition[] {
  if (isScalar(value)) return [{ kind: "equal", path, value }];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`The filter on "${path}" has no value to compare with.`);
  }
  const operators = Object.entries(value);
  if (operators.length === 0) throw new TypeError(`The filter on "${path}" has no operator.`);
  return operators.map(([operator, operand]) => readOperator(path, operator, operand));
}

function readOperator(path: string, operator: string, operand: unknown): Condition {
  const order = orderKinds[operator];
  if (order && isScalar(operand) && (typeof operand === "string" || typeof operand === "number")) {
    return { kind: order, path, value: operand };
  }
  if (operator === "$ne" && isScalar(operand)) return { kind: "unequal", path, value: operand };
  if (operator === "$in" && Array.isArray(operand) && operand.every(isScalar)) {
    return { kind: "among", path, values: operand };
  }
  if (operator === "$exists" && typeof operand === "boolean") return { kind: "exists", path, expected: operand };
  throw new TypeError(`The filter on "${path}" cannot use ${operator} with ${JSON.stringify(operand)}.`);
}

function isScalar(value: unknown): value is Scalar {
  if (typeof value === "number") return Number.isFinite(value);
  return value === null || typeof value === "string" || typeof value === "boolean";
}
