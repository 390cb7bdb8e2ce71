import { regionsOf } from "@models/agreement/region-list";
import { REGION_DATES, type RegionCalendar, regionCalendarId } from "@models/calendar/calendar";
import { regionDates } from "@models/calendar/due";
import { codeOf, isPeriodCode, readPeriod } from "@models/measures/period";
import { authorise } from "@models/people/permissions";
import type { Area } from "@models/place/area";
import { DATE_WORDS } from "./calendar-words";
import type { Gated } from "./gate.server";
import { yearWords } from "./review-page.server";

/** The days that a region keeps for its agreements in one year: those set, and the scheme's. @throws ForbiddenError. */
export async function regionCalendar({ act, request }: Pick<Gated, "act" | "request">) {
  const asked = new URL(request.url).searchParams;
  const regions = regionsOf(act.actor);
  const region = regions.find((each) => each === asked.get("region")) ?? regions[0] ?? "";
  authorise(act.actor, "region.read", region === "" ? {} : { region });
  const years = yearsAround(act.now.slice(0, 10));
  const year = years.find((each) => each === asked.get("year")) ?? years[1] ?? "";
  const [calendar, area] = await Promise.all([
    act.store.get<RegionCalendar>("regionCalendars", regionCalendarId(region, year)),
    act.store.get<Area>("areas", region),
  ]);
  const dates = regionDates(year, calendar);
  return {
    region,
    name: area?.name ?? region,
    year,
    yearWords: yearWords(year),
    years: years.map((each) => ({ value: each, label: yearWords(each) })),
    rev: calendar?.rev ?? 0,
    dates: REGION_DATES.map((date) => ({
      name: date,
      label: DATE_WORDS[date],
      value: dates[date],
      isOwn: calendar?.dates[date] !== undefined,
    })),
  };
}

/** The financial year of a day with the one before and the one after. */
function yearsAround(today: string): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const present = `FY${month >= 4 ? year : year - 1}`;
  if (!isPeriodCode(present)) return [];
  const period = readPeriod(present);
  return [-12, 0, 12].map((months) => codeOf({ ...period, start: period.start + months }));
}
