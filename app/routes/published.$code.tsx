import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PerformanceManual } from "~/components/agreement/performance-manual";
import { FeedbackForm, YouSaid } from "~/components/agreement/public-feedback";
import { PublishedPriority } from "~/components/agreement/published-priority";
import { ErrorSummary } from "~/components/forms/error-summary";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { PROGRESS_MARKS } from "~/components/measures/progress-mark";
import type { Refused } from "~/components/people/folded-form";
import { SavedNote } from "~/components/people/saved-note";
import { StatusMark } from "~/components/text/status-mark";
import { takeFeedback } from "~/lib/feedback-form.server";
import { openGate } from "~/lib/gate.server";
import { publishedPage } from "~/lib/published-page.server";
import { countOf } from "~/lib/words";
import { refusedForm } from "~/lib/several-forms.server";

export const loader = openGate(async ({ act, params, request }) => ({
  ...(await publishedPage(act.store, params["code"] ?? "", act.now.slice(0, 10))),
  wasSent: new URL(request.url).searchParams.has("sent"),
}));

export const action = openGate(async (gated) => {
  const code = gated.params["code"] ?? "";
  const { outcome, status } = await takeFeedback(gated, code);
  if (outcome.kind === "done") throw redirect(`/published/${code}?sent=yes`, 303);
  return data(refusedForm(gated.form, outcome), status);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? "Published"} - Waymark` }];

export default function PublishedAgreement() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <PlainPage>
      <ErrorSummary errors={refused?.errors} title="Nothing was sent yet: please put this right" />
      <SavedNote
        text={page.wasSent && !refused ? "Thank you. It is shown here once somebody has looked at it." : undefined}
      />
      <PageHeading
        caption={
          <>
            <Link to="/published">Published agreements</Link> · {page.region} · {page.area}
          </>
        }
        title={`${page.name} ${page.years}`}
        lede={page.notice === null ? page.vision : undefined}
      />
      <p className="wm-muted">{page.version}</p>
      {page.notice === null ? (
        <Content page={page} refused={refused} />
      ) : (
        <div className="govuk-inset-text">
          <p className="wm-prose">{page.notice}</p>
        </div>
      )}
    </PlainPage>
  );
}

interface ContentProps {
  page: ReturnType<typeof useLoaderData<typeof loader>>;
  refused: Refused | undefined;
}

function Content({ page, refused }: ContentProps) {
  return (
    <>
      {page.consults ? (
        <p>
          This is a draft. <a href="#feedback">Tell us what you think of it</a> before the consultation closes.
        </p>
      ) : null}
      {page.progress ? <HowItGoes progress={page.progress} /> : null}
      {page.strategy ? <p className="wm-prose">It rests on {page.strategy}.</p> : null}
      <nav aria-label="On this page">
        <ul className="wm-links">
          {page.priorities.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
          <li>
            <a href="#manual">What the numbers mean</a>
          </li>
          <li>
            <a href="#you-said">You said, we did</a>
          </li>
        </ul>
      </nav>
      {page.priorities.map((priority) => (
        <PublishedPriority key={priority.id} priority={priority} />
      ))}
      <PerformanceManual manual={page.manual} />
      <YouSaid feedback={page.feedback} />
      <FeedbackForm subjects={page.subjects} refused={refused} />
      <Section id="who" title="Who makes it">
        <p>
          {page.partnership}: {page.organisations.join(", ")}.
        </p>
        {page.approvals.map(({ body, date }) => (
          <p key={body} className="wm-muted">
            Approved by the {body.toLowerCase()} on {date}.
          </p>
        ))}
      </Section>
    </>
  );
}

function HowItGoes({ progress }: { progress: NonNullable<ContentProps["page"]["progress"]> }) {
  return (
    <Section id="progress" title={`How it goes, up to ${progress.until}`}>
      {progress.says ? <p className="wm-prose">{progress.says}</p> : null}
      <ul className="wm-plain-list">
        {progress.counts.map(({ status, count }) => (
          <li key={status}>
            <StatusMark kind={PROGRESS_MARKS[status]}>
              {countOf(count, "target")}: {status}
            </StatusMark>
          </li>
        ))}
      </ul>
    </Section>
  );
}
