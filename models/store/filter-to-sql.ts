import type { Condition, OrderKind, Scalar } from "./filter";
import { checkPath } from "./filter";

/** SQL text with a `?` for each parameter, in order. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly string[];
}

const comparators: Readonly<Record<OrderKind, string>> = { above: ">", atLeast: ">=", below: "<", atMost: "<=" };

/**
 * Translates a condition over a table (_id, body) whose body is the document's JSON text, with MongoDB's meaning:
 * null equals missing, `unequal` holds for missing, and a comparison never crosses types. json_extract turns
 * booleans into 1 and 0 and objects into their text, so that json_type is asked as well.
 */
export function conditionToSql(condition: Condition): Sql {
  switch (condition.kind) {
    case "all":
      return join(condition.of.map(conditionToSql), " and ", "1");
    case "any":
      return join(condition.of.map(conditionToSql), " or ", "0");
    case "equal":
      return equal(condition.path, condition.value);
    case "unequal": {
      const same = equal(condition.path, condition.value);
      // `is not true`, because a missing field makes the inner answer null.
      return { text: `(${same.text}) is not true`, parameters: same.parameters };
    }
    case "among":
      return among(condition.path, condition.values);
    case "exists":
      return bare(`${typeSql(condition.path)} is ${condition.expected ? "not null" : "null"}`);
    default:
      return compare(condition.path, comparators[condition.kind], condition.value);
  }
}

/** Order by a path as MongoDB does: missing and null, then numbers, strings, and booleans last. */
export function sortToSql(sort: Readonly<Record<string, 1 | -1>>): string {
  const terms = Object.entries(sort).flatMap(([path, direction]) => {
    const way = direction === 1 ? "asc" : "desc";
    if (path === "_id") return [`_id ${way}`];
    return [`coalesce(${typeSql(path)} in ('true', 'false'), 0) ${way}`, `${valueSql(path)} ${way}`];
  });
  return [...terms, "_id asc"].join(", ");
}

/** The expression that indexes and filters share; an index is used only when both are the same text. */
export function valueSql(path: string): string {
  return path === "_id" ? "_id" : `json_extract(body, ${jsonPath(path)})`;
}

export function jsonPath(path: string): string {
  const steps = checkPath(path)
    .split(".")
    .map((step) => `."${step}"`);
  return `'$${steps.join("")}'`;
}

function typeSql(path: string): string {
  return `json_type(body, ${jsonPath(path)})`;
}

function equal(path: string, value: Scalar): Sql {
  if (value === null) return bare(`${valueSql(path)} is null`);
  if (typeof value === "boolean") return bare(`${typeSql(path)} = '${value}'`);
  return compare(path, "=", value);
}

function compare(path: string, comparator: string, value: string | number): Sql {
  if (typeof value === "string") {
    const isText = path === "_id" || (comparator === "=" && isTextAlone(value));
    const type = isText ? "" : ` and ${typeSql(path)} = 'text'`;
    return { text: `(${valueSql(path)} ${comparator} ?${type})`, parameters: [value] };
  }
  // The number travels as JSON text, so that SQLite reads both sides with one and the same rounding.
  return {
    text: `(${valueSql(path)} ${comparator} json_extract(?, '$') and ${typeSql(path)} in ('integer', 'real'))`,
    parameters: [JSON.stringify(value)],
  };
}

/**
 * json_extract gives the text of lists and objects too, and of nothing else that equals a text. Where it cannot be theirs
 * the type need not be asked, for which the whole document would be read though an index has the answer.
 */
const isTextAlone = (value: string) => !/^[[{]/.test(value);

function among(path: string, values: readonly Scalar[]): Sql {
  const strings = values.filter((value) => typeof value === "string");
  const numbers = values.filter((value) => typeof value === "number");
  const others = values.filter((value) => value === null || typeof value === "boolean");
  const lists = [
    { list: strings, types: strings.every(isTextAlone) ? null : "('text')" },
    { list: numbers, types: "('integer', 'real')" },
  ].filter(({ list }) => list.length > 0);
  const parts = [
    ...lists.map(({ list, types }) => ({
      text: `(${valueSql(path)} in (select value from json_each(?))${types ? ` and ${typeSql(path)} in ${types}` : ""})`,
      parameters: [JSON.stringify(list)],
    })),
    ...others.map((value) => equal(path, value)),
  ];
  return join(parts, " or ", "0");
}

function bare(text: string): Sql {
  return { text, parameters: [] };
}

function join(parts: readonly Sql[], operator: string, whenEmpty: string): Sql {
  if (parts.length === 0) return bare(whenEmpty);
  return {
    text: `(${parts.map(({ text }) => text).join(operator)})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}
