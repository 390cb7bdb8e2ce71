import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { YearForm } from "~/components/calendar/agreement-calendar";
import { ErrorSummary } from "~/components/forms/error-summary";
import { SubmitRow } from "~/components/forms/submit-row";
import { DateField } from "~/components/forms/text-fields";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { SavedNote } from "~/components/people/saved-note";
import { savedWords } from "~/lib/asked-words";
import { setDates } from "~/lib/calendar-forms.server";
import { CALENDAR_SAVED } from "~/lib/calendar-words";
import { gate } from "~/lib/gate.server";
import { regionCalendar } from "~/lib/region-calendar.server";
import { refusedForm, text } from "~/lib/several-forms.server";

export const loader = gate(async (gated) => ({
  ...(await regionCalendar(gated)),
  saved: savedWords(CALENDAR_SAVED, gated.request),
}));

export const action = gate(async ({ act, form }) => {
  const outcome = await setDates(act, form);
  if (outcome.kind === "done") {
    const asked = new URLSearchParams({ region: text(form, "region"), year: text(form, "year"), saved: "set" });
    throw redirect(`/region/calendar?${asked}`, 303);
  }
  return data(refusedForm(form, outcome), outcome.kind === "conflict" ? 409 : 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Calendar of ${page?.name ?? "the region"} - Waymark` },
];

export default function RegionCalendarPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <PlainPage>
      <ErrorSummary errors={refused?.errors} />
      {refused ? null : <SavedNote text={page.saved} />}
      <PageHeading
        caption={<Link to="/region">Agreements of the region</Link>}
        title={`Calendar of ${page.yearWords}`}
        lede={`What ${page.name} asks of its partnerships, and by when. Empty a date to go back to the scheme’s.`}
      />
      <YearForm years={page.years} year={page.year} />
      <Form method="post" noValidate key={`${page.year} ${page.rev}`}>
        <input type="hidden" name="region" value={page.region} />
        <input type="hidden" name="year" value={page.year} />
        <input type="hidden" name="rev" value={page.rev} />
        {page.dates.map(({ name, label, value, isOwn }) => (
          <DateField
            key={name}
            name={name}
            label={label}
            hint={isOwn ? "Set by the region" : "The scheme’s date"}
            defaultValue={refused?.values[name] ?? value}
            error={refused?.errors[name] ?? undefined}
          />
        ))}
        <SubmitRow label="Save the dates" />
      </Form>
    </PlainPage>
  );
}
