import type { Book } from "../../agreement/book";
import { comparedAreas } from "../../agreement/compared-areas";
import { findingEntriesOf } from "../../measures/finding";
import { isPeriodCode, startOf } from "../../measures/period";
import { readSeries } from "../../measures/series";
import { batchesOf } from "../../measures/step-table";
import { keepLast } from "../keep-last";
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
  const { challenges, usualMove } = raisedFor(book, target, today);
  const sources = { answers: book.parts.challenge, usualMove, today };
  const found = challenges.map((each) => standingOf(each, sources));
  const made = groupChallenges(found);
  known.set(key, made);
  return made;
}

interface RaisedForTarget {
  readonly challenges: readonly Challenge[];
  readonly usualMove: number | undefined;
}

/** Every page of an agreement says what is open about each of its targets: a few agreements of 35, as several people see them. */
const raised = keepLast<RaisedForTarget>(500);

function raisedFor(book: Book, target: Target, today: string | undefined): RaisedForTarget {
  return raised(contentBehind(book, target, today), () => {
    const subject = challengeSubjectOf(book, target, today);
    return { challenges: subject ? raiseChallenges(subject) : [], usualMove: subject && usualMoveOf(subject) };
  });
}

/** Everything that the questions of a target follow from. */
function contentBehind(book: Book, target: Target, today: string | undefined): string {
  const { changes: _changes, ...promise } = target;
  return JSON.stringify([
    today,
    promise,
    book.parts.assumption.filter((assumption) => assumption.target === target._id),
    book.parts.action.filter(({ targets }) => targets.includes(target._id)).map(({ start, status }) => [start, status]),
    measuresBehind(book, target.indicator),
  ]);
}

const measureNames = new WeakMap<Book, Map<string, number>>();

/** What an indicator says in this book, to this reader, by a short name made once a book: targets often share an indicator. */
function measuresBehind(book: Book, indicator: string): number {
  const names = measureNames.get(book) ?? new Map<string, number>();
  measureNames.set(book, names);
  const before = names.get(indicator);
  if (before !== undefined) return before;
  const batches = batchesOf(book);
  const made = nameOf(
    JSON.stringify([
      book.reader,
      book.agreement.scheme.years,
      book.agreement.region,
      comparedAreas(book),
      book.areas.map(({ _id, name }) => [_id, name]),
      book.indicators.find(({ _id }) => _id === indicator),
      book.observations
        .filter(({ series }) => readSeries(series).indicator === indicator)
        .map((observation) => [
          observation._id,
          observation.versions.map((version) => [version, batches.get(version.batch)?.state]),
          findingEntriesOf(observation),
        ]),
    ]),
  );
  names.set(indicator, made);
  return made;
}

const keptNames = keepLast<number>(200);
let lastName = 0;

/** A number that stands for a long text: the same for the same text while it is remembered, and never for another. */
function nameOf(text: string): number {
  return keptNames(text, () => ++lastName);
}
