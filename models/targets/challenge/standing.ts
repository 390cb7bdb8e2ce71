import type { ChallengeAnswer } from "./answer";
import { type Challenge, STRENGTHS } from "./challenge";

/**
 * - open: nobody has answered, or who was to answer by a day has not
 * - look again: answered, but the numbers behind it have moved since
 * - reopened: the region asks again
 * - answered, tested: with the agreement of another organisation or the region
 */
export type ChallengeState = "open" | "look again" | "reopened" | "answered" | "tested";

export interface StandingChallenge {
  readonly challenge: Challenge;
  readonly state: ChallengeState;
  readonly answer: ChallengeAnswer | undefined;
}

/** The numbers of a question as an answer keeps them. */
export const numbersOf = ({ numbers }: Challenge): Record<string, number> =>
  Object.fromEntries(numbers.map(({ name, value }) => [name, value]));

export const isSettled = ({ state }: Pick<StandingChallenge, "state">) => state === "answered" || state === "tested";

export interface StandingSources {
  readonly answers: readonly ChallengeAnswer[];
  /** Mean size of the series' moves, in the indicator's unit. */
  readonly usualMove: number | undefined;
  /** ISO date; without it no day has passed. */
  readonly today?: string | undefined;
}

/** How far a question has come. */
export function standingOf(challenge: Challenge, { answers, usualMove, today }: StandingSources): StandingChallenge {
  const answer = answers.find(
    ({ target, covers }) => target === challenge.target && covers[challenge.id] !== undefined,
  );
  const stand = (state: ChallengeState) => ({ challenge, answer, state });
  if (!answer) return stand("open");
  if (answer.reopened) return stand("reopened");
  if (haveMoved(challenge, answer.covers[challenge.id] ?? {}, usualMove)) return stand("look again");
  const hasRunOut = today !== undefined && Boolean(answer.until) && String(answer.until) < today;
  if (hasRunOut) return stand(answer.kind === "later" ? "open" : "look again");
  return stand(Object.keys(answer.tested).length > 0 && answer.kind !== "later" ? "tested" : "answered");
}

/** From this share of the series' mean movement on a number has moved; shares of 1 have from a tenth on. */
const MOVED = 0.1;

function haveMoved(
  { numbers }: Challenge,
  then: Readonly<Record<string, number>>,
  usualMove: number | undefined,
): boolean {
  return numbers.some(({ name, value, kind }) => {
    const before = then[name];
    if (before === undefined) return false;
    const moved = Math.abs(value - before);
    if (kind === "count") return false;
    return moved > MOVED * (kind === "share" ? 1 : (usualMove ?? 0)) + 1e-9;
  });
}

/** Questions with one cause in one span, asked and answered once: the strongest leads. */
export interface ChallengeGroup {
  readonly lead: StandingChallenge;
  readonly others: readonly StandingChallenge[];
}

/** @param standing the strongest first, as they are raised. */
export function groupChallenges(standing: readonly StandingChallenge[]): ChallengeGroup[] {
  const groups = new Map<string, StandingChallenge[]>();
  for (const each of standing) {
    const { cause, span, id } = each.challenge;
    const key = span ? [cause, span.from, span.to].join(":") : id;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map(([lead, ...others]) => ({ lead: lead as StandingChallenge, others }));
}

/** A group is as open as its most open question that weighs as much as its lead. */
export function isGroupSettled({ lead, others }: ChallengeGroup): boolean {
  return [lead, ...others.filter(({ challenge }) => weighs(challenge) <= weighs(lead.challenge))].every(isSettled);
}

const weighs = ({ strength }: Challenge) => STRENGTHS.indexOf(strength);
