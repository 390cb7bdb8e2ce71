import { Form } from "@remix-run/react";
import type { RefreshPage } from "~/lib/refresh-page.server";
import { ChangedList } from "../agreement/changed-list";
import { KeptDay } from "../agreement/kept-day";
import { Select } from "../forms/text-fields";
import { Section } from "../layout/section";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

interface VersionComparisonProps {
  compared: NonNullable<RefreshPage["compared"]>;
  versions: RefreshPage["versions"];
}

/** Two signed versions side by side: each target's promise then and now, and everything in them that changed. */
export function VersionComparison({ compared, versions }: VersionComparisonProps) {
  const options = versions.map(({ number }) => ({ value: String(number), label: `Version ${number}` }));
  return (
    <Section id="compared" title={`Version ${compared.from} beside version ${compared.to}`}>
      <Form method="get" action="#compared" className="wm-filter wm-no-print" aria-label="Compare two versions">
        <KeptDay />
        <Select name="from" label="Compare" options={options} defaultValue={String(compared.from)} />
        <Select name="to" label="With" options={options} defaultValue={String(compared.to)} />
        <div className="wm-filter__go">
          <Button look="second">Compare</Button>
        </div>
      </Form>
      <TableScroll label="Promises in both versions">
        <table className="wm-table wm-table--blocks" role="table">
          <caption className="govuk-visually-hidden">Promises in both versions</caption>
          <thead role="rowgroup">
            <tr role="row">
              {["Target", `Version ${compared.from}`, `Version ${compared.to}`].map((head, i) => (
                <th key={i} role="columnheader" scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {compared.targets.map(({ id, name, was, is, mark }) => (
              <tr role="row" key={id}>
                <th role="rowheader" scope="row">
                  {name}
                </th>
                <td role="cell" data-label={`Version ${compared.from}`}>
                  {was || "–"}
                </td>
                <td role="cell" data-label={`Version ${compared.to}`}>
                  {is || "–"} {mark ? <StatusMark kind="open">{mark}</StatusMark> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {compared.changed.length > 0 ? <ChangedList things={compared.changed} /> : <p>Their promises are the same.</p>}
    </Section>
  );
}
