import type { LineRole } from "./chart";

/** A part of a figure as plotly takes it. */
export type Fields = Record<string, unknown>;

/** The custom properties hold the colours that all of Waymark shares. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--wm-${name}`).trim();
}

interface Look {
  readonly colour: string;
  readonly width: number;
  readonly dash: "solid" | "dash" | "dot" | "dashdot";
  readonly size: number;
}

export function lookOf(role: LineRole): Look {
  const looks: Record<LineRole, Look> = {
    ours: { colour: colour("teal"), width: 3, dash: "solid", size: 7 },
    part: { colour: colour("teal"), width: 1.2, dash: "solid", size: 4 },
    comparator: { colour: colour("line-strong"), width: 1.4, dash: "solid", size: 4 },
    region: { colour: colour("muted"), width: 2, dash: "dash", size: 4 },
    country: { colour: colour("ink"), width: 1.8, dash: "dot", size: 4 },
    promise: { colour: colour("orange"), width: 3, dash: "solid", size: 11 },
    counter: { colour: colour("ink"), width: 2.4, dash: "dash", size: 10 },
    forecast: { colour: colour("teal"), width: 2, dash: "dot", size: 0 },
    plan: { colour: colour("teal"), width: 2.4, dash: "solid", size: 6 },
    tide: { colour: colour("teal"), width: 1.2, dash: "dashdot", size: 4 },
  };
  return looks[role];
}
