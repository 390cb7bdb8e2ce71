import { Link } from "@remix-run/react";
import type { DecisionsPage } from "../../lib/decisions-page.server";
import { partAnchor } from "../../parts/part-paths";
import { StatusMark } from "../text/status-mark";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

/** A row a decision: what and by whom, the figures it rested on, what was expected and what became of it. */
export function DecisionsTable({ rows }: { rows: DecisionsPage["rows"] }) {
  return (
    <BlockTable
      label="Decisions"
      heads={["What was decided", "When, by whom", "It rested on", "Expected", "What became of it"]}
    >
      {rows.map((row) => (
        <BlockRow
          key={row.id}
          id={partAnchor("decision", row.id)}
          head={
            <>
              <Link to={row.href}>{row.what}</Link>
              <small>{row.facts}</small>
            </>
          }
        >
          <Cell head="When, by whom">
            {row.when}
            <small>{row.takenBy}</small>
          </Cell>
          <Cell head="It rested on">
            {row.restedOn.length === 0 ? <span className="wm-muted">no figure named</span> : null}
            {row.restedOn.map((figure) => (
              <Figure key={figure.id} figure={figure} />
            ))}
          </Cell>
          <Cell head="Expected">{row.expected ?? <span className="wm-muted">not said</span>}</Cell>
          <Cell head="What became of it">
            <Outcome row={row} />
          </Cell>
        </BlockRow>
      ))}
    </BlockTable>
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
