import type { z } from "zod";
import type { Book } from "../../agreement/book";
import type { PartName } from "../../agreement/parts";
import type { Step } from "../../agreement/steps";
import type { Content } from "../../history/document";
import type { Outcome } from "../../outcome";
import type { Json } from "../../store/port";
import type { Participant, ParticipantKind } from "../participant";
import type { Exercise, NamesShown, Workshop } from "../workshop";

/** An exercise of a workshop together with the agreement that it is about. */
export interface Asking {
  readonly book: Book;
  readonly workshop: Pick<Workshop, "_id" | "name" | "priority" | "targets" | "on" | "exercises">;
  readonly id: string;
  readonly exercise: Exercise;
  /** Who is in the room, where names or kinds of people are asked for: once answers are shown. */
  readonly people: readonly Participant[];
  /** What the region asks of the exercise's target, by period; while answers are shown, where it asks anything. */
  readonly regionAsks?: Readonly<Record<string, number>> | undefined;
  /** ISO date, the domain's. */
  readonly today: string;
}

/** What one person in the room answered. */
export interface Said<A> {
  /** Id of the answer. */
  readonly answer: string;
  readonly participant: string;
  /** The organisation's name; null for who speaks for none. */
  readonly organisation: string | null;
  readonly kind: ParticipantKind;
  readonly content: A;
}

/** Something that the room said, offered to the plan: nothing is written before the facilitator confirms it. */
export interface Offer {
  /** Stable within the exercise, so that it is written once. */
  readonly id: string;
  /** What would be written, as people read it. */
  readonly words: string;
  /** What it takes the place of, or becomes, for who decides whether to confirm it. */
  readonly note?: string;
  readonly write:
    | { readonly add: PartName; readonly content: Content; readonly listedIn?: ListedIn }
    | { readonly change: PartName; readonly part: string; readonly fields: Content }
    | { readonly answer: string; readonly target: string; readonly given: Content };
}

/** A list of another part that what is added is put into, such as the evidence that a cause rests on. */
export interface ListedIn {
  readonly change: PartName;
  readonly part: string;
  readonly field: string;
}

/** What the words of a shown round are made from. */
export type WordsOf = Pick<Exercise, "rounds" | "bundles" | "settled">;

/** What an exercise needs the facilitator to choose. */
export type Needs = "target" | "candidate" | "nothing";

/**
 * One exercise: what it asks, what people may answer, what the room sees of it, and what of it goes into the plan. A new
 * one is a file here, a line in index.ts and a folder in app/workshop/exercises/.
 * @typeParam M what a round asks with, frozen when it is opened: all that a phone is sent before it answers.
 * @typeParam A one person's answer.
 * @typeParam R what is shown of a round: never anybody's name, unless the exercise says so beforehand.
 */
export interface ExerciseKind<M extends Json, A, R extends Json> {
  readonly name: string;
  /** The step whose question it works on; null where it suits any. */
  readonly step: Step | null;
  readonly title: string;
  /** What the room does and what comes of it, in a sentence. */
  readonly what: string;
  readonly needs: Needs;
  readonly minutes: number;
  readonly names: NamesShown;
  /** How many dots or notes each has; absent where it gives none. */
  readonly each?: number;
  /** A later round asks the same again: phones show what was answered before, to be sent again or changed. */
  readonly repeats?: true;
  /** Its last round says what an earlier one only began: nothing is offered before it. */
  readonly offersLast?: true;
  /** Proposed as the end of every workshop. */
  readonly closes?: true;
  /** The question on the projector, until the facilitator writes another. */
  ask(asking: Pick<Asking, "book" | "today"> & { readonly exercise: Pick<Exercise, "target" | "candidate"> }): string;
  /** What its rounds are called, as far as they are known; more than one where the room answers anew. */
  rounds(asking: Asking): readonly string[];
  /** What the round asks with, or why there is nothing to ask. */
  material(asking: Asking, round: number): Outcome<M>;
  /** What an answer to the round may be, with the words that tell how to mend it. */
  answer(material: M, exercise: Pick<Exercise, "each">): z.ZodType<A>;
  result(asking: Asking, round: number, material: M, said: readonly Said<A>[]): R;
  /** What the facilitator adjusts with the room after the last showing, as it stands now; absent where nothing is. */
  settles?(asking: Asking): Json;
  /** What the room said in the shown rounds, in a sentence or two for the consultation log; undefined for nothing. */
  said?(asking: Asking): string | undefined;
  /**
   * What a shown round came to, in sentences, for letters and lists: as its screens show it, but nobody's name, since
   * what was sent cannot be taken away again.
   */
  words(exercise: WordsOf, round: number): readonly string[];
  /** What the shown rounds, as the facilitator has bundled them, offer to the plan. */
  offers(asking: Asking): readonly Offer[];
}

/** A kind as the room runs it, whatever it asks. */
export interface Exercising extends Omit<ExerciseKind<Json, unknown, Json>, "answer" | "result"> {
  answer(material: Json, exercise: Pick<Exercise, "each">): z.ZodType;
  result(asking: Asking, round: number, material: Json, said: readonly Said<unknown>[]): Json;
}

/** What a round was opened with comes back as it was written, so that it is of the kind's own type. */
export function exerciseKind<M extends Json, A, R extends Json>(kind: ExerciseKind<M, A, R>): Exercising {
  return kind as unknown as Exercising;
}

/** What was settled otherwise after it was decided about is another offer. */
export function asItStands({ exercise: { landed } }: Pick<Asking, "exercise">, offer: Offer): Offer {
  const idOf = (time: number) => (time === 1 ? offer.id : `${offer.id}-${time}`);
  let time = 1;
  while (landed[idOf(time + 1)]) time += 1;
  const decided = landed[idOf(time)];
  return { ...offer, id: idOf(decided && decided.words !== offer.words ? time + 1 : time) };
}

/** The result of a shown round; undefined before it is shown. */
export function resultOf<R>({ rounds }: Pick<Exercise, "rounds">, round: number): R | undefined {
  return (rounds[String(round)]?.result ?? undefined) as R | undefined;
}

/** What a round was opened with; undefined before that. */
export function materialOf<M>({ rounds }: Pick<Exercise, "rounds">, round: number): M | undefined {
  return rounds[String(round)]?.material as M | undefined;
}

/** The target that an exercise is about. */
export function targetOf({ book, exercise }: Pick<Asking, "book"> & { exercise: Pick<Exercise, "target"> }) {
  return book.parts.target.find(({ _id }) => _id === exercise.target);
}
