import type { PeriodCode } from "../measures/period";
import { type Forecast, type NoForecast, forecastIfNothingChanges } from "./forecast/forecast";
import { type Panel, horizonOf, seenFrom } from "./forecast/panel";
import { keepLast } from "./keep-last";

/** What would happen to ours, and to the region, if nothing changed. */
export interface Outlook {
  readonly forecast: Forecast | NoForecast | undefined;
  readonly reference: { readonly name: string; readonly forecast: Forecast | NoForecast } | undefined;
}

/** Farther ahead than any agreement reaches a forecast says nothing. */
const FARTHEST = 40;

/** As far ahead as the promises reach. */
export function outlookOf(panel: Panel | undefined, promises: readonly { readonly period: PeriodCode }[]): Outlook {
  const ahead = panel ? Math.max(0, ...promises.map(({ period }) => horizonOf(panel, period) ?? 0)) : 0;
  if (!panel || ahead === 0 || ahead > FARTHEST) return { forecast: undefined, reference: undefined };
  const beside =
    panel.others.find(({ role }) => role === "region") ?? panel.others.find(({ role }) => role === "country");
  return {
    forecast: remembered(panel, ahead),
    reference: beside && { name: beside.name, forecast: remembered(seenFrom(panel, beside.id), ahead) },
  };
}

/** Where each comparator would stand in a period if it went on as it did, in the indicator's unit. */
export function expectedOfOthers(panel: Panel, period: PeriodCode): number[] {
  return panel.others.flatMap(({ id, role }) => {
    const seen = role === "comparator" ? seenFrom(panel, id) : undefined;
    const ahead = seen && horizonOf(seen, period);
    if (!seen || ahead === undefined || ahead > FARTHEST) return [];
    const forecast = remembered(seen, ahead);
    const point = forecast.kind === "forecast" ? forecast.points.at(-1) : undefined;
    return point ? [point.median] : [];
  });
}

/** A forecast holds its futures: so many of them are as much memory as they are worth. */
const forecasts = keepLast<Forecast | NoForecast>(100);

function remembered(panel: Panel, ahead: number): Forecast | NoForecast {
  return forecasts(JSON.stringify([panel, ahead]), () => forecastIfNothingChanges(panel, ahead));
}
