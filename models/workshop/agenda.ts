import type { Book } from "../agreement/book";
import type { Step } from "../agreement/steps";
import { EXERCISES, exerciseOf } from "./exercises";
import type { Exercising } from "./exercises/kind";
import { type Exercise, ExerciseSchema, type Workshop, type WorkshopPlanSchema } from "./workshop";
import type { z } from "zod";

export type WorkshopPlan = z.infer<typeof WorkshopPlanSchema>;

/** An exercise as it is put on the agenda. */
export type PlannedExercise = Pick<Exercise, "kind" | "minutes" | "ask" | "names" | "target" | "candidate" | "each">;

/** Minutes at the beginning and the end in which nothing is asked: people arrive, and hear what comes next. */
const AROUND = 15;

/**
 * The exercises of a step that have something to ask, with the question and minutes of each: for every target named where
 * one needs a target, then the ones for any step that end a workshop.
 */
export function proposeAgenda(book: Book, plan: WorkshopPlan, today: string): PlannedExercise[] {
  const own = EXERCISES.filter(({ step }) => step === plan.step);
  const closing = EXERCISES.filter(({ closes }) => closes);
  return [
    ...own.flatMap((kind) => subjectsOf(book, plan, kind).map((about) => planned(book, plan, kind, about, today))),
    ...closing.map((kind) => planned(book, plan, kind, {}, today)),
  ];
}

type About = Pick<Exercise, "target" | "candidate">;

/** What an exercise could be about in this workshop. */
export function subjectsOf(book: Book, plan: Pick<WorkshopPlan, "priority" | "targets">, kind: Exercising): About[] {
  if (kind.needs === "nothing") return [{}];
  if (kind.needs === "target") return plan.targets.map((target) => ({ target }));
  return book.parts.candidate
    .filter(({ priority, standing, foldedInto }) => priority === plan.priority && standing === "chosen" && !foldedInto)
    .map(({ _id }) => ({ candidate: _id }));
}

export function planned(
  book: Book,
  plan: WorkshopPlan,
  kind: Exercising,
  about: About,
  today: string,
): PlannedExercise {
  return {
    kind: kind.name,
    minutes: kind.minutes,
    ask: kind.ask({ book, exercise: about, today }).slice(0, 300),
    names: kind.names,
    ...about,
    ...(kind.each !== undefined && { each: kind.each }),
  };
}

/** A planned exercise as it stands on the agenda, with nothing done yet. */
export function toExercise(planned: PlannedExercise, order: number): Exercise {
  return ExerciseSchema.parse({ ...planned, order });
}

export interface Fit {
  /** Minutes of all exercises that are not done, and those around them. */
  readonly needed: number;
  readonly minutes: number;
  /** How many exercises fit the time, from the first on. */
  readonly fitting: number;
  readonly exercises: number;
}

/** How much of the agenda the room's time holds. */
export function fitOf(exercises: readonly Pick<Exercise, "minutes">[], minutes: number): Fit {
  let used = AROUND;
  let fitting = 0;
  for (const exercise of exercises) {
    used += exercise.minutes;
    if (used <= minutes) fitting += 1;
    else break;
  }
  const needed = exercises.reduce((sum, each) => sum + each.minutes, AROUND);
  return { needed, minutes, fitting, exercises: exercises.length };
}

/** The step's exercises and those for any step, in their order. */
export function exercisesFor(step: Step): Exercising[] {
  return EXERCISES.filter((kind) => kind.step === step || kind.step === null);
}

/** What a new exercise of a kind may be about in this workshop. */
export function isAbout(book: Book, workshop: Workshop, { kind, target, candidate }: PlannedExercise): boolean {
  return subjectsOf(book, workshop, exerciseOf(kind)).some(
    (about) => (about.target ?? null) === (target ?? null) && (about.candidate ?? null) === (candidate ?? null),
  );
}
