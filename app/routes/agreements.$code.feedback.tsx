import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { FeedbackItem } from "~/components/agreement/feedback-item";
import { ErrorSummary } from "~/components/forms/error-summary";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { SavedNote } from "~/components/people/saved-note";
import { ButtonLink } from "~/components/text/button";
import { savedWords } from "~/lib/asked-words";
import { FEEDBACK_FORMS, FEEDBACK_SAVED, feedbackPage } from "~/lib/feedback-page.server";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { refusedForm, text } from "~/lib/several-forms.server";

export const handle = { frame: "read" };

export const loader = gate(async (gated) => ({
  ...(await feedbackPage(gated)),
  saved: savedWords(FEEDBACK_SAVED, gated.request),
}));

export const action = gate(async (gated) => {
  const code = gated.params["code"] ?? "";
  const intent = intentOf(FEEDBACK_FORMS, gated.form);
  if (intent === undefined) throw new Response(null, { status: 400 });
  const id = text(gated.form, "feedback");
  const outcome = await intent.handle(gated, code, id, Number(text(gated.form, "rev")));
  if (outcome.kind === "done") throw redirect(`/agreements/${code}/feedback?saved=${intent.name}`, 303);
  return data(refusedForm(gated.form, outcome), outcome.kind === "conflict" ? 409 : 400);
});

export const meta: MetaFunction = () => [{ title: "Feedback - Waymark" }];

export default function Feedback() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const organisations = page.mayAssign ? page.organisations : [];
  const items = (listed: typeof page.waiting) => (
    <ul className="wm-items">
      {listed.map((item) => (
        <FeedbackItem key={item.id} item={item} organisations={organisations} refused={refused} />
      ))}
    </ul>
  );
  return (
    <>
      <ErrorSummary errors={refused?.errors} form={refused?.form || undefined} />
      <SavedNote text={refused ? undefined : page.saved} />
      <PageHeading
        title="Feedback"
        lede="What readers of the published agreement said. Nothing is shown before somebody has looked at it; names and addresses stay with whoever answers."
        actions={page.isPublished ? <Link to={`/published/${page.code}#you-said`}>What the public sees</Link> : null}
      />
      {page.waiting.length + page.decided.length === 0 ? (
        <EmptyState
          title="Nobody has said anything yet"
          why={
            page.isPublished
              ? "Anybody can say what they think from the public page, about a priority or a target. It waits here until you show, answer or hide it."
              : "Once the agreement is published, anybody can say what they think of it; it waits here until you show, answer or hide it."
          }
          action={
            page.isPublished ? undefined : (
              <ButtonLink look="second" to={`/agreements/${page.code}/submission#publish`}>
                Go to publishing
              </ButtonLink>
            )
          }
        />
      ) : null}
      {page.waiting.length > 0 ? (
        <Section id="waiting" title="Waiting for a word">
          {items(page.waiting)}
        </Section>
      ) : null}
      {page.decided.length > 0 ? (
        <Section
          id="decided"
          title="Decided"
          action={
            <a href={`/agreements/${page.code}/tables/feedback.csv`} download>
              CSV <span className="govuk-visually-hidden">of the feedback</span>
            </a>
          }
        >
          {items(page.decided)}
        </Section>
      ) : null}
    </>
  );
}
