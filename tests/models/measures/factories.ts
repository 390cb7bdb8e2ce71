import type { TableIndicator, TablePlace } from "@models/measures/indicator-table";
import { type Batch, type Observation, type ObservationVersion, observationId } from "@models/measures/observation";
import type { Batches } from "@models/measures/observation-history";
import type { PeriodCode } from "@models/measures/period";

export function aVersion(version: Partial<ObservationVersion>): ObservationVersion {
  return {
    value: 29.1,
    reason: null,
    status: "final",
    source: "5 Step Model slides",
    by: "facilitator",
    at: "2008-03-10T09:00:00.000Z",
    batch: "seed",
    audience: { kind: "partnership" },
    ...version,
  };
}

export function anObservation(observation: Partial<Observation>): Observation {
  const whole: Observation = {
    _id: "",
    rev: 1,
    scope: "coventry",
    series: "VAT:1",
    area: "E08000026",
    group: "all",
    period: "CY2005",
    versions: [aVersion({})],
    ...observation,
  };
  return { ...whole, _id: observationId(whole) };
}

export function aBatch(batch: Partial<Batch>): Batch {
  return {
    _id: "seed",
    rev: 1,
    state: "committed",
    by: "facilitator",
    at: "2008-03-10T09:00:00.000Z",
    via: "seed",
    label: "As published",
    ...batch,
  };
}

export const batchesOf = (...batches: Batch[]): Batches => new Map(batches.map((batch) => [batch._id, batch]));

export const SEEDED = batchesOf(aBatch({ committedAt: "2008-03-10T09:00:00.000Z" }));

export function anIndicator(indicator: Partial<TableIndicator>): TableIndicator {
  return {
    _id: "VAT",
    code: "VAT",
    name: "VAT registrations",
    unit: "per 10,000 adults",
    polarity: "higher",
    decimals: 1,
    definitions: { "1": { text: "As published", from: null, to: null, why: "", comparableWithLast: true } },
    ...indicator,
  };
}

export const COVENTRY: TablePlace = { area: "E08000026", group: "all", name: "Coventry", role: "ours" };
export const WOLVERHAMPTON: TablePlace = { area: "E08000031", group: "all", name: "Wolverhampton", role: "comparator" };
export const WEST_MIDLANDS: TablePlace = { area: "E12000005", group: "all", name: "West Midlands", role: "region" };

/** Observations of one area along periods; null leaves one awaiting, undefined leaves it out. */
export function aSeries(
  place: TablePlace,
  periods: readonly PeriodCode[],
  values: readonly (number | null | undefined)[],
  series: Observation["series"] = "VAT:1",
): Observation[] {
  return periods.flatMap((period, i) => {
    const value = values[i];
    if (value === undefined) return [];
    const version = aVersion(value === null ? { value, reason: "awaiting" } : { value });
    return [anObservation({ series, area: place.area, group: place.group, period, versions: [version] })];
  });
}
