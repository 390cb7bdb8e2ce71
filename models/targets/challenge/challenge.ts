import type { PeriodCode } from "../../measures/period";
import type { Working } from "../../measures/working";
import type { ChallengeSubject } from "./subject";

/** How much a question weighs: what must be answered gates the submission of a designated target. */
export const STRENGTHS = ["must answer", "should answer", "for information"] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface Span {
  readonly from: PeriodCode;
  readonly to: PeriodCode;
}

/** A number behind a question. */
export interface ChallengeNumber {
  readonly name: string;
  readonly value: number;
  /** In the indicator's unit, a share of 1, or a plain count. */
  readonly kind: "value" | "share" | "count";
}

/** A question that the data puts to a trajectory, as its rule raises it. */
export interface Raised {
  /** The part of the chart that it is about; null when it is about the target as a whole. */
  readonly span: Span | null;
  readonly strength: Strength;
  /** Weaker than it sounds: the move lies within what the series does anyway. */
  readonly indicative?: true;
  /** In plain words, with the real periods in it. */
  readonly question: string;
  /** What raised it, with the real numbers. */
  readonly why: string;
  readonly numbers: readonly ChallengeNumber[];
  readonly working: Working;
  /** Orders questions of one strength, the weightiest first: how far beyond its limit, as a multiple. */
  readonly weight: number;
  /** Tells two questions of one rule about one span apart. */
  readonly about?: string;
}

/** What several questions about one span may have in common, so that one answer settles them. */
export type Cause = "the past" | "the pace" | "the shape" | "the figures" | "what it rests on";

export interface ChallengeRule {
  readonly id: string;
  readonly cause: Cause;
  /** Never throws, whatever the series. */
  raise(subject: ChallengeSubject): Raised[];
}

export interface Challenge extends Raised {
  /** The same for as long as rule, target and span are: what an answer belongs to. */
  readonly id: string;
  readonly rule: string;
  readonly cause: Cause;
  readonly target: string;
}
