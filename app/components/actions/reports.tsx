import { Link } from "@remix-run/react";
import type { StepFive } from "~/lib/step-5.server";
import { TableScroll } from "../text/table-scroll";

/** The schedule of reporting, with the next days on which each report is due. */
export function Reports({ reports }: { reports: StepFive["reports"] }) {
  return (
    <TableScroll label="Reports">
      <table className="wm-table wm-reports">
        <caption className="govuk-visually-hidden">Reports</caption>
        <thead>
          <tr>
            <th scope="col">What is reported</th>
            <th scope="col">Prepared by</th>
            <th scope="col">To whom, in what form</th>
            <th scope="col">Next due</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr key={report.id} id={report.anchor}>
              <th scope="row">
                <Link to={report.href}>{report.what}</Link>
                <small>{report.every}</small>
              </th>
              <td>{report.preparedBy}</td>
              <td>
                {report.toWhom}
                <small>{report.form}</small>
              </td>
              <td>
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
