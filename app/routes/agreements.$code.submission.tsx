import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Approvals } from "~/components/agreement/approvals";
import { ChangedList } from "~/components/agreement/changed-list";
import { Judging } from "~/components/agreement/judging";
import { Publishing } from "~/components/agreement/publishing";
import { RegionPoints } from "~/components/agreement/region-points";
import { RegionThread } from "~/components/agreement/region-thread";
import { Submitting } from "~/components/agreement/submitting";
import { UnfinishedList } from "~/components/agreement/unfinished-list";
import { ErrorSummary } from "~/components/forms/error-summary";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { SavedNote } from "~/components/people/saved-note";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { refusedForm } from "~/lib/several-forms.server";
import { SUBMISSION_FORMS } from "~/lib/submission-forms.server";
import { type SubmissionPage, submissionPage } from "~/lib/submission-page.server";
import { SAVED_WORDS, submissionWords } from "~/lib/submission-words";

export const handle = { frame: "read" };

export const loader = gate(async (gated) => ({
  ...(await submissionPage(gated)),
  saved: SAVED_WORDS[new URL(gated.request.url).searchParams.get("saved") ?? ""],
}));

export const action = gate(async (gated) => {
  const code = gated.params["code"] ?? "";
  const intent = intentOf(SUBMISSION_FORMS, gated.form);
  if (intent === undefined) throw new Response(null, { status: 400 });
  const outcome = await intent.handle(gated, code);
  if (outcome.kind === "done") throw redirect(`/agreements/${code}/submission?saved=${intent.name}`, 303);
  const answer = refusedForm(gated.form, outcome);
  return data(answer, outcome.kind === "conflict" ? 409 : 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Submission: ${page?.name ?? ""} - Waymark` },
];

export default function Submission() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.kind === "refused" ? answer.refused : undefined;
  const words = submissionWords(page);
  return (
    <>
      <ErrorSummary
        errors={refused?.errors}
        form={refused?.form || undefined}
        title="Nothing was done yet: please put this right"
      />
      {refused ? null : <SavedNote text={page.saved} />}
      <PageHeading
        caption={<Link to={`/agreements/${page.code}`}>{page.name}</Link>}
        title={words.title}
        lede={words.lede}
      />
      <WhatIsThere page={page} />
      {page.points.length > 0 ? (
        <Section id="points" title="What the region asked">
          <RegionPoints points={page.points} mayAnswer={page.mine && page.status === "returned"} refused={refused} />
        </Section>
      ) : null}
      <WhatChanged page={page} />
      <Decision page={page} refused={refused} />
      {page.thread ? (
        <Section
          id="thread"
          title="Between partnership and region"
          intro="Both sides read this at once. What is said inside the partnership is not here."
        >
          <RegionThread thread={page.thread} side={page.side} refused={refused} />
        </Section>
      ) : null}
      <Section id="approvals" title="Approvals">
        <Approvals approvals={page.approvals} mayRecord={page.may.recordApproval} refused={refused} />
      </Section>
      <Section id="publish" title="What the public sees">
        <Publishing page={page} mayPublish={page.may.publish} refused={refused} />
      </Section>
      {page.submitted ? (
        <p className="wm-small wm-muted">
          Submission {page.submitted.count}, by {page.submitted.by} on {page.submitted.when}. Its fingerprint (SHA-256)
          is <span className="wm-fingerprint">{page.submitted.sha256}</span>.
        </p>
      ) : null}
    </>
  );
}

function WhatIsThere({ page }: { page: SubmissionPage }) {
  if (page.unfinished.length === 0) return null;
  return (
    <Section
      id="unfinished"
      title={page.side === "region" ? "Unfinished, and why" : "What the region reads first"}
      intro="Designated targets that are honestly unfinished, or that lack something for a reason."
    >
      <UnfinishedList targets={page.unfinished} />
    </Section>
  );
}

function WhatChanged({ page }: { page: SubmissionPage }) {
  if (page.changed === null) return null;
  return (
    <Section id="changed" title="What changed since the submission before">
      {page.changed.length > 0 ? <ChangedList things={page.changed} /> : <p>Nothing changed.</p>}
    </Section>
  );
}

function Decision({ page, refused }: { page: SubmissionPage; refused: Parameters<typeof Judging>[0]["refused"] }) {
  if (page.may.judge && page.submitted) {
    return (
      <Section id="decide" title="Your decision">
        <Judging page={page} sha256={page.submitted.sha256} refused={refused} />
      </Section>
    );
  }
  if (!page.may.submit && !page.may.withdraw && !page.may.close) return null;
  const title = page.may.submit ? (page.inTheWay.length > 0 ? "What stands in the way" : "Submit") : "What you can do";
  return (
    <Section id="submit" title={title}>
      <Submitting page={page} refused={refused} />
    </Section>
  );
}
