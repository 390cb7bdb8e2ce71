import { Link } from "@remix-run/react";
import type { AllTargetsPage, AllTargetsRow } from "../../lib/all-targets-page.server";
import { ProgressMark } from "../measures/progress-mark";
import { Workings } from "../measures/workings";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

type Order = AllTargetsPage["sorted"]["by"];

const SORT_WORDS: Readonly<Record<Order, string>> = {
  priority: "Target, by priority",
  odds: "Odds",
  questions: "Open questions",
  ambition: "Ambition",
};

/** Every target in a row; the heads that the rows can be sorted by are links. On a phone each row stands as a block. */
export function TargetsTable({ page }: { page: AllTargetsPage }) {
  return (
    <>
      <nav aria-label="Sort by" className="wm-only-phone">
        <ul className="wm-links wm-small">
          {page.sorts.map(({ by, to }) => (
            <li key={by}>
              <Link to={to} preventScrollReset>
                {SORT_WORDS[by]}
                {page.sorted.by === by ? <Arrow direction={page.sorted.direction} /> : null}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <TableScroll label="All targets">
        <table className="wm-table wm-table--blocks wm-targets" role="table">
          <caption className="govuk-visually-hidden">
            All targets of the agreement, sorted by {SORT_WORDS[page.sorted.by].toLowerCase()}
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              <SortHead page={page} by="priority" />
              <th role="columnheader" scope="col">
                From baseline to final target
              </th>
              <th role="columnheader" scope="col" className="wm-number">
                Needed<small>a year</small>
              </th>
              <SortHead page={page} by="odds" note="if nothing changes" />
              <th role="columnheader" scope="col" className="wm-number">
                Seen before<small>of past runs</small>
              </th>
              <SortHead page={page} by="ambition" note="in usual moves" />
              <SortHead page={page} by="questions" />
              <th role="columnheader" scope="col">
                Status
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {page.rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

function SortHead({ page, by, note }: { page: AllTargetsPage; by: Order; note?: string }) {
  const isSorted = page.sorted.by === by;
  const to = page.sorts.find((sort) => sort.by === by)?.to ?? "";
  return (
    <th
      role="columnheader"
      scope="col"
      className={by === "odds" || by === "ambition" ? "wm-number" : undefined}
      aria-sort={isSorted ? page.sorted.direction : "none"}
    >
      <Link to={to} preventScrollReset>
        {SORT_WORDS[by]}
        {isSorted ? <Arrow direction={page.sorted.direction} /> : null}
      </Link>
      {note ? <small>{note}</small> : null}
    </th>
  );
}

/** What aria-sort says to those who hear it. */
const Arrow = ({ direction }: { direction: AllTargetsPage["sorted"]["direction"] }) => (
  <span aria-hidden="true">{direction === "ascending" ? "\u00a0↑" : "\u00a0↓"}</span>
);

function Row({ row }: { row: AllTargetsRow }) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <Link to={row.to}>{row.name}</Link>
        <small>
          {row.priority} · {row.designation}
        </small>
      </th>
      <td role="cell" data-label="From baseline to final target">
        {row.aim ? (
          <>
            {row.baseline ? `${row.baseline} → ` : ""}
            <span className="wm-promise">{row.aim}</span>
          </>
        ) : (
          <NotKnown words="nothing promised yet" />
        )}
        {row.unit && row.baseline ? <small>{row.unit}</small> : null}
      </td>
      <Known label="Needed a year" text={row.needed} />
      <Known label="Odds if nothing changes" text={row.odds} />
      <td role="cell" className="wm-number" data-label="Seen before, of past runs">
        {row.past ? (
          <>
            {row.past.share}
            <small>{row.past.enough ? row.past.of : `${row.past.of}: too few`}</small>
          </>
        ) : (
          <NotKnown />
        )}
      </td>
      <Known label="Ambition, in usual moves" text={row.ambition} />
      <td role="cell" data-label="Open questions">
        <Questions row={row} />
      </td>
      <td role="cell" data-label="Status">
        {row.status ? <ProgressMark status={row.status} /> : <NotKnown />}
      </td>
    </tr>
  );
}

function Known({ label, text }: { label: string; text: string | null }) {
  return (
    <td role="cell" className="wm-number" data-label={label}>
      {text ?? <NotKnown />}
    </td>
  );
}

const NotKnown = ({ words = "not known" }) => <span className="wm-muted">{words}</span>;

function Questions({ row: { open, to } }: { row: AllTargetsRow }) {
  if (open.must + open.should === 0) return <StatusMark kind="ready">none open</StatusMark>;
  return (
    <Link to={`${to}#challenges`} className="wm-targets__questions">
      {open.must > 0 ? <StatusMark kind="must">{open.must} must be answered</StatusMark> : null}
      {open.should > 0 ? <StatusMark kind="open">{open.should} should be</StatusMark> : null}
    </Link>
  );
}

/** The numbers of the table, target by target, each opening its own working. */
export function TargetWorkings({ rows }: Pick<AllTargetsPage, "rows">) {
  return (
    <ul className="wm-plain-list">
      {rows.map(({ id, name, workings }) =>
        workings.length > 0 ? (
          <li key={id}>
            <Workings workings={workings} title={name} />
          </li>
        ) : null,
      )}
    </ul>
  );
}
