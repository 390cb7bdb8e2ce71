import type { Action } from "../actions/action";
import { type ActionStanding, standingOf } from "../actions/action-standing";
import type { Book } from "../agreement/book";
import { liveActions, standingPriorities } from "../agreement/checks/about";
import { type BookDifference, compareBooks } from "../agreement/compare-snapshots";
import type { Part } from "../agreement/parts";
import type { Priority } from "../agreement/priority";
import type { Snapshot } from "../agreement/snapshot";
import { formatDay } from "../day";
import { pointsOf } from "../measures/comparison";
import type { PeriodCode } from "../measures/period";
import { readSeries } from "../measures/series";
import { challengeGroupsOf, challengeSubjectOf } from "../targets/challenge/basis";
import { isGroupSettled } from "../targets/challenge/standing";
import { finalValueOf } from "../targets/final-value";
import { type Achieved, type Progress, achievedOf, progressOf } from "../targets/progress";
import { type TargetOdds, targetOdds } from "../targets/target-odds";
import type { Target } from "../targets/target";
import { figuresOf } from "../targets/target-figures";

/** One target as it stood when the review was opened. */
export interface TargetFacts {
  readonly target: Target;
  /** Null where its indicator is not known any more. */
  readonly progress: Progress | null;
  readonly achieved: Achieved | undefined;
  /** The newest known value of the measure, of the promise's own or not. */
  readonly latest: { readonly period: PeriodCode; readonly value: number } | undefined;
  readonly odds: {
    /** Share of futures that reach the final promise: as kept when the agreement was signed, and when the facts were frozen. */
    readonly atSigning: number | undefined;
    readonly now: number | undefined;
    /** In words, with workings. */
    readonly says: TargetOdds | undefined;
  };
  /** Questions that the numbers put and nobody has answered. */
  readonly open: number;
}

/** What both sides judge one priority by. */
export interface PriorityFacts {
  readonly priority: Priority;
  readonly targets: readonly TargetFacts[];
  readonly actions: readonly { readonly action: Action; readonly standing: ActionStanding }[];
  /** Since the agreement was signed. */
  readonly changed: BookDifference;
}

/** What the agreement was on a day, with the odds that were kept of it. */
export interface Frozen {
  readonly book: Book;
  readonly odds: NonNullable<Snapshot["odds"]>;
}

/** @param facts as frozen for the review. @param signed what was agreed. @param day ISO date on which the facts were frozen. */
export function factsOf(facts: Frozen, signed: Frozen, day: string): PriorityFacts[] {
  const changed = compareBooks(signed.book, facts.book);
  return standingPriorities(facts.book).map((priority) => {
    const targets = facts.book.parts.target.filter((target) => target.priority === priority._id);
    const ids = new Set(targets.map(({ _id }) => _id));
    const indicators = new Set(targets.map(({ indicator }) => indicator));
    return {
      priority,
      targets: targets.map((target) => targetFacts(facts, signed, target, day)),
      actions: liveActions(facts.book)
        .filter((action) => action.priority === priority._id)
        .map((action) => ({ action, standing: standingOf(action, day) })),
      changed: {
        words: [],
        parts: changed.parts.filter(({ part }) => isOf(part, priority._id, ids)),
        figures: changed.figures.filter(({ observation }) => indicators.has(readSeries(observation.series).indicator)),
      },
    };
  });
}

type Placed = Part & { readonly priority?: string; readonly target?: string | null };

function isOf(part: Placed, priority: string, targets: ReadonlySet<string>): boolean {
  return part._id === priority || part.priority === priority || targets.has(part.target ?? "");
}

/** @param facts what is known. @param signed what was agreed. @param day ISO date on which it is known. */
export function targetFacts(facts: Frozen, signed: Pick<Frozen, "odds">, target: Target, day: string): TargetFacts {
  const { book } = facts;
  const { scheme } = book.agreement;
  const figures = figuresOf(book, target);
  const subject = target.form === "milestone" ? undefined : challengeSubjectOf(book, target);
  return {
    target,
    progress: figures ? progressOf(figures, scheme, day, formatDay) : null,
    achieved: figures && achievedOf(figures, scheme),
    latest: figures && pointsOf(figures.table, figures.ours).at(-1),
    odds: {
      atSigning: finalOdds(signed, target),
      now: finalOdds(facts, target),
      says: subject && targetOdds(subject),
    },
    open: challengeGroupsOf(book, target, day).filter((group) => !isGroupSettled(group)).length,
  };
}

function finalOdds({ odds }: Pick<Frozen, "odds">, target: Target): number | undefined {
  const final = finalValueOf(target);
  return odds[target._id]?.find(({ period }) => period === final?.period)?.odds;
}
