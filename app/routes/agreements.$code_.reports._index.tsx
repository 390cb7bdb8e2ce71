import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { EarlierDay } from "~/components/agreement/earlier-day";
import { useOnDay } from "~/components/agreement/kept-day";
import { ErrorSummary } from "~/components/forms/error-summary";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { AskDay } from "~/components/reports/ask-day";
import { Later } from "~/components/reports/later";
import { ReportList, StartReport } from "~/components/reports/report-list";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { REPORTS_FORMS } from "~/lib/report-forms.server";
import { reportsPage } from "~/lib/reports-page.server";
import { refusedForm } from "~/lib/several-forms.server";
import { reportsPath } from "~/parts/part-paths";

export const loader = gate(reportsPage);

export const action = gate(async ({ act, params, form }) => {
  const code = params["code"] ?? "";
  const intent = intentOf(REPORTS_FORMS, form);
  if (intent === undefined) throw new Response(null, { status: 400 });
  const outcome = await intent.handle(act, code, form);
  if (outcome.kind === "done") throw redirect(`${reportsPath(code, outcome.value._id)}?saved=${intent.name}`, 303);
  return data(refusedForm(form, outcome), 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Reports: ${page?.agreement ?? ""} - Waymark` },
];

export default function ReportsPage() {
  const page = useLoaderData<typeof loader>();
  const onDay = useOnDay();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <PlainPage>
      <ErrorSummary errors={refused?.errors} form={refused?.form} />
      {page.on ? <EarlierDay words={`As known on ${page.on}`} /> : null}
      <PageHeading
        caption={<Link to={onDay(`/agreements/${page.code}`)}>{page.agreement}</Link>}
        title="Quarterly reports"
        lede="Each is written from the figures of a day, for owners, for the executive and for the board. People edit its words, never its numbers."
      />
      {page.due ? <p className="wm-notice">{page.due}</p> : null}
      {page.reports.length === 0 ? (
        <EmptyState
          title={page.on ? `No report on ${page.on}` : "No report yet"}
          why={
            page.whyNot ??
            (page.side === "region"
              ? "The partnership reports each quarter on the signed agreement; what it publishes stands here."
              : "A report says once a quarter how each target stands, what changed and what needs a decision, so that nobody has to write it by hand.")
          }
          action={
            page.whyNot ? <Link to={`/agreements/${page.code}/submission`}>See how far the submission is</Link> : null
          }
        />
      ) : (
        <ReportList reports={page.reports} />
      )}
      {page.open.length > 0 ? (
        <Section
          id="start"
          title="Start a report"
          intro="It is written at once from what is known today. You can take the figures of an earlier day, and edit its words, before it is published."
        >
          <StartReport page={page} refused={refused} />
        </Section>
      ) : null}
      <Later items={page.later} />
      {page.looksBack ? <AskDay asked={page.asked} label="See the reports that there were on" /> : null}
    </PlainPage>
  );
}
