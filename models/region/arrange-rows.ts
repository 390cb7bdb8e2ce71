import type { Status } from "../agreement/agreement";
import { type OwnerCount, countOwners } from "../updates/owner-days";
import type { RegionRow } from "./keep-table";
import type { Summary } from "./summary";

export const ROW_ORDERS = [
  "status",
  "name",
  "off",
  "achieved",
  "odds",
  "open",
  "missing",
  "owners",
  "direction",
] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];
export type Direction = "ascending" | "descending";

/** What a reviewer would look at first in each order. */
export const FIRST_DIRECTION: Readonly<Record<RowOrder, Direction>> = {
  status: "ascending",
  name: "ascending",
  off: "descending",
  achieved: "ascending",
  odds: "ascending",
  open: "descending",
  missing: "descending",
  owners: "ascending",
  direction: "descending",
};

export const ROW_FILTERS = [
  "all",
  "waiting",
  "off track",
  "missing",
  "must answer",
  "silent",
  "ownerless",
  "worse",
] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

/** Who waits for the region comes first. */
export const STATUS_ORDER: readonly Status[] = ["submitted", "returned", "draft", "submitting", "agreed", "closed"];

/** A row with what depends on the day on which it is read. */
export interface DatedRow extends RegionRow {
  /** Results that were expected before the day and are not known. */
  readonly missing: number;
  /** What the numbers ask that is not answered, or no longer. */
  readonly open: number;
  /** How many actions have an active owner; null before it is signed, and while none goes on. */
  readonly owners: OwnerCount | null;
}

/** @param today ISO date. */
export function dateRow(row: RegionRow, today: string): DatedRow {
  const { due = {}, challenges } = row.summary ?? {};
  const missing = Object.entries(due).reduce((sum, [day, count = 0]) => (day < today ? sum + count : sum), 0);
  const lapsed = challenges?.until.filter((day) => day < today).length ?? 0;
  const owners = row.summary?.owners ? countOwners(row.summary.owners, today) : null;
  return { ...row, missing, open: (challenges?.open ?? 0) + lapsed, owners: owners && owners.of > 0 ? owners : null };
}

const datedBy = new WeakMap<readonly RegionRow[], { readonly today: string; readonly rows: readonly DatedRow[] }>();

/** All of them as they are on a day, by name: dated once a day for as long as the table stays the same. @param today ISO date. */
export function dateRows(rows: readonly RegionRow[], today: string): readonly DatedRow[] {
  const known = datedBy.get(rows);
  if (known?.today === today) return known.rows;
  const dated = rows.map((row) => dateRow(row, today)).sort(byName);
  datedBy.set(rows, { today, rows: dated });
  return dated;
}

/** @param typed part of an agreement's or area's name; nothing for all. */
export function filterRows(rows: readonly DatedRow[], filter: RowFilter, typed: string): DatedRow[] {
  const wanted = typed.trim().toLowerCase();
  return rows.filter((row) => {
    if (wanted === "") return passes(row, filter);
    const isCalled = `${row.agreement.name} ${row.summary?.area ?? ""}`.toLowerCase().includes(wanted);
    return isCalled && passes(row, filter);
  });
}

function passes({ agreement, summary, missing, owners }: DatedRow, filter: RowFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "waiting":
      return agreement.status === "submitted";
    case "off track":
      return offTrack(summary) > 0;
    case "missing":
      return missing > 0;
    case "must answer":
      return (summary?.challenges.must ?? 0) > 0;
    case "silent":
      return owners !== null && owners.active < owners.of;
    case "ownerless":
      return owners !== null && owners.lost > 0;
    case "worse":
      return (summary?.direction.worse ?? 0) > (summary?.direction.better ?? 0);
  }
}

/** Rows of which nothing is known in this order come last, whichever way; ties stay as they come. */
export function sortRows(rows: readonly DatedRow[], by: RowOrder, direction: Direction): DatedRow[] {
  const sign = direction === "ascending" ? 1 : -1;
  if (by === "name") return [...rows].sort((a, b) => sign * byName(a, b));
  return rows
    .map((row) => ({ row, value: valueOf(row, by) }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined) {
        return Number(a.value === undefined) - Number(b.value === undefined);
      }
      return sign * (a.value - b.value);
    })
    .map(({ row }) => row);
}

/** Made once: comparing by locale anew each time takes most of the time of sorting. */
const compareNames = new Intl.Collator("en").compare;

export const byName = (a: RegionRow, b: RegionRow) => compareNames(a.agreement.name, b.agreement.name);

export const offTrack = (summary: Summary | null) => summary?.statuses["off track"] ?? 0;

function valueOf(
  { agreement, summary, missing, open, owners }: DatedRow,
  by: Exclude<RowOrder, "name">,
): number | undefined {
  switch (by) {
    case "status":
      return STATUS_ORDER.indexOf(agreement.status);
    case "off":
      return summary ? offTrack(summary) * 1000 + (summary.statuses["at risk"] ?? 0) : undefined;
    case "achieved":
      return summary?.achieved?.mean;
    case "odds":
      return summary?.likely ? summary.likely.count / summary.likely.of : undefined;
    case "open":
      return summary ? open : undefined;
    case "missing":
      return summary ? missing : undefined;
    case "owners":
      return owners ? owners.active / owners.of : undefined;
    case "direction":
      return summary ? summary.direction.worse - summary.direction.better : undefined;
  }
}
