import type { Stored } from "../store/port";

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
}
