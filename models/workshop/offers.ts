import { createHash } from "node:crypto";
import type { Act } from "../act";
import { answerChallenge, challengeAnswerId } from "../agreement/answer-challenge";
import { type Book, openBook } from "../agreement/book";
import { addPart, changePart, findPart } from "../agreement/change-part";
import { PARTS } from "../agreement/parts";
import { formatDay } from "../day";
import type { Content } from "../history/document";
import { changeDocument } from "../history/save";
import { type Outcome, done, refuse } from "../outcome";
import type { Stored } from "../store/port";
import { askingOf } from "./conduct";
import { consultationOf } from "./consultation-entry";
import { exerciseOf } from "./exercises";
import { type ListedIn, type Offer, resultOf } from "./exercises/kind";
import { type Leading, findWorkshop, peopleIn } from "./find-workshop";
import type { Participant } from "./participant";
import { stageOf } from "./stage";
import { type Exercise, type Workshop, agendaOf } from "./workshop";

/** Something that the room said, offered to the plan, and what became of it. */
export interface StandingOffer extends Pick<Offer, "id" | "words" | "note"> {
  /** Null for what the workshop as a whole offers. */
  readonly exercise: string | null;
  readonly landed: Exercise["landed"][string] | null;
}

/**
 * What a workshop offers to the plan, in the order of its agenda and then as a whole; with what was written or declined
 * already.
 * @param people who is in the room, in any order.
 */
export function offersOf(book: Book, workshop: Workshop, now: string, people: readonly Participant[]): StandingOffer[] {
  const places = [...agendaOf(workshop).map(({ id }) => id), null];
  return places.flatMap((exercise) => {
    const decided = landedIn(workshop, exercise);
    const open = offersIn(book, workshop, exercise, now, people).filter(({ id }) => decided[id] === undefined);
    const landed = Object.entries(decided).map(([id, each]) => ({
      id,
      words: each.words,
      note: undefined,
      landed: each,
    }));
    return [...landed, ...open.map(({ id, words, note }) => ({ id, words, note, landed: null }))].map((each) => ({
      ...each,
      exercise,
    }));
  });
}

/** @param exercise null for the workshop as a whole. */
function landedIn(workshop: Workshop, exercise: string | null): Workshop["landed"] {
  return exercise === null ? workshop.landed : (workshop.exercises[exercise]?.landed ?? {});
}

function offersIn(
  book: Book,
  workshop: Workshop,
  exercise: string | null,
  now: string,
  people: readonly Participant[],
): readonly Offer[] {
  if (exercise === null) return consultationOf(book, workshop, now, people);
  const asking = askingOf(book, workshop, exercise, now, people);
  const kind = exerciseOf(asking.exercise.kind);
  const waits = kind.offersLast && hasRoundsToCome(workshop, asking.exercise, kind.rounds(asking).length);
  return waits ? [] : kind.offers(asking);
}

function hasRoundsToCome({ state }: Workshop, exercise: Exercise, rounds: number): boolean {
  return state !== "closed" && stageOf(exercise) !== "done" && !resultOf(exercise, rounds);
}

/** As history names it: "workshop of 14 March 2008, 28 people". */
export function sourceOf({ on }: Pick<Workshop, "on">, people: number): string {
  return `workshop of ${formatDay(on)}, ${people} ${people === 1 ? "person" : "people"}`;
}

/** What is decided about: an offer of an exercise, or of the workshop as a whole. */
export interface OfferNamed {
  readonly exercise: string | null;
  readonly offer: string;
}

/** So often is what is offered read anew where somebody else writes the same part meanwhile. */
const TRIES = 3;

/**
 * Writes what the room said into the plan by the ordinary commands, or declines it. What is confirmed twice is written once.
 * @throws NotFoundError, ForbiddenError.
 */
export async function decideOffer(
  act: Leading,
  code: string,
  id: string,
  about: OfferNamed,
  decision: "confirmed" | "declined",
): Promise<Outcome<Workshop>> {
  const { workshop } = await findWorkshop(act, code, id, "workshop.lead");
  if (about.exercise !== null && !workshop.exercises[about.exercise]) {
    return refuse("This exercise is not on the agenda any more.");
  }
  if (landedIn(workshop, about.exercise)[about.offer]) return done(workshop);
  const people = await peopleIn(act.store, id);
  const writing = { ...act, via: "workshop" as const, source: sourceOf(workshop, people.length) };
  for (let tries = 1; ; tries += 1) {
    const book = await openBook(act, code);
    const offer = offersIn(book, workshop, about.exercise, act.now, people).find((each) => each.id === about.offer);
    if (!offer)
      return refuse("This is not offered any more: what was settled has changed. Look at what is offered now.");
    const key = [id, about.exercise, offer.id].filter((each) => each !== null).join(":");
    const written = decision === "confirmed" ? await write(writing, code, key, offer, book) : done(null);
    if (written.kind === "conflict" && tries < TRIES) continue;
    if (written.kind !== "done") return written;
    const landed = { decision, by: act.actor.person, at: act.moment, words: offer.words, part: written.value };
    return changeDocument<Workshop>(act, "workshops", id, (present) => done(withLanded(present, about, landed)));
  }
}

/** What was decided first stays. */
function withLanded(workshop: Workshop, { exercise, offer }: OfferNamed, landed: Workshop["landed"][string]): Workshop {
  if (landedIn(workshop, exercise)[offer]) return workshop;
  if (exercise === null) return { ...workshop, landed: { ...workshop.landed, [offer]: landed } };
  const present = workshop.exercises[exercise];
  if (!present) return workshop;
  const next = { ...present, landed: { ...present.landed, [offer]: landed } };
  return { ...workshop, exercises: { ...workshop.exercises, [exercise]: next } };
}

type Written = { readonly kind: string; readonly id: string };

/**
 * @param key makes the id of what is added, so that a second confirmation finds it.
 * @param book what is offered was made from it, so that a part which somebody has changed since is a conflict.
 */
async function write(
  act: Act,
  code: string,
  key: string,
  { write: what }: Offer,
  book: Book,
): Promise<Outcome<Written>> {
  if ("answer" in what) {
    const asked = { target: what.target, challenge: what.answer };
    // Of one that no longer holds, the room's is the next.
    const before = book.parts.challenge.find(({ _id }) => _id === challengeAnswerId(what.target, what.answer));
    const answered = await answerChallenge(act, code, asked, before?.rev ?? 0, what.given);
    return answered.kind === "done" ? done({ kind: "challenge", id: answered.value._id }) : answered;
  }
  if ("change" in what) {
    const read = book.parts[what.change].find(({ _id }) => _id === what.part);
    const { part } = await findPart(act, code, what.change, what.part);
    const changed = await changePart(act, code, what.change, what.part, read?.rev ?? part.rev, what.fields);
    return changed.kind === "done" ? done({ kind: what.change, id: what.part }) : changed;
  }
  const id = createHash("sha256").update(key).digest("hex").slice(0, 24);
  const added = await addPart({ ...act, newId: () => id }, code, what.add, what.content);
  if (added.kind !== "done" && !(await act.store.get<Stored>(PARTS[what.add].collection, id))) return added;
  const listed = what.listedIn ? await putInList(act, code, what.listedIn, id) : done(undefined);
  return listed.kind === "done" ? done({ kind: what.add, id }) : listed;
}

async function putInList(
  act: Act,
  code: string,
  { change, part, field }: ListedIn,
  id: string,
): Promise<Outcome<unknown>> {
  const { part: present } = await findPart(act, code, change, part);
  const list = (present as unknown as Content)[field];
  const ids = Array.isArray(list) ? list : [];
  return ids.includes(id)
    ? done(undefined)
    : changePart(act, code, change, part, present.rev, { [field]: [...ids, id] });
}
