import type { ExerciseStage } from "./workshop-state";
import { type Exercise, type Workshop, lastRound } from "./workshop";

/** How far an exercise has come. */
export function stageOf(exercise: Exercise): ExerciseStage {
  if (exercise.parkedAt) return "parked";
  if (exercise.doneAt) return "done";
  const last = lastRound(exercise);
  if (!last) return "waiting";
  return last.round.revealedAt ? "revealed" : "open";
}

/** The exercise on the screens; undefined before the first and after the last. */
export function currentOf({ current, exercises }: Pick<Workshop, "current" | "exercises">) {
  const exercise = current ? exercises[current] : undefined;
  return current && exercise ? { id: current, exercise, stage: stageOf(exercise) } : undefined;
}
