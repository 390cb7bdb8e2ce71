import type { Json } from "../store/port";
import { stageOf } from "./stage";
import type { ExerciseStage } from "./workshop-state";
import type { Exercise } from "./workshop";

/** An exercise as any screen may have it: what was asked, and the results of rounds that were shown. */
export interface ShownExercise extends Pick<Exercise, "kind" | "ask" | "names" | "each" | "bundles" | "settled"> {
  readonly id: string;
  readonly stage: ExerciseStage;
  /** In their order; the last may still be open, and then has no result. */
  readonly rounds: readonly ShownRound[];
}

export interface ShownRound extends Pick<Exercise["rounds"][string], "openedAt" | "endsAt"> {
  readonly material: Json;
  readonly result: Json;
  readonly isShown: boolean;
  /** How many answers were counted, of how many in the room; 0 before it is shown. */
  readonly counted: number;
  readonly present: number;
}

/** Leaves out what only the facilitator sees, and who was counted. */
export function shownExercise(id: string, exercise: Exercise): ShownExercise {
  const { kind, ask, names, each, bundles, settled, rounds } = exercise;
  const shown = Object.entries(rounds)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, { openedAt, endsAt, material, revealedAt, result, counted, present }]) => ({
      ...{ openedAt, endsAt, material: material as Json, isShown: Boolean(revealedAt) },
      result: (revealedAt ? (result ?? null) : null) as Json,
      counted: counted?.length ?? 0,
      present: present ?? 0,
    }));
  return { id, stage: stageOf(exercise), ...{ kind, ask, names, each, bundles, settled }, rounds: shown };
}

/** The people whose names an exercise shows beside what they said, by id. */
export function namedIn({ rounds, names }: ShownExercise): string[] {
  if (names !== "person") return [];
  const found = new Set<string>();
  const look = (value: Json): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "participant" && typeof inner === "string") found.add(inner);
      else if (inner !== undefined) look(inner);
    }
  };
  rounds.forEach(({ result }) => look(result));
  return [...found];
}
