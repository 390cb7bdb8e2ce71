import type { PeriodCode } from "../../measures/period";
import type { Forecast, ForecastPoint } from "../forecast/forecast";
import { horizonOf } from "../forecast/panel";
import type { ChallengeSubject } from "./subject";

/** What is expected of ours in a period if nothing changes; undefined where no forecast reaches it. */
export function expectedAt(subject: ChallengeSubject, period: PeriodCode): ForecastPoint | undefined {
  const { panel, forecast } = subject;
  return panel && forecast?.kind === "forecast" ? pointAt(forecast, horizonOf(panel, period)) : undefined;
}

/** What is expected of the region then. */
export function expectedOfReference(subject: ChallengeSubject, period: PeriodCode): ForecastPoint | undefined {
  const forecast = subject.reference?.forecast;
  return forecast?.kind === "forecast" ? forecast.points.find((point) => point.period === period) : undefined;
}

const pointAt = ({ points }: Forecast, ahead: number | undefined) => points.find((point) => point.ahead === ahead);
