import { Link } from "@remix-run/react";
import type { StepFive } from "~/lib/step-5.server";
import { TableScroll } from "../text/table-scroll";

/** The four kinds of people who need to know: what they are told, how, when, and when they last were. */
export function WhoIsTold({ groups }: { groups: StepFive["told"] }) {
  return (
    <TableScroll label="Who needs to know">
      <table className="wm-table wm-told">
        <caption className="govuk-visually-hidden">Who needs to know</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">What they need to know</th>
            <th scope="col">How</th>
            <th scope="col">When</th>
            <th scope="col">Last told</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.kind}>
            <tr className="wm-table__group">
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
              <tr>
                <td colSpan={5}>
                  <span className="wm-promise">Nobody yet</span>
                </td>
              </tr>
            ) : null}
            {group.tellings.map((telling) => (
              <tr key={telling.id} id={telling.anchor}>
                <th scope="row">
                  <Link to={telling.href}>{telling.who}</Link>
                </th>
                <td>{telling.what}</td>
                <td>{telling.how}</td>
                <td>{telling.when ?? <span className="wm-muted">not said</span>}</td>
                <td>{telling.lastTold ?? <span className="wm-muted">not yet</span>}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </TableScroll>
  );
}
