import { formatPeriod } from "../measures/period";
import type { ObservationVersion } from "../measures/observation";
import { readSeries } from "../measures/series";
import type { Reader } from "../people/audience";
import type { Store } from "../store/port";
import { comparer } from "./compare";
import type { OpenedFile } from "./file/open-file";
import { type ChangeInPreview, type ImportPreview, type NameInPreview, SHOWN_IN_PREVIEW } from "./import";
import type { Matching } from "./matching/match-names";
import type { Matched } from "./matching/matched";
import type { PlanPlace, PlannedValue } from "./plan";
import { planFile } from "./plan-file";
import type { Survey } from "./survey";
import { type FileRow, type RefusedRow, UnreadableFileError } from "./table";

/**
 * Reads a file through and compares every value with what is stored; writes nothing.
 * @throws UnreadableFileError when the file gives two values for one cell, naming both rows.
 */
export async function previewFile(
  store: Pick<Store, "find">,
  file: OpenedFile,
  survey: Survey,
  matching: Matching,
  place: PlanPlace,
  isOurs: (row: FileRow) => boolean,
  reader: Reader,
  onRows: (read: number) => Promise<void> | void,
): Promise<ImportPreview> {
  const compare = comparer(store, reader);
  const counts = { new: 0, changed: 0, same: 0, refused: 0 };
  const names = {
    indicators: new Set<string>(),
    areas: new Set<string>(),
    groups: new Set<string>(),
    periods: new Set<string>(),
  };
  const changed: ChangeInPreview[] = [];
  const refused: RefusedRow[] = [];
  let [suppressed, missing, leftOut, others, toPropose, read] = [0, 0, 0, 0, 0, 0];
  for await (const rows of planFile(file, place, matching, isOurs)) {
    if (rows.clashes[0] !== undefined) throw new UnreadableFileError(clashesInWords(rows.clashes));
    for (const { plan, standing, shown } of await compare(rows.plans)) {
      counts[standing] += 1;
      if (plan.given.reason === "suppressed") suppressed += 1;
      else if (plan.given.reason !== null) missing += 1;
      names.indicators.add(readSeries(plan.key.series).indicator);
      names.areas.add(plan.key.area);
      names.groups.add(plan.key.group);
      names.periods.add(plan.key.period);
      if (standing === "changed" && shown && changed.length < SHOWN_IN_PREVIEW) changed.push(changeOf(plan, shown));
    }
    counts.refused += rows.refused.length;
    refused.push(...rows.refused.slice(0, SHOWN_IN_PREVIEW - refused.length));
    leftOut += rows.leftOut;
    others += rows.others.length;
    toPropose += (await compare(rows.others)).filter(({ standing }) => standing !== "same").length;
    read += rows.read;
    await onRows(read);
  }
  return {
    dialect: [...new Set(survey.sheets.map(({ dialect }) => dialect))].join(", "),
    encoding: survey.encoding,
    counts,
    suppressed,
    missing,
    leftOut,
    others,
    toPropose,
    sheets: survey.sheets,
    passedOver: survey.passedOver,
    indicators: [...names.indicators],
    areas: [...names.areas],
    groups: [...names.groups],
    periods: [...names.periods],
    names: namesIn(matching),
    changed,
    refused,
    rows: survey.values + survey.refused,
  };
}

function clashesInWords(clashes: readonly RefusedRow[]): string {
  const more = clashes.length > 1 ? ` There are ${clashes.length - 1} more such rows near it.` : "";
  return `The file gives two values for one cell. ${clashes[0]?.remedy ?? ""}${more}`;
}

function changeOf({ row, key, given }: PlannedValue, shown: ObservationVersion): ChangeInPreview {
  return {
    row,
    indicator: readSeries(key.series).indicator,
    area: key.area,
    group: key.group,
    period: formatPeriod(key.period),
    from: inWords(shown),
    audience: shown.audience,
    to: inWords(given),
  };
}

/** A value with whatever of it can change without its number. */
function inWords({ value, reason, status }: Pick<ObservationVersion, "value" | "reason" | "status">): string {
  return `${value ?? reason ?? ""}${status === "provisional" ? " (provisional)" : ""}`;
}

/** Names that somebody may want to look at: those not known for certain, and those that would be made. */
function namesIn({ series, areas, groups }: Matching): NameInPreview[] {
  return [
    ...[...series.values()].map((each) =>
      nameOf("series", each, ({ name, unit, polarity, code }) => ({ name, unit, polarity, code })),
    ),
    ...[...areas.values()].map((each) => nameOf("area", each, ({ name }) => ({ name }))),
    ...[...groups.values()].map((each) => nameOf("group", each, ({ name }) => ({ name }))),
  ].filter(({ kind, sure, meaning }) => kind === "series" || !sure || meaning.kind !== "known");
}

type Thing = { readonly _id: string; readonly name: string };

function nameOf<T extends Thing, New extends Thing>(
  kind: NameInPreview["kind"],
  { text, count, sure, asks, meaning, suggestions }: Matched<T, New>,
  fields: (makes: New) => { readonly name: string },
): NameInPreview {
  return {
    kind,
    text,
    count,
    sure,
    ...(asks && { asks }),
    suggestions: suggestions.map(({ _id, name }) => ({ id: _id, name })),
    meaning:
      meaning.kind === "known"
        ? { kind: "known", id: meaning.is._id, name: meaning.is.name }
        : meaning.kind === "new"
          ? { kind: "new", id: meaning.makes._id, ...fields(meaning.makes) }
          : meaning,
  };
}
