import { retryOnConflict } from "../history/save";
import { type Outcome, NotFoundError, done, refuse } from "../outcome";
import type { Store } from "../store/port";
import type { WorkshopAnswer } from "./answer";
import { type Leading, findWorkshop } from "./find-workshop";
import { JoiningSchema, type Participant, isNameless } from "./participant";
import { noteCount } from "./sequence";
import type { Workshop } from "./workshop";

/** Somebody in a room: the agreement's code, the workshop and the participant. */
export interface InRoom {
  readonly code: string;
  readonly workshop: string;
  readonly participant: string;
}

/** Who is in the room, in the order in which they came. */
export async function peopleInRoom(store: Store, workshop: string): Promise<Participant[]> {
  return store.find<Participant>("participants", { workshop, removedAt: null }, { sort: { joinedAt: 1 } });
}

/** Whom the facilitator has taken out, the latest first: they can be let in again. */
export async function peopleTakenOut(store: Store, workshop: string): Promise<Participant[]> {
  return store.find<Participant>(
    "participants",
    { workshop, removedAt: { $ne: null }, name: { $ne: "" } },
    { sort: { removedAt: -1 } },
  );
}

/**
 * Changes what somebody is called in the room. Of two who do it at once the second is told what the first wrote.
 * @param rev the participant's revision that the name was read at
 * @throws NotFoundError, ForbiddenError.
 */
export async function renameParticipant(
  act: Leading,
  of: InRoom,
  { rev, name }: { readonly rev: number; readonly name: unknown },
): Promise<Outcome<Participant>> {
  const read = JoiningSchema.shape.name.safeParse(name);
  if (!read.success) return refuse(read.error.issues[0]?.message ?? "Enter a name", "name");
  return change(act, of, (present) => {
    if (present.rev !== rev && present.name !== read.data) {
      return refuse(`This was changed at the same moment: the name is “${present.name}” now. Look again.`, "name");
    }
    return done({ ...present, name: read.data });
  });
}

/** What becomes of what somebody said who is taken out. */
export const ANSWERS_OF_REMOVED = ["stay", "go"] as const;

/**
 * Takes somebody out of the room: their browser no longer opens it. Answers stay unless the facilitator says that they
 * go, since those cannot be brought back and the person can. What was counted and shown stays counted: it was seen.
 * @throws NotFoundError, ForbiddenError.
 */
export async function removeParticipant(
  act: Leading,
  of: InRoom,
  answers: (typeof ANSWERS_OF_REMOVED)[number],
): Promise<Outcome<Participant>> {
  const removed = await change(act, of, (present) => done({ ...present, removedAt: present.removedAt ?? act.moment }));
  if (removed.kind === "done" && answers === "go") await withdrawUncounted(act.store, removed.value);
  await noteCount(act.store, of.workshop);
  return removed;
}

/** Lets somebody in again who was taken out. @throws NotFoundError, ForbiddenError. */
export async function letInAgain(act: Leading, of: InRoom): Promise<Outcome<Participant>> {
  const back = await change(act, of, (present) => done({ ...present, removedAt: null }));
  await noteCount(act.store, of.workshop);
  return back;
}

async function change(
  act: Leading,
  { code, workshop: id, participant }: InRoom,
  decide: (present: Participant) => Outcome<Participant>,
): Promise<Outcome<Participant>> {
  const { workshop } = await findWorkshop(act, code, id, "workshop.lead");
  return retryOnConflict(async () => {
    const present = await act.store.get<Participant>("participants", participant);
    if (present?.workshop !== id) throw new NotFoundError("participant");
    if (workshop.anonymisedAt || isNameless(present)) return refuse("This name was taken away, and stays so.");
    const next = decide(present);
    return next.kind === "done" ? done(await act.store.replace<Participant>("participants", next.value)) : next;
  });
}

/** Takes away what a participant said in rounds that were not shown yet. @returns the rest, which was counted. */
export async function withdrawUncounted(
  store: Store,
  { _id: participant, workshop: id }: Pick<Participant, "_id" | "workshop">,
): Promise<WorkshopAnswer[]> {
  const [workshop, answers] = await Promise.all([
    store.get<Workshop>("workshops", id),
    store.find<WorkshopAnswer>("workshopAnswers", { participant }),
  ]);
  const isCounted = ({ _id, exercise, round }: WorkshopAnswer) =>
    workshop?.exercises[exercise]?.rounds[String(round)]?.counted?.some(({ answer }) => answer === _id) ?? false;
  const uncounted = answers.filter((answer) => !isCounted(answer));
  await store.purge("workshopAnswers", { _id: { $in: uncounted.map(({ _id }) => _id) } });
  return answers.filter(isCounted);
}
