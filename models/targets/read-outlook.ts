import { formatNumber } from "../measures/format";
import { formatPeriod } from "../measures/period";
import type { ChallengeSubject } from "./challenge/subject";
import { expectedAt } from "./challenge/expected";
import type { TargetSentencePart } from "./target-figures";
import { targetOdds } from "./target-odds";

/**
 * "If nothing changes it will be near 33.4; 38% of simulated futures reach what we promise.": nothing where nothing can be
 * foreseen or is promised.
 */
export function readOutlook(subject: ChallengeSubject): TargetSentencePart[] {
  const { final, forecast, indicator } = subject;
  const point = final && expectedAt(subject, final.period);
  const odds = targetOdds(subject);
  if (!final || !point || forecast?.kind !== "forecast" || odds?.simulated === undefined || !odds.forecast) return [];
  return [
    { text: " If nothing changes, " },
    {
      text: `${formatPeriod(final.period)} will be near ${formatNumber(point.median, indicator.decimals)}`,
      working: forecast.working,
    },
    { text: "; " },
    { text: `${formatNumber(odds.simulated * 100, 0)}%`, tone: "known", working: odds.forecast.working },
    { text: ` of simulated futures ${subject.target.form === "band" ? "stay within" : "reach"} the promise.` },
  ];
}
