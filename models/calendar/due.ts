import type { Agreement } from "../agreement/agreement";
import { missingApprovals } from "../agreement/approvals";
import { type Scheme, YEARLY_DATES } from "../agreement/scheme";
import { isPeriodCode, startOf } from "../measures/period";
import type { Review } from "../review/review";
import {
  REGION_DATES,
  type Extension,
  type PartnershipCalendar,
  type PartnershipDate,
  type RegionCalendar,
  type RegionDate,
} from "./calendar";

/** One day of a calendar as it stands for one agreement. */
export interface DueDate {
  readonly id: string;
  readonly kind: RegionDate | PartnershipDate;
  readonly whose: "region" | "partnership";
  /** Period code of the agreement year; null for the partnership's own. */
  readonly year: string | null;
  /** ISO date, extended where it was. */
  readonly on: string;
  readonly what: string | null;
  readonly extension: Extension | null;
  /** What it asks for is there; null where it asks for nothing that can be told. */
  readonly isDone: boolean | null;
  /** It has passed, and what it asks for is not there. */
  readonly isMissed: boolean;
}

/** The days of a year as the region keeps them: those that it set, and the scheme's. @param year a financial-year code. */
export function regionDates(
  year: string,
  calendar: Pick<RegionCalendar, "dates"> | undefined,
  scheme: Pick<Scheme, "calendar"> = {},
): Record<RegionDate, string> {
  return Object.fromEntries(REGION_DATES.map((date) => [date, regionDate(year, calendar, scheme, date)])) as Record<
    RegionDate,
    string
  >;
}

function regionDate(
  year: string,
  calendar: Pick<RegionCalendar, "dates"> | undefined,
  scheme: Pick<Scheme, "calendar">,
  date: RegionDate,
): string {
  const set = calendar?.dates[date];
  if (set !== undefined) return set;
  const starts = isPeriodCode(year) ? Number(startOf(year).slice(0, 4)) : 0;
  const day = (scheme.calendar ?? YEARLY_DATES)[date];
  // A financial year begins in April.
  return `${day >= "04" ? starts : starts + 1}-${day}`;
}

interface Sources {
  readonly agreement: Agreement;
  readonly region: RegionCalendar | undefined;
  readonly partnership: PartnershipCalendar | undefined;
  /** The annual review of the year, where it is open. */
  readonly review: Pick<Review, "sent"> | undefined;
  /** Something was offered to the region. */
  readonly hasOffered: boolean;
}

/** Every day of one agreement year and of the partnership's own calendar, by day. @param today ISO date. */
export function dueDatesOf(sources: Sources, year: string, today: string): DueDate[] {
  return [...ofRegion(sources, year, today), ...ofPartnership(sources, today)].sort((a, b) => a.on.localeCompare(b.on));
}

function ofRegion({ agreement, region, review, hasOffered }: Sources, year: string, today: string): DueDate[] {
  const dates = regionDates(year, region, agreement.scheme);
  const isFirst = agreement.scheme.years[0] === year;
  const isSubmitted = agreement.submissions.length > 0;
  const isReviewed = agreement.status === "agreed" || agreement.status === "closed";
  const isDone: Record<RegionDate, boolean | null> = {
    offers: isFirst ? hasOffered || isSubmitted : null,
    submission: isFirst ? isSubmitted : null,
    selfAssessment: isReviewed ? Boolean(review?.sent.partnership) : null,
    judgement: isReviewed ? Boolean(review?.sent.region) : null,
    refreshOpens: null,
    refreshCloses: null,
  };
  // Targets are offered and the agreement submitted once, in its first year.
  const asked = REGION_DATES.filter((date) => isFirst || (date !== "offers" && date !== "submission"));
  return asked.map((kind) => {
    const extension = newestExtension(region, agreement, kind);
    const on = extension?.until ?? dates[kind];
    const missed = isDone[kind] === false && on < today;
    return {
      ...{ id: `${year}-${kind}`, kind, whose: "region", year, on, what: null, extension },
      ...{ isDone: isDone[kind], isMissed: missed },
    };
  });
}

/** The day on which something of the region's calendar falls for one agreement, extended where it was. @returns ISO date. */
export function regionDayFor(
  agreement: Pick<Agreement, "_id"> & { readonly scheme: Pick<Scheme, "calendar"> },
  year: string,
  calendar: RegionCalendar | undefined,
  kind: RegionDate,
): string {
  return newestExtension(calendar, agreement, kind)?.until ?? regionDate(year, calendar, agreement.scheme, kind);
}

function newestExtension(
  region: RegionCalendar | undefined,
  { _id }: Pick<Agreement, "_id">,
  kind: RegionDate,
): Extension | null {
  const all = Object.values(region?.extensions ?? {}).filter(
    ({ agreement, date }) => agreement === _id && date === kind,
  );
  return all.sort((a, b) => a.at.localeCompare(b.at)).at(-1) ?? null;
}

/** Bodies whose approval the scheme asks for, by the date on which they meet. */
const APPROVES: Partial<Record<PartnershipDate, string>> = { board: "partnership board", council: "council" };

function ofPartnership({ agreement, partnership }: Sources, today: string): DueDate[] {
  const missing = missingApprovals(agreement).map((body) => body.toLowerCase());
  const waits = agreement.status !== "agreed" && agreement.status !== "closed";
  return Object.entries(partnership?.dates ?? {}).map(([id, { kind, on, what }]) => {
    const body = APPROVES[kind];
    const isDone = body !== undefined && waits ? !missing.includes(body) : null;
    return {
      ...{ id, kind, whose: "partnership" as const, year: null, on, what: what ?? null, extension: null },
      ...{ isDone, isMissed: isDone === false && on < today },
    };
  });
}
