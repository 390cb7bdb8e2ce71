import { Link } from "@remix-run/react";
import type { UnitCost } from "@models/money/unit-cost";
import type { MoneyPage } from "~/lib/money-page.server";
import { TableScroll } from "../text/table-scroll";
import { Working } from "../text/working";

/** What one unit of each target's change is to cost and has cost so far; or why neither can be said. */
export function UnitCosts({ costs }: { costs: MoneyPage["costs"] }) {
  return (
    <>
      <p>
        <strong>In:</strong> {costs.in}
      </p>
      <p>
        <strong>Out:</strong> {costs.out}
      </p>
      {costs.rows.length === 0 ? (
        <p className="wm-muted">No money is promised, secured or spent for a target yet.</p>
      ) : (
        <TableScroll label="Unit cost of a result">
          <table className="wm-table wm-table--blocks" role="table">
            <caption className="govuk-visually-hidden">Unit cost of a result</caption>
            <thead role="rowgroup">
              <tr role="row">
                {["Target", "As planned: secured ÷ promised change", "So far: spent ÷ change since the baseline"].map(
                  (head) => (
                    <th key={head} role="columnheader" scope="col">
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {costs.rows.map((row) => (
                <tr key={row.id} role="row">
                  <th role="rowheader" scope="row">
                    <Link to={row.href}>{row.name}</Link>
                  </th>
                  <td role="cell" data-label="As planned">
                    <Cost cost={row.planned} />
                  </td>
                  <td role="cell" data-label="So far">
                    <Cost cost={row.soFar} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </>
  );
}

export function Cost({ cost }: { cost: UnitCost }) {
  if (cost.working === null) return <span className="wm-muted">{cost.says}</span>;
  return (
    <>
      <span className="wm-money__cost">{cost.says}</span>
      <Working working={cost.working} />
    </>
  );
}
