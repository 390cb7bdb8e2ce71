import { Link } from "@remix-run/react";
import type { LedgerPage } from "~/lib/ledger-page.server";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

/** A row a promise: who promised what to whom, where it stands, and its days. */
export function LedgerTable({ rows }: { rows: LedgerPage["rows"] }) {
  return (
    <TableScroll label="Commitments">
      <table className="wm-table wm-table--blocks" role="table">
        <caption className="govuk-visually-hidden">Commitments</caption>
        <thead role="rowgroup">
          <tr role="row">
            {["What is promised", "By", "To", "State", "Days"].map((head) => (
              <th key={head} role="columnheader" scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={row.id}>
              <th role="rowheader" scope="row">
                <Link to={row.href}>{row.what}</Link>
                <small>{row.about}</small>
              </th>
              <td role="cell" data-label="By">
                {row.by}
              </td>
              <td role="cell" data-label="To">
                {row.to}
                {row.inReturn ? <small>gives {row.inReturn}</small> : null}
              </td>
              <td role="cell" data-label="State">
                <StatusMark kind={row.mark}>{row.state}</StatusMark>
                {row.reopened ? <small>what was signed has changed since</small> : null}
                {row.waits ? (
                  <small>
                    <Link to={row.href}>
                      Waiting for your word<span className="govuk-visually-hidden"> on {row.what}</span>
                    </Link>
                  </small>
                ) : null}
              </td>
              <td role="cell" data-label={row.due || row.reconsider ? "Days" : undefined}>
                {row.due ? `due ${row.due}` : null}
                {row.overdue ? (
                  <StatusMark kind="risk">overdue to look at again, {row.reconsider}</StatusMark>
                ) : row.reconsider ? (
                  <small>to look at again {row.reconsider}</small>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
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
