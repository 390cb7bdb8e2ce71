import type { Store } from "@models/store/port";
import { type Screen, type Told, noteCount, toldTo } from "@models/workshop/sequence";
import type { Logger } from "pino";
import type { Sink } from "./channel";
import { type Room, openRoom } from "./room";

/** Tells the screens of every workshop how it goes. One in a process; instances meet in the store. */
export interface LiveRooms {
  /**
   * Tells a screen where its room stands, now and whenever that changes, until the function that it returns is called.
   * Whether the screen may be told is the caller's to ask.
   */
  listen(workshop: string, screen: Screen, sink: Sink): () => void;
  /** The same once. @returns undefined when there is no such workshop. */
  ask(workshop: string, screen: Screen): Promise<Told | undefined>;
  /** To be called once a workshop is written and its screens have something new to show. Resolves when that is noted. */
  noteStage(workshop: string): Promise<void>;
  /** To be called once an answer or a participant is written. Nobody waits for it: many are counted together. */
  noteCount(workshop: string): void;
  /** How many workshops are followed at the moment. */
  size(): number;
  /** Ends every screen's connection, and what is being noted. */
  close(): Promise<void>;
}

export function openLiveRooms({ store, log }: { readonly store: Store; readonly log: Logger }): LiveRooms {
  const rooms = new Map<string, Room>();
  let closed = false;

  const roomOf = (workshop: string): Room => {
    const found = rooms.get(workshop);
    if (found) return found;
    const opened: Room = openRoom(store, log, workshop, () => {
      if (rooms.get(workshop) === opened) rooms.delete(workshop);
    });
    rooms.set(workshop, opened);
    return opened;
  };
  return {
    listen(workshop, screen, sink) {
      if (!closed) return roomOf(workshop).listen(screen, sink);
      sink.end();
      return () => {};
    },
    async ask(workshop, screen) {
      // Where nobody listens, only this finds a stage that was written and that no instance lived to note.
      const sequence = rooms.get(workshop)?.known() ?? (await noteCount(store, workshop));
      return sequence && toldTo(screen, sequence);
    },
    noteStage: (workshop) => roomOf(workshop).noteStage(),
    noteCount: (workshop) => {
      if (!closed) roomOf(workshop).noteCount();
    },
    size: () => rooms.size,
    async close() {
      closed = true;
      await Promise.all([...rooms.values()].map((room) => room.close()));
      rooms.clear();
    },
  };
}
