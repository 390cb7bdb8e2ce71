import type { Agreement } from "@models/agreement/agreement";
import { agreementAsKnown } from "@models/agreement/book-as-known";
import { subjectOf, findAgreement } from "@models/agreement/book";
import { PARTNERSHIP_DATES, REGION_DATES } from "@models/calendar/calendar";
import { calendarAsKnown, calendarFor, yearAt } from "@models/calendar/read-calendar";
import { sideOf } from "@models/negotiation/find";
import { authorise, may } from "@models/people/permissions";
import { DATE_WORDS, dateStanding } from "./calendar-words";
import { formatDay } from "./dates";
import { type PageDay, asItStands, keepDay, pageDayOf } from "./earlier-day.server";
import type { Gated } from "./gate.server";
import { headerFor } from "./negotiation-page.server";
import { yearWords } from "./review-page.server";

/**
 * Both calendars of one agreement year by day, and what this person may change in them; or as they stood on an earlier day,
 * for who may read the history, with the dates that were moved or added since. @throws ForbiddenError.
 */
export async function agreementCalendar(gated: Pick<Gated, "act" | "params" | "request">) {
  const agreement = await findAgreement(gated.act, gated.params["code"] ?? "");
  const asked = pageDayOf(gated);
  if (asked.day === null) return { ...(await pageOf(gated, agreement, asked, null)), later: [] };
  const { store, actor } = gated.act;
  authorise(actor, "history.read", subjectOf(agreement), "Your role reads the calendar as it stands.");
  const then = await agreementAsKnown(store, agreement, asked.day);
  if (then.kind !== "done") {
    const problem = then.kind === "refused" ? then.problems[0]?.message : null;
    return { ...(await pageOf(gated, agreement, asItStands(gated.act, asked.asked.typed, problem), null)), later: [] };
  }
  const page = await pageOf(gated, agreement, asked, then.value);
  const now = await calendarFor(gated.act, agreement, gated.act.now.slice(0, 10), page.year);
  const stood = new Map(page.dates.map(({ id, day }) => [id, day]));
  const later = now
    .filter(({ id, on }) => stood.get(id) !== formatDay(on))
    .map(({ kind, on }) => ({
      ...{ to: `/agreements/${agreement.code}/calendar?year=${page.year}`, title: DATE_WORDS[kind] },
      words: `now on ${formatDay(on)}`,
    }));
  return { ...(keepDay(page, asked.day) as typeof page), later };
}

/** @param then the agreement as it was known on an earlier day; null for the calendar as it stands. */
async function pageOf(
  { act: { actor }, request }: Pick<Gated, "act" | "request">,
  agreement: Agreement,
  { act, on, asked }: PageDay,
  then: Agreement | null,
) {
  const subject = subjectOf(agreement);
  const today = act.now.slice(0, 10);
  const wanted = new URL(request.url).searchParams.get("year") ?? "";
  const year = agreement.scheme.years.includes(wanted) ? wanted : yearAt(agreement, today);
  const side = sideOf(actor, subject);
  const dates =
    then === null
      ? await calendarFor(act, agreement, today, year)
      : await calendarAsKnown(act.store, then, today, year);
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
      ask: may(actor, "history.read", subject),
    },
    on,
    asked,
    regionDates: REGION_DATES.map((date) => ({ value: date, label: DATE_WORDS[date] })),
    partnershipDates: PARTNERSHIP_DATES.map((date) => ({ value: date, label: DATE_WORDS[date] })),
  };
}

export type AgreementCalendar = Awaited<ReturnType<typeof agreementCalendar>>;
