import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { LedgerFilter } from "~/components/commitments/ledger-filter";
import { LedgerTable, OwedTable } from "~/components/commitments/ledger-table";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { ButtonLink } from "~/components/text/button";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { ledgerPageOf } from "~/lib/ledger-page.server";
import { capitalised, counted } from "~/lib/words";

export const loader = gate((gated) =>
  viewed(gated, (book, act) => ledgerPageOf(book, act, new URL(gated.request.url).searchParams)),
);

export const handle = { frame: "broad" };

export const meta: MetaFunction = () => [{ title: "Commitments - Waymark" }];

export default function Commitments() {
  const page = useLoaderData<typeof loader>();
  const onDay = useOnDay();
  return (
    <>
      <PageHeading
        title="Commitments"
        lede="Who promised what to whom. Each binds to the exact words that both sides signed; when those change, both are asked again."
        actions={
          page.addTo ? (
            <ButtonLink to={page.addTo} look="second">
              Add a commitment
            </ButtonLink>
          ) : null
        }
      />
      {page.total === 0 ? (
        <EmptyState
          title="Nobody is asked for anything yet"
          why="Name a lead for a target in step 3 or an owner for an action in step 5: each then promises it here, and the other side signs."
          action={
            <ButtonLink look="second" to={`/agreements/${page.code}/steps/5`}>
              Go to the actions
            </ButtonLink>
          }
        />
      ) : (
        <>
          {page.mine > 0 ? (
            <p>
              <Link to="?only=mine">
                {capitalised(counted(page.mine, "commitment waits", "commitments wait"))} for your word
              </Link>
            </p>
          ) : null}
          {page.overdue > 0 ? (
            <p>
              <Link to="?only=overdue">
                {capitalised(counted(page.overdue, "commitment is", "commitments are"))} overdue to be looked at again
              </Link>
            </p>
          ) : null}
          <LedgerFilter page={page} />
          {page.count > 0 ? (
            <Section
              id="ledger"
              title={
                page.isFiltered ? `${page.count} of ${page.total}` : capitalised(counted(page.total, "commitment"))
              }
              action={
                <a href={onDay(`/agreements/${page.code}/tables/commitments.csv`)} download>
                  CSV <span className="govuk-visually-hidden">of all commitments</span>
                </a>
              }
            >
              <LedgerTable rows={page.rows} />
            </Section>
          ) : (
            <EmptyState
              title="No commitment fits"
              why="Ask for less at once."
              action={
                <ButtonLink look="second" to="?">
                  Show all
                </ButtonLink>
              }
            />
          )}
          {page.owed.length > 0 ? (
            <Section id="owed" title="What one owes another">
              <OwedTable owed={page.owed} />
            </Section>
          ) : null}
        </>
      )}
    </>
  );
}
