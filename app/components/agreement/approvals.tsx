import { Form } from "@remix-run/react";
import type { SubmissionPage } from "../../lib/submission-page.server";
import { DateField, TextField } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";
import { BlockRow, BlockTable, Cell } from "../text/block-table";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";

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
      <BlockTable label="Bodies that approve the agreement" heads={["Body", "Who signed", "When", "Minute or letter"]}>
        {missing.map((body) => (
          <BlockRow key={body} head={body}>
            <td role="cell" colSpan={3}>
              <StatusMark kind="open">not recorded yet</StatusMark>
            </td>
          </BlockRow>
        ))}
        {given.map((approval) => (
          <BlockRow key={approval.id} head={approval.body}>
            <Cell head="Who signed">{approval.nameAndOffice}</Cell>
            <Cell head="When">{approval.date}</Cell>
            <Cell head="Minute or letter">
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
            </Cell>
          </BlockRow>
        ))}
      </BlockTable>
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
