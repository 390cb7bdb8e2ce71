import { Link } from "@remix-run/react";
import type { Glance } from "../../lib/glance.server";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

/** Priorities down, the five steps across, each cell a state and a count. */
export function GlanceTable({ columns, rows }: Pick<Glance, "columns" | "rows">) {
  return (
    <TableScroll label="Priorities by step">
      <table className="wm-table wm-table--roomy wm-glance">
        <caption className="govuk-visually-hidden">Where each priority stands in each of the five steps</caption>
        <thead>
          <tr>
            <th scope="col">Priority</th>
            {columns.map(({ step, title }) => (
              <th key={step} scope="col">
                {step} {title}
              </th>
            ))}
            <th scope="col">Actions and money</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={row.to} className="wm-glance__priority">
                  {row.name}
                </Link>
                <small>{row.targets}</small>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.step} className={`wm-table__cell--${cell.state}`}>
                  <Link to={cell.to} className="wm-glance__cell">
                    <StatusMark kind={cell.state}>{cell.words}</StatusMark>
                  </Link>
                </td>
              ))}
              <td>
                {row.actions}
                <small>{row.money}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
