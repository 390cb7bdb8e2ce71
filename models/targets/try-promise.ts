import { type Rank, formatRank } from "../measures/comparison";
import { raiseChallenges } from "./challenge";
import type { Strength } from "./challenge/challenge";
import { type ChallengeBasis, type PeriodValue, subjectOf } from "./challenge/subject";
import { expectedOfOthers } from "./outlook";
import { targetOdds } from "./target-odds";

/** What another trajectory would mean, before anybody saves it. Runs in the browser as on the server. */
export interface Tried {
  /** Share of simulated futures that reach the final value; undefined where no forecast reaches it. */
  readonly odds: number | undefined;
  readonly inWords: string;
  /** "2nd of 3": where the final value stands if the others go on as they did; null where nobody can say. */
  readonly rankAtEnd: string | null;
  /** What the numbers ask of it, the strongest first. */
  readonly questions: readonly { readonly id: string; readonly question: string; readonly strength: Strength }[];
}

/** @param promises the trajectory to try, in time order. */
export function tryPromise(basis: ChallengeBasis, promises: readonly PeriodValue[]): Tried {
  const subject = subjectOf(basis, promises);
  const odds = targetOdds(subject);
  const { panel, final, direction } = subject;
  const others = panel && final ? expectedOfOthers(panel, final.period) : [];
  return {
    odds: odds?.simulated,
    inWords: odds?.inWords ?? "",
    rankAtEnd:
      final && direction !== 0 && others.length > 0 ? formatRank(rankAmong(final.value, others, direction)) : null,
    questions: raiseChallenges(subject).map(({ id, question, strength }) => ({ id, question, strength })),
  };
}

function rankAmong(value: number, others: readonly number[], direction: 1 | -1): Rank {
  return {
    place: 1 + others.filter((other) => direction * (other - value) > 0).length,
    of: others.length + 1,
    shared: others.includes(value),
  };
}
