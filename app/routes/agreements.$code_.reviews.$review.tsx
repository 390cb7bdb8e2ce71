import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { EarlierDay } from "~/components/agreement/earlier-day";
import { ErrorSummary } from "~/components/forms/error-summary";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { SavedNote } from "~/components/people/saved-note";
import { AskDay } from "~/components/reports/ask-day";
import { Revisions } from "~/components/reports/revisions";
import { AgreedActions } from "~/components/review/agreed-actions";
import { Desk } from "~/components/review/desk";
import { ReviewedPriority } from "~/components/review/reviewed-priority";
import { ReviewStanding } from "~/components/review/review-standing";
import { savedWords } from "~/lib/asked-words";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { REVIEW_FORMS, sayConflict } from "~/lib/review-forms.server";
import { reviewPage } from "~/lib/review-page.server";
import { REVIEW_SAVED } from "~/lib/review-words";
import { refusedForm } from "~/lib/several-forms.server";
import { reviewsPath } from "~/parts/part-paths";

export const loader = gate(async (gated) => ({
  ...(await reviewPage(gated)),
  saved: savedWords(REVIEW_SAVED, gated.request),
}));

export const action = gate(async ({ act, params, form }) => {
  const [code, id] = [params["code"] ?? "", params["review"] ?? ""];
  const intent = intentOf(REVIEW_FORMS, form);
  if (intent === undefined) throw new Response(null, { status: 400 });
  const outcome = await intent.handle(act, code, id, form);
  if (outcome.kind === "done") throw redirect(`${reviewsPath(code, id)}?saved=${intent.name}`, 303);
  return data(refusedForm(form, await sayConflict(act, outcome)), outcome.kind === "conflict" ? 409 : 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.isRehearsal ? "Rehearsal" : "Review"} of ${page?.year ?? ""}: ${page?.agreement ?? ""} - Waymark` },
];

export default function ReviewPage() {
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
            <Link to={onDay(reviewsPath(page.code))}>Annual reviews</Link> · {page.agreement}
          </>
        }
        title={`${page.isRehearsal ? "Rehearsal of the review" : "Review"} of ${page.year}`}
        lede={`Both sides judge by the facts as they were known on ${page.facts.day}. What changed since is not in them.`}
      />
      <ReviewStanding page={page} />
      <Revisions revised={page.revised} />
      <Desk desk={page.desk} refused={refused} />
      {page.priorities.map((priority) => (
        <ReviewedPriority key={priority.id} page={page} priority={priority} refused={refused} />
      ))}
      <Section
        id="actions"
        title="What both sides will do"
        intro="Actions with an owner and a day, agreed once the facts are settled."
      >
        <AgreedActions page={page} refused={refused} />
      </Section>
      <AskDay asked={page.asked} label="See this review as it stood on" />
    </PlainPage>
  );
}
