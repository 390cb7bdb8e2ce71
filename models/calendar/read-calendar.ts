import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { endOfDay } from "../agreement/book-as-known";
import type { Scheme } from "../agreement/scheme";
import { type Document, documentAsKnownOn } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import { endOf, isPeriodCode, startOf } from "../measures/period";
import type { Negotiation } from "../negotiation/negotiation";
import { type Review, reviewId } from "../review/review";
import type { CollectionName } from "../store/collections";
import type { Store } from "../store/port";
import { type PartnershipCalendar, type RegionCalendar, partnershipCalendarId, regionCalendarId } from "./calendar";
import { type DueDate, dueDatesOf } from "./due";

/** The agreement year in which a day falls, else the nearest. @param today ISO date. */
export function yearAt({ scheme }: { readonly scheme: Pick<Scheme, "years"> }, today: string): string {
  const years = scheme.years.filter(isPeriodCode);
  const current = years.find((year) => today <= endOf(year)) ?? years.at(-1);
  return current ?? "";
}

/** Both calendars of one agreement for one year. @param today ISO date. */
export async function calendarFor(
  { store }: Pick<Act, "store">,
  agreement: Agreement,
  today: string,
  year = yearAt(agreement, today),
): Promise<DueDate[]> {
  const [region, partnership, review, offers] = await Promise.all([
    store.get<RegionCalendar>("regionCalendars", regionCalendarId(agreement.region, year)),
    store.get<PartnershipCalendar>("partnershipCalendars", partnershipCalendarId(agreement.partnership)),
    store.get<Review>("reviews", reviewId(agreement._id, year)),
    store.count("negotiations", { agreement: agreement._id }),
  ]);
  return dueDatesOf({ agreement, region, partnership, review, hasOffered: offers > 0 }, year, today);
}

/**
 * The same as it stood at the end of an earlier day.
 * @param agreement as it was known then. @param day ISO date.
 */
export async function calendarAsKnown(
  store: Pick<Store, "get" | "find">,
  agreement: Agreement,
  day: string,
  year: string,
): Promise<DueDate[]> {
  const instant = endOfDay(day);
  const asKnown = async <T extends Document>(collection: CollectionName, id: string) => {
    const present = await store.get<T>(collection, id);
    return present && documentAsKnownOn(await withWholeHistory(store, present), instant);
  };
  const [region, partnership, review, offers] = await Promise.all([
    asKnown<RegionCalendar>("regionCalendars", regionCalendarId(agreement.region, year)),
    asKnown<PartnershipCalendar>("partnershipCalendars", partnershipCalendarId(agreement.partnership)),
    asKnown<Review>("reviews", reviewId(agreement._id, year)),
    store.find<Negotiation>("negotiations", { agreement: agreement._id }, { without: ["changes", "rounds"] }),
  ]);
  const hasOffered = offers.some(({ created }) => created.at <= instant);
  return dueDatesOf({ agreement, region, partnership, review, hasOffered }, year, day);
}

export interface MissedDate {
  readonly agreement: Agreement;
  readonly date: DueDate;
}

/**
 * Dates of some agreements that have passed without what they ask for, of this year and of those before. They lock nothing.
 * @param today ISO date.
 */
export async function missedDates(
  { store }: Pick<Act, "store">,
  agreements: readonly Agreement[],
  today: string,
): Promise<MissedDate[]> {
  const among = (field: "_id" | "region" | "partnership") => ({
    $in: [...new Set(agreements.map((agreement) => agreement[field]))],
  });
  const slim = { without: ["changes"] };
  const [regions, partnerships, reviews, offers] = await Promise.all([
    store.find<RegionCalendar>("regionCalendars", { region: among("region") }, slim),
    store.find<PartnershipCalendar>("partnershipCalendars", { partnership: among("partnership") }, slim),
    store.find<Review>("reviews", { agreement: among("_id"), kind: "annual" }, slim),
    store.find<Negotiation>("negotiations", { agreement: among("_id") }, { without: ["changes", "rounds"] }),
  ]);
  return agreements.flatMap((agreement) => {
    const begun = agreement.scheme.years.filter((year) => isPeriodCode(year) && startOf(year) <= today);
    const all = begun.flatMap((year) =>
      dueDatesOf(
        {
          agreement,
          region: regions.find((each) => each.region === agreement.region && each.year === year),
          partnership: partnerships.find((each) => each.partnership === agreement.partnership),
          review: reviews.find((each) => each._id === reviewId(agreement._id, year)),
          hasOffered: offers.some((each) => each.agreement === agreement._id),
        },
        year,
        today,
      ),
    );
    // The partnership's own dates are of no year, and so among those of each.
    const missed = new Map(all.flatMap((date) => (date.isMissed ? [[date.id, date] as const] : [])));
    return [...missed.values()].sort((a, b) => a.on.localeCompare(b.on)).map((date) => ({ agreement, date }));
  });
}
