import { type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { Fragment } from "react";
import { ActionSheet } from "~/components/grids/action-sheet";
import { ActionDays } from "~/components/actions/action-days";
import { TimelinePicture } from "~/components/actions/timeline-picture";
import { ActionTable } from "~/components/actions/action-table";
import { Answers } from "~/components/actions/answers";
import { ExplainedTargets } from "~/components/actions/explained-targets";
import { Reports } from "~/components/actions/reports";
import { WhoIsTold } from "~/components/actions/who-is-told";
import { NoPriorities } from "~/components/agreement/no-priorities";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { ButtonLink } from "~/components/text/button";
import { OwnerMeter } from "~/components/updates/owner-meter";
import { formatDay } from "~/lib/dates";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { changeQuickly } from "~/lib/quick-change.server";
import { type StepFive, stepFiveOf } from "~/lib/step-5.server";
import { listed } from "~/lib/words";
import { newPath } from "~/parts/part-paths";

export const loader = gate((gated) =>
  viewed(gated, (book, act) => stepFiveOf(book, act, new URL(gated.request.url).searchParams)),
);

export const action = gate(async ({ act, params, request, form }) => {
  const code = params["code"] ?? "";
  const answer = await changeQuickly(act, code, form);
  if (answer.errors || answer.conflict || form.get("in-place")) return answer;
  throw redirect(`/agreements/${code}/steps/5${new URL(request.url).search}#action-${answer.id}`, 303);
});

export const handle = { step: 5 };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What do we need to do? ${data?.priority?.name ?? ""} - Waymark` },
];

const VIEW_NAMES: Readonly<Record<StepFive["view"], string>> = {
  all: "All actions",
  owner: "By owner",
  date: "By date",
  grid: "As a grid",
};

export default function StepFivePage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading caption={page.priority?.name} title="What do we need to do?" lede={page.summary || undefined} />
      {page.priority ? (
        <Plan page={page} priority={page.priority} />
      ) : (
        <NoPriorities addTo={page.mayPlan ? `/agreements/${page.code}/priorities` : null} />
      )}
    </>
  );
}

function Plan({ page, priority }: { page: StepFive; priority: NonNullable<StepFive["priority"]> }) {
  const answer = useActionData<typeof action>();
  const add = (kind: string) => newPath(page.code, kind, { priority: priority.id });
  const nobody = page.told.filter(({ tellings }) => tellings.length === 0).map(({ kind }) => kind.toLowerCase());
  const hasActions =
    page.answers.length > 0 || page.tables.some(({ rows }) => rows.length > 0) || page.months.length > 0;
  return (
    <>
      <Section
        id="actions"
        title="Who does what, when"
        action={
          page.mayPlan && hasActions ? (
            <ButtonLink look="second" small to={add("action")}>
              Add an action
            </ButtonLink>
          ) : null
        }
      >
        {hasActions ? (
          <>
            <Views page={page} priority={priority.id} />
            {page.tables.map((table) => {
              const plain = <ActionTable table={table} caption={table.owner ?? "Actions"} answer={answer} />;
              if (page.view !== "grid") return <Fragment key={table.id}>{plain}</Fragment>;
              return (
                <ActionSheet
                  key={table.id}
                  rows={table.rows}
                  savePath={`/agreements/${page.code}/actions`}
                  table={plain}
                />
              );
            })}
            <ActionDays months={page.months} />
          </>
        ) : (
          <EmptyState
            title="No actions yet"
            why="A target is reached by what somebody does. Each action names its owner, its days, its means and how we will know."
            action={
              page.mayPlan ? (
                <ButtonLink look="second" to={add("action")}>
                  Add the first action
                </ButtonLink>
              ) : null
            }
          />
        )}
      </Section>
      {page.timeline ? (
        <Section
          id="timeline"
          title="Timeline"
          intro={
            page.undated.length > 0
              ? `Not drawn, since it has no days yet: ${listed(page.undated.map(({ what }) => what))}.`
              : undefined
          }
        >
          <TimelinePicture
            title={`${priority.name}: actions`}
            source={`Action plan, as it stands on ${formatDay(page.timeline.today)}.`}
            timeline={page.timeline}
          />
        </Section>
      ) : null}
      {page.effects ? <ExplainedTargets effects={page.effects} /> : null}
      {page.answers.length > 0 ? (
        <Section
          id="answers"
          title="Who has said yes"
          intro="The owner and everybody named with it are asked. A change to what was accepted asks again."
        >
          <Answers answers={page.answers} />
        </Section>
      ) : null}
      {page.meter ? <OwnerMeter meter={page.meter} /> : null}
      <Section
        id="told"
        title="Who needs to know?"
        intro={nobody.length > 0 ? `Nobody is named yet for ${listed(nobody)}.` : undefined}
      >
        <WhoIsTold groups={page.told} />
      </Section>
      <Section
        id="reports"
        title="When do we report how it goes, to whom?"
        action={
          page.mayPlan && page.reports.length > 0 ? (
            <ButtonLink look="second" small to={add("reporting")}>
              Add a report
            </ButtonLink>
          ) : null
        }
      >
        {page.reports.length > 0 ? (
          <Reports reports={page.reports} />
        ) : (
          <EmptyState
            title="No reports yet"
            why="A schedule says who reports what to whom, so that nobody has to ask how it goes."
            action={
              page.mayPlan ? (
                <ButtonLink look="second" to={add("reporting")}>
                  Add the first report
                </ButtonLink>
              ) : null
            }
          />
        )}
      </Section>
    </>
  );
}

function Views({ page, priority }: { page: StepFive; priority: string }) {
  const day = useSearchParams()[0].get("on");
  return (
    <nav className="wm-views wm-no-print" aria-label="Ways to see the actions">
      <ul className="wm-plain-list wm-row">
        {(Object.keys(VIEW_NAMES) as StepFive["view"][]).map((view) => (
          <li key={view}>
            <Link
              to={`?${new URLSearchParams({ priority, ...(view === "all" ? {} : { view }), ...(day ? { on: day } : {}) })}`}
              aria-current={page.view === view ? "true" : undefined}
              preventScrollReset
            >
              {VIEW_NAMES[view]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
