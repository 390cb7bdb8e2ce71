import { Form } from "@remix-run/react";
import type { SubmissionPage } from "../../lib/submission-page.server";
import { Select, TextArea } from "../forms/text-fields";
import { type FieldBasics, FoldedForm, type Refused } from "../people/folded-form";
import { Button } from "../text/button";

interface JudgingProps {
  page: Pick<SubmissionPage, "pointRows" | "pointSubjects" | "approvals">;
  sha256: string;
  refused: Refused | undefined;
}

const FIRST_ROWS = [0, 1, 2];

/** Something was typed in a row that is folded away. */
function typedBeyond(refused: Refused | undefined): boolean {
  return Object.entries(refused?.values ?? {}).some(
    ([name, value]) =>
      /^(?:on|text)-\d+$/.test(name) && Number(name.split("-")[1]) >= FIRST_ROWS.length && value !== "",
  );
}

interface PointRowProps {
  row: number;
  field: (name: string) => FieldBasics;
  subjects: SubmissionPage["pointSubjects"];
}

function PointRow({ row, field, subjects }: PointRowProps) {
  return (
    <fieldset className="govuk-fieldset wm-point-row">
      <legend className="wm-label">Point {row + 1}</legend>
      <Select {...field(`on-${row}`)} label="About" empty="Choose a target or a priority" options={subjects} />
      <TextArea {...field(`text-${row}`)} label="What you ask" rows={3} maxLength={3000} />
    </fieldset>
  );
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
            {FIRST_ROWS.map((row) => (
              <PointRow key={row} row={row} field={field} subjects={page.pointSubjects} />
            ))}
            <details className="wm-open-group" open={typedBeyond(refused) || undefined}>
              <summary>More points</summary>
              {Array.from({ length: page.pointRows - FIRST_ROWS.length }, (_, index) => (
                <PointRow key={index} row={FIRST_ROWS.length + index} field={field} subjects={page.pointSubjects} />
              ))}
            </details>
          </>
        )}
      </FoldedForm>
    </>
  );
}
