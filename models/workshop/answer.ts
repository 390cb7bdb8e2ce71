import type { Json, Stored } from "../store/port";

/** What one participant said in one round, as it stood at one revision. */
export interface AnswerVersion {
  /** The revision at which this version became the stored one. */
  readonly rev: number;
  readonly content: Json;
  /** The browser's key of this sending: the same key once more is the same sending. */
  readonly key: string;
  /** ISO 8601 instant, real time. */
  readonly at: string;
}

/**
 * The answer of one participant to one round: a document of its own, so that two hundred people answer at once. It is
 * replaced until the round is shown; earlier versions stay, since what was counted may be one of them.
 */
export interface WorkshopAnswer extends Stored {
  readonly workshop: string;
  readonly exercise: string;
  readonly round: number;
  readonly participant: string;
  /** The newest last. */
  readonly versions: readonly AnswerVersion[];
}
