import type { Book } from "../agreement/book";
import { type PeriodCode, comparePeriods, endOf, isPeriodCode, startOf } from "../measures/period";
import { EVERYONE } from "../measures/observation";
import { latestVersion } from "../measures/series";
import { type Target, TargetSchema } from "../targets/target";
import type { Refresh } from "./refresh";

/** What a target would be once a proposal is approved; null when it would be gone. */
export type Refreshed = Omit<Target, "rev"> | null;

/** Named after its proposal, so that adding it again adds no second one. */
export const addedTargetId = ({ _id }: Refresh) => `${_id}-target`;

/**
 * The target as a proposal would make it: values that are proposed take the place of those signed, the rest stays.
 * @returns undefined when the proposal names a target that is not there.
 */
export function refreshedTarget(
  { agreement, indicators, parts }: Pick<Book, "agreement" | "indicators" | "parts">,
  refresh: Refresh,
): Refreshed | undefined {
  if (refresh.kind === "add") return addedTarget({ agreement, indicators }, refresh);
  const signed = parts.target.find(({ _id }) => _id === refresh.target);
  if (signed === undefined) return undefined;
  const { kind, name, baseline, trajectory, indicator } = refresh;
  const merged = { ...signed.trajectory, ...proposed(trajectory) };
  const restated = baseline.value == null ? signed.baseline : { ...signed.baseline, ...baseline };
  switch (kind) {
    case "withdraw":
      return null;
    case "end designation":
      return { ...signed, designation: "local" };
    case "restate":
      return { ...signed, baseline: restated };
    case "replace":
      return {
        ...signed,
        name: name || signed.name,
        indicator: indicator ?? signed.indicator,
        definition: definitionOf(indicators, indicator ?? signed.indicator),
        baseline: baseline.value == null ? {} : baseline,
        trajectory: proposed(trajectory),
        judged: judgedBy(Object.keys(trajectory), agreement.scheme.years),
      };
    case "complete":
    case "change":
      return {
        ...signed,
        name: name || signed.name,
        baseline: restated,
        trajectory: merged,
        ...(kind === "complete"
          ? {
              state: "firm" as const,
              stateUntil: null,
              judged: { ...judgedBy(Object.keys(merged), agreement.scheme.years), ...signed.judged },
            }
          : {}),
      };
  }
}

function addedTarget({ agreement, indicators }: Pick<Book, "agreement" | "indicators">, refresh: Refresh): Refreshed {
  const { _id, created, priority, name, indicator, designation, lead, related, baseline, trajectory } = refresh;
  return {
    ...TargetSchema.parse({
      ...{ priority, name, indicator, designation, lead, related, baseline, trajectory: proposed(trajectory) },
      ...{ area: agreement.area, group: EVERYONE, definition: definitionOf(indicators, indicator ?? "") },
      judged: judgedBy(Object.keys(trajectory), agreement.scheme.years),
    }),
    _id: addedTargetId({ _id } as Refresh),
    agreement: agreement._id,
    created,
    changes: [],
    removed: null,
  };
}

const proposed = (trajectory: Refresh["trajectory"]) =>
  Object.fromEntries(Object.entries(trajectory).filter(([, value]) => value !== null));

function definitionOf(indicators: Book["indicators"], id: string): string {
  const indicator = indicators.find(({ _id }) => _id === id);
  return indicator ? latestVersion(indicator) : "1";
}

/** Each agreement year is judged by the last promised period that ends in it. */
function judgedBy(periods: readonly string[], years: readonly string[]): Target["judged"] {
  const codes = periods.filter(isPeriodCode).sort(comparePeriods);
  return Object.fromEntries(
    years.filter(isPeriodCode).flatMap((year) => {
      const last = codes.filter((period) => endsIn(period, year)).at(-1);
      return last === undefined ? [] : [[year, { periods: [last] }]];
    }),
  );
}

const endsIn = (period: PeriodCode, year: PeriodCode) => endOf(period) >= startOf(year) && endOf(period) <= endOf(year);
