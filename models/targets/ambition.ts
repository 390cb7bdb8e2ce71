import { formatChange, formatNumber, printAsPublished, unitOfChange } from "../measures/format";
import { formatPeriod } from "../measures/period";
import type { Working } from "../measures/working";
import { expectedAt } from "./challenge/expected";
import type { ChallengeSubject } from "./challenge/subject";
import { usualMoveOf } from "./challenge/usual-move";

export interface Ambition {
  /** Usual moves of the series beyond what would come anyway; below nought the promise is worse than that. */
  readonly moves: number;
  /** "+2.4". */
  readonly text: string;
  readonly working: Working;
}

/**
 * How much a target asks for, alike for every unit: (final value − what would come if nothing changed) × the better
 * direction ÷ the mean size of the series' own moves from one period to the next. Where neither side is better, the side
 * that the promise lies on is.
 * @returns undefined where nothing can be foreseen, the series never moves, or the promise is to stay where it is.
 */
export function ambitionOf(subject: ChallengeSubject): Ambition | undefined {
  const { target, final, forecast, indicator, baseline } = subject;
  const expected = final && expectedAt(subject, final.period);
  const usual = usualMoveOf(subject);
  if (!final || !expected || usual === undefined || forecast?.kind !== "forecast") return undefined;
  if (target.form === "band") return undefined;
  const direction = subject.direction || Math.sign(final.value - (baseline?.value ?? forecast.from.value)) || 1;
  const beyond = direction * (final.value - expected.median);
  const moves = beyond / usual;
  const unit = unitOfChange(indicator);
  const fine = { decimals: indicator.decimals + 2 };
  const number = (value: number) => formatNumber(value, fine.decimals);
  const text = formatChange(moves, { decimals: 1 });
  return {
    moves,
    text,
    working: {
      title: "Ambition",
      formula:
        "how much better the final value is than “if nothing changes” ÷ our usual move from one period to the next",
      inputs: [
        {
          label: `Final target, ${formatPeriod(final.period)}`,
          value: printAsPublished(final.value),
          unit: indicator.unit,
          source: "our promise",
        },
        {
          label: `If nothing changes, ${formatPeriod(final.period)}`,
          value: number(expected.median),
          unit: indicator.unit,
          source: "middle of the simulated futures",
        },
        { label: "Usual move", value: number(usual), unit, source: "mean size of our moves, up or down" },
      ],
      steps: [`Better by ${formatChange(beyond, fine)}; ${formatChange(beyond, fine)} ÷ ${number(usual)} = ${text}`],
      result: `${text} usual moves`,
    },
  };
}
