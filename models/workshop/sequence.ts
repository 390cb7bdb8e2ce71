import type { Store, Stored } from "../store/port";
import { retryWhenOvertaken } from "../store/retry";
import { readRoom } from "./find-workshop";
import { currentOf } from "./stage";
import { type Workshop, lastRound } from "./workshop";

/**
 * How far the screens of one open workshop have come: the one small document that every instance reads while somebody
 * listens. Its id is the workshop's. It is no part of the record, and is made again when it is gone.
 */
export interface Sequence extends Stored {
  /** Counts every event: what the facilitator's and the projector's screens follow. */
  readonly event: number;
  /** Counts changes of stage (next, open, reveal, lock, park, stop): all that phones follow. */
  readonly stage: number;
  /** How many have answered the round that is open; 0 when none is. */
  readonly answered: number;
  /** How many are in the room. */
  readonly present: number;
  /** What the workshop looked like at this stage, so that a stage that nobody could note any more is found. */
  readonly looks: string;
}

/** The three screens of one address. */
export type Screen = "conductor" | "projector" | "phone";

/** What a screen is told of a room as it goes: figures of everybody together, and on a phone not even those. */
export type Told = Pick<Sequence, "stage"> & Partial<Pick<Sequence, "event" | "answered" | "present">>;

/** Field by field, so that nothing else can get out. */
export function toldTo(screen: Screen, { event, stage, answered, present }: Sequence): Told {
  return screen === "phone" ? { stage } : { event, stage, answered, present };
}

/**
 * To be read before the workshop when a page is made of both: it then shows the stage that it names, or a later one.
 * @returns undefined before the first event.
 */
export function readSequence(store: Store, workshop: string): Promise<Sequence | undefined> {
  return store.get<Sequence>("workshopSequences", workshop);
}

/**
 * Says that every screen has something new to show. To be called once the workshop is written.
 * @returns undefined when there is no such workshop.
 */
export function noteStage(store: Store, workshop: string): Promise<Sequence | undefined> {
  return note(store, workshop, true);
}

/**
 * Counts who is in the room and who has answered what is open: nothing is written unless that changed, or a stage was
 * written and never noted, as by a process that was killed in between.
 * @returns undefined when there is no such workshop.
 */
export function noteCount(store: Store, workshop: string): Promise<Sequence | undefined> {
  return note(store, workshop, false);
}

/** Counted after the sequence was read and before it is written: of two who count at once, what stays was counted last. */
function note(store: Store, id: string, isStage: boolean): Promise<Sequence | undefined> {
  return retryWhenOvertaken(async () => {
    const present = await readSequence(store, id);
    const workshop = await readRoom(store, id);
    if (workshop === undefined) return undefined;
    const counts = await countsOf(store, workshop);
    const looks = looksOf(workshop);
    if (present === undefined) {
      return store.insert<Sequence>("workshopSequences", { _id: id, event: 1, stage: 1, ...counts, looks });
    }
    const moved = isStage || present.looks !== looks;
    if (!moved && present.answered === counts.answered && present.present === counts.present) return present;
    const numbers = { event: present.event + 1, stage: present.stage + (moved ? 1 : 0) };
    return store.replace<Sequence>("workshopSequences", { ...present, ...numbers, ...counts, looks });
  });
}

async function countsOf(store: Store, workshop: Workshop): Promise<Pick<Sequence, "answered" | "present">> {
  const now = currentOf(workshop);
  const round = now?.stage === "open" ? lastRound(now.exercise)?.number : undefined;
  const [answered, present] = await Promise.all([
    now && round ? store.count("workshopAnswers", { workshop: workshop._id, exercise: now.id, round }) : 0,
    store.count("participants", { workshop: workshop._id, removedAt: null }),
  ]);
  return { answered, present };
}

/** Differs whenever the workshop or the exercise on the screens was moved. */
function looksOf(workshop: Workshop): string {
  const now = currentOf(workshop);
  const last = now && lastRound(now.exercise);
  const looks = [workshop.state, workshop.locked, now?.id, now?.stage, last?.number, last?.round.endsAt];
  return looks.map((each) => each ?? "").join("|");
}
