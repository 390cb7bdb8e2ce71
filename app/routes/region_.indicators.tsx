import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { regionsOf } from "@models/agreement/region-list";
import { authorise } from "@models/people/permissions";
import { AskAnotherDay } from "~/components/agreement/earlier-day";
import { KeptDay } from "~/components/agreement/kept-day";
import { RegionDay } from "~/components/agreement/region-day";
import { MultiplesTable, SmallMultiples } from "~/components/agreement/small-multiples";
import { Select } from "~/components/forms/text-fields";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Pagination } from "~/components/layout/pagination";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { Button } from "~/components/text/button";
import { gate } from "~/lib/gate.server";
import { type RegionIndicatorsPage, regionIndicatorsPage } from "~/lib/region-indicators.server";

export const loader = gate(async ({ act, request }) => {
  const asked = new URL(request.url).searchParams;
  const regions = regionsOf(act.actor);
  authorise(act.actor, "region.read", regions[0] === undefined ? {} : { region: regions[0] });
  return { regions: await Promise.all(regions.map((region) => regionIndicatorsPage(act, region, asked))) };
});

export const meta: MetaFunction = () => [{ title: "One indicator across all areas - Waymark" }];

export default function RegionIndicators() {
  const { regions } = useLoaderData<typeof loader>();
  return (
    <PlainPage width="broad">
      {regions.map((page) => (
        <OneRegion key={page.region} page={page} />
      ))}
      <AskAnotherDay problem={regions[0]?.asked.problem} />
    </PlainPage>
  );
}

function OneRegion({ page }: { page: RegionIndicatorsPage }) {
  const { name, choices, chosen, areas } = page;
  return (
    <>
      <RegionDay page={page} />
      <PageHeading
        caption={name}
        title="One indicator across all areas"
        lede={chosen ? sayShown(page) : ""}
        actions={<Link to={page.tableTo}>Agreements of the region</Link>}
      />
      {chosen === null ? (
        <EmptyState
          title={page.on === null ? "No indicator yet" : "No indicator by then"}
          why="The areas stand side by side here once an agreement with a chosen indicator has been submitted to the region."
        />
      ) : (
        <>
          <Form method="get" className="wm-filter wm-filter--long wm-no-print" aria-label="Choose the indicator">
            {page.on === null ? null : <KeptDay />}
            <Select name="indicator" label="Indicator" options={choices} defaultValue={chosen.value} />
            <div className="wm-filter__go">
              <Button look="second">Show</Button>
            </div>
          </Form>
          <SmallMultiples areas={areas} />
          <Section id={`numbers-${page.region}`} title="The same in numbers">
            <MultiplesTable areas={areas} label={`${chosen.label}, by area`} />
          </Section>
          <Pagination
            page={page.page}
            pages={page.pages}
            hrefFor={(number) => `?${page.query}&page=${number}`}
            label="Pages of areas"
          />
        </>
      )}
    </>
  );
}

function sayShown({ unit, areas }: RegionIndicatorsPage): string {
  const scale = `All on the same axes${unit ? `, in ${unit}` : ""}: the area in teal, the region dashed, what is promised in orange.`;
  const worse = areas.filter(({ gap }) => gap?.judgement === "worse").length;
  return `${worse} of ${areas.length} shown are worse than the region. ${scale}`;
}
