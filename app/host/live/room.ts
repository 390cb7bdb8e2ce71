import type { Store } from "@models/store/port";
import { type Screen, type Sequence, noteCount, noteStage, readSequence, toldTo } from "@models/workshop/sequence";
import type { Logger } from "pino";
import { atMostEvery } from "./at-most-every";
import { type Sink, openChannel } from "./channel";

/** How soon a screen here knows what another instance noted. */
const LOOK_EVERY_MS = 250;
/** In looks: every five seconds, in case an instance was killed between an answer and its count. */
const COUNT_ANEW_EVERY = 20;
/** In looks: every fifteen seconds, which is sooner than proxies give a connection up. */
const BEAT_EVERY = 60;
/** Votes are counted together, so that many who answer at once do not wait for one document. */
const COUNT_EVERY_MS = 250;

/** One workshop as this instance follows it. */
export interface Room {
  listen(screen: Screen, sink: Sink): () => void;
  /** What the screens here were last told; undefined when nobody listens. */
  known(): Sequence | undefined;
  /** Never rejects: a stage that could not be noted is found at the next count. */
  noteStage(): Promise<void>;
  noteCount(): void;
  close(): Promise<void>;
}

/** @param idle called when nobody listens here and nothing is left to note. */
export function openRoom(store: Store, log: Logger, workshop: string, idle: () => void): Room {
  // The facilitator's and the projector's screens are told the same.
  const desk = openChannel();
  const phones = openChannel();
  let known: Sequence | undefined;
  let looking: NodeJS.Timeout | undefined;
  let looks = 0;
  let failing = false;
  let closed = false;

  const isHeard = () => desk.size() + phones.size() > 0;
  const take = (sequence: Sequence) => {
    known = sequence;
    desk.tell(toldTo("conductor", sequence));
    phones.tell(toldTo("phone", sequence));
  };
  /** What was noted here: of two notes the newer one stays, whichever is answered first. */
  const noted = (sequence: Sequence | undefined) => {
    if (sequence && (known === undefined || sequence.event > known.event)) take(sequence);
  };
  /** Said once, not at every look while the store does not answer. */
  const failed = (err: unknown) => {
    if (!failing) log.warn({ err, workshop }, "a workshop's screens could not be brought up to date");
    failing = true;
  };

  const count = () => noteCount(store, workshop).then(noted).catch(failed);
  const counting = atMostEvery(COUNT_EVERY_MS, count, () => rest());
  const rest = () => {
    if (isHeard() || counting.isBusy()) return;
    clearTimeout(looking);
    looking = undefined;
    known = undefined;
    idle();
  };
  const look = async () => {
    looks += 1;
    if (looks % BEAT_EVERY === 0) for (const channel of [desk, phones]) channel.beat();
    if (looks % COUNT_ANEW_EVERY === 0) counting.ask();
    const before = known;
    const read = await readSequence(store, workshop);
    failing = false;
    // What was noted here meanwhile is newer than what was read.
    if (read && known === before && read.rev !== before?.rev) take(read);
  };
  const lookOn = () => {
    looking = setTimeout(() => {
      void look()
        .catch(failed)
        .finally(() => {
          if (looking !== undefined && !closed) lookOn();
        });
    }, LOOK_EVERY_MS);
  };

  return {
    listen(screen, sink) {
      const channel = screen === "phone" ? phones : desk;
      channel.add(sink);
      if (looking === undefined) {
        lookOn();
        counting.ask();
      }
      return () => {
        channel.remove(sink);
        rest();
      };
    },
    known: () => known,
    async noteStage() {
      await noteStage(store, workshop).then(noted).catch(failed);
      rest();
    },
    noteCount: () => counting.ask(),
    async close() {
      closed = true;
      clearTimeout(looking);
      for (const channel of [desk, phones]) channel.end();
      await counting.stop();
    },
  };
}
