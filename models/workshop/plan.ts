import type { Act } from "../act";
import { type Book, openBook } from "../agreement/book";
import type { Content } from "../history/document";
import { changeDocument, createDocument } from "../history/save";
import { type Outcome, done, refuse } from "../outcome";
import { problemsIn } from "../problems-in";
import { type PlannedExercise, type WorkshopPlan, isAbout, proposeAgenda, toExercise } from "./agenda";
import { EXERCISES } from "./exercises";
import { type Leading, authoriseWorkshop, findWorkshop } from "./find-workshop";
import { codeUntil } from "./join-code";
import { stageOf } from "./stage";
import type { AgendaTemplate } from "./template";
import { type Exercise, ExerciseSchema, type Workshop, WorkshopPlanSchema, agendaOf } from "./workshop";
import { type WorkshopMove, moveWorkshop } from "./workshop-state";

/**
 * Plans a workshop with the agenda that what is open proposes, or with a template's. @throws NotFoundError, ForbiddenError.
 */
export async function planWorkshop(act: Act, code: string, submitted: object): Promise<Outcome<Workshop>> {
  const book = await openBook(act, code);
  authoriseWorkshop(act, book.agreement, "workshop.lead");
  const { template, ...fields } = submitted as { template?: string };
  const read = WorkshopPlanSchema.safeParse(fields);
  if (!read.success) return problemsIn(read.error);
  const plan = read.data;
  const known = refuseForeign(book, plan);
  if (known.kind !== "done") return known;
  const chosen = template ? await act.store.get<AgendaTemplate>("agendaTemplates", template) : undefined;
  if (template && chosen?.partnership !== book.partnership._id) return refuse("Choose a template again", "template");
  const agenda = chosen ? fromTemplate(chosen, plan) : proposeAgenda(book, plan, act.now.slice(0, 10));
  const exercises = Object.fromEntries(agenda.map((each, order) => [act.newId(), toExercise(each, order)]));
  const begun = { state: "planned", exercises, landed: {}, sittings: {}, locked: false, salt: act.newId() };
  const content = { ...plan, agreement: book.agreement._id, ...begun, removed: null };
  return done(await createDocument<Workshop>(act, "workshops", content as never));
}

/** A template names no target: each exercise that needs one is planned for every target of the workshop. */
function fromTemplate({ exercises }: AgendaTemplate, { targets }: WorkshopPlan): PlannedExercise[] {
  return exercises.flatMap((each) =>
    EXERCISES.find(({ name }) => name === each.kind)?.needs === "target"
      ? targets.map((target) => ({ ...each, target }))
      : [each],
  );
}

function refuseForeign({ parts }: Book, { priority, targets }: WorkshopPlan): Outcome<undefined> {
  if (!parts.priority.some(({ _id }) => _id === priority)) return refuse("Choose a priority", "priority");
  const isOurs = (id: string) => parts.target.some((each) => each._id === id && each.priority === priority);
  return targets.every(isOurs) ? done(undefined) : refuse("Choose targets of this priority", "targets");
}

/** Changes what a workshop is planned with; what it has done stays. */
export async function changePlan(act: Act, code: string, id: string, submitted: object): Promise<Outcome<Workshop>> {
  await findWorkshop(act, code, id, "workshop.lead");
  const book = await openBook(act, code);
  const read = WorkshopPlanSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const known = refuseForeign(book, read.data);
  if (known.kind !== "done") return known;
  return changeDocument<Workshop>(act, "workshops", id, (present) =>
    present.state === "closed" ? refuse(CLOSED) : done({ ...present, ...read.data }),
  );
}

const CLOSED = "The workshop is closed. Plan another one.";

/** Adds an exercise at the end of the agenda. */
export async function addExercise(
  act: Act,
  code: string,
  id: string,
  submitted: PlannedExercise,
): Promise<Outcome<Workshop>> {
  await findWorkshop(act, code, id, "workshop.lead");
  const book = await openBook(act, code);
  const read = readExercise(submitted);
  if (read.kind !== "done") return read;
  return changeDocument<Workshop>(act, "workshops", id, (present) => {
    if (present.state === "closed") return refuse(CLOSED);
    if (!isAbout(book, present, read.value)) return refuse("Choose what it is about", "about");
    const order = Math.max(-1, ...Object.values(present.exercises).map((each) => each.order)) + 1;
    return done({ ...present, exercises: { ...present.exercises, [act.newId()]: toExercise(read.value, order) } });
  });
}

const PLANNED = ExerciseSchema.pick({
  kind: true,
  minutes: true,
  ask: true,
  names: true,
  target: true,
  candidate: true,
  each: true,
});

function readExercise(submitted: object): Outcome<PlannedExercise> {
  const read = PLANNED.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  if (!EXERCISES.some(({ name }) => name === read.data.kind)) return refuse("Choose an exercise", "kind");
  return done(read.data);
}

/** Changes what an exercise asks; how names are shown was said to the room, and stays once it was asked. */
export async function changeExercise(
  act: Act,
  code: string,
  id: string,
  exercise: string,
  fields: Partial<Pick<Content, "minutes" | "ask" | "names" | "each">>,
): Promise<Outcome<Workshop>> {
  return changeOnAgenda(act, code, id, exercise, (present, before) => {
    const read = PLANNED.pick({ minutes: true, ask: true, names: true, each: true }).safeParse(fields);
    if (!read.success) return problemsIn(read.error);
    if (stageOf(before) !== "waiting" && read.data.names !== before.names) {
      return refuse("The room was told whose names are shown, so this stays as it is.", "names");
    }
    return done({ ...present, exercises: { ...present.exercises, [exercise]: { ...before, ...read.data } } });
  });
}

/** Takes an exercise that was never asked off the agenda. */
export async function dropExercise(act: Act, code: string, id: string, exercise: string): Promise<Outcome<Workshop>> {
  return changeOnAgenda(act, code, id, exercise, (present, before) => {
    if (Object.keys(before.rounds).length > 0) {
      return refuse("The room has answered this, so that it stays in the minutes. Set it aside instead.");
    }
    const { [exercise]: _dropped, ...exercises } = present.exercises;
    const current = present.current === exercise ? null : (present.current ?? null);
    return done({ ...present, exercises, current });
  });
}

/** Moves an exercise one place up or down the agenda. */
export async function moveExercise(
  act: Act,
  code: string,
  id: string,
  exercise: string,
  by: -1 | 1,
): Promise<Outcome<Workshop>> {
  return changeOnAgenda(act, code, id, exercise, (present) => {
    const order = agendaOf(present).map((each) => each.id);
    const at = order.indexOf(exercise);
    const to = at + by;
    if (to < 0 || to >= order.length) return done(present);
    [order[at], order[to]] = [order[to] as string, order[at] as string];
    const exercises = Object.fromEntries(
      order.map((each, place) => [each, { ...(present.exercises[each] as Exercise), order: place }]),
    );
    return done({ ...present, exercises });
  });
}

async function changeOnAgenda(
  act: Act,
  code: string,
  id: string,
  exercise: string,
  change: (present: Workshop, before: Exercise) => Outcome<Workshop>,
): Promise<Outcome<Workshop>> {
  await findWorkshop(act, code, id, "workshop.lead");
  return changeDocument<Workshop>(act, "workshops", id, (present) => {
    const before = present.exercises[exercise];
    if (!before) return refuse("This exercise is not on the agenda any more.");
    return present.state === "closed" ? refuse(CLOSED) : change(present, before);
  });
}

/**
 * Opens, stops or closes a workshop. One that was stopped goes on another day, under another code.
 * @param newCode a join code that no other workshop has.
 */
export async function runWorkshop(
  act: Leading,
  code: string,
  id: string,
  move: WorkshopMove,
  newCode: string,
): Promise<Outcome<Workshop>> {
  await findWorkshop(act, code, id, "workshop.lead");
  return changeDocument<Workshop>(act, "workshops", id, (present) => {
    const state = moveWorkshop(present.state, move);
    if (state.kind !== "done") return state;
    const next = { ...present, state: state.value };
    if (move !== "open")
      return done({ ...next, ...withSittingEnded(present, act.moment), code: null, codeExpiresAt: null });
    const agenda = agendaOf(present);
    if (agenda.length === 0) return refuse("The agenda is empty. Add an exercise first.");
    const sitting = { startedAt: act.moment, endedAt: null };
    const first = agenda.find(({ exercise }) => stageOf(exercise) === "waiting");
    return done({
      ...next,
      code: newCode,
      codeExpiresAt: codeUntil(act.moment),
      locked: false,
      // One that came out of a file has none.
      salt: present.salt ?? act.newId(),
      sittings: { ...present.sittings, [String(Object.keys(present.sittings).length + 1)]: sitting },
      current: present.current ?? first?.id ?? null,
    });
  });
}

function withSittingEnded({ sittings }: Workshop, moment: string): Pick<Workshop, "sittings"> {
  const last = String(Object.keys(sittings).length);
  const sitting = sittings[last];
  return {
    sittings: sitting && !sitting.endedAt ? { ...sittings, [last]: { ...sitting, endedAt: moment } } : sittings,
  };
}

/** Lets nobody new in, or lets people in again; whoever is in the room stays. */
export async function lockRoom(act: Act, code: string, id: string, locked: boolean): Promise<Outcome<Workshop>> {
  await findWorkshop(act, code, id, "workshop.lead");
  return changeDocument<Workshop>(act, "workshops", id, (present) =>
    present.state === "open" ? done({ ...present, locked }) : refuse("The workshop is not going on."),
  );
}

/**
 * Gives an open workshop another code: the one before stops working, and whoever is in the room stays.
 * @param newCode a join code that no other workshop has.
 */
export async function changeCode(act: Leading, code: string, id: string, newCode: string): Promise<Outcome<Workshop>> {
  await findWorkshop(act, code, id, "workshop.lead");
  return changeDocument<Workshop>(act, "workshops", id, (present) =>
    present.state === "open"
      ? done({ ...present, code: newCode, codeExpiresAt: codeUntil(act.moment) })
      : refuse("The workshop is not going on."),
  );
}

/** Chooses at which of this machine's addresses the room joins. @param joinOrigin one of those that there are. */
export async function chooseJoinOrigin(
  act: Act,
  code: string,
  id: string,
  joinOrigin: string,
): Promise<Outcome<Workshop>> {
  await findWorkshop(act, code, id, "workshop.lead");
  return changeDocument<Workshop>(act, "workshops", id, (present) => done({ ...present, joinOrigin }));
}
