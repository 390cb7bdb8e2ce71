import { Form, Link } from "@remix-run/react";
import type { ImportAnswer } from "../../lib/import-forms.server";
import type { ImportPage } from "../../lib/import-page.server";
import { TextArea } from "../forms/text-fields";
import { Button } from "../text/button";

type Proposal = NonNullable<ImportPage["proposal"]>;

/** Whose figures these are to decide on, and what was decided. */
export function ProposalNote({ proposal: { who, decision, isOwn, from } }: { proposal: Proposal }) {
  const rest = from ? (
    <>
      {" "}
      It is the rest of <Link to={from.to}>the file that was brought in</Link>.
    </>
  ) : null;
  if (decision === null) {
    return (
      <div className="wm-notice">
        <p>
          {isOwn
            ? "You proposed these figures. Nothing of them is saved before the facilitator accepts them."
            : `${who} proposed these figures, which their organisation does not supply. Nothing of them is saved before you accept them.`}
          {rest}
        </p>
      </div>
    );
  }
  return (
    <div className="wm-notice">
      <p>
        {decision.words}
        {rest}
      </p>
      {decision.reason ? <p>“{decision.reason}”</p> : null}
    </div>
  );
}

interface DeclineProps {
  refused: Extract<ImportAnswer, { kind: "refused" }> | undefined;
}

/** No needs a reason, which who proposed it reads. */
export function DeclineProposal({ refused }: DeclineProps) {
  const error = refused?.errors["reason"];
  return (
    <details className="wm-asked-answer__no" open={error !== undefined || undefined}>
      <summary className="govuk-button govuk-button--secondary">Decline…</summary>
      <Form method="post" noValidate>
        <TextArea
          name="reason"
          label="Why not?"
          hint="Who proposed these figures reads this and can mend the file."
          rows={3}
          maxLength={2000}
          defaultValue={refused?.typed}
          error={error}
        />
        <Button look="second" name="intent" value="decline">
          Decline with this reason
        </Button>
      </Form>
    </details>
  );
}
