import { Link } from "@remix-run/react";
import type { UnitCost } from "@models/money/unit-cost";
import type { MoneyPage } from "~/lib/money-page.server";
import { Working } from "../text/working";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

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
        <BlockTable
          label="Unit cost of a result"
          heads={["Target", "As planned: secured ÷ promised change", "So far: spent ÷ change since the baseline"]}
        >
          {costs.rows.map((row) => (
            <BlockRow key={row.id} head={<Link to={row.href}>{row.name}</Link>}>
              <Cell head="As planned">
                <Cost cost={row.planned} />
              </Cell>
              <Cell head="So far">
                <Cost cost={row.soFar} />
              </Cell>
            </BlockRow>
          ))}
        </BlockTable>
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
