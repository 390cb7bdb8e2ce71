import type { Book } from "../agreement/book";
import { type FindingKind, findingOn } from "../measures/finding";
import { currentVersion } from "../measures/observation-history";
import { COMMON_SCOPE, EVERYONE } from "../measures/observation";
import { type PeriodCode, comparePeriods } from "../measures/period";
import { mergeScopes } from "../measures/scopes";
import { seriesOf } from "../measures/series";
import { batchesOf } from "../measures/step-table";
import type { Target } from "./target";

export interface KnownValue {
  readonly area: string;
  readonly period: PeriodCode;
  readonly value: number;
  readonly status: "provisional" | "final";
  readonly source: string;
  readonly finding: FindingKind | null;
}

/**
 * What is known of a target's measure, in time order: by the definition that it was signed with, for its area the
 * values of its group and for others those of everybody, the partnership's own over official ones.
 * @param areas area codes, by default the target's own.
 */
export function knownValuesOf(
  book: Book,
  target: Pick<Target, "indicator" | "definition" | "area" | "group">,
  areas: readonly string[] = [target.area],
): KnownValue[] {
  const series = seriesOf({ _id: target.indicator }, target.definition);
  const read = book.observations
    .filter(({ series: each, area, group }) => {
      const isWanted = area === target.area ? group === target.group : group === EVERYONE;
      return each === series && isWanted && areas.includes(area);
    })
    .flatMap((observation) => {
      const version = currentVersion(observation, batchesOf(book));
      return version === undefined ? [] : [{ observation, version }];
    });
  const isCommon = ({ observation }: (typeof read)[number]) => observation.scope === COMMON_SCOPE;
  const merged = mergeScopes(
    read.filter((each) => !isCommon(each)),
    read.filter(isCommon),
  );
  return [...merged.values()]
    .flatMap(({ shown: { observation, version } }) => {
      if (version.value === null) return [];
      const { value, status, source } = version;
      const finding = findingOn(observation, version)?.finding.kind ?? null;
      return [{ area: observation.area, period: observation.period, value, status, source, finding }];
    })
    .sort((a, b) => comparePeriods(a.period, b.period));
}
