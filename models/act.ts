import type { Store } from "./store/port";
import type { Actor } from "./people/actor";

/** How a change came about. */
export type Via =
  "page" | "link" | "api" | "command line" | "import" | "example" | "upgrade" | "negotiation" | "refresh" | "workshop";

/** The domain's one source of the present: real time, or the day on which an example stands still. */
export interface Clock {
  /** ISO 8601 instant, UTC. */
  now(): string;
}

/** Somebody doing something now: what every command that reads or writes is given. */
export interface Act {
  readonly store: Store;
  readonly actor: Actor;
  readonly via: Via;
  /** Where it comes from, as history says it: "workshop of 14 March 2008, 28 people". */
  readonly source?: string;
  /** ISO 8601 instant, UTC, from the domain's clock. */
  readonly now: string;
  /** A new document id: unguessable, safe in a URL and as a key of a map. */
  newId(): string;
}
