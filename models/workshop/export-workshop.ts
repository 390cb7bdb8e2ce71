import type { Change } from "../history/document";
import type { Workshop } from "./workshop";

/** What is of one room at one time: who could come in, and by what its people are known again. */
const PASSING = ["code", "codeExpiresAt", "joinOrigin", "salt"] as const;

/**
 * A workshop as it leaves its store: agenda, results and decisions, and nothing that lets anybody in or tells who took
 * part. One that is going on is stopped elsewhere, where nobody is in the room.
 */
export function exportedWorkshop(workshop: Workshop): Workshop {
  const left = Object.fromEntries(
    Object.entries(workshop).filter(([field]) => !PASSING.some((each) => each === field)),
  ) as unknown as Workshop;
  const state = workshop.state === "open" ? "stopped" : workshop.state;
  return { ...left, state, changes: exportedChanges(workshop.changes) };
}

export function exportedChanges(changes: readonly Change[]): Change[] {
  return changes.filter(({ path }) => !PASSING.some((each) => each === path));
}

/** The same without what only who leads may read: the own notes, which the history holds too. */
export function withoutNotes(workshop: Workshop): Workshop {
  const exercises = Object.entries(workshop.exercises).map(([id, each]) => [id, { ...each, notes: null }]);
  return { ...workshop, exercises: Object.fromEntries(exercises) as Workshop["exercises"], changes: [] };
}
