import type { Act } from "@models/act";
import { REGION_DATES } from "@models/calendar/calendar";
import {
  addPartnershipDate,
  extendDate,
  removePartnershipDate,
  setRegionDates,
} from "@models/calendar/change-calendar";
import type { Outcome } from "@models/outcome";
import { readDay } from "./dates";
import { text } from "./several-forms.server";

type CalendarForm = (act: Act, code: string, form: FormData) => Promise<Outcome<unknown>>;

/** What can be sent from the calendar of an agreement, by the intent of its button. */
export const CALENDAR_FORMS: Readonly<Record<string, CalendarForm>> = {
  extend: (act, code, form) =>
    extendDate(act, code, text(form, "year"), {
      ...{ date: text(form, "date"), until: readDay(text(form, "until")), why: text(form, "why") },
    }),
  add: (act, code, form) =>
    addPartnershipDate(act, code, {
      ...{ kind: text(form, "kind"), on: readDay(text(form, "on")), what: text(form, "what") || null },
    }),
  remove: (act, code, form) => removePartnershipDate(act, code, text(form, "date")),
};

/** Sets the region's days of a year. */
export function setDates(act: Act, form: FormData): Promise<Outcome<unknown>> {
  const typed = Object.fromEntries(REGION_DATES.map((date) => [date, readDay(text(form, date))]));
  return setRegionDates(act, text(form, "region"), text(form, "year"), Number(text(form, "rev")), typed);
}
