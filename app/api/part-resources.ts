import { PARTS, type PartKind, type PartName } from "@models/agreement/parts";
import { z } from "zod";

/** A kind of part that programs read and change one by one. */
export interface PartResource {
  readonly kind: PartName;
  /** In the address. */
  readonly path: string;
  /** In the names of operations: "Target", "Targets". */
  readonly one: string;
  readonly many: string;
  /** As sentences have it: "a target". */
  readonly article: string;
  /** Fields of text that a list can be narrowed by. */
  readonly filters: readonly string[];
  /** Fields that a list can be ordered by, the usual one first. */
  readonly sorts: readonly string[];
}

/** Every kind of part in the API: one more is one more line. */
export const PART_RESOURCES: readonly PartResource[] = [
  {
    ...{ kind: "priority", path: "priorities", one: "Priority", many: "Priorities", article: "a priority" },
    ...{ filters: ["theme", "lead"], sorts: ["order", "name"] },
  },
  {
    ...{ kind: "target", path: "targets", one: "Target", many: "Targets", article: "a target" },
    filters: ["priority", "focus", "indicator", "area", "designation", "form", "state", "lead"],
    sorts: ["name", "indicator", "designation", "state"],
  },
  {
    ...{ kind: "evidence", path: "evidence", one: "Evidence", many: "Evidence", article: "a piece of evidence" },
    filters: ["priority", "kind", "standing", "strength", "organisation"],
    sorts: ["title", "date", "kind"],
  },
  {
    ...{ kind: "option", path: "options", one: "Option", many: "Options", article: "an option" },
    ...{ filters: ["priority", "kind", "intervention", "weakness"], sorts: ["name", "kind"] },
  },
  {
    ...{ kind: "action", path: "actions", one: "Action", many: "Actions", article: "an action" },
    filters: ["priority", "option", "owner", "kind", "status"],
    sorts: ["what", "start", "end", "status"],
  },
  {
    ...{ kind: "programme", path: "programmes", one: "Programme", many: "Programmes", article: "a programme" },
    ...{ filters: ["lead"], sorts: ["name"] },
  },
  {
    ...{ kind: "resource", path: "resource-lines", one: "ResourceLine", many: "ResourceLines" },
    ...{ article: "a resource line", filters: ["giver", "kind", "nature"], sorts: ["name", "kind", "fundEnds"] },
  },
  {
    ...{ kind: "decision", path: "decisions", one: "Decision", many: "Decisions", article: "a decision" },
    ...{ filters: ["priority", "kind"], sorts: ["date", "what", "kind"] },
  },
  {
    ...{ kind: "evaluation", path: "evaluations", one: "Evaluation", many: "Evaluations", article: "an evaluation" },
    ...{ filters: ["priority"], sorts: ["priority"] },
  },
  {
    ...{ kind: "refresh", path: "refreshes", one: "Refresh", many: "Refreshes", article: "a refresh proposal" },
    ...{ filters: ["target", "kind", "state"], sorts: ["by", "state"] },
  },
  {
    ...{ kind: "commitment", path: "commitments", one: "Commitment", many: "Commitments", article: "a commitment" },
    filters: ["target", "action", "by", "promisedTo"],
    sorts: ["due", "reconsider"],
  },
];

/** The fields that a program may send of a part: what commands of their own write is left out. */
function sendableShape(kind: PartName): Record<string, z.ZodType> {
  const { schema, apart = [] }: PartKind = PARTS[kind];
  return Object.fromEntries(Object.entries(schema.shape).filter(([field]) => !apart.includes(field))) as never;
}

/** A new part, as it is sent. */
export function newPartSchema(kind: PartName): z.ZodType {
  return z.strictObject(sendableShape(kind));
}

/** A change of a part: the fields to change, each whole. */
export function changeSchema(kind: PartName): z.ZodType {
  // A default would put back what was not sent.
  const fields = Object.entries(sendableShape(kind)).map(([field, schema]) => [
    field,
    (schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema).optional(),
  ]);
  return z
    .strictObject(Object.fromEntries(fields) as Record<string, z.ZodType>)
    .refine((change) => Object.keys(change as object).length > 0, "Send at least one field to change");
}

const OriginSchema = z.object({ by: z.string(), at: z.string(), via: z.string() });

/** A part, as it is read; older ones may lack fields that came later. */
export function partSchema(kind: PartName): z.ZodType {
  const { schema }: PartKind = PARTS[kind];
  const fields = Object.entries(schema.shape).map(([field, each]) => [field, (each as z.ZodType).nullish()]);
  return z.object({
    id: z.string(),
    rev: z.int().meta({ description: "Counts its changes; also its ETag" }),
    created: OriginSchema,
    ...(Object.fromEntries(fields) as Record<string, z.ZodType>),
  });
}

interface StoredPart {
  readonly _id: string;
  readonly rev: number;
  readonly created: z.infer<typeof OriginSchema>;
}

/** A part as a program reads it: what people wrote, with its id and revision. */
export function partView(kind: PartName, part: StoredPart): Record<string, unknown> & { id: string } {
  const { schema }: PartKind = PARTS[kind];
  const { by, at, via } = part.created;
  const content = Object.keys(schema.shape).map((field) => [
    field,
    (part as unknown as Record<string, unknown>)[field],
  ]);
  return { id: part._id, rev: part.rev, created: { by, at, via }, ...(Object.fromEntries(content) as object) };
}
