import { Form } from "@remix-run/react";
import type { SubmissionPage } from "../../lib/submission-page.server";
import { Select, TextArea } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";
import { Button } from "../text/button";

interface JudgingProps {
  page: Pick<SubmissionPage, "pointRows" | "pointSubjects" | "approvals">;
  sha256: string;
  refused: Refused | undefined;
}

/** The reviewer's decision. It carries the hash of what was on the page, so that nothing else can be agreed by it. */
export function Judging({ page, sha256, refused }: JudgingProps) {
  const { missing } = page.approvals;
  return (
    <>
      {missing.length > 0 ? (
        <p>
          It can be agreed once the approval of the {missing.join(" and the ").toLowerCase()} is recorded. The
          partnership’s facilitator records it. You can return the agreement now.
        </p>
      ) : (
        <Form method="post">
          <input type="hidden" name="sha256" value={sha256} />
          <p>Agreeing fixes what is promised. Later changes need a refresh that you approve.</p>
          <Button name="intent" value="agree">
            Agree this submission
          </Button>
        </Form>
      )}
      <FoldedForm
        summary="Return it with points"
        intent="return"
        refused={refused}
        submit="Return it to the partnership"
        intro="Say what must be mended, each point on a target or a priority. The partnership answers each when it submits again. Leave the rows that you do not need empty."
      >
        {(field) => (
          <>
            <input type="hidden" name="sha256" value={sha256} />
            {Array.from({ length: page.pointRows }, (_, row) => (
              <fieldset key={row} className="govuk-fieldset wm-point-row">
                <legend className="wm-label">Point {row + 1}</legend>
                <Select
                  {...field(`on-${row}`)}
                  label="About"
                  empty="Choose a target or a priority"
                  options={page.pointSubjects}
                />
                <TextArea {...field(`text-${row}`)} label="What you ask" rows={3} maxLength={3000} />
              </fieldset>
            ))}
          </>
        )}
      </FoldedForm>
    </>
  );
}
