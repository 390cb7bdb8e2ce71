import type { Action } from "../../actions/action";
import type { Forecast, NoForecast } from "../forecast/forecast";
import { type Panel, panelOf } from "../forecast/panel";
import { outlookOf } from "../outlook";
import type { Assumption } from "../target";
import type { TargetFigures } from "../target-figures";
import type { PeriodCode } from "../../measures/period";

export interface PeriodValue {
  readonly period: PeriodCode;
  readonly value: number;
}

/** What stands still while somebody tries out another trajectory. Plain data, fit for the browser. */
export interface ChallengeBasis extends TargetFigures {
  readonly baseline: PeriodValue | undefined;
  readonly assumptions: readonly Assumption[];
  /** Those that serve the target and were not dropped. */
  readonly actions: readonly Pick<Action, "start">[];
  /** First day of the agreement, an ISO date. */
  readonly agreementStart: string | undefined;
  /** ISO date; undefined where questions must not depend on the day. */
  readonly today: string | undefined;
}

/** Everything that a rule may look at: one target, what is known of its measure, and what is expected of it. */
export interface ChallengeSubject extends ChallengeBasis {
  /** Undefined where nothing is known of ours. */
  readonly panel: Panel | undefined;
  /** In time order. */
  readonly promises: readonly PeriodValue[];
  readonly final: PeriodValue | undefined;
  /** 1 where higher is better, −1 where lower is, 0 where neither is or the promise is to stay. */
  readonly direction: -1 | 0 | 1;
  /** If nothing changed; undefined where there is nothing to go by. */
  readonly forecast: Forecast | NoForecast | undefined;
  /** The same for the region, or without one for the country. */
  readonly reference: { readonly name: string; readonly forecast: Forecast | NoForecast } | undefined;
}

const DIRECTIONS = { higher: 1, lower: -1, none: 0 } as const;

/** @param promises what is promised, or tried out, in time order. */
export function subjectOf(basis: ChallengeBasis, promises: readonly PeriodValue[]): ChallengeSubject {
  const panel = panelOf(basis.table);
  return {
    ...basis,
    panel,
    promises,
    final: promises.at(-1),
    direction: basis.target.form === "band" ? 0 : DIRECTIONS[basis.indicator.polarity],
    ...outlookOf(panel, promises),
  };
}
