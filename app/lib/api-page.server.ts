import { API, type ApiOperation, TAGS } from "../api/operation";
import { DOCUMENT, problemsOf, schemaOf } from "../api/openapi";
import { operations } from "../api/operations";
import { PROBLEMS } from "../api/problem";
import { listed } from "./words";

type Schema = Readonly<Record<string, unknown>>;

/** The API as people read about it, from the table that serves it. */
export function apiPage() {
  return {
    base: API,
    document: DOCUMENT,
    tags: Object.entries(TAGS).flatMap(([tag, title]) => {
      const own = operations.filter((operation) => operation.tag === tag);
      return own.length > 0 ? [{ id: tag, title, operations: own.map(operationView) }] : [];
    }),
    problems: Object.entries(PROBLEMS).map(([status, [slug, title]]) => ({ status, title, id: `problem-${slug}` })),
  };
}

export type OperationView = ReturnType<typeof operationView>;

function operationView(operation: ApiOperation) {
  const { id, method, path, summary, description, query, body, bodyTypes, ifMatch, answer } = operation;
  return {
    id,
    method: method.toUpperCase(),
    path: path.replace(/:(\w+)/g, "{$1}"),
    summary,
    description: description ?? null,
    query: fieldsOf(query && schemaOf(query, "output"), (name) => !query?.shape[name].safeParse(undefined).success),
    body: fieldsOf(body && schemaOf(body, "input")),
    notes: [
      ...(bodyTypes ? [`The body is ${listed(bodyTypes, "or")}.`] : []),
      ...(ifMatch ? ["It needs If-Match, with the ETag that came with what you read."] : []),
      ...(answer.types ? [`Accept chooses ${listed(Object.keys(answer.types), "or")}.`] : []),
    ],
    answer: `${answer.status}: ${answer.description}`,
    problems: problemsOf(operation).join(", "),
  };
}

/** @param isRequired for fields of which the schema of what comes out does not tell. */
function fieldsOf(schema: Schema | undefined, isRequired?: (name: string) => boolean) {
  const required = (schema?.["required"] ?? []) as readonly string[];
  return Object.entries((schema?.["properties"] ?? {}) as Record<string, Schema>).map(([name, each]) => ({
    name,
    kind: kindOf(each),
    required: isRequired ? isRequired(name) : required.includes(name),
    says: typeof each["description"] === "string" ? each["description"] : "",
  }));
}

/** "text", "date", "“held” or “wanted”", "list of text". */
function kindOf(schema: Schema): string {
  const { type, format, enum: choices, anyOf, oneOf, items } = schema;
  if (Array.isArray(choices))
    return listed(
      choices.map((each) => `“${String(each)}”`),
      "or",
    );
  const either = (anyOf ?? oneOf) as readonly Schema[] | undefined;
  if (either) {
    const kinds = either.map(kindOf).filter((kind) => kind !== "nothing");
    return kinds.includes("number") ? "number" : listed([...new Set(kinds)], "or");
  }
  if (type === "array") return `list of ${kindOf((items ?? {}) as Schema)}`;
  if (type === "object") return "object";
  if (type === "null") return "nothing";
  if (type === "boolean") return "true or false";
  if (type === "integer") return "whole number";
  if (type === "string") return format === "date" ? "date" : format === "uri" ? "web address" : "text";
  return typeof type === "string" ? type : "anything";
}
