import type { Act } from "@models/act";
import { calendarOf } from "@models/actions/calendar";
import { daysAfter } from "@models/actions/reporting-dates";
import type { Agreement } from "@models/agreement/agreement";
import type { DueDate } from "@models/calendar/due";
import { calendarFor as dueDatesFor } from "@models/calendar/read-calendar";
import { openBook, subjectOf } from "@models/agreement/book";
import { may } from "@models/people/permissions";
import ical, { ICalEventBusyStatus, ICalEventTransparency } from "ical-generator";
import { partPath } from "../parts/part-paths";
import { DATE_WORDS } from "./calendar-words";

/**
 * The milestones and reporting dates of every agreement that a person may read, as a calendar program takes them (RFC 5545):
 * whole days that keep nobody busy, with ids that stay, and links back.
 * @param origin where the links lead, such as https://waymark.example.org.
 */
export async function calendarFor(act: Pick<Act, "store" | "actor" | "now">, origin: string): Promise<string> {
  const calendar = ical({
    name: "Waymark",
    prodId: { company: "Waymark", product: "Waymark", language: "EN" },
    ttl: 3600,
  });
  const agreements = await act.store.find<Agreement>("agreements", {}, { without: ["changes"], sort: { code: 1 } });
  const readable = agreements.filter((agreement) => may(act.actor, "agreement.read", subjectOf(agreement)));
  const host = new URL(origin).hostname;
  for (const agreement of readable) {
    const { code } = agreement;
    for (const { id, on, kind, whose, isDone } of await everyDate(act, agreement)) {
      const url = `${origin}/agreements/${code}/calendar`;
      calendar.createEvent({
        ...{ ...keepsNobodyBusy(act, on), id: `${code}-${id}@${host}`, url },
        summary: isDone ? `${DATE_WORDS[kind]} (done)` : DATE_WORDS[kind],
        description: [`By the ${whose}’s calendar`, agreement.name, url].join("\n"),
      });
    }
    const book = await openBook(act, code);
    const region = book.from === "snapshot";
    for (const { id, on, what, about, owner, done, part } of calendarOf(book)) {
      const url = `${origin}${partPath(code, part.kind, part.id)}`;
      calendar.createEvent({
        ...{ ...keepsNobodyBusy(act, on), id: `${code}-${id}@${host}`, url },
        summary: done ? `${what} (done)` : what,
        description: [about, owner ? `By ${owner}` : "", book.agreement.name, region ? "As submitted" : "", url]
          .filter(Boolean)
          .join("\n"),
      });
    }
  }
  return calendar.toString();
}

/** A whole day. */
const keepsNobodyBusy = ({ now }: Pick<Act, "now">, on: string) => ({
  start: whole(on),
  end: whole(daysAfter(on, 1)),
  allDay: true,
  stamp: new Date(now),
  transparency: ICalEventTransparency.TRANSPARENT,
  busystatus: ICalEventBusyStatus.FREE,
});

/** The region's dates of every year of an agreement, and the partnership's own once. */
async function everyDate(act: Pick<Act, "store" | "now">, agreement: Agreement): Promise<DueDate[]> {
  const today = act.now.slice(0, 10);
  const years = await Promise.all(agreement.scheme.years.map((year) => dueDatesFor(act, agreement, today, year)));
  return [...new Map(years.flat().map((date) => [date.id, date])).values()];
}

/** A day as the generator takes it: it writes the local date of what it is given. */
function whole(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}
