import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { EarlierDay } from "~/components/agreement/earlier-day";
import { ErrorSummary } from "~/components/forms/error-summary";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { SavedNote } from "~/components/people/saved-note";
import { PrintButton } from "~/components/print/print-button";
import { AskDay } from "~/components/reports/ask-day";
import { ReportBlock } from "~/components/reports/report-block";
import { ReportStanding } from "~/components/reports/report-standing";
import { Revisions } from "~/components/reports/revisions";
import { savedWords } from "~/lib/asked-words";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { REPORT_FORMS, sayReportConflict } from "~/lib/report-forms.server";
import { type ReportPage, reportPage } from "~/lib/report-page.server";
import { REPORT_SAVED } from "~/lib/report-words";
import { refusedForm, text } from "~/lib/several-forms.server";
import { reportsPath } from "~/parts/part-paths";

export const loader = gate(async (gated) => ({
  ...(await reportPage(gated)),
  saved: savedWords(REPORT_SAVED, gated.request),
}));

export const action = gate(async ({ act, params, form }) => {
  const [code, id] = [params["code"] ?? "", params["report"] ?? ""];
  const intent = intentOf(REPORT_FORMS, form);
  if (intent === undefined) throw new Response(null, { status: 400 });
  const outcome = await intent.handle(act, code, id, form);
  if (outcome.kind === "done") {
    const back = new URLSearchParams({ level: text(form, "level") || "executive", saved: intent.name });
    const anchor = intent.name === "words" && text(form, "form") ? `#${text(form, "form")}` : "";
    throw redirect(`${reportsPath(code, id)}?${back}${anchor}`, 303);
  }
  return data(refusedForm(form, await sayReportConflict(act, outcome)), outcome.kind === "conflict" ? 409 : 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.levelWords.name ?? ""} report for ${page?.quarter ?? ""}: ${page?.agreement ?? ""} - Waymark` },
];

export default function Report() {
  const page = useLoaderData<typeof loader>();
  const onDay = useOnDay();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <PlainPage width="broad">
      <ErrorSummary errors={refused?.errors} form={refused?.form || undefined} />
      {refused ? null : <SavedNote text={page.saved} />}
      {page.on ? <EarlierDay words={`As known on ${page.on}`} /> : null}
      <PageHeading
        caption={
          <>
            <Link to={onDay(reportsPath(page.code))}>Quarterly reports</Link> · {page.agreement}
          </>
        }
        title={`${page.levelWords.name} report for ${page.quarter}`}
        lede={page.levelWords.about}
      />
      <nav aria-label="Levels" className="wm-views wm-report__levels wm-no-print">
        {page.levels.map(({ id, name, to, isCurrent }) => (
          <Link key={id} to={to} aria-current={isCurrent ? "page" : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <ReportStanding page={page} refused={refused} />
      <Revisions revised={page.revised} />
      {page.blocks.some(({ targets }) => targets.length > 0) ? (
        <p className="wm-small wm-muted">
          In the charts teal is ours, dashed grey the region, orange what is promised. Each has its own scale.
        </p>
      ) : null}
      {page.blocks.length === 0 ? (
        <EmptyState
          title="Nothing to report at this level"
          why="Nobody owns an action and no priority has a target yet."
        />
      ) : (
        <div className={`wm-report wm-report--${page.level}`}>
          {page.blocks.map((block) => (
            <ReportBlock key={block.id} block={block} page={page} refused={refused} />
          ))}
        </div>
      )}
      <Taking page={page} />
    </PlainPage>
  );
}

/** The report on paper, as a workbook, and as known on another day. */
function Taking({ page }: { page: ReportPage }) {
  return (
    <div className="wm-no-print">
      <div className="wm-row">
        <PrintButton />
        <a href={page.workbook} download>
          Take it as a workbook (XLSX)
        </a>
      </div>
      {page.may.ask ? (
        <AskDay asked={page.asked} label="See this report as known on">
          <input type="hidden" name="level" value={page.level} />
        </AskDay>
      ) : null}
    </div>
  );
}
