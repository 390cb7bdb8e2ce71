import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { EarlierDay } from "~/components/agreement/earlier-day";
import { ErrorSummary } from "~/components/forms/error-summary";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { AskDay } from "~/components/reports/ask-day";
import { Later } from "~/components/reports/later";
import { BeginReview, ReviewList } from "~/components/review/review-list";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { REVIEWS_FORMS, sayConflict } from "~/lib/review-forms.server";
import { reviewsPage } from "~/lib/reviews-page.server";
import { refusedForm } from "~/lib/several-forms.server";
import { reviewsPath } from "~/parts/part-paths";

export const loader = gate(reviewsPage);

export const action = gate(async ({ act, params, form }) => {
  const code = params["code"] ?? "";
  const intent = intentOf(REVIEWS_FORMS, form);
  if (intent === undefined) throw new Response(null, { status: 400 });
  const outcome = await intent.handle(act, code, form);
  if (outcome.kind === "done") throw redirect(`${reviewsPath(code, outcome.value._id)}?saved=${intent.name}`, 303);
  return data(refusedForm(form, await sayConflict(act, outcome)), 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Reviews: ${page?.agreement ?? ""} - Waymark` },
];

export default function ReviewsPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <PlainPage>
      <ErrorSummary errors={refused?.errors} form={refused?.form} />
      {page.on ? <EarlierDay words={`As known on ${page.on}`} /> : null}
      <PageHeading
        caption={<Link to={`/agreements/${page.code}`}>{page.agreement}</Link>}
        title="Annual reviews"
        lede="Each year the region and the partnership look at the same frozen facts, each says how it stands, and both agree what to do."
      />
      {page.reviews.length === 0 ? (
        <EmptyState
          title={page.on ? `No review on ${page.on}` : "No review yet"}
          why={
            page.whyNot ??
            (page.side === "region"
              ? "Opening one freezes the facts as they are known that day; the partnership then assesses itself while you judge."
              : "The region opens it and the facts are frozen that day. You can rehearse it by yourselves before.")
          }
          action={
            page.whyNot ? <Link to={`/agreements/${page.code}/submission`}>See how far the submission is</Link> : null
          }
        />
      ) : (
        <ReviewList reviews={page.reviews} />
      )}
      {page.open.length > 0 ? (
        <Section
          id="open"
          title="Open a review"
          intro="The facts are frozen as they are known now. The partnership sees at once that it is open."
        >
          <BeginReview intent="open" years={page.open} submit="Open the review" refused={refused} />
        </Section>
      ) : null}
      {page.rehearse.length > 0 ? (
        <Section
          id="rehearse"
          title="Rehearse the review"
          intro="The same review on today’s facts, among yourselves: you assess, and a partner plays the region. The region never knows of it."
        >
          <BeginReview intent="rehearse" years={page.rehearse} submit="Begin a rehearsal" refused={refused} />
        </Section>
      ) : null}
      <Later items={page.later} />
      <AskDay asked={page.asked} label="See the reviews as they stood on" />
    </PlainPage>
  );
}
