import { pointsOf } from "../../measures/comparison";
import { formatPeriod } from "../../measures/period";
import { printAsPublished } from "../../measures/format";
import { isPercentage } from "../forecast/panel";
import type { ChallengeRule, Raised } from "./challenge";
import type { ChallengeSubject, PeriodValue } from "./subject";
import { known, promised } from "./words";

/** A promise that cannot be, or that nobody ever reached. */
export const outOfBounds: ChallengeRule = {
  id: "out-of-bounds",
  cause: "the figures",
  raise(subject) {
    const impossible = subject.promises.flatMap((promise) => beyondBound(subject, promise));
    return impossible.length > 0 ? impossible : beyondBest(subject);
  },
};

function beyondBound(subject: ChallengeSubject, promise: PeriodValue): Raised[] {
  const { table, target } = subject;
  if (target.form === "gap") return [];
  const seen = table.rows.flatMap((row) => pointsOf(table, row).map(({ value }) => value));
  const isCount = seen.length > 0 && seen.every((value) => value >= 0);
  const limit = promise.value < 0 && (isCount || isPercentage(table.indicator.unit)) ? 0 : 100;
  const isBeyond = limit === 0 || (promise.value > 100 && isPercentage(table.indicator.unit));
  if (!isBeyond) return [];
  const [value, when] = [printAsPublished(promise.value), formatPeriod(promise.period)];
  const words = limit === 0 ? "below nought" : "over 100%";
  return [
    {
      span: { from: promise.period, to: promise.period },
      strength: "must answer",
      question: `How can ${value} in ${when} be ${words}?`,
      why: limit === 0 ? "This measure is never negative." : "A percentage of this kind lies between 0 and 100.",
      numbers: [
        { name: "promise", value: promise.value, kind: "value" },
        { name: "bound", value: limit, kind: "value" },
      ],
      working: {
        title: `The bound of the promise for ${when}`,
        formula: limit === 0 ? "promise < 0" : "promise > 100",
        inputs: [promised(subject, promise)],
        result: words,
      },
      weight: 10,
    },
  ];
}

function beyondBest(subject: ChallengeSubject): Raised[] {
  const { table, direction, promises } = subject;
  if (direction === 0 || promises.length === 0) return [];
  const top = promises.reduce((best, each) => (direction * (each.value - best.value) > 0 ? each : best));
  const seen = table.rows.flatMap((row) => pointsOf(table, row).map((point) => ({ ...point, row })));
  // One series alone says nothing of what is possible elsewhere.
  if (new Set(seen.map(({ row }) => row)).size < 2) return [];
  const best = seen.reduce((found, each) => (direction * (each.value - found.value) > 0 ? each : found));
  if (direction * (top.value - best.value) <= 0) return [];
  const [value, when] = [printAsPublished(top.value), formatPeriod(top.period)];
  const reached = `${printAsPublished(best.value)}, ${best.row.name} in ${formatPeriod(best.period)}`;
  return [
    {
      span: { from: top.period, to: top.period },
      strength: "should answer",
      question: `What makes ${value} in ${when} possible, when nobody here ever reached it?`,
      why: `The best ever seen in this data is ${reached}.`,
      numbers: [
        { name: "promise", value: top.value, kind: "value" },
        { name: "best seen", value: best.value, kind: "value" },
      ],
      working: {
        title: "The promise against the best ever seen",
        formula: "promise − best value of any area in any period",
        inputs: [promised(subject, top), ...known(subject, best.period, best.row)],
        result: `beyond ${reached}`,
      },
      weight: 1,
    },
  ];
}
