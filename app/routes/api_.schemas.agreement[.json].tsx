import { agreementFileJsonSchema } from "@models/agreement/agreement-file";

let schema: string | undefined;

/** What a file of a whole agreement holds, for programs of others. */
export function loader(): Response {
  schema ??= JSON.stringify(agreementFileJsonSchema(), null, 2);
  return new Response(schema, { headers: { "Content-Type": "application/schema+json; charset=utf-8" } });
}
