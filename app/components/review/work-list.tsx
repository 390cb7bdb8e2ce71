import { Link } from "@remix-run/react";
import type { WorkList as List } from "../../lib/work-list.server";
import { Section } from "../layout/section";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

/** What the reviewer has to do for each agreed agreement, their own first. */
export function WorkList({ id, work: { rows, more } }: { id: string; work: List }) {
  return (
    <Section
      id={id}
      title="Reviews to work on"
      intro="Each agreed agreement of the region: yours first, then what is due soonest."
      action={<Link to="/region/calendar">The region’s calendar</Link>}
    >
      {rows.length === 0 ? (
        <p className="wm-muted">No agreement is agreed yet; those that are can be reviewed here.</p>
      ) : (
        <TableScroll label="Reviews to work on">
          <table className="wm-table">
            <caption className="govuk-visually-hidden">Reviews to work on</caption>
            <thead>
              <tr>
                <th scope="col">Agreement</th>
                <th scope="col">Review</th>
                <th scope="col">Assigned to</th>
                <th scope="col" className="wm-number">
                  Judged
                </th>
                <th scope="col">Until the judgement</th>
                <th scope="col">Next</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.code}>
                  <th scope="row">
                    <Link to={row.to}>{row.name}</Link>
                    <small>{row.year}</small>
                  </th>
                  <td>
                    <StatusMark kind={row.mark}>{row.state}</StatusMark>
                  </td>
                  <td>
                    {row.assigned ?? <span className="wm-muted">nobody yet</span>}
                    {row.second ? <small>second reader {row.second}</small> : null}
                  </td>
                  <td className="wm-number">{row.judged}</td>
                  <td>{row.days}</td>
                  <td>
                    {row.next}
                    {row.asked ? <small>{row.asked}</small> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {more > 0 ? (
        <p>
          <Link to="/region?work=all">Show {more} more</Link>
        </p>
      ) : null}
    </Section>
  );
}
