import type { DefinitionVersion, IndicatorFields } from "./indicator";

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

/** The id of the newest definition version. @throws RangeError for an indicator without any, which no schema lets in. */
export function latestVersion(indicator: Pick<IndicatorFields, "_id" | "definitions">): string {
  const newest = versionsInOrder(indicator.definitions).at(-1);
  if (!newest) throw new RangeError(`${indicator._id} has no definition`);
  return newest.id;
}
