import type { Act } from "../act";
import { changeDocument, retryOnConflict } from "../history/save";
import { type Outcome, NotFoundError, done, refuse } from "../outcome";
import { ConflictError, type Store } from "../store/port";
import { findWorkshop } from "./find-workshop";
import { type Participant, isNameless } from "./participant";
import { type Workshop, WorkshopPlanSchema } from "./workshop";

const DAY = 24 * 60 * 60 * 1000;

/**
 * From when on a workshop's names and answers are not kept any more: so many days after the last time that people met.
 * @returns ISO date, UTC, real time; undefined when nobody has met yet.
 */
export function keptUntil({ sittings, keepDays }: Pick<Workshop, "sittings" | "keepDays">): string | undefined {
  const last = Object.values(sittings)
    .map(({ startedAt, endedAt }) => endedAt ?? startedAt)
    .sort()
    .at(-1);
  if (last === undefined) return undefined;
  return new Date(Date.parse(last) + keepDays * DAY).toISOString().slice(0, 10);
}

/** For how many days from now on they are kept, at least one. @param now real time, ISO 8601; undefined when nobody has met yet. */
export function daysKept(workshop: Pick<Workshop, "sittings" | "keepDays">, now: string): number | undefined {
  const until = keptUntil(workshop);
  return until === undefined ? undefined : Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / DAY));
}

/** Changes for how many days names and answers are kept, also once the workshop is over. @throws NotFoundError, ForbiddenError. */
export async function changeKeepDays(act: Act, code: string, id: string, days: unknown): Promise<Outcome<Workshop>> {
  await findWorkshop(act, code, id, "workshop.lead");
  const read = WorkshopPlanSchema.shape.keepDays.safeParse(days);
  if (!read.success) return refuse(read.error.issues[0]?.message ?? "Enter a number of days", "keepDays");
  return changeDocument<Workshop>(act, "workshops", id, (present) =>
    present.anonymisedAt
      ? refuse("The names and answers of this workshop were taken away already.")
      : done({ ...present, keepDays: read.data }),
  );
}

/**
 * Takes away the names and answers of every workshop whose days are over; what the rooms found stays.
 * @param now real time, ISO 8601
 * @returns the workshops that it was done to
 */
export async function anonymiseDue(store: Store, now: string): Promise<Workshop[]> {
  const held = await store.find<Workshop>(
    "workshops",
    { anonymisedAt: null, state: { $ne: "planned" } },
    { without: ["changes"] },
  );
  const due = held.filter((workshop) => (keptUntil(workshop) ?? now) < now);
  const taken: Workshop[] = [];
  for (const { _id } of due) taken.push(await anonymise(store, _id, now));
  return taken;
}

/**
 * The door is shut first and the workshop marked last, so that one that was stopped in between is done over. It is no
 * change that anybody made, and leaves none: a history that said what was taken away would keep it.
 */
async function anonymise(store: Store, id: string, now: string): Promise<Workshop> {
  await writeOver(store, id, { state: "closed", code: null, codeExpiresAt: null });
  for (const participant of await store.find<Participant>("participants", { workshop: id })) {
    await makeNameless(store, participant);
  }
  await store.purge("workshopAnswers", { workshop: id });
  await store.purge("workshopSequences", { _id: id });
  await store.purge("minutesLetters", { workshop: id });
  return writeOver(store, id, { salt: null, anonymisedAt: now });
}

function writeOver(store: Store, id: string, fields: Partial<Workshop>): Promise<Workshop> {
  return retryOnConflict(async () => {
    const present = await store.get<Workshop>("workshops", id);
    if (present === undefined) throw new NotFoundError("workshop");
    const changes = present.changes.filter(({ path }) => path !== "salt");
    return store.replace<Workshop>("workshops", { ...present, ...fields, changes });
  });
}

/** Takes away whatever says who somebody is. @param more what else becomes of them. */
export async function makeNameless(
  store: Store,
  participant: Participant,
  more: Partial<Participant> = {},
): Promise<void> {
  const nameless = { name: "", person: null, organisationName: null, ...more };
  for (let present = participant; ;) {
    if (isNameless(present)) return;
    try {
      await store.replace<Participant>("participants", { ...present, ...nameless });
      return;
    } catch (error) {
      // Renamed in between.
      if (!(error instanceof ConflictError)) throw error;
      present = error.stored as Participant;
    }
  }
}
