import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement, subjectOf } from "../agreement/book";
import { documentAtRev } from "../history/document";
import { changeDocument, createDocument, saveSubmission } from "../history/save";
import { isPeriodCode, kindOf } from "../measures/period";
import { NotFoundError, type Outcome, type Problem, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import { problemsIn } from "../problems-in";
import { DuplicateError } from "../store/port";
import {
  ExtensionFieldsSchema,
  type PartnershipCalendar,
  PartnershipDateSchema,
  REGION_DATES,
  type RegionCalendar,
  partnershipCalendarId,
  regionCalendarId,
} from "./calendar";
import { regionDates } from "./due";

/**
 * Sets days of a year for every agreement of the region, as they were read at `readRev`; an empty one goes back to the
 * scheme's. @param typed ISO dates by name. @throws ForbiddenError.
 */
export async function setRegionDates(
  act: Act,
  region: string,
  year: string,
  readRev: number,
  typed: Readonly<Record<string, string>>,
): Promise<Outcome<RegionCalendar>> {
  authorise(act.actor, "calendar.keep", { region }, "Only the region’s reviewer keeps its calendar.");
  if (!isPeriodCode(year) || kindOf(year) !== "financial year") return refuse("Choose a financial year", "year");
  const named = REGION_DATES.flatMap((date) =>
    typed[date] === undefined ? [] : [[date, typed[date].trim()] as const],
  );
  const problems = named.flatMap(([date, day]): Problem[] =>
    day === "" || isDay(day) ? [] : [{ field: date, message: "Enter a date, such as 10 March 2008" }],
  );
  if (problems.length > 0) return { kind: "refused", problems };
  const calendar = await regionCalendarFor(act, region, year);
  const base = documentAtRev(calendar, Math.max(readRev, 1)).dates;
  const kept = Object.entries(base).filter(([date]) => !named.some(([name]) => name === date));
  // A form sends every date: what only repeats the scheme's is not set.
  const usual = regionDates(year, undefined);
  const set = named.filter(([date, day]) => day !== "" && (base[date] !== undefined || day !== usual[date]));
  const dates = Object.fromEntries([...kept, ...set]);
  return saveSubmission<RegionCalendar>(act, "regionCalendars", calendar._id, Math.max(readRev, 1), { dates });
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Begins it where nobody has set anything yet. */
async function regionCalendarFor(act: Act, region: string, year: string): Promise<RegionCalendar> {
  return begun<RegionCalendar>(act, "regionCalendars", regionCalendarId(region, year), {
    ...{ region, year, dates: {}, extensions: {} },
  });
}

async function begun<T extends RegionCalendar | PartnershipCalendar>(
  act: Act,
  collection: string,
  id: string,
  content: Parameters<typeof createDocument<T>>[2],
): Promise<T> {
  const present = await act.store.get<T>(collection, id);
  if (present !== undefined) return present;
  try {
    return await createDocument<T>(act, collection, content, id);
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return (await act.store.get<T>(collection, id)) as T;
  }
}

/**
 * Gives one agreement longer than the others, with a reason that both sides read.
 * @param submitted fields of ExtensionFieldsSchema. @throws NotFoundError, ForbiddenError.
 */
export async function extendDate(
  act: Act,
  code: string,
  year: string,
  submitted: unknown,
): Promise<Outcome<RegionCalendar>> {
  const agreement = await findAgreement(act, code);
  authorise(act.actor, "calendar.keep", subjectOf(agreement), "Only the region’s reviewer extends a date.");
  const read = ExtensionFieldsSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  if (!agreement.scheme.years.includes(year)) return refuse("Choose a year of the agreement", "year");
  const calendar = await regionCalendarFor(act, agreement.region, year);
  const extension = {
    ...{ ...read.data, agreement: agreement._id },
    ...{ by: act.actor.person, name: act.actor.name, at: act.now },
  };
  return changeDocument<RegionCalendar>(act, "regionCalendars", calendar._id, (present) =>
    done({ ...present, extensions: { ...present.extensions, [act.newId()]: extension } }),
  );
}

function authorisePartnership(act: Act, agreement: Agreement): void {
  const message = "Only the partnership’s facilitator keeps its calendar.";
  authorise(act.actor, "agreement.change", subjectOf(agreement), message);
}

/** Adds a day to the partnership's calendar. @param submitted fields of PartnershipDateSchema. @throws NotFoundError, ForbiddenError. */
export async function addPartnershipDate(
  act: Act,
  code: string,
  submitted: unknown,
): Promise<Outcome<PartnershipCalendar>> {
  const agreement = await findAgreement(act, code);
  authorisePartnership(act, agreement);
  const read = PartnershipDateSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { partnership } = agreement;
  const calendar = await begun<PartnershipCalendar>(act, "partnershipCalendars", partnershipCalendarId(partnership), {
    ...{ partnership, dates: {} },
  });
  return changeDocument<PartnershipCalendar>(act, "partnershipCalendars", calendar._id, (present) =>
    done({ ...present, dates: { ...present.dates, [act.newId()]: read.data } }),
  );
}

/** Takes a day out of the partnership's calendar; history keeps it. @throws NotFoundError, ForbiddenError. */
export async function removePartnershipDate(act: Act, code: string, id: string): Promise<Outcome<PartnershipCalendar>> {
  const agreement = await findAgreement(act, code);
  authorisePartnership(act, agreement);
  const calendar = partnershipCalendarId(agreement.partnership);
  return changeDocument<PartnershipCalendar>(act, "partnershipCalendars", calendar, (present) => {
    const { [id]: taken, ...dates } = present.dates;
    if (taken === undefined) throw new NotFoundError("date");
    return done({ ...present, dates });
  });
}
