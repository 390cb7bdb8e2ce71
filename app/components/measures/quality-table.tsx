import { Link } from "@remix-run/react";
import { COUNTS, COUNT_NAMES } from "~/lib/quality-counts";
import type { QualityPage } from "~/lib/quality-page.server";
import { TableScroll } from "../text/table-scroll";

type Table = QualityPage["tables"][number];

/** A row a supplier or source, a column a count; each number leads to the list behind it. */
export function QualityTable({ table, title }: { table: Table; title: string }) {
  return (
    <>
      <TableScroll label={title}>
        <table className="wm-table wm-table--sticky">
          <caption className="govuk-visually-hidden">{title}: how many figures of each kind</caption>
          <thead>
            <tr>
              <th scope="col">{table.grouping === "supplier" ? "Supplier" : "Source"}</th>
              {COUNT_NAMES.map((name) => (
                <th key={name} scope="col" className="wm-number">
                  {COUNTS[name].label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <Row key={row.group} row={row} />
            ))}
          </tbody>
          <tfoot>
            <Row row={table.all} />
          </tfoot>
        </table>
      </TableScroll>
      <details className="wm-working">
        <summary className="wm-working__summary">
          How is each counted<span className="govuk-visually-hidden"> {title.toLowerCase()}</span>?
        </summary>
        <div className="wm-working__body">
          <dl>
            {COUNT_NAMES.map((name) => (
              <div key={name}>
                <dt>
                  <strong>{COUNTS[name].label}</strong>
                </dt>
                <dd className="wm-quality__rule">{COUNTS[name].rule}</dd>
              </div>
            ))}
          </dl>
        </div>
      </details>
    </>
  );
}

function Row({ row }: { row: Table["all"] }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {row.counts.map(({ name, count, to }) => (
        <td key={name} className="wm-number">
          {to ? (
            <Link to={to}>
              {count}
              <span className="govuk-visually-hidden">
                {" "}
                {COUNTS[name].label.toLowerCase()}, {row.name}
              </span>
            </Link>
          ) : (
            count
          )}
        </td>
      ))}
    </tr>
  );
}
