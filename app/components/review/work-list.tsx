import { Link } from "@remix-run/react";
import type { WorkList as List } from "../../lib/work-list.server";
import { Section } from "../layout/section";
import { StatusMark } from "../text/status-mark";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

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
        <BlockTable
          label="Reviews to work on"
          heads={["Agreement", "Review", "Assigned to", "Judged", "Until the judgement", "Next"]}
          numbers={["Judged"]}
        >
          {rows.map((row) => (
            <BlockRow
              key={row.code}
              head={
                <>
                  <Link to={row.to}>{row.name}</Link>
                  <small>{row.year}</small>
                </>
              }
            >
              <Cell head="Review">
                <StatusMark kind={row.mark}>{row.state}</StatusMark>
              </Cell>
              <Cell head="Assigned to">
                {row.assigned ?? <span className="wm-muted">nobody yet</span>}
                {row.second ? <small>second reader {row.second}</small> : null}
              </Cell>
              <Cell head={row.judged ? "Judged" : undefined} className="wm-number">
                {row.judged}
              </Cell>
              <Cell head={row.days ? "Until the judgement" : undefined}>{row.days}</Cell>
              <Cell head="Next">
                {row.next}
                {row.asked ? <small>{row.asked}</small> : null}
              </Cell>
            </BlockRow>
          ))}
        </BlockTable>
      )}
      {more > 0 ? (
        <p>
          <Link to="/region?work=all">Show {more} more</Link>
        </p>
      ) : null}
    </Section>
  );
}
