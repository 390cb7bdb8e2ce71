import type { ImportState } from "@models/importing/import";
import type { MarkKind } from "../components/text/status-mark";

/** How each state of an import is told. */
export const IMPORT_STATES: Readonly<Record<ImportState, { readonly words: string; readonly mark: MarkKind }>> = {
  reading: { words: "being read", mark: "open" },
  ready: { words: "waits for your look", mark: "must" },
  refused: { words: "cannot be read", mark: "risk" },
  proposed: { words: "waits for the facilitator", mark: "open" },
  declined: { words: "declined", mark: "must" },
  withdrawn: { words: "withdrawn", mark: "none" },
  committing: { words: "being saved", mark: "open" },
  finishing: { words: "being saved", mark: "open" },
  committed: { words: "brought in", mark: "ready" },
  cancelled: { words: "given up", mark: "none" },
  undone: { words: "undone", mark: "none" },
};
