import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { MoneyFilter } from "~/components/money/money-filter";
import { FlagGroups } from "~/components/money/money-flags";
import { MoneySankey } from "~/components/money/money-sankey";
import { FlowTable, HeadlineTables, LinesTable, ProgrammeTable } from "~/components/money/money-tables";
import { UnitCosts } from "~/components/money/unit-costs";
import { WhatIf } from "~/components/money/what-if";
import { ButtonLink } from "~/components/text/button";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { type MoneyPage, moneyPageOf } from "~/lib/money-page.server";
import { capitalised, counted } from "~/lib/words";

export const loader = gate((gated) =>
  viewed(gated, (book, act) => moneyPageOf(book, act, new URL(gated.request.url).searchParams)),
);

export const handle = { frame: "broad" };

export const meta: MetaFunction = () => [{ title: "Money - Waymark" }];

export default function Money() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="Money"
        lede="Who gives what, how far it has come, and which goals it reaches. Only a giver says what it promised, secured and spent."
        actions={
          <>
            {page.addTo && page.total > 0 ? (
              <ButtonLink to={page.addTo} look="second">
                Add a resource line
              </ButtonLink>
            ) : null}
            {page.addProgrammeTo ? (
              <ButtonLink to={page.addProgrammeTo} look="quiet">
                Add a programme
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {page.total === 0 ? (
        <EmptyState
          title="No money yet"
          why="A resource line says who gives how much money or how many people, in which year, for what. With them this page shows which goals have none, and what would be lost if some went."
          action={
            page.addTo ? (
              <ButtonLink look="second" to={page.addTo}>
                Add the first resource line
              </ButtonLink>
            ) : null
          }
        />
      ) : (
        <Filled page={page} />
      )}
    </>
  );
}

function Filled({ page }: { page: MoneyPage }) {
  const onDay = useOnDay();
  const flags = page.flags.reduce((sum, group) => sum + group.flags.length, 0);
  const { picture } = page;
  const title = `Money ${picture.what}, ${picture.when}: from givers to goals`;
  return (
    <>
      <p className="wm-money__sentence">{page.sentence}</p>
      <HeadlineTables headline={page.headline} />
      <MoneyFilter page={page} />
      <Section id="flows" title="Where the money goes" intro={picture.sentence}>
        {picture.sankey ? (
          <>
            <div className="wm-money__picture">
              <MoneySankey view={picture.sankey} title={title} says={picture.sentence} />
              <details className="wm-money__table">
                <summary>The same as a table</summary>
                <FlowTable rows={picture.rows} caption={title} />
              </details>
            </div>
            <div className="wm-money__phone">
              <FlowTable rows={picture.rows} caption={title} />
            </div>
          </>
        ) : null}
      </Section>
      {flags > 0 ? (
        <Section id="flags" title={capitalised(counted(flags, "thing is flagged", "things are flagged"))}>
          <FlagGroups groups={page.flags} />
        </Section>
      ) : null}
      <Section
        id="lines"
        title={
          page.isFiltered ? `${page.rows.length} of ${page.total} lines` : capitalised(counted(page.total, "line"))
        }
        intro="People are counted in full-time equivalents (FTE)."
        action={
          <a href={onDay(`/agreements/${page.code}/tables/resources.csv`)} download>
            CSV <span className="govuk-visually-hidden">of all resource lines</span>
          </a>
        }
      >
        {page.rows.length > 0 ? (
          <LinesTable rows={page.rows} />
        ) : (
          <p className="wm-muted">No line fits. Ask for less at once.</p>
        )}
      </Section>
      {page.programmes.length > 0 ? (
        <Section id="programmes" title="Programmes">
          <ProgrammeTable programmes={page.programmes} />
        </Section>
      ) : null}
      <Section id="what-if" title="If this money went, which targets lose their actions?">
        <WhatIf whatIf={page.whatIf} asked={page.asked} />
      </Section>
      <Section id="costs" title="What a result costs">
        <UnitCosts costs={page.costs} />
      </Section>
    </>
  );
}
