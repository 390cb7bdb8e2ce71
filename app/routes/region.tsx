import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { regionsOf } from "@models/agreement/region-list";
import { authorise } from "@models/people/permissions";
import { AreaStanding, RegionTable } from "~/components/agreement/region-agreements";
import { RegionOdds } from "~/components/agreement/region-odds";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { NegotiationCounts, NegotiationList } from "~/components/negotiation/negotiation-list";
import { WorkList } from "~/components/review/work-list";
import { ButtonLink } from "~/components/text/button";
import { gate } from "~/lib/gate.server";
import { type RegionPage, regionPage } from "~/lib/region-page.server";
import { workList } from "~/lib/work-list.server";

export const loader = gate(async ({ act, request }) => {
  const regions = regionsOf(act.actor);
  authorise(act.actor, "region.read", regions[0] === undefined ? {} : { region: regions[0] });
  const isWhole = new URL(request.url).searchParams.get("work") === "all";
  return {
    regions: await Promise.all(
      regions.map(async (region) => ({
        ...(await regionPage(act, region)),
        work: await workList(act, region, isWhole),
      })),
    ),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Agreements of ${data?.regions.map(({ name }) => name).join(" and ") ?? "the region"} - Waymark` },
];

export default function Region() {
  const { regions } = useLoaderData<typeof loader>();
  return (
    <PlainPage width="broad">
      {regions.map((region) => (
        <div key={region.region}>
          <PageHeading
            caption={region.name}
            title="Agreements of the region"
            lede={region.lede}
            actions={region.next ? <ButtonLink to={region.next.to}>{region.next.label}</ButtonLink> : undefined}
          />
          <WorkList id={`work-${region.region}`} work={region.work} />
          {region.agreements.length === 0 ? (
            <>
              <EmptyState
                title="No agreement has been submitted yet"
                why="An agreement appears here when its partnership submits it to the region. Until then it is the partnership’s own."
              />
              <Negotiations region={region} />
            </>
          ) : (
            <>
              <RegionTable name={region.name} agreements={region.agreements} />
              <p className="wm-small">
                <a href="/region.csv" download>
                  CSV
                </a>
              </p>
              <Negotiations region={region} />
              {region.agreements.map((agreement) => (
                <AreaStanding key={agreement.to} agreement={agreement} />
              ))}
              <RegionOdds region={region.region} odds={region.odds} />
            </>
          )}
        </div>
      ))}
    </PlainPage>
  );
}

/** What was offered to the region before anything was submitted, and where each negotiation stands. */
function Negotiations({ region: { region, negotiations } }: { region: RegionPage }) {
  return negotiations.map(({ code, name, to, counts, rows }) => (
    <Section
      key={code}
      id={`negotiation-${region}-${code}`}
      title={`Negotiation: ${name}`}
      intro={<NegotiationCounts counts={counts} />}
      action={
        <ButtonLink look="second" small to={to}>
          Open the negotiation
        </ButtonLink>
      }
    >
      <NegotiationList rows={rows} label={`Where each negotiation of ${name} stands`} />
    </Section>
  ));
}
