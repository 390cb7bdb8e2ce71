import { Link } from "@remix-run/react";
import type { AnswerRow } from "~/lib/step-5.server";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

/** Each organisation that is asked, what it answered, and what changed since where it is asked again. */
export function Answers({ answers }: { answers: readonly AnswerRow[] }) {
  return (
    <TableScroll label="Answers by organisation">
      <table className="wm-table wm-table--blocks wm-answers" role="table">
        <caption className="govuk-visually-hidden">Answers by organisation</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Organisation
            </th>
            <th role="columnheader" scope="col">
              Action
            </th>
            <th role="columnheader" scope="col">
              Answer
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {answers.map((answer) => (
            <tr role="row" key={answer.id}>
              <th role="rowheader" scope="row">
                {answer.organisation}
                <small>{answer.as}</small>
              </th>
              <td role="cell" data-label="Action">
                <Link to={answer.href}>{answer.action}</Link>
              </td>
              <td role="cell" data-label="Answer">
                <StatusMark kind={answer.mark.kind}>{answer.mark.words}</StatusMark>
                {answer.when ? (
                  <small>
                    {answer.state === "asked again" ? "last answered " : ""}
                    {answer.when}
                    {answer.recorded ? `, recorded for it: ${answer.recorded}` : ""}
                  </small>
                ) : null}
                {answer.reason ? <p className="wm-answers__reason">“{answer.reason}”</p> : null}
                {answer.changed.length > 0 ? <Changed changes={answer.changed} /> : null}
                {answer.todo ? (
                  <p className="wm-answers__todo wm-no-print">
                    <Link to={`${answer.href}#answers`}>
                      {answer.todo}
                      <span className="govuk-visually-hidden">
                        {" "}
                        of {answer.organisation} on {answer.action}
                      </span>
                    </Link>
                  </p>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Changed({ changes }: { changes: AnswerRow["changed"] }) {
  return (
    <div className="wm-answers__changed">
      <p>Changed since then:</p>
      <ul>
        {changes.map((change) => (
          <li key={change.what}>
            {change.what}: <del>{change.from || "nothing"}</del> <span aria-hidden="true">→</span>
            <span className="govuk-visually-hidden"> became </span> <ins>{change.to || "nothing"}</ins>
          </li>
        ))}
      </ul>
    </div>
  );
}
