import { subjectOf, findAgreement } from "@models/agreement/book";
import { PARTNERSHIP_DATES, REGION_DATES } from "@models/calendar/calendar";
import { calendarFor, yearAt } from "@models/calendar/read-calendar";
import { sideOf } from "@models/negotiation/find";
import { may } from "@models/people/permissions";
import { DATE_WORDS, dateStanding } from "./calendar-words";
import { formatDay } from "./dates";
import type { Gated } from "./gate.server";
import { headerFor } from "./negotiation-page.server";
import { yearWords } from "./review-page.server";

/** Both calendars of one agreement year by day, and what this person may change in them. */
export async function agreementCalendar({ act, params, request }: Pick<Gated, "act" | "params" | "request">) {
  const agreement = await findAgreement(act, params["code"] ?? "");
  const subject = subjectOf(agreement);
  const today = act.now.slice(0, 10);
  const asked = new URL(request.url).searchParams.get("year") ?? "";
  const year = agreement.scheme.years.includes(asked) ? asked : yearAt(agreement, today);
  const side = sideOf(act.actor, subject);
  const dates = await calendarFor(act, agreement, today, year);
  return {
    ...headerFor(agreement, side),
    code: agreement.code,
    agreement: agreement.name,
    year,
    yearWords: yearWords(year),
    years: agreement.scheme.years.map((each) => ({ value: each, label: yearWords(each) })),
    dates: dates.map((each) => ({
      id: each.id,
      day: formatDay(each.on),
      what: DATE_WORDS[each.kind],
      note: each.what,
      whose: each.whose,
      ...dateStanding(each, today),
      extension: each.extension
        ? `Extended by ${each.extension.name}, ${formatDay(each.extension.at)}: ${each.extension.why}`
        : null,
    })),
    may: {
      extend: may(act.actor, "calendar.keep", subject),
      keep: side === "partnership" && may(act.actor, "agreement.change", subject),
    },
    regionDates: REGION_DATES.map((date) => ({ value: date, label: DATE_WORDS[date] })),
    partnershipDates: PARTNERSHIP_DATES.map((date) => ({ value: date, label: DATE_WORDS[date] })),
  };
}

export type AgreementCalendar = Awaited<ReturnType<typeof agreementCalendar>>;
