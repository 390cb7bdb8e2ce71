import type { Store } from "../store/port";

/** Something in the store that cannot be right: where it stands and what it means. */
export interface IntegrityFinding {
  readonly check: string;
  readonly collection: string;
  readonly id: string;
  readonly what: string;
}

export interface IntegrityCheck {
  readonly id: string;
  find(store: Store): AsyncIterable<Omit<IntegrityFinding, "check">>;
}
