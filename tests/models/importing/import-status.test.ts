import type { ImportState } from "@models/importing/import";
import { IMPORT_MOVES, type ImportMove, moveImport } from "@models/importing/import-status";
import { describe, expect, it } from "vitest";

const STATES: readonly ImportState[] = [
  "reading",
  "ready",
  "refused",
  "proposed",
  "declined",
  "withdrawn",
  "committing",
  "finishing",
  "committed",
  "cancelled",
  "undone",
];

/** What each state may become, and by which move. */
const ALLOWED: Readonly<Record<ImportState, Partial<Record<ImportMove, ImportState>>>> = {
  reading: {
    show: "ready",
    "put forward": "proposed",
    "turn down": "refused",
    withdraw: "withdrawn",
    cancel: "cancelled",
  },
  ready: { answer: "reading", commit: "committing", cancel: "cancelled" },
  refused: { answer: "reading", decline: "declined", withdraw: "withdrawn", cancel: "cancelled" },
  proposed: { answer: "reading", accept: "committing", decline: "declined", withdraw: "withdrawn" },
  declined: {},
  withdrawn: {},
  committing: {
    "turn down": "refused",
    "pass on": "reading",
    "stop accepting": "proposed",
    cancel: "cancelled",
    finish: "finishing",
  },
  finishing: { "turn down": "refused", finish: "finishing", complete: "committed" },
  committed: { undo: "undone" },
  cancelled: {},
  undone: {},
};

describe("the state of an import", () => {
  it.each(STATES)("moves on from %s as the table says, and no other way", (state) => {
    for (const { act } of IMPORT_MOVES) {
      const to = ALLOWED[state][act];
      expect([act, moveImport(state, act)]).toEqual([
        act,
        to === undefined
          ? { kind: "refused", problems: [{ message: expect.stringContaining("Look again") }] }
          : { kind: "done", value: to },
      ]);
    }
  });
});
