import { Form } from "@remix-run/react";
import type { ReviewPage } from "../../lib/review-page.server";
import { Select, TextArea, TextField } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";
import { Button } from "../text/button";
import { TableScroll } from "../text/table-scroll";

interface AgreedActionsProps {
  page: ReviewPage;
  refused: Refused | undefined;
}

/** What both sides will do, with owners and days, and the signatures under it. */
export function AgreedActions({ page, refused }: AgreedActionsProps) {
  const { actions, may, saw, signatures, owners } = page;
  return (
    <>
      {actions.length === 0 ? (
        <p className="wm-muted">No action is agreed yet.</p>
      ) : (
        <TableScroll label="Agreed actions">
          <table className="wm-table">
            <caption className="govuk-visually-hidden">Agreed actions</caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Who</th>
                <th scope="col">By</th>
                {may.change ? <th scope="col">Change</th> : null}
              </tr>
            </thead>
            <tbody>
              {actions.map(({ id, what, owner, by, added }) => (
                <tr key={id}>
                  <th scope="row">
                    {what}
                    <small>added by {added}</small>
                  </th>
                  <td>{owner}</td>
                  <td className="wm-nowrap">{by}</td>
                  {may.change ? (
                    <td>
                      <Form method="post">
                        <input type="hidden" name="action" value={id} />
                        <Button look="quiet" name="intent" value="remove-action">
                          Take out<span className="govuk-visually-hidden">: {what}</span>
                        </Button>
                      </Form>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {may.change ? (
        <FoldedForm
          summary="Add an action"
          intent="add-action"
          refused={refused}
          submit="Add the action"
          intro={
            signatures.length > 0 ? "A signature that was given no longer counts once the list changes." : undefined
          }
        >
          {(field) => (
            <>
              <TextArea {...field("what")} label="What will be done?" rows={2} maxLength={500} />
              <Select {...field("owner")} label="Who does it?" empty="Choose who" options={owners} />
              <TextField {...field("by")} label="By when?" hint="Such as 31 March 2009" width={20} />
            </>
          )}
        </FoldedForm>
      ) : null}
      {may.sign ? (
        <Form method="post">
          <input type="hidden" name="saw" value={saw} />
          <Button name="intent" value="sign">
            Sign the review
          </Button>
        </Form>
      ) : null}
    </>
  );
}
