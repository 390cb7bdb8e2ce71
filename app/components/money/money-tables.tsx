import { Link } from "@remix-run/react";
import type { MoneyPage } from "~/lib/money-page.server";
import { StatusMark } from "../text/status-mark";
import { BlockRow, BlockTable, Cell } from "../text/block-table";
import { TableScroll } from "../text/table-scroll";

const FIGURE_HEADS = ["Asked", "Promised", "Secured", "Spent to date", "Forecast"];

function FigureHeads() {
  return FIGURE_HEADS.map((head) => (
    <th key={head} role="columnheader" scope="col" className="wm-number">
      {head}
    </th>
  ));
}

/** What is asked, promised, secured, spent and forecast by year: money and people apart. */
export function HeadlineTables({ headline }: { headline: MoneyPage["headline"] }) {
  return (
    <>
      {headline.map(({ unit, caption, rows }) => (
        <TableScroll key={unit} label={caption}>
          <table className="wm-table wm-table--blocks wm-table--pairs wm-money__headline" role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  Year
                </th>
                <FigureHeads />
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.map((row) => (
                <tr key={row.year} role="row">
                  <th role="rowheader" scope="row">
                    {row.year}
                  </th>
                  {row.cells.map((cell, i) => (
                    <td key={FIGURE_HEADS[i]} role="cell" data-label={FIGURE_HEADS[i]} className="wm-number">
                      {cell ?? <NotSaid />}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ))}
    </>
  );
}

function NotSaid() {
  return <span className="wm-muted">not said</span>;
}

/** A row a line: from whom, for what, how far it has come. */
export function LinesTable({ rows }: { rows: MoneyPage["rows"] }) {
  return (
    <TableScroll label="Resource lines">
      <table className="wm-table wm-table--blocks wm-table--pairs wm-money__lines" role="table">
        <caption className="govuk-visually-hidden">Resource lines</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Line, and who gives it
            </th>
            <th role="columnheader" scope="col">
              What it serves
            </th>
            <FigureHeads />
            <th role="columnheader" scope="col">
              State
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.id} role="row">
              <th role="rowheader" scope="row">
                <Link to={row.href}>{row.name}</Link>
                <small>{row.giver}</small>
                <small>
                  {row.about}
                  {row.years ? ` · ${row.years}` : ""}
                </small>
              </th>
              <td role="cell" data-label="What it serves">
                {row.serves.length === 0 ? <span className="wm-promise">nothing yet</span> : null}
                {row.serves.map(({ text, to, share }) => (
                  <span key={text} className="wm-money__goal">
                    {to ? <Link to={to}>{text}</Link> : text}
                    {share ? ` ${share}` : null}
                  </span>
                ))}
              </td>
              {row.figures.map(({ figure, amount }) => (
                <td key={figure} role="cell" className="wm-number" data-label={amount ? figure : undefined}>
                  {amount}
                </td>
              ))}
              <td role="cell" data-label="State">
                <StatusMark kind={row.state.mark}>{row.state.words}</StatusMark>
                {row.flags.map(({ words, mark }) => (
                  <StatusMark key={words} kind={mark}>
                    {words}
                  </StatusMark>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** The same as the picture in rows. */
export function FlowTable({ rows, caption }: { rows: MoneyPage["picture"]["rows"]; caption: string }) {
  return (
    <BlockTable label={caption} heads={["From", "To", "Amount"]} numbers={["Amount"]} className="wm-money__flows">
      {rows.map((row) => (
        <BlockRow key={row.id} head={row.from}>
          <Cell head="To">{row.into}</Cell>
          <Cell className="wm-number">{row.amount}</Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}

/** Sets of actions with one lead, and what reaches them. */
export function ProgrammeTable({ programmes }: { programmes: MoneyPage["programmes"] }) {
  return (
    <BlockTable label="Programmes" heads={["Programme", "Led by", "Actions", "Money"]}>
      {programmes.map((programme) => (
        <BlockRow key={programme.id} head={<Link to={programme.href}>{programme.name}</Link>}>
          <Cell head="Led by">{programme.lead}</Cell>
          <Cell head="Actions">{programme.actions}</Cell>
          <Cell head="Money">{programme.money}</Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}
