import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { AddArea } from "~/components/comparators/add-area";
import { ComparisonSection } from "~/components/comparators/comparison-section";
import { SetPanel } from "~/components/comparators/set-panel";
import { ErrorSummary } from "~/components/forms/error-summary";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { ButtonLink } from "~/components/text/button";
import { submitComparators } from "~/lib/comparators-forms.server";
import { comparatorsPage } from "~/lib/comparators-page.server";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";

export const loader = gate((gated) =>
  viewed(gated, (book, act) => comparatorsPage(book, act, new URL(gated.request.url).searchParams)),
);

export const action = gate(async ({ act, params, form }) => {
  const submitted = await submitComparators(act, params["code"] ?? "", form);
  if ("to" in submitted) throw redirect(submitted.to, 303);
  return data(submitted, 400);
});

export const handle = { step: 1 };

export const meta: MetaFunction = () => [{ title: "Areas to compare with - Waymark" }];

export default function Comparators() {
  const page = useLoaderData<typeof loader>();
  const onDay = useOnDay();
  const answer = useActionData<typeof action>();
  const refused = answer?.kind === "refused" ? answer.refused : undefined;
  return (
    <>
      <ErrorSummary errors={refused?.errors} form={refused?.form} />
      <PageHeading
        caption={<Link to={onDay(`/agreements/${page.code}/steps/1`)}>Where are we now?</Link>}
        title="Areas to compare with"
        lede="Every chart and table compares with one set, so that no table picks its own. A table may hide an area."
        actions={
          page.mayChange && page.sets.length > 0 ? (
            <ButtonLink look="second" to={page.newTo}>
              Add a comparator set
            </ButtonLink>
          ) : null
        }
      />
      {page.sets.length === 0 ? (
        <EmptyState
          title="Nobody to compare with yet"
          why="A number says little alone: areas like ours show what can be done, and what was nobody’s doing. Take a rule, such as the most similar areas, or choose them by hand below."
          action={
            page.mayChange ? (
              <ButtonLink look="second" to={page.newTo}>
                Find areas by a rule
              </ButtonLink>
            ) : null
          }
        />
      ) : null}
      <ComparisonSection page={page} />
      {page.sets.map((set) => (
        <SetPanel key={set.id} set={set} mayChange={page.mayChange} refused={refused} />
      ))}
      {page.mayChange ? <AddArea page={page} refused={refused} /> : null}
    </>
  );
}
