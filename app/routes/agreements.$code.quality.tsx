import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { QualityList } from "~/components/measures/quality-list";
import { QualityTable } from "~/components/measures/quality-table";
import { ButtonLink } from "~/components/text/button";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { qualityPageOf } from "~/lib/quality-page.server";

export const loader = gate((gated) =>
  viewed(gated, (book, then) =>
    // Nothing is changed here: who reads it today reads it of an earlier day.
    qualityPageOf(book, { ...then, actor: gated.act.actor }, new URL(gated.request.url).searchParams),
  ),
);

export const handle = { frame: "broad" };

export const meta: MetaFunction = () => [{ title: "Data quality - Waymark" }];

const TITLES = { supplier: "By supplier", source: "By source" } as const;
const FILES = { supplier: "quality-by-supplier", source: "quality-by-source" } as const;

export default function Quality() {
  const { code, today, isEmpty, tables, listed } = useLoaderData<typeof loader>();
  const onDay = useOnDay();
  const step = onDay(`/agreements/${code}/steps/1`);
  return (
    <>
      <PageHeading
        caption={<Link to={step}>Where are we now?</Link>}
        title="Data quality"
        lede={`How far the partnership’s own figures can be relied on, as of ${today}. Each number opens the list behind it.`}
      />
      {isEmpty ? (
        <EmptyState
          title="No figures yet"
          why="Once figures are entered, this page shows whose are verified, queried, stale, provisional or overdue, so that a weak one is mended before a target rests on it."
          action={
            <ButtonLink look="second" to={step}>
              Go to the figures
            </ButtonLink>
          }
        />
      ) : (
        tables.map((table) => (
          <Section
            key={table.grouping}
            id={`by-${table.grouping}`}
            title={TITLES[table.grouping]}
            action={
              <a href={onDay(`/agreements/${code}/tables/${FILES[table.grouping]}.csv`)} download>
                CSV <span className="govuk-visually-hidden">{TITLES[table.grouping]}</span>
              </a>
            }
          >
            <QualityTable table={table} title={TITLES[table.grouping]} />
          </Section>
        ))
      )}
      {listed ? <QualityList listed={listed} /> : null}
    </>
  );
}
