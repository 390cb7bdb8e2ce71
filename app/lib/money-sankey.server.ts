import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import { sayPounds } from "@models/money/amount";
import type { FlowKind, Flows } from "@models/money/flows";

const WIDTH = 1000;
const NODE = 14;
/** Beside the picture on both sides, for the names. */
const LABELS = 250;
/** Room for two lines of a name and the amount, however thin what they stand beside. */
const APART = 52;
/** What all money is as high as, together. */
const MONEY = 220;
const EDGE = 46;
const LETTERS_OF_LINE = 34;

export interface SankeyNode {
  readonly id: string;
  readonly kind: FlowKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly amount: string;
  /** The name over at most two lines. */
  readonly lines: readonly string[];
  /** Where its name stands: outside on both ends, over the node between them. */
  readonly side: "left" | "middle" | "right";
}

export interface SankeyBand {
  readonly id: string;
  /** SVG path along the middle of the band. */
  readonly path: string;
  readonly width: number;
  readonly words: string;
  readonly isLost: boolean;
}

export interface SankeyView {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly SankeyNode[];
  readonly bands: readonly SankeyBand[];
}

/** The flows laid out by d3-sankey: givers left, programmes between, what the money ends at right. */
export function layOut({ nodes, flows }: Flows): SankeyView {
  const columns = nodes.reduce<Record<string, number>>((counts, { kind }) => {
    const column = columnOf(kind);
    return { ...counts, [column]: (counts[column] ?? 0) + 1 };
  }, {});
  const tallest = Math.max(1, ...Object.values(columns));
  const height = MONEY + (tallest - 1) * APART + 2 * EDGE;
  type Node = (typeof nodes)[number];
  const laid = sankey<Node, { words: string; lost: boolean }>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ kind }) => columnOf(kind))
    .nodeWidth(NODE)
    .nodePadding(APART)
    .extent([
      [LABELS, EDGE],
      [WIDTH - LABELS, height - EDGE],
    ])({
    nodes: nodes.map((node) => ({ ...node })),
    links: flows.map(({ from, into, pounds }) => ({
      source: from,
      target: into,
      value: pounds,
      words: `${nameOf(nodes, from)} to ${nameOf(nodes, into)}: ${sayPounds(pounds)}`,
      lost: into === "none",
    })),
  });
  const path = sankeyLinkHorizontal();
  return {
    width: WIDTH,
    height,
    nodes: laid.nodes.map(({ id, kind, name, pounds, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => ({
      ...{ id, kind, name, amount: sayPounds(pounds), lines: wrapped(name) },
      ...{ x: round(x0), y: round(y0), width: round(x1 - x0), height: Math.max(1, round(y1 - y0)) },
      side: kind === "giver" ? "left" : kind === "programme" ? "middle" : "right",
    })),
    bands: laid.links.map((link, i) => ({
      id: String(i),
      path: path(link as never) ?? "",
      width: Math.max(1, round(link.width ?? 0)),
      words: link.words,
      isLost: link.lost,
    })),
  };
}

const columnOf = (kind: FlowKind): number => (kind === "giver" ? 0 : kind === "programme" ? 1 : 2);
const round = (value: number) => Math.round(value * 10) / 10;
const nameOf = (nodes: Flows["nodes"], id: string) => nodes.find((node) => node.id === id)?.name ?? "";

/** Two lines at most; what does not fit ends with an ellipsis, and is whole in the table and the title. */
function wrapped(name: string): string[] {
  const lines = [""];
  for (const word of name.split(" ")) {
    const last = lines.at(-1) ?? "";
    const longer = last === "" ? word : `${last} ${word}`;
    if (longer.length <= LETTERS_OF_LINE || last === "") lines[lines.length - 1] = longer;
    else if (lines.length < 2) lines.push(word);
    else return [...lines.slice(0, -1), `${last}…`];
  }
  return lines;
}
