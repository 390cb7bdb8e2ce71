import { Link } from "@remix-run/react";
import type { NegotiationRow } from "../../lib/negotiations-page.server";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

/** Where each negotiation stands, whose move it is, and what each side said last. */
export function NegotiationList({ rows, label }: { rows: readonly NegotiationRow[]; label: string }) {
  return (
    <TableScroll label={label}>
      <table className="wm-table wm-table--roomy wm-table--blocks" role="table">
        <caption className="govuk-visually-hidden">{label}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              Target
            </th>
            <th scope="col" role="columnheader">
              Where it stands
            </th>
            <th scope="col" role="columnheader">
              Partnership
            </th>
            <th scope="col" role="columnheader">
              Region
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ id, name, indicator, to, partnership, region, standing, since }) => (
            <tr key={id} role="row">
              <th scope="row" role="rowheader">
                <Link to={to}>{name}</Link>
                <small>{indicator}</small>
              </th>
              <td role="cell" data-label="Where it stands">
                <StatusMark kind={standing.mark}>{standing.words}</StatusMark>
                <small>
                  since {since}
                  {standing.turn ? `; ${standing.turn}` : ""}
                </small>
              </td>
              <td role="cell" data-label="Partnership" className="wm-table__promise">
                {partnership || "nothing on the table"}
              </td>
              <td role="cell" data-label="Region">
                {region || <span className="wm-muted">no numbers</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

interface CountsProps {
  counts: { readonly agreed: number; readonly offered: number; readonly asked: number; readonly cap: number };
}

/** "Agreed 3 · offered 5 · asked for 2 of 35". */
export function NegotiationCounts({ counts: { agreed, offered, asked, cap } }: CountsProps) {
  return (
    <>
      Agreed <strong>{agreed}</strong> · offered <strong>{offered}</strong> · asked for <strong>{asked}</strong> of{" "}
      {cap}
    </>
  );
}
