import { type Book, figuresFilter } from "../agreement/book";
import { isInAudience } from "../people/audience";
import { type FindingKind, findingOn } from "./finding";
import { type Batch, COMMON_SCOPE, EVERYONE, type NoValueReason, type Observation } from "./observation";
import { type Batches, currentVersion } from "./observation-history";
import { type PeriodCode, formatPeriod } from "./period";
import { parsePeriod } from "./parse-period";
import type { Store } from "../store/port";
import { readSeries } from "./series";
import { batchesOf } from "./step-table";

/** One observation as a row of a tidy table, in words that the import reads again. */
export interface TidyFigure {
  /** The official figure that everybody shares, or the partnership's own. */
  readonly isOfficial: boolean;
  readonly indicator: string;
  readonly indicatorName: string;
  readonly unit: string;
  readonly area: string;
  readonly areaName: string;
  /** Empty for a value about everyone. */
  readonly group: string;
  readonly period: string;
  readonly periodCode: PeriodCode;
  readonly value: number | null;
  readonly reason: NoValueReason | null;
  readonly status: "provisional" | "final";
  readonly source: string;
  readonly note: string;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
  readonly sampleSize: number | undefined;
  readonly finding: FindingKind | null;
}

type Frame = Pick<Book, "areas" | "groups" | "indicators" | "reader">;

/** Every figure of an agreement that its reader may see, series by series. */
export function tidyFigures(book: Book): TidyFigure[] {
  const read = tidyReader(book);
  return [...book.observations]
    .sort((a, b) => (a._id < b._id ? -1 : 1))
    .flatMap((observation) => read(observation, batchesOf(book)) ?? []);
}

/** As many observations as share one look for their batches. */
const TOGETHER = 500;

/**
 * The same straight from the store, however many there are, in the order of their ids.
 * @param frame the book without its figures.
 */
export async function* eachTidyFigure(store: Store, frame: Book): AsyncGenerator<TidyFigure> {
  const read = tidyReader(frame);
  let held: Observation[] = [];
  const flush = async () => {
    const ids = [...new Set(held.flatMap(({ versions }) => versions.map(({ batch }) => batch)))];
    const batches = await store.find<Batch>("batches", { _id: { $in: ids } });
    const byId = new Map(batches.map((batch) => [batch._id, batch]));
    const figures = held.flatMap((observation) => read(observation, byId) ?? []);
    held = [];
    return figures;
  };
  for await (const observation of store.each<Observation>("observations", figuresFilter(frame))) {
    held.push(observation);
    if (held.length === TOGETHER) yield* await flush();
  }
  yield* await flush();
}

/** Reads observations one by one; undefined for what was undone, or is not for the reader. */
export function tidyReader(frame: Frame): (observation: Observation, batches: Batches) => TidyFigure | undefined {
  const indicators = new Map(frame.indicators.map((each) => [each._id, { ...each, said: codeFor(frame, each) }]));
  const areas = new Map(frame.areas.map(({ _id, name }) => [_id, name]));
  const groups = new Map(frame.groups.map(({ _id, name }) => [_id, name]));
  return (observation, batches) => {
    const version = currentVersion(observation, batches);
    const indicator = indicators.get(readSeries(observation.series).indicator);
    if (!version || !indicator || !isInAudience(version.audience, frame.reader)) return undefined;
    const { value, reason, status, source, note, lower, upper, numerator, denominator, sampleSize } = version;
    const { area, group, period, scope } = observation;
    return {
      isOfficial: scope === COMMON_SCOPE,
      indicator: indicator.said,
      indicatorName: indicator.name,
      unit: indicator.unit,
      area,
      areaName: areas.get(area) ?? area,
      group: group === EVERYONE ? "" : (groups.get(group) ?? group),
      period: sayPeriod(period),
      periodCode: period,
      value,
      reason,
      status,
      source,
      note: note ?? "",
      lower,
      upper,
      numerator,
      denominator,
      sampleSize,
      finding: findingOn(observation, version)?.finding.kind ?? null,
    };
  };
}

/** Its code, or its name where another indicator has the same code. */
function codeFor({ indicators }: Frame, { _id, code, name }: Frame["indicators"][number]): string {
  return indicators.some((other) => other._id !== _id && other.code === code) ? name : code;
}

const said = new Map<PeriodCode, string>();

/** As people write it, where that alone says which period it is. */
function sayPeriod(period: PeriodCode): string {
  const known = said.get(period);
  if (known !== undefined) return known;
  const words = formatPeriod(period);
  const read = parsePeriod(words);
  const text = read.ok && read.period === period ? words : period;
  said.set(period, text);
  return text;
}
