import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { DecisionsTable } from "~/components/agreement/decisions-table";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { ButtonLink } from "~/components/text/button";
import { decisionsPageOf } from "~/lib/decisions-page.server";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { capitalised, counted } from "~/lib/words";

export const loader = gate((gated) => viewed(gated, (book, act) => decisionsPageOf(book, act)));

export const handle = { frame: "broad" };

export const meta: MetaFunction = () => [{ title: "Decisions - Waymark" }];

export default function Decisions() {
  const { code, addTo, rows } = useLoaderData<typeof loader>();
  const onDay = useOnDay();
  return (
    <>
      <PageHeading
        title="Decisions"
        lede="What was decided on the strength of which figures, and what became of it."
        actions={
          addTo ? (
            <ButtonLink to={addTo} look="second">
              Add a decision
            </ButtonLink>
          ) : null
        }
      />
      {rows.length === 0 ? (
        <EmptyState
          title="No decision is written down yet"
          why="A budget, policy or management decision that says which figures it rested on can be looked at again when they change, and the next review asks what became of it."
        />
      ) : (
        <Section
          id="decisions"
          title={capitalised(counted(rows.length, "decision"))}
          action={
            <a href={onDay(`/agreements/${code}/tables/decisions.csv`)} download>
              CSV <span className="govuk-visually-hidden">of the decisions</span>
            </a>
          }
        >
          <DecisionsTable rows={rows} />
        </Section>
      )}
    </>
  );
}
