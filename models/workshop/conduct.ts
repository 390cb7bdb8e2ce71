import type { Act } from "../act";
import { changeDocument } from "../history/save";
import { type Book, openBook } from "../agreement/book";
import { type Negotiation, negotiationId, proposalsOf } from "../negotiation/negotiation";
import { type Outcome, done, refuse } from "../outcome";
import type { Json } from "../store/port";
import type { WorkshopAnswer } from "./answer";
import { exerciseOf } from "./exercises";
import type { Asking, Said } from "./exercises/kind";
import { type Leading, findWorkshop } from "./find-workshop";
import { type Participant, isNameless } from "./participant";
import { currentOf, stageOf } from "./stage";
import { type Exercise, type Round, type Workshop, agendaOf, lastRound } from "./workshop";
import { type ExerciseMove, refuseMove } from "./workshop-state";

/** What the facilitator does with the exercise on the screens, or with the one that is named. */
export type Conducting =
  /** With the exercise that the facilitator saw, so that a button pressed twice does not move the next one. */
  | { readonly act: Exclude<ExerciseMove, "take up" | "reopen" | "withdraw">; readonly seen?: string }
  | { readonly act: "take up" | "reopen" | "show"; readonly exercise: string }
  | { readonly act: "undo" }
  | { readonly act: "extend"; readonly minutes: number };

/** A step back may be taken so far: what has been seen stays seen. */
interface Before {
  readonly current: string | null;
  readonly exercise: string;
  readonly act: ExerciseMove | "show";
}

/**
 * Moves the room on. Showing the answers is one write, which freezes what it counted.
 * @throws NotFoundError, ForbiddenError.
 */
export async function conduct(
  act: Leading,
  code: string,
  id: string,
  conducting: Conducting,
): Promise<Outcome<Workshop>> {
  await findWorkshop(act, code, id, "workshop.lead");
  const book = await openBook(act, code);
  return changeDocument<Workshop>(act, "workshops", id, async (present) => {
    if (present.state !== "open") return refuse("The workshop is not going on. Open it first.");
    return move({ act, book, workshop: present }, conducting);
  });
}

interface Room {
  readonly act: Leading;
  readonly book: Book;
  readonly workshop: Workshop;
}

async function move(room: Room, conducting: Conducting): Promise<Outcome<Workshop>> {
  if (conducting.act === "undo") return undo(room);
  if (conducting.act === "extend") return extend(room, conducting.minutes);
  if (conducting.act === "show") return show(room, conducting.exercise);
  const id = "exercise" in conducting ? conducting.exercise : room.workshop.current;
  const exercise = id ? room.workshop.exercises[id] : undefined;
  if (!id || !exercise) return refuse("No exercise is on the screens. Choose the next one on the agenda.");
  if ("seen" in conducting && conducting.seen !== id) {
    return refuse("The room has moved on to another exercise. Look at it again.");
  }
  const allowed = refuseMove(stageOf(exercise), conducting.act);
  if (allowed.kind !== "done") return allowed;
  const { moment } = room.act;
  switch (conducting.act) {
    case "open":
      return openRound(room, id, exercise);
    case "reveal":
      return reveal(room, id, exercise);
    case "park":
      return done(stepOn(room.workshop, id, { ...exercise, parkedAt: moment }, "park"));
    case "finish":
      return done(stepOn(room.workshop, id, { ...exercise, doneAt: moment }, "finish"));
    case "take up":
      return comeTo(room.workshop, id, { ...exercise, parkedAt: null }, "take up");
    case "reopen":
      return comeTo(room.workshop, id, { ...exercise, doneAt: null }, "reopen");
  }
}

const withExercise = (workshop: Workshop, id: string, exercise: Exercise): Workshop => ({
  ...workshop,
  exercises: { ...workshop.exercises, [id]: exercise },
});

const remember = (workshop: Workshop, before: Before): Workshop => ({ ...workshop, before });

/** The screens go to the next exercise that waits. */
function stepOn(workshop: Workshop, id: string, exercise: Exercise, act: ExerciseMove): Workshop {
  const next = withExercise(workshop, id, exercise);
  const current = workshop.current === id ? nextWaiting(next, id) : (workshop.current ?? null);
  return { ...remember(next, { current: workshop.current ?? null, exercise: id, act }), current };
}

/** The next one on the agenda that waits, from the one at hand on, else from the beginning. */
function nextWaiting(workshop: Workshop, from: string): string | null {
  const agenda = agendaOf(workshop);
  const at = agenda.findIndex(({ id }) => id === from);
  const inTurn = [...agenda.slice(at + 1), ...agenda.slice(0, at + 1)];
  return inTurn.find(({ exercise }) => stageOf(exercise) === "waiting")?.id ?? null;
}

/** Whether the screens may leave what is on them. */
function mayLeave(workshop: Workshop): Outcome<undefined> {
  return currentOf(workshop)?.stage === "open"
    ? refuse("People are answering now. Show the answers, or set this exercise aside first.")
    : done(undefined);
}

function comeTo(workshop: Workshop, id: string, exercise: Exercise, act: ExerciseMove): Outcome<Workshop> {
  const leaving = mayLeave(workshop);
  if (leaving.kind !== "done") return leaving;
  const next = withExercise(workshop, id, exercise);
  return done({ ...remember(next, { current: workshop.current ?? null, exercise: id, act }), current: id });
}

function show({ workshop }: Room, id: string): Outcome<Workshop> {
  const exercise = workshop.exercises[id];
  if (!exercise) return refuse("This exercise is not on the agenda any more.");
  if (exercise.parkedAt || exercise.doneAt) return refuse("Take this exercise up again first.");
  const leaving = mayLeave(workshop);
  if (leaving.kind !== "done") return leaving;
  return done({ ...remember(workshop, { current: workshop.current ?? null, exercise: id, act: "show" }), current: id });
}

const minutesFrom = (moment: string, minutes: number) => new Date(Date.parse(moment) + minutes * 60_000).toISOString();

/** @param people who is in the room, for what is asked of shown answers. */
export function askingOf(
  book: Book,
  workshop: Workshop,
  id: string,
  now: string,
  people: readonly Participant[] = [],
): Asking {
  return { book, workshop, id, exercise: workshop.exercises[id] as Exercise, people, today: now.slice(0, 10) };
}

function openRound({ act, book, workshop }: Room, id: string, exercise: Exercise): Outcome<Workshop> {
  const number = Object.keys(exercise.rounds).length + 1;
  const asking = askingOf(book, workshop, id, act.now);
  const kind = exerciseOf(exercise.kind);
  if (number > kind.rounds(asking).length) return refuse("This exercise has no further round. Finish it.");
  const material = kind.material(asking, number);
  if (material.kind !== "done") return material;
  const round: Round = {
    openedAt: act.moment,
    endsAt: minutesFrom(act.moment, exercise.minutes / Math.max(1, kind.rounds(asking).length)),
    material: material.value as Round["material"],
  };
  const opened = withExercise(workshop, id, { ...exercise, rounds: { ...exercise.rounds, [String(number)]: round } });
  return done(remember(opened, { current: id, exercise: id, act: "open" }));
}

async function reveal({ act, book, workshop }: Room, id: string, exercise: Exercise): Promise<Outcome<Workshop>> {
  const { store, moment, now } = act;
  const last = lastRound(exercise);
  if (!last) return refuse("Nothing was asked yet. Open the round first.");
  const [answers, people] = await Promise.all([
    store.find<WorkshopAnswer>("workshopAnswers", { workshop: workshop._id, exercise: id, round: last.number }),
    store.find<Participant>("participants", { workshop: workshop._id }),
  ]);
  // What stays of somebody who was taken out is counted: what was to go is gone. Who left takes everything along.
  const known = new Map(people.filter((each) => !isNameless(each)).map((each) => [each._id, each]));
  const counted = answers.filter(({ participant }) => known.has(participant));
  const hasAnswered = new Set(counted.map(({ participant }) => participant));
  const names = new Map(book.organisations.map(({ _id, name }) => [_id, name]));
  const said = counted.map((answer): Said<unknown> => {
    const { organisation, organisationName, kind } = known.get(answer.participant) as Participant;
    return {
      answer: answer._id,
      participant: answer.participant,
      organisation: (organisation && names.get(organisation)) || organisationName || null,
      kind,
      content: answer.versions.at(-1)?.content,
    };
  });
  const asking = { ...askingOf(book, workshop, id, now), regionAsks: await regionAsks(store, exercise.target) };
  const result = exerciseOf(exercise.kind).result(asking, last.number, last.round.material as Json, inNoOrder(said));
  const round = {
    ...last.round,
    revealedAt: moment,
    counted: counted.map(({ _id, rev }) => ({ answer: _id, rev })),
    present: people.filter(({ _id, removedAt }) => !removedAt || hasAnswered.has(_id)).length,
    result: result as Round["result"],
  };
  const shown = withExercise(workshop, id, {
    ...exercise,
    rounds: { ...exercise.rounds, [String(last.number)]: round },
  });
  return done(remember(shown, { current: id, exercise: id, act: "reveal" }));
}

/** What the region has put against the numbers that were offered to it for a target. */
async function regionAsks(store: Act["store"], target: string | null | undefined) {
  const negotiation = target ? await store.get<Negotiation>("negotiations", negotiationId(target)) : undefined;
  return negotiation && proposalsOf(negotiation).region?.trajectory;
}

/** By the answer's own id, which says nothing of who answered or when. */
const inNoOrder = (said: readonly Said<unknown>[]) => [...said].sort((a, b) => a.answer.localeCompare(b.answer));

function extend({ act, workshop }: Room, minutes: number): Outcome<Workshop> {
  const now = currentOf(workshop);
  const last = now && lastRound(now.exercise);
  if (!now || !last || now.stage !== "open")
    return refuse("Nothing is being answered now, so there is no time to add.");
  const from = last.round.endsAt > act.moment ? last.round.endsAt : act.moment;
  const round = { ...last.round, endsAt: minutesFrom(from, minutes) };
  const rounds = { ...now.exercise.rounds, [String(last.number)]: round };
  return done(withExercise(workshop, now.id, { ...now.exercise, rounds }));
}

const CANNOT_UNDO = "The answers have been seen, so showing them cannot be undone. Open the round again or move on.";

/** Takes the last step back. */
async function undo({ act, workshop }: Room): Promise<Outcome<Workshop>> {
  const { before } = workshop;
  const exercise = before && workshop.exercises[before.exercise];
  if (!before || !exercise) return refuse("There is nothing to undo.");
  if (before.act === "reveal") return refuse(CANNOT_UNDO);
  const back = { ...workshop, before: null, current: before.current };
  switch (before.act) {
    case "open":
      return withdrawRound({ act, workshop: back }, before.exercise, exercise);
    case "finish":
      return done(withExercise(back, before.exercise, { ...exercise, doneAt: null }));
    case "park":
      return done(withExercise(back, before.exercise, { ...exercise, parkedAt: null }));
    case "take up":
      return done(withExercise(back, before.exercise, { ...exercise, parkedAt: act.moment }));
    case "reopen":
      return done(withExercise(back, before.exercise, { ...exercise, doneAt: act.moment }));
    default:
      return done(back);
  }
}

/** A round that was opened by mistake goes, unless somebody has answered it. */
async function withdrawRound(
  { act, workshop }: Pick<Room, "act" | "workshop">,
  id: string,
  exercise: Exercise,
): Promise<Outcome<Workshop>> {
  const allowed = refuseMove(stageOf(exercise), "withdraw");
  if (allowed.kind !== "done") return allowed;
  const number = Object.keys(exercise.rounds).length;
  const answered = await act.store.count("workshopAnswers", { workshop: workshop._id, exercise: id, round: number });
  if (answered > 0) return refuse("Somebody has answered already. Show the answers, or set this exercise aside.");
  const { [String(number)]: _round, ...rounds } = exercise.rounds;
  return done(withExercise(workshop, id, { ...exercise, rounds }));
}

/** What was settled with the room once answers were shown: bundles and words, adjusted values, chosen answers. */
export async function settle(
  act: Leading,
  code: string,
  id: string,
  exercise: string,
  fields: Partial<Pick<Exercise, "bundles" | "settled" | "notes">>,
): Promise<Outcome<Workshop>> {
  await findWorkshop(act, code, id, "workshop.lead");
  return changeDocument<Workshop>(act, "workshops", id, (present) => {
    const before = present.exercises[exercise];
    if (!before) return refuse("This exercise is not on the agenda any more.");
    if (present.state === "closed") return refuse("The workshop is closed. What was settled stays as it is.");
    return done(withExercise(present, exercise, { ...before, ...fields }));
  });
}
