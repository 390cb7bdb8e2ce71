import type { Book } from "../book";
import type { PartName } from "../parts";
import type { Step } from "../steps";

/** One thing that is open: what, where, and what to do about it. */
export interface OpenPoint {
  /** The same for as long as the same thing is open. */
  readonly id: string;
  /** The check that found it. */
  readonly check: string;
  /** Stands between the partnership and submission; the others only remind. */
  readonly gates: boolean;
  /** An organisation said no. */
  readonly declined: boolean;
  /** In words, without a full stop: "VAT registrations has no baseline". */
  readonly what: string;
  /** What to do, short enough for a button: "Set the baseline". */
  readonly todo: string;
  /** The same as the end of a sentence: "set the baseline of VAT registrations". */
  readonly aim: string;
  /** Priority id; null for what concerns the agreement as a whole. */
  readonly priority: string | null;
  readonly step: Step | null;
  readonly part?: { readonly kind: PartName; readonly id: string };
  /** Where it is done. */
  readonly href: string;
}

/** What a check finds; its name and whether it gates are added once for all. */
export type Finding = Pick<OpenPoint, "what" | "todo" | "aim" | "priority" | "step" | "part" | "href"> & {
  /** What it is about, when it is not a part or there are several about one part. */
  readonly about?: string;
};

export interface Check {
  readonly id: string;
  readonly gates: boolean;
  /** Set when it finds that an organisation said no. */
  readonly declined?: true;
  /** @param today ISO date: what was put off until a day is open again once it has passed. */
  find(book: Book, today: string): Finding[];
}
