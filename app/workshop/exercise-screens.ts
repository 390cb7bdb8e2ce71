import type { ReactNode } from "react";
import type { Json } from "@models/store/port";
import type { Exercise } from "@models/workshop/workshop";
import type { ShownExercise } from "@models/workshop/shown";
import type { Chart } from "../components/charts/chart";
import type { FormErrors } from "../components/forms/error-summary";

/** What the fields of an answer are made from. */
export interface FieldsProps<M, A> {
  material: M;
  /** What this person answered last. */
  mine: A | null;
  each: number;
  errors: FormErrors;
}

/** What a shown round is drawn from, on every screen and in the minutes. */
export interface ResultProps<M, R> {
  material: M;
  result: R;
  /** The whole exercise, for those whose later rounds look at earlier ones. */
  exercise: ShownExercise;
  /** Names by participant, where the exercise shows them; who was made nameless since is missing. */
  people: Readonly<Record<string, string>>;
  chart: Chart | null;
  place: "projector" | "phone" | "desk";
}

/** What the facilitator settles with the room once the answers are shown. */
export interface SettleProps<M, R> extends Omit<ResultProps<M, R>, "chart" | "place"> {
  /** As the exercise's `settles` gives it. */
  proposed: Json;
  errors: FormErrors;
}

/**
 * How one exercise looks on its three screens. The screens put the question, the form and its buttons around these.
 */
export interface ExerciseScreens<M, A, R> {
  /** The fields of an answer on a phone. */
  Fields(props: FieldsProps<M, A>): ReactNode;
  /** What stands under the question on the projector while people answer. */
  Asked?(props: { material: M; chart: Chart | null }): ReactNode;
  Result(props: ResultProps<M, R>): ReactNode;
  /** Fields of what is settled; the conductor puts the form around them. */
  Settle?(props: SettleProps<M, R>): ReactNode;
  /** Whether there is anything to settle; always, unless said otherwise. */
  isToSettle?(result: R, proposed: Json): boolean;
  /** The answer as the form sends it; the exercise's own schema reads it. */
  readAnswer(form: FormData): unknown;
  /** What the form of Settle sends. @param exercise as it stands. */
  readSettled?(form: FormData, exercise: Exercise): Partial<Pick<Exercise, "bundles" | "settled">>;
}

export type AnyScreens = ExerciseScreens<Json, Json, Json>;

/** What comes from the store is of the exercise's own types, as it wrote them. */
export function exerciseScreens<M, A, R>(screens: ExerciseScreens<M, A, R>): AnyScreens {
  return screens as unknown as AnyScreens;
}

/** A field of a form as text. */
export const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};
