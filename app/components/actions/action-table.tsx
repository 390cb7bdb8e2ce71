import { Link } from "@remix-run/react";
import type { ActionRow, ActionTable as Table } from "~/lib/step-5.server";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";
import { QuickChange, type QuickAnswer } from "./quick-change";

interface ActionTableProps {
  table: Table;
  caption: string;
  /** What came back for one of its rows, before scripts run. */
  answer: QuickAnswer | undefined;
}

/**
 * Who does what, when, with whom, with what, measured against what: a row an action. On a phone each row stands as a
 * block, so the roles are written out, which some browsers drop from a table drawn otherwise.
 */
export function ActionTable({ table, caption, answer }: ActionTableProps) {
  return (
    <TableScroll label={caption}>
      <table className="wm-table wm-table--blocks wm-actions" role="table">
        <caption className={table.owner === null ? "govuk-visually-hidden" : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" className="wm-actions__what">
              What, and how it stands
            </th>
            <th role="columnheader" scope="col">
              Who, with whom
            </th>
            <th role="columnheader" scope="col">
              When
            </th>
            <th role="columnheader" scope="col">
              With what
            </th>
            <th role="columnheader" scope="col">
              Measured against
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {table.rows.map((row) => (
            <tr key={row.id} id={row.anchor} role="row">
              <WhatCell row={row} answer={answer?.id === row.id ? answer : undefined} />
              <WhoCell row={row} />
              <WhenCell row={row} />
              <ResourceCell row={row} />
              <td role="cell" data-label="Measured against">
                {row.measuredBy ?? <Missing />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function WhatCell({ row, answer }: { row: ActionRow; answer: QuickAnswer | undefined }) {
  return (
    <th scope="row" role="rowheader" className="wm-actions__what">
      <span className="wm-actions__title">
        <Link to={row.href}>{row.what}</Link>
      </span>
      <StatusMark kind={row.mark.kind} pill>
        {row.mark.words}
      </StatusMark>
      {row.word ? (
        <small className="wm-actions__word">
          Last word:{" "}
          <Link to={`${row.href}#updates`}>
            <StatusMark kind={row.word.mark.kind}>{row.word.mark.words}</StatusMark>
          </Link>{" "}
          {row.word.text}
        </small>
      ) : null}
      <small>
        {row.kind}
        {row.serves.length > 0 ? (
          <>
            {" · serves "}
            {row.serves.map(({ name, href }, i) => (
              <span key={href}>
                {i > 0 ? ", " : ""}
                <Link to={href}>{name}</Link>
              </span>
            ))}
          </>
        ) : (
          <span className="wm-promise"> · serves no target</span>
        )}
        {row.option ? (
          <>
            {" · carries out "}
            <Link to={row.option.href}>{row.option.name}</Link>
          </>
        ) : null}
      </small>
      {row.editTo ? <QuickChange row={row} editTo={row.editTo} answer={answer} /> : null}
    </th>
  );
}

function WhoCell({ row }: { row: ActionRow }) {
  return (
    <td role="cell" data-label="Who, with whom">
      {row.owner ? <Party party={row.owner} main /> : <span className="wm-promise">Nobody owns it yet</span>}
      {row.owner && row.lost ? <StatusMark kind="must">{row.lost}</StatusMark> : null}
      {row.lead ? <small>Lead: {row.lead}</small> : null}
      {row.partners.length > 0 ? (
        <ul className="wm-plain-list wm-actions__partners">
          {row.partners.map((party) => (party ? <li key={party.name}>{<Party party={party} />}</li> : null))}
        </ul>
      ) : null}
    </td>
  );
}

function Party({ party, main = false }: { party: NonNullable<ActionRow["owner"]>; main?: boolean }) {
  return (
    <span className="wm-actions__party">
      {main ? <strong>{party.name}</strong> : <>with {party.name}</>}
      {party.mark ? <StatusMark kind={party.mark.kind}>{party.mark.words}</StatusMark> : null}
    </span>
  );
}

function WhenCell({ row }: { row: ActionRow }) {
  return (
    <td role="cell" data-label="When">
      {row.start || row.end ? (
        <>
          {row.start ? <span className="wm-nowrap">{row.start}</span> : "no start"} to{" "}
          {row.end ? <span className="wm-nowrap">{row.end}</span> : <span className="wm-promise">no end</span>}
        </>
      ) : (
        <span className="wm-promise">No dates yet</span>
      )}
      {row.slips.map((slip) => (
        <small key={slip} className="wm-promise">
          {slip}
        </small>
      ))}
      {row.milestones.length > 0 ? (
        <ul className="wm-plain-list wm-actions__milestones">
          {row.milestones.map((milestone) => (
            <li key={milestone.id}>
              <span className="wm-nowrap">{milestone.by}</span>: {milestone.what}
              {milestone.mark ? (
                <>
                  {" "}
                  <StatusMark kind={milestone.mark.kind}>{milestone.mark.words}</StatusMark>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </td>
  );
}

function ResourceCell({ row }: { row: ActionRow }) {
  return (
    <td role="cell" data-label="With what">
      {row.resources.length === 0 ? <Missing /> : null}
      {row.resources.map((line) => (
        <p key={line.id} className="wm-actions__line">
          <Link to={line.href}>{line.amount}</Link>
          <small>
            {line.state}, {line.giver}
          </small>
        </p>
      ))}
      {row.funding ? <StatusMark kind="open">{row.funding}</StatusMark> : null}
      {row.addMoneyTo ? (
        <small className="wm-no-print">
          <Link to={row.addMoneyTo}>
            Add a resource line<span className="govuk-visually-hidden"> for {row.what}</span>
          </Link>
        </small>
      ) : null}
    </td>
  );
}

function Missing() {
  return <span className="wm-muted">Nothing yet</span>;
}
