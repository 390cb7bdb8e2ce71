import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Problem } from "@models/outcome";

/** An answer that the server has not acknowledged, as the phone keeps it. */
export interface KeptAnswer {
  /** Of whom, to what: one at a time, see idOf. */
  readonly id: string;
  readonly workshop: string;
  /** The participant, so that nobody's answer is sent as somebody else's who joins on the same phone. */
  readonly who: string;
  readonly exercise: string;
  readonly round: number;
  /** The exercise's own fields, as its form has them. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The same whenever this answer is sent, so that it counts once. */
  readonly key: string;
  /** Milliseconds since 1970, by this phone's clock. */
  readonly at: number;
  /** Until when a tab has it to send; another tab leaves it alone until then. */
  readonly takenUntil: number;
  /** What the server said against it. Undefined while it waits. */
  readonly turnedDown?: TurnedDown;
}

/** Never to be sent again as it is. */
export type TurnedDown =
  | { readonly kind: "late"; readonly message: string }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

export type AnswerTo = Pick<KeptAnswer, "workshop" | "who" | "exercise" | "round">;

export function idOf({ workshop, who, exercise, round }: AnswerTo): string {
  return JSON.stringify([workshop, who, exercise, round]);
}

/** Where answers are kept until they are acknowledged. */
export interface Keeping {
  /** False where the browser keeps nothing, as in a private window: then an answer goes with its page. */
  readonly outlivesPage: boolean;
  all(): Promise<KeptAnswer[]>;
  /**
   * Changes one answer in one step, whichever tabs are at it: `change` gives what is kept from now on, or undefined for nothing.
   * @returns what was given.
   */
  change(
    id: string,
    change: (present: KeptAnswer | undefined) => KeptAnswer | undefined,
  ): Promise<KeptAnswer | undefined>;
}

interface Shelf extends DBSchema {
  answers: { key: string; value: KeptAnswer };
}

/**
 * In the browser's own database, which needs neither https nor a network. Where there is none, or it fails as those of
 * phones do now and then, in this page.
 */
export async function openKeeping(): Promise<Keeping> {
  const page = keepInPage();
  let keeping: Keeping;
  try {
    keeping = keepInDatabase(
      await openDB<Shelf>("waymark-room", 1, {
        upgrade: (fresh) => void fresh.createObjectStore("answers", { keyPath: "id" }),
      }),
    );
  } catch {
    return page;
  }
  const orInPage = <R>(work: (at: Keeping) => Promise<R>): Promise<R> =>
    work(keeping).catch(() => {
      keeping = page;
      return work(page);
    });
  return {
    get outlivesPage() {
      return keeping.outlivesPage;
    },
    all: () => orInPage((at) => at.all()),
    change: (id, change) => orInPage((at) => at.change(id, change)),
  };
}

function keepInDatabase(shelf: IDBPDatabase<Shelf>): Keeping {
  return {
    outlivesPage: true,
    all: () => shelf.getAll("answers"),
    async change(id, change) {
      const step = shelf.transaction("answers", "readwrite");
      const next = change(await step.store.get(id));
      await (next === undefined ? step.store.delete(id) : step.store.put(next));
      await step.done;
      return next;
    },
  };
}

export function keepInPage(): Keeping {
  const answers = new Map<string, KeptAnswer>();
  return {
    outlivesPage: false,
    all: async () => [...answers.values()],
    async change(id, change) {
      const next = change(answers.get(id));
      if (next === undefined) answers.delete(id);
      else answers.set(id, next);
      return next;
    },
  };
}
