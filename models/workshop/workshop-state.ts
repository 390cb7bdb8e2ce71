import { type Outcome, done, refuse } from "../outcome";

export const WORKSHOP_STATES = ["planned", "open", "stopped", "closed"] as const;
export type WorkshopState = (typeof WORKSHOP_STATES)[number];

/** Every allowed move of a workshop; what is not here is refused. All of them are the facilitator's. */
export const WORKSHOP_MOVES = [
  { act: "open", from: ["planned", "stopped"], to: "open" },
  { act: "stop", from: ["open"], to: "stopped" },
  { act: "close", from: ["open", "stopped"], to: "closed" },
] as const satisfies readonly { act: string; from: readonly WorkshopState[]; to: WorkshopState }[];

export type WorkshopMove = (typeof WORKSHOP_MOVES)[number]["act"];

const STANDS: Record<WorkshopState, string> = {
  planned: "has not begun",
  open: "is going on",
  stopped: "is stopped",
  closed: "is closed",
};

/** The state after a move, or a refusal that says where it stands. */
export function moveWorkshop(present: WorkshopState, act: WorkshopMove): Outcome<WorkshopState> {
  const move = WORKSHOP_MOVES.find((each) => each.act === act);
  const from: readonly WorkshopState[] = move?.from ?? [];
  if (move !== undefined && from.includes(present)) return done(move.to);
  return refuse(`The workshop ${STANDS[present]}, so that you cannot ${act} it. Look at it again.`);
}

export const EXERCISE_STAGES = ["waiting", "open", "revealed", "parked", "done"] as const;
export type ExerciseStage = (typeof EXERCISE_STAGES)[number];

/** Every allowed move of an exercise on the screens. Showing an answer cannot be undone: it has been seen. */
export const EXERCISE_MOVES = [
  { act: "open", from: ["waiting", "revealed"], to: "open" },
  { act: "reveal", from: ["open"], to: "revealed" },
  { act: "park", from: ["waiting", "open", "revealed"], to: "parked" },
  { act: "take up", from: ["parked"], to: "as it was" },
  { act: "finish", from: ["revealed"], to: "done" },
  { act: "reopen", from: ["done"], to: "revealed" },
  // An opened round that nobody has answered was opened by mistake.
  { act: "withdraw", from: ["open"], to: "as it was" },
] as const satisfies readonly {
  act: string;
  from: readonly ExerciseStage[];
  to: ExerciseStage | "as it was";
}[];

export type ExerciseMove = (typeof EXERCISE_MOVES)[number]["act"];

/** How people say where an exercise stands: in the agenda, the minutes and refusals. */
export const STAGE_WORDS: Readonly<Record<ExerciseStage, string>> = {
  waiting: "to come",
  open: "open",
  revealed: "shown",
  parked: "set aside",
  done: "done",
};

const ACT_WORDS: Readonly<Record<ExerciseMove, string>> = {
  open: "open a question",
  reveal: "show its answers",
  park: "set it aside",
  "take up": "take it up again",
  finish: "finish it",
  reopen: "go back to it",
  withdraw: "take its question back",
};

/** Refuses a move that the stage does not allow, saying what to do instead. */
export function refuseMove(stage: ExerciseStage, act: ExerciseMove): Outcome<undefined> {
  const from: readonly ExerciseStage[] = EXERCISE_MOVES.find((each) => each.act === act)?.from ?? [];
  if (from.includes(stage)) return done(undefined);
  return refuse(`This exercise is ${STAGE_WORDS[stage]}, so you cannot ${ACT_WORDS[act]}. Look at the screen again.`);
}
