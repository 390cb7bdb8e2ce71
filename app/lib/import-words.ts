import type { ImportState } from "@models/importing/import";
import type { MarkKind } from "../components/text/status-mark";

export interface StateWords {
  readonly words: string;
  readonly mark: MarkKind;
}

/** How each state of an import is told. */
export const IMPORT_STATES: Readonly<Record<ImportState, StateWords>> = {
  reading: { words: "being read", mark: "open" },
  ready: { words: "waits for your look", mark: "must" },
  refused: { words: "cannot be read", mark: "risk" },
  proposed: { words: "proposed: waits for the facilitator", mark: "open" },
  declined: { words: "declined", mark: "must" },
  withdrawn: { words: "withdrawn", mark: "none" },
  committing: { words: "being saved", mark: "open" },
  finishing: { words: "being saved", mark: "open" },
  committed: { words: "brought in", mark: "ready" },
  cancelled: { words: "given up", mark: "none" },
  undone: { words: "undone", mark: "none" },
};

/** What a form sends for a name that nobody has said the meaning of yet. */
export const UNDECIDED = "undecided";
