import type { Book } from "../../agreement/book";
import { isPeriodCode, startOf } from "../../measures/period";
import type { Target } from "../target";
import { figuresOf } from "../target-figures";
import { baselineOf, promisesOf } from "../trajectory";
import type { Challenge } from "./challenge";
import { type ChallengeBasis, type ChallengeSubject, subjectOf } from "./subject";
import { type ChallengeGroup, groupChallenges, standingOf } from "./standing";
import { usualMoveOf } from "./usual-move";
import { raiseChallenges } from ".";

/** @returns undefined where the target's indicator is not in the book. */
export function challengeBasisOf(book: Book, target: Target, today?: string): ChallengeBasis | undefined {
  const figures = figuresOf(book, target);
  if (!figures) return undefined;
  const [first] = book.agreement.scheme.years;
  return {
    ...figures,
    baseline: baselineOf(target),
    assumptions: book.parts.assumption.filter((assumption) => assumption.target === target._id),
    actions: book.parts.action.filter((action) => action.targets.includes(target._id) && action.status !== "dropped"),
    agreementStart: first && isPeriodCode(first) ? startOf(first) : undefined,
    today,
  };
}

export function challengeSubjectOf(book: Book, target: Target, today?: string): ChallengeSubject | undefined {
  const basis = challengeBasisOf(book, target, today);
  return basis && subjectOf(basis, promisesOf(target));
}

/** What the numbers ask of a target. @param today ISO date; without it no question depends on the day. */
export function challengesOf(book: Book, target: Target, today?: string): Challenge[] {
  const subject = challengeSubjectOf(book, target, today);
  return subject ? raiseChallenges(subject) : [];
}

const groups = new WeakMap<Book, Map<string, ChallengeGroup[]>>();

/** What the numbers ask of a target and how far each question has come, worked out once a book and day. */
export function challengeGroupsOf(book: Book, target: Target, today?: string): ChallengeGroup[] {
  const known = groups.get(book) ?? new Map<string, ChallengeGroup[]>();
  groups.set(book, known);
  const key = `${target._id} ${today ?? ""}`;
  const before = known.get(key);
  if (before) return before;
  const subject = challengeSubjectOf(book, target, today);
  const sources = subject && { answers: book.parts.challenge, usualMove: usualMoveOf(subject), today };
  const found = subject && sources ? raiseChallenges(subject).map((each) => standingOf(each, sources)) : [];
  const made = groupChallenges(found);
  known.set(key, made);
  return made;
}
