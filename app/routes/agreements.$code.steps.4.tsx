import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { NoPriorities } from "~/components/agreement/no-priorities";
import { ScoreSheet } from "~/components/grids/score-sheet";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { Delivery } from "~/components/options/delivery";
import { OptionList } from "~/components/options/option-list";
import { Ranking } from "~/components/options/ranking";
import { ScoreGrid } from "~/components/options/score-grid";
import { SectionForm } from "~/components/parts/section-form";
import { ButtonLink } from "~/components/text/button";
import { gate } from "~/lib/gate.server";
import { viewed } from "~/lib/earlier-day.server";
import { saveScores } from "~/lib/save-scores.server";
import { FAVOUR_FORM, type ScoreView, type StepFour, stepFourOf } from "~/lib/step-4.server";
import { newPath, stepPath } from "~/parts/part-paths";
import { submitSection } from "~/parts/section-form.server";

export const loader = gate((gated) =>
  viewed(gated, (book, act) => stepFourOf(book, act, new URL(gated.request.url).searchParams)),
);

export const action = gate(async ({ act, params, request, form }) => {
  const code = params["code"] ?? "";
  const here = stepPath(code, 4, new URL(request.url).searchParams.get("priority") ?? undefined);
  if (form.get("intent") !== "scores") {
    const submitted = await submitSection(act, code, FAVOUR_FORM, form, here);
    if ("to" in submitted) throw redirect(submitted.to, 303);
    return data({ favour: submitted.view, scores: undefined }, submitted.status);
  }
  const scores = await saveScores(act, code, form);
  if (scores !== undefined) return data({ favour: undefined, scores }, scores.conflict ? 409 : 400);
  if (form.get("in-place") === "yes") return data({ favour: undefined, scores }, 200);
  throw redirect(`${here}#scores`, 303);
});

export const handle = { step: 4 };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `How will we get there? ${page?.priority?.name ?? ""} - Waymark` },
];

export default function StepFourPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading caption={page.priority?.name} title="How will we get there?" lede={page.summary || undefined} />
      {page.priority ? (
        <Choices page={page} priority={page.priority} />
      ) : (
        <NoPriorities
          why="Options belong to a priority: what the partnership means to change together."
          addTo={page.mayChange ? newPath(page.code, "priority") : null}
        />
      )}
    </>
  );
}

function Choices({ page, priority }: { page: StepFour; priority: NonNullable<StepFour["priority"]> }) {
  const answer = useActionData<typeof action>();
  const add = (kind: string) => newPath(page.code, kind, { priority: priority.id });
  const table = <ScoreGrid page={page} answer={answer?.scores} key={priority.id} />;
  const canWeigh = page.rows.length > 0 && page.criteria.length > 0;
  return (
    <>
      <Section id="delivery" title="What is strong and what is weak in how we deliver today?">
        <Delivery {...page} priority={priority.id} />
      </Section>
      <Section
        id="options"
        title="What could we do?"
        action={
          page.mayChange && page.groups.length > 0 ? (
            <ButtonLink look="second" small to={add("option")}>
              Add an option
            </ButtonLink>
          ) : null
        }
      >
        {page.groups.length > 0 ? (
          <OptionList groups={page.groups} />
        ) : (
          <EmptyState
            title="No options yet"
            why="Better than one idea is a choice: something new, or more, less or a better form of what is done now, each with evidence that it works."
            action={
              page.mayChange ? (
                <ButtonLink look="second" to={add("option")}>
                  Add the first option
                </ButtonLink>
              ) : null
            }
          />
        )}
      </Section>
      <Section
        id="scores"
        title="How do they compare?"
        intro={canWeigh ? "Score each from 0, does nothing for it, to 5, could not do more." : undefined}
        action={
          page.mayChange && page.criteria.length > 0 ? (
            <ButtonLink look="second" small to={add("criterion")}>
              Add a criterion
            </ButtonLink>
          ) : null
        }
      >
        {canWeigh ? (
          <>
            {page.mayChange ? <Views view={page.view} priority={priority.id} /> : null}
            {page.view === "grid" ? <ScoreSheet key={priority.id} page={page} table={table} /> : table}
            <Ranking ranking={page.ranking} />
          </>
        ) : (
          <EmptyState
            title={page.criteria.length === 0 ? "No criteria yet" : "Nothing to weigh yet"}
            why="Criteria agreed before the scores are given keep the choice fair: whom it reaches, whether it works, what it costs."
            action={
              page.mayChange && page.criteria.length === 0 ? (
                <ButtonLink look="second" to={add("criterion")}>
                  Add the first criterion
                </ButtonLink>
              ) : null
            }
          />
        )}
      </Section>
      <Section id="favoured" title="What do we favour, and why?">
        {page.favoured.length === 0 ? (
          <p className="wm-muted">No option is favoured yet. An option’s own page says so, with its reason.</p>
        ) : (
          <ul className="wm-things">
            {page.favoured.map((option) => (
              <li key={option.id} className="wm-things__item">
                <p className="wm-things__title">
                  <Link to={option.to}>{option.name}</Link>
                </p>
                {option.why ? (
                  <p className="wm-prose">{option.why}</p>
                ) : (
                  <p className="wm-promise">No reason given yet</p>
                )}
              </li>
            ))}
          </ul>
        )}
        {page.whyFavoured ? <p className="wm-prose">{page.whyFavoured}</p> : null}
        {page.favourForm ? (
          <SectionForm
            summary={page.whyFavoured ? "Change why we favour this" : "Say why, for the priority as a whole"}
            view={answer?.favour ?? page.favourForm}
          />
        ) : null}
      </Section>
    </>
  );
}

const VIEW_NAMES: Readonly<Record<ScoreView, string>> = { table: "As a table", grid: "As a grid" };

function Views({ view, priority }: { view: ScoreView; priority: string }) {
  const day = useSearchParams()[0].get("on");
  return (
    <nav className="wm-views wm-no-print" aria-label="Ways to see the scores">
      <ul className="wm-plain-list wm-row">
        {(Object.keys(VIEW_NAMES) as ScoreView[]).map((each) => (
          <li key={each}>
            <Link
              to={`?${new URLSearchParams({ priority, ...(each === "grid" ? { view: each } : {}), ...(day ? { on: day } : {}) })}`}
              aria-current={view === each ? "true" : undefined}
              preventScrollReset
            >
              {VIEW_NAMES[each]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
