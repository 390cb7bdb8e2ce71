import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { useMemo } from "react";
import { changePart } from "@models/agreement/change-part";
import { chartOfTable } from "~/components/charts/chart";
import { NoPriorities } from "~/components/agreement/no-priorities";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { useProjector } from "~/components/layout/use-projector";
import { Projected } from "~/components/measures/projected";
import { IndicatorSection } from "~/components/measures/indicator-section";
import { useView, ViewSwitch } from "~/components/measures/view-switch";
import { ButtonLink } from "~/components/text/button";
import { gate } from "~/lib/gate.server";
import { conflictFields } from "~/lib/conflict-fields.server";
import { viewed } from "~/lib/earlier-day.server";
import { type StepOne, stepOneOf } from "~/lib/step-1.server";

export const loader = gate((gated) =>
  viewed(gated, (book, act) => stepOneOf(book, act, new URL(gated.request.url).searchParams)),
);

export const action = gate(async ({ act, params, request, form }) => {
  const code = params["code"] ?? "";
  const candidate = String(form.get("candidate"));
  const fields =
    form.get("intent") === "rows"
      ? { hiddenAreas: form.getAll("hidden").map(String) }
      : { story: String(form.get("story") ?? "") };
  const outcome = await changePart(act, code, "candidate", candidate, Number(form.get("rev")), fields);
  if (outcome.kind === "done") {
    const { search } = new URL(request.url);
    throw redirect(`/agreements/${code}/steps/1${search}#table-${candidate}`, 303);
  }
  const view = {
    candidate,
    story: fields.story,
    errors: outcome.kind === "refused" ? { story: outcome.problems.map(({ message }) => message) } : undefined,
    conflict: outcome.kind === "conflict" ? await conflictFields(act, outcome, { story: "The story" }) : undefined,
  };
  return data(view, outcome.kind === "conflict" ? 409 : 400);
});

export const handle = { step: 1, projects: true };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Where are we now? ${page?.priority?.name ?? ""} - Waymark` },
];

export default function StepOne() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const view = useView(page.tables.some(({ mayEnter }) => mayEnter));
  const [asked] = useSearchParams();
  const onDay = useOnDay();
  if (useProjector() && page.tables.length > 0) return <ProjectedTable page={page} asked={asked.get("table")} />;
  return (
    <>
      <PageHeading
        caption={page.priority?.name}
        title="Where are we now?"
        actions={
          <>
            {page.tables.length > 0 ? <ViewSwitch {...view} /> : null}
            {page.mayBringIn ? (
              <ButtonLink look="second" small to={`/agreements/${page.code}/imports`}>
                Bring figures in
              </ButtonLink>
            ) : null}
            {page.seesQuality && page.tables.length > 0 ? (
              <Link to={onDay(`/agreements/${page.code}/quality`)}>Data quality</Link>
            ) : null}
          </>
        }
      />
      {page.tables.map((table) => (
        <IndicatorSection
          key={table.candidate}
          table={table}
          code={page.code}
          mayChange={page.mayChange}
          namePlacesAt={page.namePlacesAt}
          view={view.view}
          answer={answer?.candidate === table.candidate ? answer : undefined}
        />
      ))}
      <NothingYet {...page} />
    </>
  );
}

function ProjectedTable({ page, asked }: { page: StepOne; asked: string | null }) {
  const onDay = useOnDay();
  const here = onDay(`/agreements/${page.code}/steps/1?priority=${page.priority?.id}`);
  const at = Math.max(
    page.tables.findIndex(({ candidate }) => candidate === asked),
    0,
  );
  const pathOf = (place: number) =>
    page.tables[place] && `${here}&table=${page.tables[place].candidate}&view=projector`;
  const table = page.tables[at];
  const chart = useMemo(() => (table ? chartOfTable(table) : null), [table]);
  if (!table) return null;
  return (
    <Projected
      caption={[page.priority?.name, table.name].filter(Boolean).join(" · ")}
      title="Where are we now?"
      reading={table.reading}
      doubt={table.doubt}
      chart={chart}
      before={pathOf(at - 1)}
      after={pathOf(at + 1)}
      backTo={`${here}#table-${table.candidate}`}
    />
  );
}

function NothingYet({
  code,
  priority,
  hasPriorities,
  mayChange,
  tables,
}: ReturnType<typeof useLoaderData<typeof loader>>) {
  if (!hasPriorities) {
    return <NoPriorities addTo={mayChange ? `/agreements/${code}/priorities` : null} />;
  }
  const add = `/agreements/${code}/candidate/new?priority=${priority?.id}`;
  if (tables.length > 0) {
    return mayChange ? (
      <p>
        <ButtonLink look="second" to={add}>
          Add an indicator
        </ButtonLink>
      </p>
    ) : null;
  }
  return (
    <EmptyState
      title="No indicators chosen yet"
      why="The tables here show where our area stands against its comparators and the region, and everything later rests on them."
      action={
        mayChange ? (
          <ButtonLink look="second" to={add}>
            Choose the first indicator
          </ButtonLink>
        ) : null
      }
    />
  );
}
