import { z } from "zod";

type Node = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** A mark: no other text of the example looks like it. Short, since some fields are. */
const MARK = /Zq\d{4}/g;

/**
 * Fills in every field that a schema has, each text with a mark of its own, so that where a text came from can be told
 * wherever it turns up. A field that is new in the schema is filled in without being named here.
 */
export class Marker {
  readonly #paths: string[] = [];

  /** A mark that tells of this place. */
  mark(path: string): string {
    this.#paths.push(path);
    return `Zq${String(this.#paths.length - 1).padStart(4, "0")}`;
  }

  /** The places of which marks stand in a text, each once, in order. */
  placesIn(text: string): string[] {
    const found = [...text.matchAll(MARK)].map(([mark]) => this.#paths[Number(mark.slice(2))] ?? "a mark of nobody");
    return [...new Set(found)].sort();
  }

  fill(name: string, schema: z.ZodType): Record<string, unknown> {
    const node = z.toJSONSchema(schema, { io: "output", unrepresentable: "any" }) as Node;
    return this.#value(node, name) as Record<string, unknown>;
  }

  #value(node: Node, path: string): unknown {
    if (node.const !== undefined) return node.const;
    if (node.enum) return node.enum[0];
    const choices = node.anyOf ?? node.oneOf;
    if (choices) return this.#value(choices.find(({ type }) => type !== "null") ?? {}, path);
    switch (node.type) {
      case "string":
        return this.#text(node, path);
      case "boolean":
        return true;
      case "number":
      case "integer":
        return Math.min(Math.max(1, node.minimum ?? 1), node.maximum ?? 1);
      case "array":
        return node.items ? [this.#value(node.items, `${path}.*`)] : [];
      case "object":
        return {
          ...Object.fromEntries(
            Object.entries(node.properties ?? {}).map(([key, each]) => [key, this.#value(each, `${path}.${key}`)]),
          ),
          ...(typeof node.additionalProperties === "object" && Object.keys(node.additionalProperties).length > 0
            ? { k1: this.#value(node.additionalProperties, `${path}.*`) }
            : {}),
        };
      default:
        return this.mark(path);
    }
  }

  #text({ format, pattern }: Node, path: string): string {
    if (format === "date") return "2008-04-01";
    if (format === "date-time") return "2008-03-01T09:00:00.000Z";
    if (format === "uri") return `https://example.org/${this.mark(path)}`;
    if (format === "email") return `${this.mark(path)}@example.org`;
    const mark = this.mark(path);
    if (pattern !== undefined && !new RegExp(pattern).test(mark)) return "1";
    return mark;
  }
}
