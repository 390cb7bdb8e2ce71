import { formatPeriod } from "../../measures/period";
import { printAsPublished } from "../../measures/format";
import { targetOdds } from "../target-odds";
import type { ChallengeRule, Raised } from "./challenge";
import type { ChallengeSubject } from "./subject";
import { percent, promised } from "./words";

/** Below the first a promise is a hope, above the second it is no promise. */
export const UNLIKELY = 0.2;
const CERTAIN = 0.9;

/** Either odds under 20% or over 90%. */
export const odds: ChallengeRule = {
  id: "odds",
  cause: "the pace",
  raise(subject) {
    const { final, forecast } = subject;
    const found = targetOdds(subject);
    if (!final || !found || forecast?.kind !== "forecast") return [];
    const { simulated, past } = found;
    const shares = [
      ...(simulated === undefined ? [] : [simulated]),
      ...(past && past.enough ? [past.met / past.runs] : []),
    ];
    const low = shares.some((share) => share < UNLIKELY);
    const high = shares.some((share) => share > CERTAIN);
    if (!low && !high) return [];
    return [question(subject, found, low)];
  },
};

function question(
  subject: ChallengeSubject,
  { simulated, past, inWords }: NonNullable<ReturnType<typeof targetOdds>>,
  isLow: boolean,
): Raised {
  const { final, forecast, target } = subject;
  const end = final as NonNullable<typeof final>;
  const within = target.form === "band" ? `staying within ${printAsPublished(target.tolerance ?? 0)} of ` : "";
  const [value, when] = [`${within}${printAsPublished(end.value)}`, formatPeriod(end.period)];
  const worst = Math.min(
    ...[simulated, past && past.runs > 0 ? past.met / past.runs : undefined].filter((x) => x !== undefined),
  );
  return {
    span: forecast?.kind === "forecast" ? { from: forecast.from.period, to: end.period } : null,
    strength: "should answer",
    question: isLow
      ? `What will make ${value} in ${when} happen, when it seldom would by itself?`
      : `Is ${value} in ${when} a promise, when it would nearly always come by itself?`,
    why: inWords,
    numbers: [
      ...(simulated === undefined ? [] : [{ name: "simulated odds", value: simulated, kind: "share" as const }]),
      ...(past && past.runs > 0
        ? [{ name: "share of past runs", value: past.met / past.runs, kind: "share" as const }]
        : []),
    ],
    working: {
      title: `The odds of ${value} in ${when}`,
      formula: "share of simulated futures, and of past runs, that reach it",
      inputs: [promised(subject, end)],
      steps: [inWords],
      result: simulated === undefined ? "" : percent(simulated),
    },
    weight: isLow ? 1 + (UNLIKELY - worst) / UNLIKELY : 1,
  };
}
