import { Form, Link } from "@remix-run/react";
import type { MoneyPage } from "~/lib/money-page.server";
import { KeptDay } from "../agreement/kept-day";
import { Select } from "../forms/text-fields";
import { Button } from "../text/button";

/** Whose money, of which year, how far it has come, and what the picture counts: a form that reads. */
export function MoneyFilter({ page }: { page: MoneyPage }) {
  const { asked } = page;
  const options = (list: readonly { id: string; words: string }[]) =>
    list.map(({ id, words }) => ({ value: id, label: words }));
  return (
    <Form method="get" className="wm-filter wm-no-print" role="search" aria-label="Filter the money">
      <KeptDay />
      <Select
        name="giver"
        label="Given by"
        empty="Anybody"
        options={page.givers.map(({ key, name }) => ({ value: key, label: name }))}
        defaultValue={asked.giver}
      />
      <Select name="year" label="Year" empty="All years" options={options(page.years)} defaultValue={asked.year} />
      <Select name="state" label="State" empty="Any" options={options(page.states)} defaultValue={asked.state} />
      <Select name="show" label="The picture shows what is" options={options(page.counts)} defaultValue={asked.show} />
      <div className="wm-filter__go">
        <Button look="second">Show</Button>
        {page.isFiltered ? <Link to="?">Show all</Link> : null}
      </div>
    </Form>
  );
}
