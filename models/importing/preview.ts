import { type Batch, EVERYONE, type Observation, type ObservationKey, observationId } from "../measures/observation";
import type { Indicator } from "../measures/indicator";
import { currentVersion } from "../measures/observation-history";
import { parsePeriod } from "../measures/parse-period";
import type { GivenValue } from "../measures/record-value";
import { seriesOf, versionIn } from "../measures/series";
import { type Area } from "../place/area";
import { areaNamed } from "../place/match-areas";
import type { Store } from "../store/port";
import { type FileRow, type FileTable, type RefusedRow, readCell } from "./table";

/** A value that the import would write, with what stands there now. */
export interface PlannedValue {
  readonly key: ObservationKey;
  readonly given: GivenValue;
  readonly row: number;
  /** What is stored now; undefined when nothing is. */
  readonly stored?: Observation;
}

/** Exactly what an import would do; nothing is written to make it. */
export interface ImportPreview {
  readonly dialect: string;
  readonly encoding: string;
  readonly fresh: readonly PlannedValue[];
  readonly changed: readonly (PlannedValue & { readonly stored: Observation; readonly before: number | null })[];
  readonly same: number;
  readonly refused: readonly RefusedRow[];
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
  readonly periods: readonly string[];
}

export interface ImportPlace {
  /** Partnership id, or the common scope. */
  readonly scope: string;
  /** What the file's name stands in for where a row names no source. */
  readonly fileName: string;
}

/** Compares a file with what is stored. Rows of which nothing would change are counted as same. */
export async function previewImport(store: Store, place: ImportPlace, table: FileTable): Promise<ImportPreview> {
  const slim = { without: ["changes"] };
  const [areas, indicators] = await Promise.all([
    store.find<Area>("areas", { $or: [{ partnership: null }, { partnership: place.scope }] }, slim),
    store.find<Indicator>("indicators", { $or: [{ partnership: null }, { partnership: place.scope }] }, slim),
  ]);
  const refused: RefusedRow[] = [...table.refused];
  const planned = new Map<string, PlannedValue>();
  const read = rowReader(place, areas, indicators);
  for (const row of table.rows) {
    const result = read(row);
    if ("remedy" in result) refused.push(result);
    else {
      const id = observationId(result.key);
      const earlier = planned.get(id);
      if (earlier === undefined) planned.set(id, result);
      else refused.push(clashOf(earlier, result, row));
    }
  }
  const stored = await storedFor(store, place.scope, [...planned.values()]);
  const fresh: ImportPreview["fresh"][number][] = [];
  const changed: ImportPreview["changed"][number][] = [];
  let same = 0;
  for (const [id, plan] of planned) {
    const there = stored.observations.get(id);
    const current = there && currentVersion(there, stored.batches);
    if (there === undefined || current === undefined) fresh.push({ ...plan, ...(there && { stored: there }) });
    else if (sameValue(current, plan.given)) same += 1;
    else changed.push({ ...plan, stored: there, before: current.value });
  }
  const names = (pick: (plan: PlannedValue) => string) => [...new Set([...planned.values()].map(pick))];
  return {
    dialect: table.dialect,
    encoding: table.encoding,
    fresh,
    changed,
    same,
    refused: refused.sort((a, b) => a.row - b.row),
    indicators: names((plan) => plan.key.series.slice(0, plan.key.series.lastIndexOf(":"))),
    areas: names((plan) => plan.key.area),
    periods: names((plan) => plan.key.period),
  };
}

function clashOf(earlier: PlannedValue, later: PlannedValue, row: FileRow): RefusedRow {
  const remedy =
    earlier.given.value === later.given.value
      ? `This repeats row ${earlier.row}. Take one of them away.`
      : `Row ${earlier.row} gives ${earlier.given.value ?? "no value"} for the same cell. Keep the right one.`;
  return { row: row.row, column: "value", text: row.value, remedy };
}

function sameValue(current: GivenValue, given: GivenValue): boolean {
  return (
    current.value === given.value &&
    current.reason === given.reason &&
    current.status === given.status &&
    current.source === given.source
  );
}

/** Reads rows with each distinct name looked up once: a large file repeats few names many times. */
function rowReader(place: ImportPlace, areas: readonly Area[], indicators: readonly Indicator[]) {
  const areaOf = remember((text) => areaNamed(text, areas));
  const indicatorNamed = remember((text) => {
    const wanted = plain(text);
    const found = indicators.filter((each) => plain(each.code) === wanted || plain(each.name) === wanted);
    const own = found.find((each) => each.partnership !== null) ?? found[0];
    return own;
  });
  const periodOf = remember((text) => parsePeriod(text));

  return (row: FileRow): PlannedValue | RefusedRow => {
    const refuse = (column: keyof FileRow, remedy: string) => ({
      row: row.row,
      column,
      text: String(row[column]),
      remedy,
    });
    const indicator = indicatorNamed(row.indicator);
    if (indicator === undefined) {
      return refuse("indicator", "Use the indicator’s code, such as NI 151, or its full name as the shortlist has it.");
    }
    const area = areaOf(row.area);
    if (area === undefined) return refuse("area", "Use the area’s official code, such as E08000026, or its full name.");
    const period = periodOf(row.period);
    if (!period.ok) return refuse("period", period.remedy);
    const cell = readCell(row.value);
    if (cell === undefined) {
      return refuse(
        "value",
        "Write a number such as 24.7, or suppressed, not published or awaiting where there is none.",
      );
    }
    const status = row.status.toLowerCase();
    if (!["", "final", "provisional"].includes(status))
      return refuse("status", "Write final or provisional, or leave it empty.");
    return {
      row: row.row,
      key: {
        scope: place.scope,
        series: seriesOf(indicator, versionIn(indicator, period.period)),
        area: area.code,
        group: EVERYONE,
        period: period.period,
      },
      given: {
        ...cell,
        status: status === "provisional" || (status === "" && period.provisional) ? "provisional" : "final",
        source: row.source || place.fileName,
        audience: { kind: "partnership" },
      },
    };
  };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

function remember<R>(look: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    if (!known.has(text)) known.set(text, look(text));
    return known.get(text) as R;
  };
}

async function storedFor(store: Store, scope: string, planned: readonly PlannedValue[]) {
  const series = [...new Set(planned.map((plan) => plan.key.series))];
  const found = await store.find<Observation>("observations", { scope, series: { $in: series } });
  const ids = [...new Set(found.flatMap((each) => each.versions.map((version) => version.batch)))];
  const batches = await store.find<Batch>("batches", { _id: { $in: ids } });
  return {
    observations: new Map(found.map((each) => [each._id, each])),
    batches: new Map(batches.map((batch) => [batch._id, batch])),
  };
}
