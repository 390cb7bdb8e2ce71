import { Link } from "@remix-run/react";
import type { NegotiationRow } from "../../lib/negotiations-page.server";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

/** Where each negotiation stands, whose move it is, and what each side said last. */
export function NegotiationList({ rows, label }: { rows: readonly NegotiationRow[]; label: string }) {
  return (
    <TableScroll label={label}>
      <table className="wm-table wm-table--roomy">
        <caption className="govuk-visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">Target</th>
            <th scope="col">Where it stands</th>
            <th scope="col">Partnership</th>
            <th scope="col">Region</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, indicator, to, partnership, region, standing, since }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={to}>{name}</Link>
                <small>{indicator}</small>
              </th>
              <td>
                <StatusMark kind={standing.mark}>{standing.words}</StatusMark>
                <small>
                  since {since}
                  {standing.turn ? `; ${standing.turn}` : ""}
                </small>
              </td>
              <td className="wm-table__promise">{partnership || "nothing on the table"}</td>
              <td>{region || <span className="wm-muted">no numbers</span>}</td>
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
