import { Link } from "@remix-run/react";
import type { Glance } from "../../lib/glance.server";
import { BlockRow, BlockTable, Cell } from "../text/block-table";
import { StatusMark } from "../text/status-mark";

/** Priorities down, the five steps across, each cell a state and a count. */
export function GlanceTable({ columns, rows }: Pick<Glance, "columns" | "rows">) {
  return (
    <BlockTable
      label="Where each priority stands in each of the five steps"
      heads={["Priority", ...columns.map(headOf), MONEY]}
      className="wm-table--roomy wm-glance"
    >
      {rows.map((row) => (
        <BlockRow
          key={row.id}
          head={
            <>
              <Link to={row.to} className="wm-glance__priority">
                {row.name}
              </Link>
              <small>{row.targets}</small>
            </>
          }
        >
          {row.cells.map((cell, i) => (
            <Cell
              key={cell.step}
              head={columns[i] ? headOf(columns[i]) : undefined}
              className={`wm-table__cell--${cell.state}`}
            >
              <Link to={cell.to} className="wm-glance__cell">
                <StatusMark kind={cell.state}>{cell.words}</StatusMark>
              </Link>
            </Cell>
          ))}
          <Cell head={MONEY}>
            {row.actions}
            <small>{row.money}</small>
          </Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}

const MONEY = "Actions and money";
const headOf = ({ step, title }: Glance["columns"][number]) => `${step} ${title}`;
