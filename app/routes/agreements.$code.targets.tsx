import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NoPriorities } from "~/components/agreement/no-priorities";
import { TargetWorkings, TargetsTable } from "~/components/agreement/targets-table";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { ButtonLink } from "~/components/text/button";
import { type AllTargetsPage, allTargetsPageOf } from "~/lib/all-targets-page.server";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";

export const handle = { frame: "broad" };

export const loader = gate((gated) =>
  viewed(gated, (book, act) => allTargetsPageOf(book, act, new URL(gated.request.url).searchParams)),
);

export const meta: MetaFunction = () => [{ title: "All targets - Waymark" }];

export default function AllTargets() {
  const page = useLoaderData<typeof loader>();
  if (page.rows.length === 0) return <NoTargets page={page} />;
  return (
    <>
      <PageHeading
        caption="The agreement as a whole"
        title="All targets"
        lede={page.lede}
        actions={
          <a href={page.csv} download className="wm-quiet-button">
            CSV
          </a>
        }
      />
      <TargetsTable page={page} />
      <Section
        id="working"
        title="How these were worked out"
        look="label"
        intro="Odds are the share of simulated futures that meet the final value if nothing changes. Seen before is how often a change as large was seen over as many periods, by us and those we are compared with. Ambition is how much better the final value is than “if nothing changes”, counted in our usual moves: +1.0 asks for one usual move more than would come anyway, below nought asks for less."
      >
        <TargetWorkings rows={page.rows} />
      </Section>
    </>
  );
}

function NoTargets({ page: { hasPriorities, addTo } }: { page: AllTargetsPage }) {
  return (
    <>
      <PageHeading caption="The agreement as a whole" title="All targets" />
      {hasPriorities ? (
        <EmptyState
          title="No targets yet"
          why="Here every target stands beside the others: how likely it is, how much it asks for, and what the numbers ask about it."
          action={
            addTo ? (
              <ButtonLink look="second" to={addTo}>
                Add the first target
              </ButtonLink>
            ) : null
          }
        />
      ) : (
        <NoPriorities why="A target belongs to a priority, so the priorities come first." addTo={addTo} />
      )}
    </>
  );
}
