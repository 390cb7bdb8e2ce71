import { Form } from "@remix-run/react";
import type { SubmissionPage } from "../../lib/submission-page.server";
import { DateField, TextField } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

interface ApprovalsProps {
  approvals: SubmissionPage["approvals"];
  mayRecord: boolean;
  refused: Refused | undefined;
}

/** Which bodies approved the agreement, and whose approval is still to come. */
export function Approvals({ approvals, mayRecord, refused }: ApprovalsProps) {
  const { given, missing, needed } = approvals;
  return (
    <>
      <TableScroll label="Approvals">
        <table className="wm-table">
          <caption className="govuk-visually-hidden">Bodies that approve the agreement</caption>
          <thead>
            <tr>
              <th scope="col">Body</th>
              <th scope="col">Who signed</th>
              <th scope="col">When</th>
              <th scope="col">Minute or letter</th>
            </tr>
          </thead>
          <tbody>
            {missing.map((body) => (
              <tr key={body}>
                <th scope="row">{body}</th>
                <td colSpan={3}>
                  <StatusMark kind="open">not recorded yet</StatusMark>
                </td>
              </tr>
            ))}
            {given.map((approval) => (
              <tr key={approval.id}>
                <th scope="row">{approval.body}</th>
                <td>{approval.nameAndOffice}</td>
                <td>{approval.date}</td>
                <td>
                  {approval.record}
                  {mayRecord ? (
                    <Form method="post">
                      <input type="hidden" name="approval" value={approval.id} />
                      <Button look="quiet" name="intent" value="remove-approval">
                        Recorded by mistake
                        <span className="govuk-visually-hidden">: take away the approval of the {approval.body}</span>
                      </Button>
                    </Form>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {mayRecord ? (
        <FoldedForm
          summary="Record an approval"
          intent="record-approval"
          refused={refused}
          submit="Record the approval"
          intro={`The region needs the approval of: ${needed.join(", ").toLowerCase()}.`}
        >
          {(field) => (
            <>
              <TextField
                {...field("body", missing[0])}
                label="Body"
                hint="As the list above names it"
                maxLength={200}
              />
              <TextField
                {...field("nameAndOffice")}
                label="Name and office of who signed"
                hint="Such as: A. Khan, leader of the council"
                maxLength={200}
              />
              <DateField {...field("date")} label="Date" />
              <TextField
                {...field("record")}
                label="Minute or letter"
                hint="Where it can be found, such as: Cabinet minute 14/2008"
                maxLength={200}
              />
            </>
          )}
        </FoldedForm>
      ) : null}
    </>
  );
}
