import { Link } from "@remix-run/react";
import { COUNTS, COUNT_NAMES } from "~/lib/quality-counts";
import type { QualityPage } from "~/lib/quality-page.server";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

type Table = QualityPage["tables"][number];

const LABELS = COUNT_NAMES.map((name) => COUNTS[name].label);

/** A row a supplier or source, a column a count; each number leads to the list behind it. */
export function QualityTable({ table, title }: { table: Table; title: string }) {
  return (
    <>
      <BlockTable
        label={`${title}: how many figures of each kind`}
        heads={[table.grouping === "supplier" ? "Supplier" : "Source", ...LABELS]}
        numbers={LABELS}
        className="wm-table--sticky wm-table--pairs"
      >
        {table.rows.map((row) => (
          <Row key={row.group} row={row} />
        ))}
        <Row row={table.all} isSum />
      </BlockTable>
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

function Row({ row, isSum = false }: { row: Table["all"]; isSum?: boolean }) {
  return (
    <BlockRow head={row.name} className={isSum ? "wm-table__ours" : ""}>
      {row.counts.map(({ name, count, to }) => (
        <Cell key={name} head={COUNTS[name].label} className="wm-number">
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
        </Cell>
      ))}
    </BlockRow>
  );
}
