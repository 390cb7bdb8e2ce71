import { Link } from "@remix-run/react";
import type { DecisionsPage } from "../../lib/decisions-page.server";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

/** A row a decision: what and by whom, the figures it rested on, what was expected and what became of it. */
export function DecisionsTable({ rows }: { rows: DecisionsPage["rows"] }) {
  return (
    <TableScroll label="Decisions">
      <table className="wm-table wm-table--blocks" role="table">
        <caption className="govuk-visually-hidden">Decisions</caption>
        <thead role="rowgroup">
          <tr role="row">
            {["What was decided", "When, by whom", "It rested on", "Expected", "What became of it"].map((head) => (
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
                <small>{row.facts}</small>
              </th>
              <td role="cell" data-label="When, by whom">
                {row.when}
                <small>{row.takenBy}</small>
              </td>
              <td role="cell" data-label="It rested on">
                {row.restedOn.length === 0 ? <span className="wm-muted">no figure named</span> : null}
                {row.restedOn.map((figure) => (
                  <Figure key={figure.id} figure={figure} />
                ))}
              </td>
              <td role="cell" data-label="Expected">
                {row.expected ?? <span className="wm-muted">not said</span>}
              </td>
              <td role="cell" data-label="What became of it">
                <Outcome row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Figure({ figure }: { figure: DecisionsPage["rows"][number]["restedOn"][number] }) {
  return (
    <p className="wm-figure-then">
      {figure.href ? <Link to={figure.href}>{figure.then}</Link> : figure.then}
      {figure.now ? <span className="wm-promise"> now {figure.now}</span> : null}
      <small>{figure.what}</small>
    </p>
  );
}

function Outcome({ row }: { row: DecisionsPage["rows"][number] }) {
  if (row.outcome) {
    return (
      <>
        {row.outcome}
        <small>{row.outcomeOn}</small>
      </>
    );
  }
  if (!row.due) return <span className="wm-muted">asked at the next review</span>;
  return (
    <>
      <StatusMark kind="risk">not said; the review was opened on {row.due}</StatusMark>
      {row.sayTo ? (
        <small>
          <Link to={row.sayTo}>
            Say what became of it<span className="govuk-visually-hidden">: {row.what}</span>
          </Link>
        </small>
      ) : null}
    </>
  );
}
