import type { Book } from "../agreement/book";
import type { Working } from "../measures/working";
import { challengeGroupsOf, challengeSubjectOf } from "./challenge/basis";
import type { Target } from "./target";
import { targetOdds } from "./target-odds";

/**
 * Everything that was worked out about one target, with its workings: for `waymark explain` and whoever reads its JSON.
 * Values are in the indicator's unit, odds are shares of 1.
 */
export function explainTarget(book: Book, target: Target, today: string) {
  const subject = challengeSubjectOf(book, target, today);
  const odds = subject && targetOdds(subject);
  const { forecast } = subject ?? {};
  return {
    target: target._id,
    name: target.name,
    indicator: subject ? { code: subject.indicator.code, unit: subject.indicator.unit } : null,
    baseline: subject?.baseline ?? null,
    promises: subject?.promises ?? [],
    forecast:
      forecast === undefined
        ? null
        : forecast.kind === "none"
          ? { why: forecast.why, values: forecast.values }
          : {
              from: forecast.from,
              points: forecast.points,
              method: forecast.method,
              why: forecast.why,
              values: forecast.values,
              areas: forecast.areas,
              commonKnown: forecast.commonKnown,
              seed: forecast.seed,
              working: forecast.working,
            },
    odds: odds
      ? {
          inWords: odds.inWords,
          points: odds.forecast?.points ?? [],
          past: odds.past ? pastOf(odds.past) : null,
          pastGap: odds.pastGap ? pastOf(odds.pastGap) : null,
        }
      : null,
    challenges: challengeGroupsOf(book, target, today).flatMap(({ lead, others }) =>
      [lead, ...others].map(({ challenge, state }) => ({
        id: challenge.id,
        rule: challenge.rule,
        question: challenge.question,
        strength: challenge.strength,
        indicative: challenge.indicative === true,
        why: challenge.why,
        span: challenge.span,
        numbers: Object.fromEntries(challenge.numbers.map(({ name, value }) => [name, value])),
        state,
        answeredWith: challenge === lead.challenge ? null : lead.challenge.id,
        working: challenge.working,
      })),
    ),
  };
}

export type ExplainedTarget = ReturnType<typeof explainTarget>;

interface Past {
  readonly inWords: string;
  readonly met: number;
  readonly runs: number;
  readonly spells: number;
  readonly enough: boolean;
  readonly interval: { readonly low: number; readonly high: number } | undefined;
  readonly working: Working;
}

function pastOf({ inWords, met, runs, spells, enough, interval, working }: Past) {
  return { inWords, met, runs, spells, enough, interval: interval ?? null, working };
}
