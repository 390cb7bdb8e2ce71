import { formatNumber } from "../measures/format";
import { keepLast } from "./keep-last";
import type { Target } from "./target";
import type { Indicator } from "../measures/indicator";
import { formatPeriod } from "../measures/period";
import type { ChallengeSubject } from "./challenge/subject";
import { type ForecastOdds, forecastOdds } from "./odds";
import { horizonOf } from "./forecast/panel";
import { type ReferenceClass, referenceClass } from "./forecast/reference-class";

/** What past and simulated futures say of a target's final value, side by side. */
export interface TargetOdds {
  /** Share of simulated futures that reach it; undefined where no forecast does. */
  readonly simulated: number | undefined;
  readonly forecast: ForecastOdds | undefined;
  /** How often so large a change was seen, from the last known value over as many steps. */
  readonly past: ReferenceClass | undefined;
  /** The same, less what all areas shared. */
  readonly pastGap: ReferenceClass | undefined;
  /** Both in a sentence, with why they differ when they do. */
  readonly inWords: string;
}

type Foreseen = Pick<ChallengeSubject, "panel" | "forecast" | "final" | "promises"> & {
  readonly indicator: Pick<Indicator, "polarity">;
  readonly target: Pick<Target, "form" | "tolerance">;
};

/** From here on two odds differ enough to be explained. */
const APART = 0.2;

const known = keepLast<{ readonly odds: TargetOdds | undefined }>(500);

/**
 * Of a promise to stay within a tolerance they are the odds of being inside it.
 * @returns undefined where nothing is promised beyond what is known.
 */
export function targetOdds(foreseen: Foreseen): TargetOdds | undefined {
  const { target, panel, promises, indicator } = foreseen;
  const key = JSON.stringify([panel, promises, indicator.polarity, target.form, target.tolerance]);
  return known(key, () => ({ odds: oddsOf(foreseen) })).odds;
}

function oddsOf({ target, panel, forecast, final, promises, indicator }: Foreseen): TargetOdds | undefined {
  const steps = panel && final ? horizonOf(panel, final.period) : undefined;
  const start = panel?.ours.values.findLast((value) => value !== null);
  if (!panel || !final || steps === undefined || start == null) return undefined;
  if (target.form === "band" && target.tolerance == null) return undefined;
  const within = target.form === "band" && target.tolerance != null ? { tolerance: target.tolerance } : {};
  const isToStay = target.form === "band";
  const request = { from: start, to: final.value, steps, ...within };
  const past = referenceClass(panel, request, "level");
  const pastGap = panel.others.length > 0 && !isToStay ? referenceClass(panel, request, "gap") : undefined;
  const asked = promises.map((promise) => ({ ...promise, ...within }));
  const simulatedOdds = forecast?.kind === "forecast" ? forecastOdds(forecast, asked, indicator.polarity) : undefined;
  const simulated = simulatedOdds?.points.find(({ period }) => period === final.period)?.odds;
  return { simulated, forecast: simulatedOdds, past, pastGap, inWords: say(final.period, simulated, past, isToStay) };
}

const percent = (share: number) => `${formatNumber(share * 100, 0)}%`;

function say(
  period: Parameters<typeof formatPeriod>[0],
  simulated: number | undefined,
  past: ReferenceClass,
  isToStay: boolean,
): string {
  const futures =
    simulated === undefined
      ? ""
      : `If nothing changes, ${percent(simulated)} of simulated futures ${isToStay ? "are within it in" : "get there by"} ${formatPeriod(period)}. `;
  const seen =
    past.runs === 0
      ? `No series here is long enough to tell how often ${isToStay ? "one stayed within it" : "so large a change was seen"}.`
      : `${isToStay ? "From the same start it was stayed within" : "So large a change was seen"} in ${past.inWords}${past.enough ? "" : ": too few to go by"}.`;
  const share = past.runs > 0 ? past.met / past.runs : undefined;
  const differ = simulated !== undefined && past.enough && share !== undefined && Math.abs(simulated - share) >= APART;
  const why = differ
    ? " They differ because past runs are taken from all areas alike, while the futures start from our own level, movement and noise."
    : "";
  const pace = isToStay ? " Nothing is asked of its pace: to stay needs none." : "";
  return `${futures}${seen}${why}${pace}`;
}
