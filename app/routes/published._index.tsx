import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { openGate } from "~/lib/gate.server";
import { publishedList } from "~/lib/published-page.server";

export const loader = openGate(async ({ act }) => ({
  regions: await publishedList(act.store, act.now.slice(0, 10)),
}));

export const meta: MetaFunction = () => [{ title: "Published agreements - Waymark" }];

export default function Published() {
  const { regions } = useLoaderData<typeof loader>();
  return (
    <PlainPage>
      <PageHeading
        title="Published agreements"
        lede="What partnerships of councils, police, health, jobs and voluntary services have agreed to change in their areas."
      />
      {regions.length === 0 ? (
        <EmptyState
          title="No agreement has been published yet"
          why="A partnership publishes its agreement here once the region has agreed it, or earlier as a draft for consultation."
        />
      ) : null}
      {regions.map(({ region, agreements }) => (
        <Section key={region} id={`region-${region.replace(/\W+/g, "-")}`} title={region}>
          <ul className="wm-items">
            {agreements.map((agreement) => (
              <li key={agreement.to}>
                <p className="wm-items__title">
                  <Link to={agreement.to}>{agreement.area}</Link>
                </p>
                <p className="wm-items__facts">
                  {agreement.name} {agreement.years} · {agreement.version}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </PlainPage>
  );
}
