import { z } from "zod";
import { API, type ApiOperation, type Answer, TAGS, isChange } from "./operation";
import { PROBLEMS, ProblemSchema, type ProblemStatus } from "./problem";

type Json = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of operations, from the very schemas that check what is sent.
 * @param server where the API is, such as https://waymark.example.org/api/v1
 */
export function describeOperations(operations: readonly ApiOperation[], server: string): Json {
  const paths: Record<string, Json> = {};
  for (const each of operations) {
    (paths[each.path.replace(/:(\w+)/g, "{$1}")] ??= {})[each.method] = describe(each);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Waymark",
      version: "1",
      description:
        "Everything that a person may read and change in Waymark, for programs. Send a token, made on your page, as “Authorization: Bearer …”.",
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    tags: Object.values(TAGS).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "A token of a person" } },
      schemas: { Problem: schemaOf(ProblemSchema, "output") },
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, [, title]]) => [`Problem${status}`, problem(title)]),
      ),
    },
  };
}

function describe(operation: ApiOperation): Json {
  const { id, tag, summary, description, answer, body, bodyTypes } = operation;
  return {
    operationId: id,
    tags: [TAGS[tag]],
    summary,
    ...(description && { description }),
    parameters: parametersOf(operation),
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } },
    }),
    ...(bodyTypes && {
      requestBody: { required: true, content: Object.fromEntries(bodyTypes.map((type) => [type, {}])) },
    }),
    responses: {
      [answer.status]: answerOf(operation, answer),
      ...(operation.method === "get" && !answer.types && { 304: { description: "It is as If-None-Match has it" } }),
      ...Object.fromEntries(
        problemsOf(operation).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
    },
  };
}

/** Every problem that an operation may answer with. */
export function problemsOf(operation: ApiOperation): ProblemStatus[] {
  const { permission, about, params, query, body, bodyTypes, ifMatch, answer, problems = [] } = operation;
  const hasBody = body !== undefined || bodyTypes !== undefined;
  const statuses: ProblemStatus[] = [
    ...([400, 401, 405] as const),
    ...(answer.status === 204 ? [] : ([406] as const)),
    ...(permission === "signed in" && !isChange(operation) ? [] : ([403] as const)),
    ...(about !== "site" || params ? ([404] as const) : []),
    ...(query ? ([422] as const) : []),
    ...(hasBody ? ([411, 413, 415, 422] as const) : []),
    ...(isChange(operation) ? ([409, 422, 429] as const) : []),
    ...(ifMatch ? ([412, 428] as const) : []),
    ...problems,
  ];
  return [...new Set(statuses)].sort((a, b) => a - b);
}

function answerOf(operation: ApiOperation, { status, description, schema, types }: Answer): Json {
  const content = types
    ? Object.fromEntries(Object.entries(types).map(([type, each]) => [type, { schema: schemaOf(each, "output") }]))
    : schema && { "application/json": { schema: schemaOf(schema, "output") } };
  const headers = {
    ...((operation.ifMatch || operation.path.endsWith("/:id")) &&
      status !== 204 && { ETag: header("The revision, for If-Match") }),
    ...(status === 201 && { Location: header("Where it is"), ETag: header("The revision, for If-Match") }),
  };
  return { description, ...(content && { content }), ...(Object.keys(headers).length > 0 && { headers }) };
}

const header = (description: string) => ({ description, schema: { type: "string" } });

function parametersOf(operation: ApiOperation): Json[] {
  const { params, query, ifMatch, bodyTypes } = operation;
  return [
    ...named(params, "path"),
    ...named(query, "query"),
    ...(ifMatch
      ? [
          {
            ...{ name: "If-Match", in: "header", required: true },
            description: "The ETag that came with what you read",
            schema: { type: "string", minLength: 1 },
          },
        ]
      : []),
    ...(isChange(operation) && !bodyTypes
      ? [
          {
            ...{ name: "Idempotency-Key", in: "header", required: false },
            description: "A text of your own, new for each change: sent again within a day, it gives the first answer",
            schema: { type: "string", minLength: 1, maxLength: 200 },
          },
        ]
      : []),
  ];
}

function named(schema: z.ZodObject | undefined, where: "path" | "query"): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, each]) => {
    const field = each as z.ZodType;
    const { description, ...rest } = schemaOf(field, "output");
    const required = !field.safeParse(undefined).success;
    return { name, in: where, required, ...(description !== undefined && { description }), schema: rest };
  });
}

function problem(title: string): Json {
  return {
    description: title,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

export function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return json;
}

/** Where the document is. */
export const DOCUMENT = `${API}/openapi.json`;
