import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ProposalList } from "~/components/refresh/proposal-list";
import { VersionComparison } from "~/components/refresh/version-comparison";
import { VersionList } from "~/components/refresh/version-list";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { ButtonLink } from "~/components/text/button";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { refreshPageOf } from "~/lib/refresh-page.server";

export const loader = gate((gated) =>
  viewed(gated, (book, act) => refreshPageOf(book, act, new URL(gated.request.url).searchParams)),
);

export const handle = { frame: "broad" };

export const meta: MetaFunction = () => [{ title: "Refresh and versions - Waymark" }];

export default function RefreshPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="Refresh and versions"
        lede="What was signed changes only when everybody concerned agrees. Every signed version stays readable, and any two can be compared."
        actions={
          page.addTo ? (
            <ButtonLink to={page.addTo} look="second">
              Propose a refresh
            </ButtonLink>
          ) : null
        }
      />
      {page.isSigned ? (
        <>
          <Section
            id="proposals"
            title="Proposals"
            intro={
              page.windows.length > 0
                ? `Signed targets are usually refreshed ${page.windows.join(" and ")}.`
                : undefined
            }
          >
            {page.proposals.length > 0 ? (
              <ProposalList proposals={page.proposals} />
            ) : (
              <EmptyState
                title="Nothing is proposed"
                why="When an assumption fails or a figure is revised, propose what should be signed instead: the old value, who, when and why stay."
              />
            )}
          </Section>
          <Section id="versions" title="Signed versions">
            <VersionList versions={page.versions} />
          </Section>
          {page.compared ? <VersionComparison compared={page.compared} versions={page.versions} /> : null}
        </>
      ) : (
        <EmptyState
          title="Nothing is signed yet"
          why="Once the region has agreed this agreement, its targets change here and nowhere else."
          action={<Link to={`/agreements/${page.code}/submission`}>See how far the submission is</Link>}
        />
      )}
    </>
  );
}
