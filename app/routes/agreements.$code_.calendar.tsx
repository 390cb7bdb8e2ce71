import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { CalendarForms, CalendarTable, YearForm } from "~/components/calendar/agreement-calendar";
import { EarlierDay } from "~/components/agreement/earlier-day";
import { useOnDay } from "~/components/agreement/kept-day";
import { ErrorSummary } from "~/components/forms/error-summary";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { SavedNote } from "~/components/people/saved-note";
import { AskDay } from "~/components/reports/ask-day";
import { Later } from "~/components/reports/later";
import { savedWords } from "~/lib/asked-words";
import { agreementCalendar } from "~/lib/agreement-calendar.server";
import { CALENDAR_FORMS } from "~/lib/calendar-forms.server";
import { CALENDAR_SAVED } from "~/lib/calendar-words";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { refusedForm, text } from "~/lib/several-forms.server";

export const loader = gate(async (gated) => ({
  ...(await agreementCalendar(gated)),
  saved: savedWords(CALENDAR_SAVED, gated.request),
}));

export const action = gate(async ({ act, params, form }) => {
  const code = params["code"] ?? "";
  const intent = intentOf(CALENDAR_FORMS, form);
  if (intent === undefined) throw new Response(null, { status: 400 });
  const outcome = await intent.handle(act, code, form);
  if (outcome.kind === "done") {
    const asked = new URLSearchParams({ year: text(form, "year"), saved: intent.name });
    throw redirect(`/agreements/${code}/calendar?${asked}`, 303);
  }
  return data(refusedForm(form, outcome), outcome.kind === "conflict" ? 409 : 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Calendar: ${page?.agreement ?? ""} - Waymark` },
];

export default function AgreementCalendarPage() {
  const page = useLoaderData<typeof loader>();
  const onDay = useOnDay();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <PlainPage>
      <ErrorSummary errors={refused?.errors} form={refused?.form} />
      {refused ? null : <SavedNote text={page.saved} />}
      {page.on ? <EarlierDay words={`As known on ${page.on}`} /> : null}
      <PageHeading
        caption={<Link to={onDay(`/agreements/${page.code}`)}>{page.agreement}</Link>}
        title={`Calendar of ${page.yearWords}`}
        lede="The region’s dates and the partnership’s own. A date that is missed shows on both homes and locks nothing."
      />
      <YearForm years={page.years} year={page.year} />
      <CalendarTable page={page} />
      <CalendarForms page={page} refused={refused} />
      <Later items={page.later} />
      {page.may.ask ? (
        <AskDay asked={page.asked} label="See this calendar as it stood on">
          <input type="hidden" name="year" value={page.year} />
        </AskDay>
      ) : null}
    </PlainPage>
  );
}
