import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/forms/error-summary";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { FindIndicator } from "~/components/priorities/find-indicator";
import { Focuses } from "~/components/priorities/focuses";
import { OwnIndicator } from "~/components/priorities/own-indicator";
import { PriorityOrder } from "~/components/priorities/priority-order";
import { Shortlist } from "~/components/priorities/shortlist";
import { ButtonLink } from "~/components/text/button";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { submitPriorities } from "~/lib/priorities-forms.server";
import { type PrioritiesPage, prioritiesPage } from "~/lib/priorities-page.server";

export const loader = gate((gated) =>
  viewed(gated, (book, act) => prioritiesPage(book, act, new URL(gated.request.url).searchParams)),
);

export const action = gate(async ({ act, params, form }) => {
  const submitted = await submitPriorities(act, params["code"] ?? "", form);
  if ("to" in submitted) throw redirect(submitted.to, 303);
  return data(submitted, 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Priorities: ${page?.name ?? ""} - Waymark` },
];

export default function PrioritiesRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      {refused && refused.form !== "own" ? <ErrorSummary errors={refused.errors} /> : null}
      <PageHeading caption={page.name} title="Priorities" lede={page.locked ?? undefined} />
      <Vision page={page} />
      <Section
        id="priorities"
        title="What we mean to change, in order"
        action={
          page.mayShape && page.priorities.length > 0 ? (
            <ButtonLink look="second" small to={page.addTo.priority}>
              Add a priority
            </ButtonLink>
          ) : null
        }
      >
        {page.priorities.length > 0 ? (
          <PriorityOrder {...page} current={page.priority?.id ?? ""} />
        ) : (
          <EmptyState
            title="No priorities yet"
            why="An agreement is a few things that partners change together. Each one is walked through the five steps."
            action={
              page.mayShape ? (
                <ButtonLink look="second" to={page.addTo.priority}>
                  Add the first priority
                </ButtonLink>
              ) : null
            }
          />
        )}
      </Section>
      {page.priority ? <OfPriority page={page} priority={page.priority} refused={refused} /> : null}
    </>
  );
}

function Vision({ page }: { page: PrioritiesPage }) {
  const { vision, strategy, mayShape, code } = page;
  return (
    <Section
      id="vision"
      title="Vision"
      action={
        mayShape && (vision || strategy) ? (
          <Link to={`/agreements/${code}/edit`}>
            Change<span className="govuk-visually-hidden"> the vision and strategy</span>
          </Link>
        ) : null
      }
    >
      {vision ? <p className="wm-vision">{vision}</p> : null}
      {strategy ? <p className="wm-muted wm-prose">Rests on {strategy}</p> : null}
      {vision || strategy ? null : (
        <EmptyState
          title="No vision yet"
          why="One sentence that says what the agreement is for, and the community strategy that it rests on."
          action={
            mayShape ? (
              <ButtonLink look="second" to={`/agreements/${code}/edit`}>
                Write the vision
              </ButtonLink>
            ) : null
          }
        />
      )}
    </Section>
  );
}

interface OfPriorityProps {
  page: PrioritiesPage;
  priority: NonNullable<PrioritiesPage["priority"]>;
  refused: NonNullable<ReturnType<typeof useActionData<typeof action>>>["refused"] | undefined;
}

function OfPriority({ page, priority, refused }: OfPriorityProps) {
  return (
    <>
      <Section
        id="focuses"
        title={`${priority.name}: where the evidence points`}
        intro="A focus stands between the priority and its targets."
        action={
          page.mayShape && page.focuses.length > 0 ? (
            <ButtonLink look="second" small to={page.addTo.focus}>
              Add a focus
            </ButtonLink>
          ) : null
        }
      >
        {page.focuses.length > 0 ? (
          <Focuses focuses={page.focuses} />
        ) : (
          <EmptyState
            title="No focus yet"
            why="A focus, such as “Enterprise development”, is the part of the priority that figures and evidence chose."
            action={
              page.mayShape ? (
                <ButtonLink look="second" to={page.addTo.focus}>
                  Add the first focus
                </ButtonLink>
              ) : null
            }
          />
        )}
      </Section>
      <Section
        id="shortlist"
        title={`${priority.name}: how it could be measured`}
        intro="At least one indicator each of effectiveness, quality and cost. Chosen ones are shown in step 1."
      >
        {page.shortlist.length > 0 ? (
          <Shortlist {...page} priority={priority.id} />
        ) : (
          <EmptyState
            title="Nothing on the shortlist yet"
            why="Look at several indicators before choosing: what was not chosen, and why, is worth as much as what was."
          />
        )}
        {page.search ? (
          <>
            <FindIndicator search={page.search} priority={priority.id} key={`${priority.id} ${page.search.typed}`} />
            <OwnIndicator priority={priority.id} refused={refused} />
          </>
        ) : null}
      </Section>
    </>
  );
}
