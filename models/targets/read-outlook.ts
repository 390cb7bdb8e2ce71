import { formatNumber } from "../measures/format";
import { formatPeriod } from "../measures/period";
import type { ChallengeSubject } from "./challenge/subject";
import { expectedAt } from "./challenge/expected";
import { type ChangeSplit, splitChange } from "./forecast/common-movement";
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
    { text: " of simulated futures reach the promise." },
  ];
}

/** Ours or everyone's? The change over all that is known of ours, taken apart; undefined where nobody else is known. */
export function ownPartOf({ panel }: ChallengeSubject): ChangeSplit | undefined {
  if (!panel) return undefined;
  const known = panel.periods.filter((_, i) => panel.ours.values[i] !== null);
  const [first, last] = [known[0], known.at(-1)];
  return first && last && first !== last ? splitChange(panel, first, last) : undefined;
}
