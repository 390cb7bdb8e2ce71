import { createHash } from "node:crypto";
import type { Act } from "../act";
import { answerChallenge } from "../agreement/answer-challenge";
import { type Book, openBook } from "../agreement/book";
import { addPart, changePart, findPart } from "../agreement/change-part";
import { PARTS } from "../agreement/parts";
import { changeDocument } from "../history/save";
import { type Outcome, done, refuse } from "../outcome";
import type { Stored } from "../store/port";
import { askingOf } from "./conduct";
import { exerciseOf } from "./exercises";
import type { Offer } from "./exercises/kind";
import { type Leading, findWorkshop } from "./find-workshop";
import { formatDay } from "../day";
import { type Exercise, type Workshop, agendaOf } from "./workshop";

/** Something that the room said, offered to the plan, and what became of it. */
export interface StandingOffer extends Pick<Offer, "id" | "words"> {
  readonly exercise: string;
  readonly landed: Exercise["landed"][string] | null;
}

/** What a workshop offers to the plan, in the order of its agenda; with what was written or declined already. */
export function offersOf(book: Book, workshop: Workshop, now: string): StandingOffer[] {
  return agendaOf(workshop).flatMap(({ id, exercise }) => {
    const open = offersIn(book, workshop, id, now).filter((offer) => exercise.landed[offer.id] === undefined);
    const landed = Object.entries(exercise.landed).map(([offer, each]) => ({
      id: offer,
      words: each.words,
      landed: each,
    }));
    return [...landed, ...open.map(({ id: offer, words }) => ({ id: offer, words, landed: null }))].map((each) => ({
      ...each,
      exercise: id,
    }));
  });
}

const offersIn = (book: Book, workshop: Workshop, id: string, now: string): readonly Offer[] => {
  const asking = askingOf(book, workshop, id, now);
  return exerciseOf(asking.exercise.kind).offers(asking);
};

/** As history names it: "workshop of 14 March 2008, 28 people". */
export function sourceOf({ on }: Pick<Workshop, "on">, people: number): string {
  return `workshop of ${formatDay(on)}, ${people} ${people === 1 ? "person" : "people"}`;
}

/**
 * Writes what the room said into the plan by the ordinary commands, or declines it. What is confirmed twice is written once.
 * @throws NotFoundError, ForbiddenError.
 */
export async function decideOffer(
  act: Leading,
  code: string,
  id: string,
  about: { readonly exercise: string; readonly offer: string },
  decision: "confirmed" | "declined",
): Promise<Outcome<Workshop>> {
  const { workshop } = await findWorkshop(act, code, id, "workshop.lead");
  const exercise = workshop.exercises[about.exercise];
  if (!exercise) return refuse("This exercise is not on the agenda any more.");
  if (exercise.landed[about.offer]) return done(workshop);
  const book = await openBook(act, code);
  const offer = offersIn(book, workshop, about.exercise, act.now).find((each) => each.id === about.offer);
  if (!offer) return refuse("This is not offered any more: what was settled has changed. Look at what is offered now.");
  const people = await act.store.count("participants", { workshop: id, removedAt: null });
  const writing = { ...act, via: "workshop" as const, source: sourceOf(workshop, people) };
  const written =
    decision === "confirmed" ? await write(writing, code, `${id}:${about.exercise}:${offer.id}`, offer) : done(null);
  if (written.kind !== "done") return written;
  const landed = { decision, by: act.actor.person, at: act.moment, words: offer.words, part: written.value };
  return changeDocument<Workshop>(act, "workshops", id, (present) => {
    const now = present.exercises[about.exercise];
    if (!now || now.landed[offer.id]) return done(present);
    const next = { ...now, landed: { ...now.landed, [offer.id]: landed } };
    return done({ ...present, exercises: { ...present.exercises, [about.exercise]: next } });
  });
}

type Written = { readonly kind: string; readonly id: string };

/** @param key makes the id of what is added, so that a second confirmation finds it. */
async function write(act: Act, code: string, key: string, { write: what }: Offer): Promise<Outcome<Written>> {
  if ("answer" in what) {
    const asked = { target: what.target, challenge: what.answer };
    const answered = await answerChallenge(act, code, asked, 0, what.given);
    return answered.kind === "done" ? done({ kind: "challenge", id: answered.value._id }) : answered;
  }
  if ("change" in what) {
    const { part } = await findPart(act, code, what.change, what.part);
    const changed = await changePart(act, code, what.change, what.part, part.rev, what.fields);
    return changed.kind === "done" ? done({ kind: what.change, id: what.part }) : changed;
  }
  const id = createHash("sha256").update(key).digest("hex").slice(0, 24);
  const added = await addPart({ ...act, newId: () => id }, code, what.add, what.content);
  if (added.kind === "done") return done({ kind: what.add, id: added.value._id });
  const there = await act.store.get<Stored>(PARTS[what.add].collection, id);
  return there ? done({ kind: what.add, id }) : added;
}
