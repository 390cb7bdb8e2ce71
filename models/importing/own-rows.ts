import type { Matching } from "./matching/match-names";
import { areaKey, seriesKey } from "./survey";
import type { FileRow } from "./table";

/**
 * Which rows of a file a partner brings in itself, told by what the file calls things: what names mean may be answered
 * otherwise later, and whose rows they were stays.
 */
export interface OwnRows {
  /** Series of indicators that its organisation supplies. */
  readonly series: readonly string[];
  /** Of these, rows of areas and groups that would be made are not its own: a partner makes nothing new. */
  readonly newAreas: readonly string[];
  readonly newGroups: readonly string[];
}

/** @param supplies whether the partner's organisation supplies an indicator, by id. */
export function ownRowsOf({ series, areas, groups }: Matching, supplies: (indicator: string) => boolean): OwnRows {
  const namesOf = <M>(among: ReadonlyMap<string, M>, isOne: (one: M) => boolean) =>
    [...among].flatMap(([name, one]) => (isOne(one) ? [name] : []));
  return {
    series: namesOf(series, ({ meaning }) => meaning.kind === "known" && supplies(meaning.is._id)),
    newAreas: namesOf(areas, ({ meaning }) => meaning.kind === "new"),
    newGroups: namesOf(groups, ({ meaning }) => meaning.kind === "new"),
  };
}

/** Whether a row is one of them. */
export function isAmong(own: OwnRows): (row: FileRow) => boolean {
  const [series, areas, groups] = [own.series, own.newAreas, own.newGroups].map((names) => new Set(names));
  return (row) => series?.has(seriesKey(row)) === true && !areas?.has(areaKey(row)) && !groups?.has(row.group ?? "");
}
