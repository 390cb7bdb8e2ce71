import { type Outcome, done, refuse } from "../outcome";
import type { ImportState } from "./import";

/** Every allowed move of an import; what is not here is refused. */
export const IMPORT_MOVES = [
  { act: "show", from: ["reading"], to: "ready" },
  { act: "put forward", from: ["reading"], to: "proposed" },
  { act: "turn down", from: ["reading", "committing", "finishing"], to: "refused" },
  { act: "answer", from: ["ready", "refused", "proposed"], to: "reading" },
  { act: "commit", from: ["ready"], to: "committing" },
  // Nothing in it is the partner's own: all of it becomes a proposal.
  { act: "pass on", from: ["committing"], to: "reading" },
  { act: "accept", from: ["proposed"], to: "committing" },
  { act: "decline", from: ["proposed", "refused"], to: "declined" },
  { act: "withdraw", from: ["reading", "proposed", "refused"], to: "withdrawn" },
  { act: "stop accepting", from: ["committing"], to: "proposed" },
  { act: "cancel", from: ["reading", "ready", "refused", "committing"], to: "cancelled" },
  // Taken up again after an instance ended, it finishes once more.
  { act: "finish", from: ["committing", "finishing"], to: "finishing" },
  { act: "complete", from: ["finishing"], to: "committed" },
  { act: "undo", from: ["committed"], to: "undone" },
] as const satisfies readonly { act: string; from: readonly ImportState[]; to: ImportState }[];

export type ImportMove = (typeof IMPORT_MOVES)[number]["act"];

/** Whether an import in a state can make a move. */
export function canMove(present: ImportState, act: ImportMove): boolean {
  return IMPORT_MOVES.some(({ act: each, from }) => each === act && (from as readonly ImportState[]).includes(present));
}

/** The state after a move, or a refusal that says to look again. */
export function moveImport(present: ImportState, act: ImportMove): Outcome<ImportState> {
  const move = IMPORT_MOVES.find((each) => each.act === act);
  return move !== undefined && canMove(present, act) ? done(move.to) : refuse(LATER);
}

const LATER = "This file has moved on meanwhile. Look again.";
