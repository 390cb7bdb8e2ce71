import type { Store } from "@models/store/port";
import type { Participant } from "@models/workshop/participant";
import { actAs } from "./example";
import { Room, doneOr } from "./workshop";

const DAY = 86_400_000;

/** Two rooms of Coventry, by the id of each. */
export interface Rooms {
  /** Its names have had their days. */
  readonly over: string;
  /** They have them for another day. */
  readonly kept: string;
}

/** Two people answered in each of two rooms, so long ago that the names of one have had their days. @param now real time. */
export async function holdRooms(store: Store, now = new Date()): Promise<Rooms> {
  const hold = async (daysAgo: number, joinCode: string) => {
    const moment = new Date(now.getTime() - daysAgo * DAY).toISOString();
    const by = await actAs(store, "facilitator@coventry.example");
    const plan = { step: 3, exercises: ["temperature"], people: 2, joinCode, moment };
    const room = await Room.open(by, "coventry-2008", plan);
    await room.round([{ face: 1 }, { face: 2 }]);
    doneOr(await room.tell({ act: "finish" }));
    return room.workshop._id;
  };
  return { over: await hold(92, "CDF234"), kept: await hold(89, "HJK567") };
}

/** What is still kept of the people in either room: how many answers, and their names. */
export async function keptOf(store: Store, rooms: Rooms): Promise<Record<keyof Rooms, string[]>> {
  const of = async (workshop: string) => {
    const people = await store.find<Participant>("participants", { workshop });
    const answers = await store.count("workshopAnswers", { workshop });
    return [`${answers} answers`, ...people.map(({ name }) => name).sort()].filter((kept) => kept !== "");
  };
  return { over: await of(rooms.over), kept: await of(rooms.kept) };
}
