import { Form } from "@remix-run/react";
import type { SubmissionPage } from "../../lib/submission-page.server";
import { TextArea } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";
import { Button } from "../text/button";
import { OpenList } from "./open-list";

interface SubmittingProps {
  page: SubmissionPage;
  refused: Refused | undefined;
}

/** The facilitator's part: submit, go on with an interrupted submission, withdraw, close. */
export function Submitting({ page, refused }: SubmittingProps) {
  if (page.may.submit) return <Submit page={page} />;
  if (page.may.withdraw) return <Withdraw refused={refused} />;
  if (!page.may.close) return null;
  return (
    <Form method="post">
      <p>Close the agreement once its last target is judged. Results can still be entered afterwards.</p>
      <Button look="second" name="intent" value="close">
        Close the agreement
      </Button>
    </Form>
  );
}

function Submit({ page }: { page: SubmissionPage }) {
  if (page.status === "submitting") {
    return (
      <Form method="post">
        <p>The submission was interrupted. Nothing is lost: go on, and it is finished from where it stopped.</p>
        <Button name="intent" value="submit">
          Go on with the submission
        </Button>
      </Form>
    );
  }
  if (page.inTheWay.length > 0) return <OpenList points={page.inTheWay} />;
  if (page.gating.length > 0) return <p>Answer each of the region’s points above, then submit.</p>;
  return (
    <Form method="post">
      <p>
        The region gets a picture of the agreement as it is now. What it promises is locked until the region returns it
        or you withdraw it. Figures, evidence, comments and actions go on.
      </p>
      <Button name="intent" value="submit">
        Submit to the region
      </Button>
    </Form>
  );
}

function Withdraw({ refused }: { refused: Refused | undefined }) {
  return (
    <FoldedForm
      summary="Withdraw it"
      intent="withdraw"
      refused={refused}
      submit="Withdraw it"
      danger
      intro="It becomes a draft again. The region keeps what you submitted, and reads your reason."
    >
      {(field) => <TextArea {...field("why")} label="Why you withdraw it" rows={3} maxLength={2000} />}
    </FoldedForm>
  );
}
