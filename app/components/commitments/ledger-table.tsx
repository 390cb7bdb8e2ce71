import { Link } from "@remix-run/react";
import type { LedgerPage } from "~/lib/ledger-page.server";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

/** A row a promise: who promised what to whom, where it stands, and its days. */
export function LedgerTable({ rows }: { rows: LedgerPage["rows"] }) {
  return (
    <BlockTable label="Commitments" heads={["What is promised", "By", "To", "State", "Days"]}>
      {rows.map((row) => (
        <BlockRow
          key={row.id}
          head={
            <>
              <Link to={row.href}>{row.what}</Link>
              <small>{row.about}</small>
            </>
          }
        >
          <Cell head="By">{row.by}</Cell>
          <Cell head="To">
            {row.to}
            {row.inReturn ? <small>gives {row.inReturn}</small> : null}
          </Cell>
          <Cell head="State">
            <StatusMark kind={row.mark}>{row.state}</StatusMark>
            {row.reopened ? <small>what was signed has changed since</small> : null}
            {row.waits ? (
              <small>
                <Link to={row.href}>
                  Waiting for your word<span className="govuk-visually-hidden"> on {row.what}</span>
                </Link>
              </small>
            ) : null}
          </Cell>
          <Cell head={row.due || row.reconsider ? "Days" : undefined}>
            {row.due ? `due ${row.due}` : null}
            {row.overdue ? (
              <StatusMark kind="risk">overdue to look at again, {row.reconsider}</StatusMark>
            ) : row.reconsider ? (
              <small>to look at again {row.reconsider}</small>
            ) : null}
          </Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}

/** What one organisation owes another: a number opens the list behind it. */
export function OwedTable({ owed }: { owed: LedgerPage["owed"] }) {
  return (
    <TableScroll label="What one owes another">
      <table className="wm-table" role="table">
        <caption className="govuk-visually-hidden">What one owes another</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Owes
            </th>
            <th role="columnheader" scope="col">
              To
            </th>
            <th role="columnheader" scope="col" className="wm-number">
              Open
            </th>
            <th role="columnheader" scope="col" className="wm-number">
              Broken
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {owed.map((each) => (
            <tr role="row" key={each.id}>
              <th role="rowheader" scope="row">
                {each.by}
              </th>
              <td role="cell">{each.to}</td>
              <td role="cell" className="wm-number">
                <Link to={each.href}>
                  {each.open}
                  <span className="govuk-visually-hidden">
                    {" "}
                    open from {each.by} to {each.to}
                  </span>
                </Link>
              </td>
              <td role="cell" className="wm-number">
                {each.broken}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
