import type { Book } from "../agreement/book";
import { standingPriorities } from "../agreement/checks/about";
import type { Priority } from "../agreement/priority";
import { printAsPublished } from "../measures/format";
import { type PeriodCode, formatPeriod } from "../measures/period";
import { type Ambition, ambitionOf } from "./ambition";
import { challengeGroupsOf, challengeSubjectOf } from "./challenge/basis";
import { isGroupSettled } from "./challenge/standing";
import { finalValueOf } from "./final-value";
import { readForm, sayAim } from "./form";
import type { Target } from "./target";
import { comparatorOf, figuresOf } from "./target-figures";
import { type TargetOdds, targetOdds } from "./target-odds";
import { baselineOf } from "./trajectory";
import { type YearlyChange, neededAYear } from "./yearly-change";

/** One target beside all others of its agreement. */
export interface TargetSummary {
  readonly target: Target;
  readonly priority: Priority | undefined;
  readonly baseline: { readonly period: PeriodCode; readonly value: number } | undefined;
  /** What is promised last, in the words of the target's form: "36.2 in 2011", "2 below West Midlands in 2010/11". */
  readonly aim: string | undefined;
  readonly needed: YearlyChange | undefined;
  readonly odds: TargetOdds | undefined;
  readonly ambition: Ambition | undefined;
  /** What the numbers ask and nobody has answered. */
  readonly open: { readonly must: number; readonly should: number };
}

/** Every target of the agreement, priority by priority, the oldest first. @param today ISO date. */
export function allTargetsOf(book: Book, today: string): TargetSummary[] {
  const priorities = standingPriorities(book);
  const place = ({ priority }: Target) => {
    const at = priorities.findIndex(({ _id }) => _id === priority);
    return at < 0 ? priorities.length : at;
  };
  return [...book.parts.target]
    .sort((a, b) => place(a) - place(b) || a.created.at.localeCompare(b.created.at))
    .map((target) => ({ ...summaryOf(book, target, today), priority: priorities[place(target)] }));
}

function summaryOf(book: Book, target: Target, today: string): Omit<TargetSummary, "priority"> {
  const figures = figuresOf(book, target);
  const subject = target.form === "milestone" ? undefined : challengeSubjectOf(book, target, today);
  const final = finalValueOf(target);
  const form = readForm(target);
  const other = (figures && comparatorOf(figures)?.name) ?? "an area that is no longer known";
  const groups = challengeGroupsOf(book, target, today).filter((group) => !isGroupSettled(group));
  const count = (strength: string) => groups.filter(({ lead }) => lead.challenge.strength === strength).length;
  return {
    target,
    baseline: baselineOf(target),
    aim: final && form && `${sayAim(form, final.value, other, printAsPublished)} in ${formatPeriod(final.period)}`,
    needed: figures && neededAYear(figures),
    odds: subject && targetOdds(subject),
    ambition: subject && ambitionOf(subject),
    open: { must: count("must answer"), should: count("should answer") },
  };
}

export const TARGET_ORDERS = ["priority", "odds", "questions", "ambition"] as const;
export type TargetOrder = (typeof TARGET_ORDERS)[number];
export type Direction = "ascending" | "descending";

/** What is worth a look first: the least likely, the most open questions, the least ambitious. */
export const FIRST_DIRECTION: Readonly<Record<TargetOrder, Direction>> = {
  priority: "ascending",
  odds: "ascending",
  questions: "descending",
  ambition: "ascending",
};

/** What each order goes by, the weightiest first; undefined where it is not known. */
const KEYS: Readonly<Record<TargetOrder, (row: TargetSummary, place: number) => readonly (number | undefined)[]>> = {
  priority: (_, place) => [place],
  odds: ({ odds }) => [odds?.simulated],
  questions: ({ open }) => [open.must, open.should],
  ambition: ({ ambition }) => [ambition?.moves],
};

/** Ties keep the order in which they stand; what is not known comes last either way. */
export function sortTargets(
  rows: readonly TargetSummary[],
  order: TargetOrder,
  direction: Direction = FIRST_DIRECTION[order],
): TargetSummary[] {
  const way = direction === "ascending" ? 1 : -1;
  const keyed = rows.map((row, place) => ({ row, keys: KEYS[order](row, place) }));
  return keyed.sort((a, b) => compareKeys(a.keys, b.keys, way)).map(({ row }) => row);
}

function compareKeys(a: readonly (number | undefined)[], b: readonly (number | undefined)[], way: 1 | -1): number {
  for (const [i, ours] of a.entries()) {
    const theirs = b[i];
    if (ours === theirs) continue;
    if (ours === undefined) return 1;
    if (theirs === undefined) return -1;
    return way * (ours - theirs);
  }
  return 0;
}
