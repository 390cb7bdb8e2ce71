import { assumption } from "./assumption";
import { type Challenge, type ChallengeRule, type Raised, STRENGTHS } from "./challenge";
import { dataQuality } from "./data-quality";
import { gap } from "./gap";
import { inconsistent } from "./inconsistent";
import { odds } from "./odds";
import { outOfBounds } from "./out-of-bounds";
import { requiredRate } from "./required-rate";
import { reversal } from "./reversal";
import { ridingTheTide } from "./riding-the-tide";
import { shape } from "./shape";
import type { ChallengeSubject } from "./subject";
import { unambitious } from "./unambitious";
import { unexplainedMovement } from "./unexplained-movement";

/** Every rule; the order decides between questions of equal strength and weight. */
export const RULES: readonly ChallengeRule[] = [
  inconsistent,
  outOfBounds,
  unexplainedMovement,
  requiredRate,
  reversal,
  unambitious,
  ridingTheTide,
  gap,
  odds,
  shape,
  assumption,
  dataQuality,
];

/** What the numbers ask of a subject, the strongest first. Never throws, whatever the series. */
export function raiseChallenges(subject: ChallengeSubject): Challenge[] {
  return RULES.flatMap((rule) =>
    rule.raise(subject).map((raised) => ({
      ...raised,
      id: [rule.id, ...spanOf(raised), ...(raised.about ? [raised.about] : [])].join(":"),
      rule: rule.id,
      cause: rule.cause,
      target: subject.target._id,
    })),
  ).sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) || b.weight - a.weight);
}

const spanOf = ({ span }: Raised) => (span ? [span.from, span.to] : []);
