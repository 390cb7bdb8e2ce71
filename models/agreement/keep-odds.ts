import { challengeSubjectOf } from "../targets/challenge/basis";
import { targetOdds } from "../targets/target-odds";
import type { Book } from "./book";
import type { Snapshot } from "./snapshot";

/** What simulated futures said of each promise on the day of a snapshot, and past runs of the last, by target. */
export function keepOdds(book: Book): NonNullable<Snapshot["odds"]> {
  return Object.fromEntries(
    book.parts.target.flatMap((target) => {
      const subject = challengeSubjectOf(book, target);
      const odds = subject && targetOdds(subject);
      if (!subject || !odds?.forecast) return [];
      const past = odds.past?.enough ? { past: odds.past.met / odds.past.runs } : {};
      const { final } = subject;
      const kept = odds.forecast.points.map((point) =>
        point.period === final?.period ? { ...point, ...past } : point,
      );
      return [[target._id, kept]];
    }),
  );
}
