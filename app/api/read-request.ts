import type { Request } from "express";
import type { z } from "zod";
import type { ApiOperation } from "./operation";
import { type Fault, Problem } from "./problem";

/** Bytes that a JSON body may have, where an operation says nothing else. */
const MOST_JSON_BYTES = 2 * 1024 * 1024;

/** The path's parameters. One that cannot be is of nothing. @throws Problem 404. */
export function readParams({ params: schema }: ApiOperation, req: Request): Record<string, string> {
  const read = schema?.safeParse(req.params);
  if (read?.success === false)
    throw new Problem(404, "There is nothing at this address. Check how it was put together.");
  return req.params;
}

/** What stands after the question mark: each name once, and none that means nothing here. @throws Problem 400. */
export function readQuery({ query: schema }: ApiOperation, req: Request): unknown {
  const typed = new URL(req.originalUrl, "http://localhost").searchParams;
  const names = [...new Set(typed.keys())];
  const repeated = names.filter((name) => typed.getAll(name).length > 1);
  const known = Object.keys(schema?.shape ?? {});
  const unknown = names.filter((name) => !known.includes(name));
  const faults: Fault[] = [
    ...repeated.map((field) => ({ field, remedy: "Give this once." })),
    ...unknown.map((field) => ({ field, remedy: noSuch("parameter", known) })),
  ];
  const read = schema?.safeParse(Object.fromEntries(typed));
  if (read?.success === false) faults.push(...faultsOf(read.error));
  if (faults.length > 0) throw new Problem(400, detailOf(faults), { errors: faults });
  return read?.data;
}

/** The body as JSON, checked. @throws Problem 411, 413, 415, 400 or 422. */
export async function readJson({ body: schema, mostBytes = MOST_JSON_BYTES }: ApiOperation, req: Request) {
  if (schema === undefined) return undefined;
  checkBody(["application/json"], mostBytes, req);
  const body = parseJson(await bytesOf(req));
  const read = schema.safeParse(body);
  if (!read.success) {
    const faults = faultsOf(read.error);
    throw new Problem(422, detailOf(faults), { errors: faults });
  }
  return read.data;
}

/** Refuses a body before any of it is read. @throws Problem 411, 413 or 415. */
export function checkBody(types: readonly string[], most: number, req: Request): void {
  const close = { headers: { Connection: "close" } };
  if (req.get("transfer-encoding") !== undefined) {
    throw new Problem(411, "Send a Content-Length, so that it is known how much comes.", close);
  }
  if (Number(req.get("content-length") ?? 0) > most) {
    throw new Problem(413, `Send ${most / 1024 / 1024} MB or less at a time.`, close);
  }
  const sent = req.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!types.includes(sent)) {
    throw new Problem(415, `Send the body as ${types.join(" or ")}, and say so in Content-Type.`);
  }
}

async function bytesOf(req: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem(400, `The body is not JSON in UTF-8: ${why}.`);
  }
}

/** The revisions that If-Match names. @throws Problem 428 when an operation that needs them has none. */
export function readIfMatch({ ifMatch }: ApiOperation, req: Request): readonly string[] | "any" {
  const sent = req.get("if-match")?.trim();
  if (!sent && ifMatch) {
    const words = 'Send the ETag that came with what you read in a header: “If-Match: "3"”.';
    throw new Problem(428, words, { errors: [{ field: "If-Match", remedy: words }] });
  }
  if (sent === "*") return "any";
  return (sent ?? "").split(",").map((tag) => tag.trim().replace(/^"(.*)"$/, "$1"));
}

/** What is wrong, by field. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    const field = issue.path.join(".");
    if (issue.code !== "unrecognized_keys") return [{ ...(field && { field }), remedy: issue.message }];
    return issue.keys.map((key) => ({
      field: field ? `${field}.${key}` : key,
      remedy: "There is no such field to send. Leave it out, or see the address /api for those there are.",
    }));
  });
}

export function detailOf(faults: readonly Fault[]): string {
  const [first, ...others] = faults;
  const words = first?.field ? `${first.field}: ${first.remedy}` : (first?.remedy ?? "");
  return others.length === 0 ? words : `${words} And ${others.length} more: see errors.`;
}

function noSuch(what: string, known: readonly string[]): string {
  return known.length === 0
    ? `There is no ${what} here. Leave it out.`
    : `There is no such ${what}. There are: ${known.join(", ")}.`;
}
