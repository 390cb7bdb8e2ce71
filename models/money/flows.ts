import type { Book } from "../agreement/book";
import { type Figure, figureOf, heldOf } from "./figures";
import { giverKey, giverWords } from "./givers";
import type { ResourceLine } from "./resource";
import { routesOf } from "./routes";

/** What a picture of money can show: one figure, or what is there to count on. */
export type Counted = Figure | "held";

export const countedOf = (line: ResourceLine, counted: Counted, year?: string): number =>
  counted === "held" ? heldOf(line, year) : figureOf(line, counted, year);

export type FlowKind = "giver" | "programme" | "priority" | "target" | "none";

export interface FlowNode {
  readonly id: string;
  readonly kind: FlowKind;
  /** The id of the part or organisation; null for what is neither. */
  readonly of: string | null;
  readonly name: string;
  readonly pounds: number;
}

export interface Flow {
  readonly from: string;
  readonly into: string;
  readonly pounds: number;
}

export interface Flows {
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly Flow[];
  readonly total: number;
}

/** Money from who gives it, through programmes where there are any, to the targets and priorities that it ends at. People are no pounds. */
export function flowsOf(book: Book, counted: Counted, year?: string): Flows {
  const nodes = new Map<string, FlowNode>();
  const flows = new Map<string, Flow>();
  let total = 0;
  const into = (node: Omit<FlowNode, "pounds">, pounds: number) => {
    nodes.set(node.id, { ...node, pounds: (nodes.get(node.id)?.pounds ?? 0) + pounds });
    return node.id;
  };
  const flow = (from: string, to: string, pounds: number) => {
    const key = `${from} → ${to}`;
    flows.set(key, { from, into: to, pounds: (flows.get(key)?.pounds ?? 0) + pounds });
  };
  for (const route of routesOf(book)) {
    const { line, part, programme } = route;
    const pounds = line.kind === "people" ? 0 : countedOf(line, counted, year) * part;
    if (pounds <= 0) continue;
    total += pounds;
    const key = giverKey(line);
    const giver = into(
      { id: `giver ${key}`, kind: "giver", of: line.giver || null, name: giverWords(book, line) },
      pounds,
    );
    const end = into(endOf(book, route), pounds);
    const through = book.parts.programme.find(({ _id }) => _id === programme);
    if (through === undefined) {
      flow(giver, end, pounds);
      continue;
    }
    const middle = into(
      { id: `programme ${through._id}`, kind: "programme", of: through._id, name: through.name },
      pounds,
    );
    flow(giver, middle, pounds);
    flow(middle, end, pounds);
  }
  return { nodes: [...nodes.values()], flows: [...flows.values()], total };
}

function endOf(
  book: Book,
  { target, priority }: { target: string | null; priority: string | null },
): Omit<FlowNode, "pounds"> {
  const aim = book.parts.target.find(({ _id }) => _id === target);
  if (aim) return { id: `target ${aim._id}`, kind: "target", of: aim._id, name: aim.name };
  const whole = book.parts.priority.find(({ _id }) => _id === priority);
  if (whole) return { id: `priority ${whole._id}`, kind: "priority", of: whole._id, name: `${whole.name}, as a whole` };
  return { id: "none", kind: "none", of: null, name: "No goal" };
}
