import { type FindingKind, findingOn } from "./finding";
import type { IndicatorFields } from "./indicator";
import type { NoValueReason, Observation, ObservationVersion } from "./observation";
import { type Batches, currentVersion } from "./observation-history";
import { type PeriodCode, comparePeriods } from "./period";
import { type MergedValue, type ScopedValue, mergeScopes } from "./scopes";
import { type SeriesId, readSeries } from "./series";

/** What a row is to the partnership whose table it is: ours comes first, then as listed here. */
export const ROW_ROLES = ["ours", "part", "comparator", "region", "country"] as const;
export type RowRole = (typeof ROW_ROLES)[number];

/** Whose figures a row holds: an area, or one group of its people. A part is a district, neighbourhood or group of ours. */
export interface TablePlace {
  readonly area: string;
  readonly group: string;
  readonly name: string;
  readonly role: RowRole;
}

export interface TableCell {
  readonly value: number | null;
  /** Why there is no value; "not shared" when its audience leaves the reader out. Null when there is one. */
  readonly reason: NoValueReason | "not shared" | null;
  /** Organisations that hold what is not shared. */
  readonly heldBy: readonly string[];
  readonly status: "provisional" | "final";
  readonly source: string;
  readonly note: string;
  readonly series: SeriesId;
  /** Definition version of the series. */
  readonly version: string;
  readonly scope: string;
  /** The stored observation and the rev it was read at, for editing it. */
  readonly observation: string;
  readonly rev: number;
  readonly by: string;
  readonly at: string;
  /** Versions written before and after this one, undone ones included. */
  readonly otherVersions: number;
  /** What an auditor found of it; null while nobody has checked it. */
  readonly finding: FindingKind | null;
  /** What a survey says of its own precision, and what a mean is weighted by, where the source gave it. */
  readonly sampleSize?: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly denominator?: number;
  /** The official figure where ours differs from it. */
  readonly official?: { readonly value: number; readonly source: string; readonly difference: number };
}

export interface TableRow extends TablePlace {
  /** "<area>|<group>". */
  readonly id: string;
  readonly cells: { readonly [period in PeriodCode]?: TableCell };
}

export type TableIndicator = Pick<
  IndicatorFields,
  "_id" | "code" | "name" | "unit" | "polarity" | "decimals" | "definitions" | "doubt"
>;

/** One indicator as partnerships publish it: a row an area, a column a period. Plain data, fit for the browser. */
export interface IndicatorTable {
  readonly indicator: TableIndicator;
  /** In time order. */
  readonly periods: readonly PeriodCode[];
  readonly rows: readonly TableRow[];
}

export const rowId = ({ area, group }: Pick<TablePlace, "area" | "group">) => `${area}|${group}`;

export interface TableSources {
  readonly indicator: TableIndicator;
  readonly places: readonly TablePlace[];
  /** Observations of any series of the indicator; the partnership's own, and the common ones. */
  readonly own: readonly Observation[];
  readonly common: readonly Observation[];
  readonly batches: Batches;
  /** Periods to show even where nothing is known of them. */
  readonly periods?: readonly PeriodCode[];
  /** Whether the reader belongs to a version's audience. */
  readonly maySee: (version: ObservationVersion) => boolean;
}

/** Where one period has values of two definitions, the newer one is shown. */
export function buildIndicatorTable(sources: TableSources): IndicatorTable {
  const { indicator, places, batches } = sources;
  const rows = new Map(places.map((place) => [rowId(place), { ...place, id: rowId(place), cells: {} as Cells }]));
  const read = (observations: readonly Observation[]) =>
    observations.flatMap((observation) => {
      const version = currentVersion(observation, batches);
      return version ? [{ observation, version }] : [];
    });
  const periods = new Set(sources.periods);
  for (const merged of mergeScopes(read(sources.own), read(sources.common)).values()) {
    const { observation } = merged.shown;
    const row = rows.get(rowId(observation));
    if (!row || readSeries(observation.series).indicator !== indicator._id) continue;
    periods.add(observation.period);
    const cell = cellOf(merged, sources.maySee);
    const present = row.cells[observation.period];
    if (!present || Number(cell.version) > Number(present.version)) row.cells[observation.period] = cell;
  }
  return {
    indicator,
    periods: [...periods].sort(comparePeriods),
    rows: [...rows.values()].sort((a, b) => ROW_ROLES.indexOf(a.role) - ROW_ROLES.indexOf(b.role)),
  };
}

type Cells = { [period in PeriodCode]?: TableCell };

function cellOf({ shown, differs }: MergedValue, maySee: TableSources["maySee"]): TableCell {
  const { observation, version } = shown;
  const isShared = maySee(version);
  const heldBy = !isShared && version.audience.kind === "organisations" ? version.audience.organisations : [];
  const cell: TableCell = {
    value: isShared ? version.value : null,
    reason: isShared ? version.reason : "not shared",
    heldBy,
    status: version.status,
    source: isShared ? version.source : "",
    note: isShared ? (version.note ?? "") : "",
    series: observation.series,
    version: readSeries(observation.series).version,
    scope: observation.scope,
    observation: observation._id,
    rev: observation.rev,
    by: version.by,
    at: version.at,
    otherVersions: observation.versions.length - 1,
    finding: findingOn(observation, version)?.finding.kind ?? null,
  };
  if (!isShared) return cell;
  const official =
    differs && maySee(differs.official.version) ? officialFigure(differs.official, differs.by) : undefined;
  const precision = precisionOf(version);
  return official || precision ? { ...cell, ...precision, ...(official && { official }) } : cell;
}

const PRECISION = ["sampleSize", "lower", "upper", "denominator"] as const;

/** What the source says of a figure's precision and weight; undefined where it says nothing, as most do. */
function precisionOf(version: ObservationVersion): Pick<TableCell, (typeof PRECISION)[number]> | undefined {
  const given = PRECISION.filter((field) => version[field] !== undefined);
  return given.length > 0 ? Object.fromEntries(given.map((field) => [field, version[field]])) : undefined;
}

function officialFigure({ version }: ScopedValue, difference: number): TableCell["official"] {
  return version.value === null ? undefined : { value: version.value, source: version.source, difference };
}
