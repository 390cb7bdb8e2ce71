import { Link } from "@remix-run/react";
import type { NegotiationRow } from "../../lib/negotiations-page.server";
import { StatusMark } from "../text/status-mark";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

/** Where each negotiation stands, whose move it is, and what each side said last. */
export function NegotiationList({ rows, label }: { rows: readonly NegotiationRow[]; label: string }) {
  return (
    <BlockTable
      label={label}
      heads={["Target", "Where it stands", "Partnership", "Region"]}
      className="wm-table--roomy"
    >
      {rows.map(({ id, name, indicator, to, partnership, region, standing, since }) => (
        <BlockRow
          key={id}
          head={
            <>
              <Link to={to}>{name}</Link>
              <small>{indicator}</small>
            </>
          }
        >
          <Cell head="Where it stands">
            <StatusMark kind={standing.mark}>{standing.words}</StatusMark>
            <small>
              since {since}
              {standing.turn ? `; ${standing.turn}` : ""}
            </small>
          </Cell>
          <Cell head="Partnership" className="wm-table__promise">
            {partnership || "nothing on the table"}
          </Cell>
          <Cell head="Region">{region || <span className="wm-muted">no numbers</span>}</Cell>
        </BlockRow>
      ))}
    </BlockTable>
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
