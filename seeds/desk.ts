import type { Act } from "@models/act";
import { addPart } from "@models/agreement/change-part";
import type { PartDocuments } from "@models/agreement/book";
import type { PartName } from "@models/agreement/parts";
import type { Outcome } from "@models/outcome";
import type { Actor } from "@models/people/actor";
import type { Store } from "@models/store/port";

/** What is made up in the example says so wherever it is shown. */
export const ILLUSTRATIVE = "illustrative";

/**
 * Where the example is written: every command is given a moment later than the one before, in the weeks before the
 * day on which it stands, and ids that are the same each time.
 */
export class Desk {
  #minutes = 0;
  #ids = 0;

  constructor(
    readonly store: Store,
    /** ISO instant of the first command. */
    readonly from: string,
    /** Parts ids from another desk's. */
    readonly prefix: string,
  ) {}

  as(actor: Actor): Act {
    this.#minutes += 7;
    const now = new Date(Date.parse(this.from) + this.#minutes * 60_000).toISOString();
    return {
      store: this.store,
      actor,
      via: "example",
      now,
      newId: () => `${this.prefix}${(++this.#ids).toString(36).padStart(3, "0")}`,
    };
  }

  /** Adds a part of an agreement, as its form would. */
  async add<N extends PartName>(actor: Actor, code: string, kind: N, fields: object): Promise<PartDocuments[N]> {
    return accepted(await addPart(this.as(actor), code, kind, fields));
  }
}

/** A command of the example that is refused is a mistake in the example. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (outcome.kind === "done") return outcome.value;
  throw new Error(`The example was refused: ${JSON.stringify(outcome)}`);
}
