import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { type DataQuality, type HeldValue, type OverdueValue, dataQualityOf } from "@models/measures/data-quality";
import { formatPeriod } from "@models/measures/period";
import { placeName } from "@models/measures/place-name";
import { NO_SOURCE } from "@models/measures/prepare-entry";
import { printVersion } from "@models/measures/step-table-history";
import { authorise } from "@models/people/permissions";
import { formatDay } from "./dates";
import {
  COUNTS,
  COUNT_NAMES,
  type CountName,
  GROUPINGS,
  type Grouping,
  countedIn,
  groupOf,
  isCountName,
} from "./quality-counts";
import { valuePath } from "./value-path";

/** A list of more is taken as a file. */
const MOST_LISTED = 200;

/** How good the figures are, by supplier and by source, and the list behind one number. @throws ForbiddenError. */
export function qualityPageOf(book: Book, act: Pick<Act, "actor" | "now">, asked: URLSearchParams) {
  authorise(act.actor, "finding.read", subjectOf(book.agreement));
  const quality = dataQualityOf(book, act.now.slice(0, 10));
  const { code } = book.agreement;
  return {
    code,
    today: formatDay(act.now),
    isEmpty: quality.values.length + quality.overdue.length === 0,
    tables: GROUPINGS.map((grouping) => ({ grouping, ...tableOf(book, quality, grouping) })),
    listed: listOf(book, quality, asked),
  };
}

export type QualityPage = ReturnType<typeof qualityPageOf>;

interface QualityRow {
  readonly group: string;
  readonly name: string;
  readonly counts: readonly { readonly name: CountName; readonly count: number; readonly to: string | null }[];
}

function tableOf(book: Book, quality: DataQuality, grouping: Grouping): { rows: QualityRow[]; all: QualityRow } {
  const rows = groupsIn(quality, grouping)
    .map((group) => rowOf(quality, grouping, group, nameOfGroup(book, grouping, group)))
    .sort((a, b) => a.name.localeCompare(b.name));
  return { rows, all: rowOf(quality, grouping, null, "All") };
}

/** Suppliers' ids, or sources. */
export const groupsIn = ({ values, overdue }: DataQuality, grouping: Grouping): string[] => [
  ...new Set([...values, ...overdue].map((each) => groupOf(grouping, each))),
];

function rowOf(quality: DataQuality, grouping: Grouping, group: string | null, name: string): QualityRow {
  return {
    group: group ?? ALL,
    name,
    counts: COUNT_NAMES.map((count) => {
      const { values, overdue } = countedIn(quality, grouping, group, count);
      const counted = values.length + overdue.length;
      const query = new URLSearchParams({ by: grouping, of: group ?? ALL, count });
      return { name: count, count: counted, to: counted > 0 ? `?${query}#list` : null };
    }),
  };
}

const ALL = "all";

export function nameOfGroup({ organisations }: Book, grouping: Grouping, group: string): string {
  if (grouping === "source") return group === NO_SOURCE ? "No source given" : group;
  if (group === "") return "No supplier named";
  return organisations.find(({ _id }) => _id === group)?.name ?? "An organisation that has left";
}

function listOf(book: Book, quality: DataQuality, asked: URLSearchParams) {
  const count = asked.get("count") ?? "";
  const grouping = GROUPINGS.find((each) => each === asked.get("by"));
  if (!isCountName(count) || grouping === undefined) return null;
  const of = asked.get("of") ?? ALL;
  const group = of === ALL ? null : of;
  const { values, overdue } = countedIn(quality, grouping, group, count);
  return {
    title: COUNTS[count].label,
    of: group === null ? null : nameOfGroup(book, grouping, group),
    rule: COUNTS[count].rule,
    total: values.length + overdue.length,
    values: values.slice(0, MOST_LISTED).map((each) => valueView(book, each)),
    overdue: overdue.slice(0, MOST_LISTED).map((each) => overdueView(book, each)),
  };
}

function valueView(book: Book, { observation, version, indicator, candidate, supplier, finding }: HeldValue) {
  return {
    id: observation._id,
    indicator: indicator.name,
    place: placeName(book, observation),
    period: formatPeriod(observation.period),
    to: valuePath(book.agreement.code, candidate._id, observation),
    value: printVersion(version),
    unit: indicator.unit,
    finding,
    supplier: nameOfGroup(book, "supplier", supplier ?? ""),
    source: nameOfGroup(book, "source", version.source),
  };
}

function overdueView(book: Book, { indicator, candidate, supplier, area, group, period, due }: OverdueValue) {
  return {
    id: `${indicator._id} ${area} ${group} ${period}`,
    indicator: indicator.name,
    place: placeName(book, { area, group }),
    period: period ? formatPeriod(period) : "the first figure",
    to: valuePath(book.agreement.code, candidate._id, { area, group, ...(period && { period }) }),
    supplier: nameOfGroup(book, "supplier", supplier ?? ""),
    since: formatDay(due),
  };
}
