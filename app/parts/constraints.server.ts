import { PARTS } from "@models/agreement/parts";
import { z } from "zod";
import type { FormPartName } from "./descriptor";

export interface Constraint {
  readonly required: boolean;
  readonly maxLength?: number;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly maxLength?: number;
}

const schemas = new Map<FormPartName, JsonSchema>();

/** The kind's zod schema as JSON Schema, of what may be given to it. */
function schemaOf(kind: FormPartName): JsonSchema {
  const known = schemas.get(kind);
  if (known !== undefined) return known;
  const made = z.toJSONSchema(PARTS[kind].schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  schemas.set(kind, made);
  return made;
}

/** What a control may hold, read from the schema that will judge it. @param path dotted, entries of maps by their key. */
export function constraintOf(kind: FormPartName, path: string): Constraint {
  let schema: JsonSchema = schemaOf(kind);
  let required = true;
  for (const key of path.split(".")) {
    const inside = schema.properties?.[key];
    required = inside === undefined ? false : (schema.required ?? []).includes(key);
    const next = inside ?? (typeof schema.additionalProperties === "object" ? schema.additionalProperties : {});
    schema = next.anyOf?.find((each) => each.maxLength !== undefined || each.properties !== undefined) ?? next;
  }
  return { required, ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }) };
}
