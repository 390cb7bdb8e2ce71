import { isLoopback } from "./loopback";

export interface DemoCase {
  readonly setting: "on" | "off" | "auto";
  readonly engine: "sqlite" | "mongodb";
  readonly host: string;
  /** "own": it holds something and is no demo store. */
  readonly storeState: "empty" | "demo" | "own";
}

export interface DemoDecision {
  /** Give the store the example and mark it a demo store. */
  readonly seed: boolean;
  /** The example's people can sign in. */
  readonly on: boolean;
  /** They can from other machines too: every page warns. */
  readonly warn: boolean;
}

/** Who is given the example, and whether its people, whose password everybody knows, can sign in. */
export function decideDemo({ setting, engine, host, storeState }: DemoCase): DemoDecision {
  const loopback = isLoopback(host);
  const seed = setting !== "off" && storeState === "empty" && engine === "sqlite" && loopback;
  const on = setting === "on" || (setting === "auto" && loopback && (seed || storeState === "demo"));
  return { seed, on, warn: on && !loopback };
}
