import { Form, Link } from "@remix-run/react";
import type { LedgerPage } from "~/lib/ledger-page.server";
import { KeptDay } from "../agreement/kept-day";
import { DateField, Select } from "../forms/text-fields";
import { Button } from "../text/button";

/** Whose promises, to whom, in which state, by when: a form that reads. */
export function LedgerFilter({ page }: { page: LedgerPage }) {
  const { asked } = page;
  const parties = page.parties.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form method="get" className="wm-filter wm-no-print" role="search" aria-label="Filter the commitments">
      <KeptDay />
      <Select
        name="by"
        label="Promised by"
        empty="Anybody"
        options={parties.filter(({ value }) => value !== "public")}
        defaultValue={asked.by}
      />
      <Select name="to" label="To" empty="Anybody" options={parties} defaultValue={asked.to} />
      <Select
        name="state"
        label="State"
        empty="Any"
        options={page.states.map(({ id, words }) => ({ value: id, label: words }))}
        defaultValue={asked.state}
      />
      <DateField name="until" label="Due or to look at by" defaultValue={asked.until} error={page.untilError} />
      <div className="wm-filter__go">
        <Button look="second">Show</Button>
        {page.isFiltered ? <Link to="?">Show all</Link> : null}
      </div>
    </Form>
  );
}
