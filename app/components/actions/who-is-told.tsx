import { Link } from "@remix-run/react";
import type { StepFive } from "~/lib/step-5.server";
import { TableScroll } from "../text/table-scroll";

/** The four kinds of people who need to know: what they are told, how, when, and when they last were. */
export function WhoIsTold({ groups }: { groups: StepFive["told"] }) {
  return (
    <TableScroll label="Who needs to know">
      <table className="wm-table wm-table--blocks wm-told" role="table">
        <caption className="govuk-visually-hidden">Who needs to know</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Who
            </th>
            <th role="columnheader" scope="col">
              What they need to know
            </th>
            <th role="columnheader" scope="col">
              How
            </th>
            <th role="columnheader" scope="col">
              When
            </th>
            <th role="columnheader" scope="col">
              Last told
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody role="rowgroup" key={group.kind}>
            <tr role="row" className="wm-table__group">
              <th colSpan={5} scope="rowgroup">
                {group.kind}
                {group.addTo ? (
                  <Link to={group.addTo} className="wm-told__add wm-no-print">
                    Add<span className="govuk-visually-hidden"> what {group.kind.toLowerCase()} need to know</span>
                  </Link>
                ) : null}
              </th>
            </tr>
            {group.tellings.length === 0 ? (
              <tr role="row">
                <td role="cell" colSpan={5}>
                  <span className="wm-promise">Nobody yet</span>
                </td>
              </tr>
            ) : null}
            {group.tellings.map((telling) => (
              <tr role="row" key={telling.id} id={telling.anchor}>
                <th role="rowheader" scope="row">
                  <Link to={telling.href}>{telling.who}</Link>
                </th>
                <td role="cell" data-label="What they need to know">
                  {telling.what}
                </td>
                <td role="cell" data-label="How">
                  {telling.how}
                </td>
                <td role="cell" data-label="When">
                  {telling.when ?? <span className="wm-muted">not said</span>}
                </td>
                <td role="cell" data-label="Last told">
                  {telling.lastTold ?? <span className="wm-muted">not yet</span>}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </TableScroll>
  );
}
