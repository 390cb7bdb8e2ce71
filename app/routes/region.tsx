import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { regionsOf } from "@models/agreement/region-list";
import { authorise } from "@models/people/permissions";
import { AskAnotherDay } from "~/components/agreement/earlier-day";
import { RegionDay } from "~/components/agreement/region-day";
import { RegionOdds } from "~/components/agreement/region-odds";
import { RegionFilter, RegionTable } from "~/components/agreement/region-table";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { NegotiationCounts, NegotiationList } from "~/components/negotiation/negotiation-list";
import { ProposalList } from "~/components/refresh/proposal-list";
import { WorkList } from "~/components/review/work-list";
import { ButtonLink } from "~/components/text/button";
import { gate } from "~/lib/gate.server";
import { type RegionPage, regionPage } from "~/lib/region-page.server";

export const loader = gate(async ({ act, request }) => {
  const asked = new URL(request.url).searchParams;
  const regions = regionsOf(act.actor);
  authorise(act.actor, "region.read", regions[0] === undefined ? {} : { region: regions[0] });
  return {
    regions: await Promise.all(regions.map((region) => regionPage(act, region, asked))),
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
          <RegionDay page={region} />
          <PageHeading
            caption={region.name}
            title="Agreements of the region"
            lede={region.lede}
            actions={
              <>
                {region.next ? <ButtonLink to={region.next.to}>{region.next.label}</ButtonLink> : null}
                {region.all > 0 ? (
                  <ButtonLink look="quiet" to={region.indicatorsTo}>
                    One indicator across all areas
                  </ButtonLink>
                ) : null}
              </>
            }
          />
          {region.on === null ? <WorkList id={`work-${region.region}`} work={region.work} /> : null}
          {region.refreshes.length > 0 ? (
            <Section
              id={`refreshes-${region.region}`}
              title="Refresh proposals"
              intro="What partnerships ask to change of what was signed: those to decide first, then those that you returned or refused."
            >
              <ProposalList proposals={region.refreshes} />
            </Section>
          ) : null}
          {region.all === 0 ? (
            <EmptyState
              title={
                region.on === null ? "No agreement has been submitted yet" : "No agreement had been submitted by then"
              }
              why="An agreement appears here when its partnership submits it to the region. Until then it is the partnership’s own."
            />
          ) : (
            <>
              <RegionFilter page={region} />
              {region.found === 0 ? (
                <EmptyState
                  title="No agreement fits"
                  why="Every agreement that was submitted to the region is here. Ask for less at once."
                  action={
                    <ButtonLink look="second" to={region.everyTo}>
                      Show all agreements
                    </ButtonLink>
                  }
                />
              ) : (
                <RegionTable page={region} />
              )}
              <HowWorkedOut isToday={region.on === null} />
            </>
          )}
          <Negotiations region={region} />
          {region.all === 0 ? null : <RegionOdds region={region.region} odds={region.odds} />}
        </div>
      ))}
      <AskAnotherDay problem={regions[0]?.asked.problem} />
    </PlainPage>
  );
}

function HowWorkedOut({ isToday }: { isToday: boolean }) {
  return (
    <details className="wm-working">
      <summary className="wm-working__summary">How these are worked out</summary>
      <p className="wm-small">
        How a target does follows from the one result that it names for each year. Achieved is the mean of what each
        target with a result has reached of the change that was due by then, from nought to 100%. Odds count the
        designated targets whose last promise more than half of simulated futures meet if nothing changes. Open
        challenges are questions of the numbers that nobody has answered, or whose answer no longer holds. A figure is
        overdue when the day on which it was expected has passed. Against last year compares each target’s newest value
        with the one twelve months before it. An owner is active who said within the reporting interval how the action
        goes, as the plan {isToday ? "stands today" : "stood then"}. Of what is signed the figures are those that the
        region
        {isToday ? " may see today" : " could see by then"}; of what waits, those that were submitted.
      </p>
    </details>
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
