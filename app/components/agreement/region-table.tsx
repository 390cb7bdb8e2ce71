import { Form, Link } from "@remix-run/react";
import type { RegionPage, RegionRowView } from "../../lib/region-page.server";
import { Select, TextField } from "../forms/text-fields";
import { Pagination } from "../layout/pagination";
import { PROGRESS_MARKS } from "../measures/progress-mark";
import { KeptDay } from "./kept-day";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";
import { Tag } from "../text/tag";

type Order = RegionPage["view"]["by"];

const SORT_WORDS: Readonly<Record<Order, string>> = {
  name: "Agreement",
  status: "Status",
  off: "How its targets do",
  achieved: "Achieved",
  odds: "Odds",
  open: "Open challenges",
  missing: "Overdue",
  owners: "Active owners",
  direction: "Against last year",
};

/** Which agreements, by part of a name or by what is the matter with them. */
export function RegionFilter({ page: { on, view, filters, everyTo } }: { page: RegionPage }) {
  return (
    <Form
      method="get"
      action="/region"
      className="wm-filter wm-no-print"
      role="search"
      aria-label="Filter the agreements"
    >
      {on === null ? null : <KeptDay />}
      <input type="hidden" name="sort" value={view.by} />
      <input type="hidden" name="order" value={view.direction} />
      <TextField name="q" label="Part of a name" defaultValue={view.typed} maxLength={100} />
      <Select name="show" label="Which" options={filters} defaultValue={view.filter} />
      <div className="wm-filter__go">
        <Button look="second">Show</Button>
        {view.filter !== "all" || view.typed ? <Link to={everyTo}>Show all</Link> : null}
      </div>
    </Form>
  );
}

/** The region's agreements in rows; the heads that they can be sorted by are links. On a phone each row stands as a block. */
export function RegionTable({ page }: { page: RegionPage }) {
  const { name, agreements, view, sorts, found, all } = page;
  return (
    <>
      <nav aria-label="Sort by" className="wm-only-phone">
        <ul className="wm-links wm-small">
          {sorts.map(({ by, to }) => (
            <li key={by}>
              <Link to={to} preventScrollReset>
                {SORT_WORDS[by]}
                {view.by === by ? <Arrow direction={view.direction} /> : null}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <TableScroll label={`Agreements of ${name}`}>
        <table className="wm-table wm-table--roomy wm-table--blocks wm-table--pairs wm-region" role="table">
          <caption className="govuk-visually-hidden">
            Agreements submitted in {name}, sorted by {SORT_WORDS[view.by].toLowerCase()}
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              <SortHead page={page} by="name" />
              <SortHead page={page} by="status" />
              <SortHead page={page} by="off" />
              <SortHead page={page} by="achieved" note="of what was due" />
              <SortHead page={page} by="odds" note="likelier than not" />
              <SortHead page={page} by="open" />
              <SortHead page={page} by="missing" note="figures" />
              <SortHead page={page} by="owners" note="of actions" />
              <SortHead page={page} by="direction" />
            </tr>
          </thead>
          <tbody role="rowgroup">
            {agreements.map((row) => (
              <Row key={row.to} row={row} mayAnswer={page.on === null && row.waits} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="wm-small wm-muted">
        {found === all ? `${all} agreements. ` : `${found} of ${all} agreements. `}
        {page.old > 0 && page.on === null
          ? `${page.old} of them changed and are being worked out again: open this page once more. `
          : ""}
        <a href={page.csv} download>
          CSV
        </a>
      </p>
      <Pagination
        page={view.page}
        pages={view.pages}
        hrefFor={(number) => `/region?${page.query}&page=${number}`}
        label="Pages of agreements"
      />
    </>
  );
}

const isNumber = (by: Order) => by !== "name" && by !== "status" && by !== "off" && by !== "direction";

function SortHead({ page: { view, sorts }, by, note }: { page: RegionPage; by: Order; note?: string }) {
  const isSorted = view.by === by;
  return (
    <th
      role="columnheader"
      scope="col"
      className={isNumber(by) ? "wm-number" : undefined}
      aria-sort={isSorted ? view.direction : "none"}
    >
      <Link to={sorts.find((sort) => sort.by === by)?.to ?? ""} preventScrollReset>
        {SORT_WORDS[by]}
        {isSorted ? <Arrow direction={view.direction} /> : null}
      </Link>
      {note ? <small>{note}</small> : null}
    </th>
  );
}

/** What aria-sort says to those who hear it. */
const Arrow = ({ direction }: { direction: RegionPage["view"]["direction"] }) => (
  <span aria-hidden="true">{direction === "ascending" ? "\u00a0↑" : "\u00a0↓"}</span>
);

function Row({ row, mayAnswer }: { row: RegionRowView; mayAnswer: boolean }) {
  const { header, achieved, likely, direction } = row;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <Link to={row.to}>{header.title}</Link>
        <small>
          {header.years}
          {row.isKnown
            ? ` · ${row.designated} of ${row.cap} designated${row.others > 0 ? `, ${row.others} other` : ""}`
            : ""}
          {row.unfinished > 0 ? ` · ${row.unfinished} unfinished` : ""}
        </small>
      </th>
      <td role="cell" data-label="Status">
        <Tag tone={header.status.tone}>{header.status.label}</Tag>
        <small>
          <Link to={row.submission}>
            {mayAnswer ? "Agree or return" : "Submission"}
            <span className="govuk-visually-hidden">: {header.title}</span>
          </Link>
        </small>
      </td>
      <td role="cell" data-label="How its targets do">
        {row.isKnown ? <Statuses statuses={row.statuses} /> : <span className="wm-muted">being worked out</span>}
      </td>
      <td role="cell" className="wm-number" data-label="Achieved of what was due">
        {achieved ? `${achieved.percent}%` : <NotYet />}
        {achieved ? <small>{targets(achieved.count)}</small> : null}
      </td>
      <td role="cell" className="wm-number" data-label="Likelier than not">
        {likely ? likely.count : <NotYet />}
        {likely ? <small>of {likely.of}</small> : null}
      </td>
      <td role="cell" className="wm-number" data-label="Open challenges">
        {row.isKnown ? row.open : <NotYet />}
        {row.must > 0 ? <small>{row.must} must be answered</small> : null}
        {row.questions > 0 ? <small>{row.questions} asked by people</small> : null}
        {row.unanswered > 0 ? <small>{row.unanswered} of yours</small> : null}
      </td>
      <td role="cell" className="wm-number" data-label="Figures overdue">
        {row.isKnown ? row.missing : <NotYet />}
      </td>
      <td role="cell" className="wm-number" data-label="Actions with an active owner">
        {row.owners ? `${row.owners.active} of ${row.owners.of}` : <NotYet />}
        {row.owners && row.owners.lost > 0 ? (
          <small className="wm-promise">{row.owners.lost} with no owner</small>
        ) : null}
      </td>
      <td role="cell" data-label="Against last year">
        {direction.better + direction.worse + direction.level === 0 ? <NotYet /> : <Since direction={direction} />}
      </td>
    </tr>
  );
}

const NotYet = () => <span className="wm-muted">none yet</span>;

const targets = (count: number) => `${count} ${count === 1 ? "target" : "targets"}`;

const ORDER = ["off track", "at risk", "on track", "too early to say", "no result yet"] as const;

/** Worst first; each a shape, a count and a word. */
function Statuses({ statuses }: Pick<RegionRowView, "statuses">) {
  return (
    <span className="wm-region__statuses">
      {ORDER.flatMap((status) =>
        statuses[status] ? (
          <StatusMark key={status} kind={PROGRESS_MARKS[status]}>
            {statuses[status]} {status}
          </StatusMark>
        ) : (
          []
        ),
      )}
    </span>
  );
}

function Since({ direction: { better, worse, level } }: Pick<RegionRowView, "direction">) {
  const said = [
    ...(better > 0 ? [`${better} better`] : []),
    ...(worse > 0 ? [`${worse} worse`] : []),
    ...(level > 0 ? [`${level} the same`] : []),
  ];
  return <>{said.join(", ")}</>;
}
