import { Link } from "@remix-run/react";
import type { StepFive } from "~/lib/step-5.server";
import { TableScroll } from "../text/table-scroll";

/** The schedule of reporting, with the next days on which each report is due. */
export function Reports({ reports }: { reports: StepFive["reports"] }) {
  return (
    <TableScroll label="Reports">
      <table className="wm-table wm-table--blocks wm-reports" role="table">
        <caption className="govuk-visually-hidden">Reports</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              What is reported
            </th>
            <th role="columnheader" scope="col">
              Prepared by
            </th>
            <th role="columnheader" scope="col">
              To whom, in what form
            </th>
            <th role="columnheader" scope="col">
              Next due
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {reports.map((report) => (
            <tr role="row" key={report.id} id={report.anchor}>
              <th role="rowheader" scope="row">
                <Link to={report.href}>{report.what}</Link>
                <small>{report.every}</small>
              </th>
              <td role="cell" data-label="Prepared by">
                {report.preparedBy}
              </td>
              <td role="cell" data-label="To whom, in what form">
                {report.toWhom}
                <small>{report.form}</small>
              </td>
              <td role="cell" data-label="Next due">
                {report.due.length === 0 ? <span className="wm-muted">None is left</span> : null}
                {report.due.map((due, i) => (
                  <span key={due.due} className={i === 0 ? "wm-reports__next" : "wm-reports__later"}>
                    <time dateTime={due.due}>{due.day}</time> <span className="wm-muted">for {due.for}</span>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
