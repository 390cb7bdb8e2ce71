import { subtract } from "../measures/arithmetic";
import { pointsOf } from "../measures/comparison";
import { formatChange, formatNumber, printAsPublished } from "../measures/format";
import { formatPeriod } from "../measures/period";
import type { Working } from "../measures/working";
import { challengeGroupsOf, challengeSubjectOf } from "../targets/challenge/basis";
import { type StandingChallenge, isSettled } from "../targets/challenge/standing";
import { sayOwnPart } from "../targets/own-part";
import { COIN, scoreOdds, scoredOdds } from "../targets/score-odds";
import type { Target } from "../targets/target";
import { type TargetFigures, figuresOf } from "../targets/target-figures";
import { formatDay } from "../day";
import type { Frozen, PriorityFacts } from "./facts";

export const SIGNAL_KINDS = [
  "forecast missed",
  "odds were wrong",
  "action late",
  "answer did not hold",
  "movement",
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Something that the software found in the facts, for people to explain. It is no judgement and raises no flag. */
export interface Signal {
  readonly kind: SignalKind;
  /** The target or action that it is about. */
  readonly about: { readonly kind: "target" | "action"; readonly id: string; readonly name: string };
  readonly says: string;
  readonly asks: string;
  readonly working?: Working;
}

/** What the software would ask of a priority. @param day ISO date on which the facts were frozen. */
export function signalsOf(priority: PriorityFacts, facts: Frozen, signed: Frozen, day: string): Signal[] {
  const ofTargets = priority.targets.flatMap(({ target }): Signal[] => {
    const figures = figuresOf(facts.book, target);
    if (!figures) return [];
    return [
      ...missedForecasts(figures, signed),
      ...wrongOdds(figures, facts, signed),
      ...lostAnswers(facts, target, day),
      ...movements(figures, signed),
    ];
  });
  return [...ofTargets, ...lateActions(priority)];
}

const ofTarget = ({ _id, name }: Target) => ({ kind: "target", id: _id, name }) as const;

/** Values that came outside the 80% band of what was foreseen when the agreement was signed. */
function missedForecasts(figures: TargetFigures, signed: Frozen): Signal[] {
  const { target, indicator, table, ours } = figures;
  const before = signed.book.parts.target.find(({ _id }) => _id === target._id);
  const forecast = before && challengeSubjectOf(signed.book, before)?.forecast;
  if (forecast?.kind !== "forecast") return [];
  const print = (value: number) => formatNumber(value, Math.max(indicator.decimals, 1));
  return pointsOf(table, ours).flatMap(({ period, value }): Signal[] => {
    const foreseen = forecast.points.find((point) => point.period === period);
    if (!foreseen || (value >= foreseen.low80 && value <= foreseen.high80)) return [];
    const by = Math.abs(subtract(value, foreseen.median));
    return [
      {
        kind: "forecast missed",
        about: ofTarget(target),
        says: `${printAsPublished(value)} in ${formatPeriod(period)}; at signing ${print(foreseen.median)} was foreseen, 80% between ${print(foreseen.low80)} and ${print(foreseen.high80)}. Missed by ${print(by)}.`,
        asks: "What happened that nobody had foreseen?",
        working: forecast.working,
      },
    ];
  });
}

/** Odds at signing that a coin would have beaten, each with its Brier score. */
function wrongOdds(figures: TargetFigures, facts: Frozen, signed: Frozen): Signal[] {
  const scored = scoredOdds(figures, facts.book.agreement.scheme, signed.odds[figures.target._id] ?? []);
  return scored.flatMap((each): Signal[] => {
    const score = scoreOdds([each]);
    if (!score || score.mean <= COIN) return [];
    const { period, odds, met, promised } = each;
    return [
      {
        kind: "odds were wrong",
        about: ofTarget(figures.target),
        says: `${formatNumber(odds * 100, 0)}% was given at signing to ${printAsPublished(promised)} in ${formatPeriod(period)}, and it was ${met ? "met" : "not met"}: a Brier score of ${formatNumber(score.mean, 2)}, where a coin scores ${COIN}.`,
        asks: met ? "What made it possible?" : "What did the odds not know?",
        working: score.working,
      },
    ];
  });
}

/** Answers to what the numbers asked that no longer stand: the numbers moved, a day ran out, or the region asked again. */
function lostAnswers({ book }: Frozen, target: Target, day: string): Signal[] {
  return challengeGroupsOf(book, target, day)
    .map(({ lead }) => lead)
    .filter((each) => each.answer !== undefined && !isSettled(each))
    .map(({ challenge, answer, state }) => ({
      kind: "answer did not hold",
      about: ofTarget(target),
      says: `“${challenge.question}” was answered${answer?.text ? `: “${answer.text}”` : ` as ${answer?.kind ?? ""}`}. ${whyLost(state, answer?.until)}`,
      asks: "Does the answer still stand, and if not, what does?",
      working: challenge.working,
    }));
}

function whyLost(state: StandingChallenge["state"], until: string | null | undefined): string {
  if (state === "reopened") return "The region asked again.";
  if (until) return `The day for it was ${formatDay(until)}.`;
  return "The numbers behind it have moved since.";
}

function lateActions({ actions }: PriorityFacts): Signal[] {
  return actions.flatMap(({ action, standing: { standing, since } }): Signal[] =>
    since === undefined
      ? []
      : [
          {
            kind: "action late",
            about: { kind: "action", id: action._id, name: action.what },
            says: `${standing === "overdue" ? "Should have ended" : standing === "late" ? "Should have begun" : "A milestone was due"} on ${formatDay(since)}.`,
            asks: "What stands in the way, and what is the new date?",
          },
        ],
  );
}

/** From the last value that was known at signing to the newest: how much was everyone's and how much our own. */
function movements(figures: TargetFigures, signed: Frozen): Signal[] {
  const { target, table, ours, indicator } = figures;
  const before = signed.book.parts.target.find(({ _id }) => _id === target._id);
  const then = before && figuresOf(signed.book, before);
  const from = then && pointsOf(then.table, then.ours).at(-1);
  const to = pointsOf(table, ours).at(-1);
  if (!from || !to || from.period === to.period) return [];
  const own = sayOwnPart(figures, from.period, to.period);
  const moved = `${formatChange(subtract(to.value, from.value), indicator)} since ${formatPeriod(from.period)}`;
  return [
    {
      kind: "movement",
      about: ofTarget(target),
      says: own?.words ?? `${moved}. What all areas shared of it is not known.`,
      asks: "Which of our actions made our own part?",
      ...(own?.split.working && { working: own.split.working }),
    },
  ];
}
