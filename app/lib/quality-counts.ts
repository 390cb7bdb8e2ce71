import type { DataQuality, HeldValue, OverdueValue } from "@models/measures/data-quality";

interface CountRule {
  readonly label: string;
  /** How it is counted, in a sentence. */
  readonly rule: string;
  /** Undefined for what is not there to be counted among the values. */
  readonly isIn?: (value: HeldValue) => boolean;
}

/** What is counted of the values of a supplier or source, in this order. */
export const COUNTS = {
  values: {
    label: "Held",
    rule: "The partnership’s own figures as they stand, of every indicator of this agreement. Official figures, and those missing or suppressed, are not counted.",
    isIn: () => true,
  },
  verified: {
    label: "Verified",
    rule: "An auditor’s latest finding on the figure as it stands is that it is verified.",
    isIn: ({ finding }) => finding === "verified",
  },
  queried: {
    label: "Queried",
    rule: "An auditor asked the supplier about the figure as it stands, and has not closed the query.",
    isIn: ({ finding }) => finding === "queried",
  },
  unverifiable: {
    label: "Cannot be verified",
    rule: "An auditor’s latest finding on the figure as it stands is that it cannot be verified.",
    isIn: ({ finding }) => finding === "cannot be verified",
  },
  unchecked: {
    label: "Not checked",
    rule: "No auditor has looked at the figure, or it changed since one did.",
    isIn: ({ finding }) => finding === null,
  },
  stale: {
    label: "Stale",
    rule: "The latest figure of our area, or of the place and group of a target, when a later one is overdue.",
    isIn: ({ isStale }) => isStale,
  },
  provisional: {
    label: "Provisional",
    rule: "The figure was entered as provisional.",
    isIn: ({ isProvisional }) => isProvisional,
  },
  overdue: {
    label: "Overdue",
    rule: "A period after the latest figure whose day has come: the day on which a target expects it, else the supplier’s next publication, else two months after a month’s end, six after a quarter’s and twelve after a year’s.",
  },
  unsourced: {
    label: "Without source",
    rule: "Nobody said where the figure comes from.",
    isIn: ({ hasSource }) => !hasSource,
  },
} satisfies Record<string, CountRule>;

export type CountName = keyof typeof COUNTS;
export const COUNT_NAMES = Object.keys(COUNTS) as CountName[];

export const isCountName = (text: string): text is CountName => Object.hasOwn(COUNTS, text);

export const GROUPINGS = ["supplier", "source"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Which row of a table something is counted in; empty where no supplier is named. */
export function groupOf(grouping: Grouping, each: HeldValue | OverdueValue): string {
  if (grouping === "supplier") return each.supplier ?? "";
  return "version" in each ? each.version.source : each.source;
}

/** What one number counts. @param group null for all of them. */
export function countedIn(
  { values, overdue }: DataQuality,
  grouping: Grouping,
  group: string | null,
  count: CountName,
): { readonly values: readonly HeldValue[]; readonly overdue: readonly OverdueValue[] } {
  const isInGroup = (each: HeldValue | OverdueValue) => group === null || groupOf(grouping, each) === group;
  if (count === "overdue") return { values: [], overdue: overdue.filter(isInGroup) };
  const { isIn } = COUNTS[count];
  return { values: values.filter((each) => isInGroup(each) && isIn(each)), overdue: [] };
}
