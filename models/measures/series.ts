import type { DefinitionVersion, IndicatorFields } from "./indicator";
import { type PeriodCode, endOf } from "./period";

/**
 * A series is an indicator with measure, unit, breakdown and definition version fixed, written
 * "<indicator id>:<version>", such as "NI 151:1". Own indicators may hold colons: the last one parts.
 */
export type SeriesId = `${string}:${string}`;

export function seriesOf(indicator: Pick<IndicatorFields, "_id">, version: string): SeriesId {
  return `${indicator._id}:${version}`;
}

export function readSeries(series: SeriesId): { indicator: string; version: string } {
  const colon = series.lastIndexOf(":");
  return { indicator: series.slice(0, colon), version: series.slice(colon + 1) };
}

/** Definition versions in the order in which they came. */
export function versionsInOrder(
  definitions: Readonly<Record<string, DefinitionVersion>>,
): { id: string; definition: DefinitionVersion }[] {
  return Object.entries(definitions)
    .map(([id, definition]) => ({ id, definition }))
    .sort((a, b) => Number(a.id) - Number(b.id));
}

/** A definition version with its id. */
export type DefinitionWithId = DefinitionVersion & { readonly id: string };

/** Every definition that an indicator had, the present one first. */
export function definitionsOf({ definitions }: Pick<IndicatorFields, "definitions">): DefinitionWithId[] {
  return versionsInOrder(definitions)
    .map(({ id, definition }) => ({ id, ...definition }))
    .reverse();
}

/**
 * The definition version that a period is measured by: the one that held on the period's last day, or the first where
 * none did yet.
 */
export function versionIn(indicator: Pick<IndicatorFields, "_id" | "definitions">, period: PeriodCode): string {
  const day = endOf(period);
  const versions = versionsInOrder(indicator.definitions);
  const held = versions.findLast(({ definition }) => definition.from === null || definition.from <= day);
  return (held ?? versions[0])?.id ?? latestVersion(indicator);
}

/** The id of the newest definition version. @throws RangeError for an indicator without any, which no schema lets in. */
export function latestVersion(indicator: Pick<IndicatorFields, "_id" | "definitions">): string {
  const newest = versionsInOrder(indicator.definitions).at(-1);
  if (!newest) throw new RangeError(`${indicator._id} has no definition`);
  return newest.id;
}
