import { Form, Link } from "@remix-run/react";
import type { ChangesPage } from "~/lib/changes-page.server";
import { DateField, Select } from "../forms/text-fields";
import { Button } from "../text/button";

/** Whose changes, of what, when: a form that reads. */
export function ChangeFilter({ page }: { page: ChangesPage }) {
  const { asked, problems } = page;
  return (
    <Form method="get" className="wm-filter wm-no-print" role="search" aria-label="Filter the changes">
      {asked.of ? <input type="hidden" name="of" value={asked.of} /> : null}
      <Select name="by" label="Who" empty="Anybody" options={page.people} defaultValue={asked.by} />
      <Select name="kind" label="What" empty="Anything" options={page.kinds} defaultValue={asked.kind} />
      <DateField name="from" label="From" defaultValue={asked.from} error={problems["from"]} />
      <DateField name="to" label="To" defaultValue={asked.to} error={problems["to"]} />
      <div className="wm-filter__go">
        <Button look="second">Show</Button>
        {page.isFiltered ? <Link to="?">Show all</Link> : null}
      </div>
    </Form>
  );
}
