import { z } from "zod";
import { date, line, mapOf, optionalReference, place, prose, references, wholeNumber } from "../agreement/fields";
import type { Document } from "../history/document";
import { EXERCISE_MOVES, WORKSHOP_STATES } from "./workshop-state";

/** What the facilitator may take back, or is told that it cannot be. */
const STEPS_BACK = ["show", ...EXERCISE_MOVES.map(({ act }) => act)] as const;

/** Whose names stand beside answers once they are shown; every phone says so before anybody answers. */
export const NAMES_SHOWN = ["nobody", "organisation", "person"] as const;
export type NamesShown = (typeof NAMES_SHOWN)[number];

const instant = () => z.iso.datetime();
const json = () => z.json();

/** One answer as it was counted: a later revision of it, or one that is not in the list, came too late. */
const CountedSchema = z.object({ answer: z.string(), rev: z.number().int() });

/** One question put to the room once: open until what was answered is shown. */
export const RoundSchema = z.object({
  openedAt: instant(),
  /** What the timer runs to; nothing ends by itself. */
  endsAt: instant(),
  /** What was asked, as it stood when the round was opened: choices, points of the chart, questions. */
  material: json(),
  revealedAt: instant().nullish(),
  /** Written together with the result in the one write that shows it. */
  counted: z.array(CountedSchema).nullish(),
  /** How many were in the room when it was shown. */
  present: z.number().int().nullish(),
  /** What the room said, without names: all that screens, minutes and the plan are made from. */
  result: json().nullish(),
});
export type Round = z.infer<typeof RoundSchema>;

/** Several things that the room said in different words, under one name. */
export const BundleSchema = z.object({
  name: line("a name for these", 300),
  items: z.array(z.string()),
  order: place(),
});

/** What became of one result that was offered to the plan. */
export const LandedSchema = z.object({
  decision: z.enum(["confirmed", "declined"]),
  by: z.string(),
  at: instant(),
  /** What was written, as people read it. */
  words: z.string(),
  part: z.object({ kind: z.string(), id: z.string() }).nullish(),
});

/** One exercise of the agenda, with everything that came of it. */
export const ExerciseSchema = z.object({
  kind: z.string().max(40),
  order: place(),
  minutes: wholeNumber("Enter whole minutes, from 1 to 180", 1, 180),
  /** The one question on the projector. */
  ask: line("the question", 300),
  names: z.enum(NAMES_SHOWN).default("nobody"),
  target: optionalReference(),
  candidate: optionalReference(),
  /** How many dots, notes or choices each has, where the exercise gives them. */
  each: wholeNumber("Enter a whole number from 1 to 20", 1, 20).nullish(),
  /** By its number, from "1". */
  rounds: mapOf(RoundSchema),
  bundles: mapOf(BundleSchema),
  /** What the facilitator settled with the room once answers were shown, under the exercise's own names. */
  settled: mapOf(json()),
  /** Set aside for later, with its answers kept. */
  parkedAt: instant().nullish(),
  doneAt: instant().nullish(),
  /** What only the facilitator sees. */
  notes: prose(5000),
  /** By the id of what was offered to the plan. */
  landed: mapOf(LandedSchema),
});
export type Exercise = z.infer<typeof ExerciseSchema>;

/** What a workshop is planned with. */
export const WorkshopPlanSchema = z.object({
  name: line("a name, such as “How far can we go?”"),
  on: date(),
  step: wholeNumber("Choose a step from 1 to 5", 1, 5),
  priority: z.string().max(100),
  targets: references(),
  /** How many minutes the room has. */
  minutes: wholeNumber("Enter whole minutes, from 10 to 600", 10, 600),
  /** For how many days names and answers are kept. */
  keepDays: wholeNumber("Enter a number of days, from 1 to 400", 1, 400).default(90),
});

export const WorkshopSchema = WorkshopPlanSchema.extend({
  state: z.enum(WORKSHOP_STATES).default("planned"),
  /** Each time that it was opened, by its number: one that is continued another day has several. */
  sittings: mapOf(z.object({ startedAt: instant(), endedAt: instant().nullish() })),
  /** What lets people in, while it is open and not locked. */
  code: z.string().nullish(),
  codeExpiresAt: instant().nullish(),
  locked: z.boolean().default(false),
  /** Which of the addresses of the machine the room joins at, where it has several: an origin. */
  joinOrigin: z.string().max(300).nullish(),
  /** The exercise on the screens. */
  current: optionalReference(),
  exercises: mapOf(ExerciseSchema),
  /** What became of what the workshop as a whole offers to the plan. */
  landed: mapOf(LandedSchema),
  /** The last step, so that it can be taken back. */
  before: z.object({ act: z.enum(STEPS_BACK), exercise: z.string(), current: z.string().nullable() }).nullish(),
  /**
   * What ids of participants are made with besides who they are. It goes with the names: then nobody can be found by
   * their id, by whom everything else is still told apart.
   */
  salt: z.string().nullish(),
  /** Names and answers were taken away on this day. */
  anonymisedAt: instant().nullish(),
});

/** A workshop: its agenda, where the room is, and what came of each exercise. Its instants are real time, not the domain's. */
export type Workshop = Document & z.infer<typeof WorkshopSchema> & { readonly agreement: string };

/** Exercises in the order of the agenda. */
export function agendaOf({ exercises }: Pick<Workshop, "exercises">): { id: string; exercise: Exercise }[] {
  return Object.entries(exercises)
    .map(([id, exercise]) => ({ id, exercise }))
    .sort((a, b) => a.exercise.order - b.exercise.order || a.id.localeCompare(b.id));
}

/** The round that is open or was shown last, with its number; none before the first. */
export function lastRound({ rounds }: Pick<Exercise, "rounds">): { number: number; round: Round } | undefined {
  const number = Object.keys(rounds).length;
  const round = rounds[String(number)];
  return round && { number, round };
}
