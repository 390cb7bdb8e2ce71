import { ErrorSummary } from "~/components/forms/error-summary";
import { SubmitRow } from "~/components/forms/submit-row";
import { TextField } from "~/components/forms/text-fields";
import { PageHeading } from "~/components/layout/page-heading";
import { SavedNote } from "~/components/people/saved-note";
import { JoinFrame } from "./join-frame";

interface CodeFormProps {
  typed?: string | undefined;
  error?: string | undefined;
  /** What was just done. */
  note?: string | undefined;
}

/** Where somebody types the code that the projector shows. */
export function CodeForm({ typed, error, note }: CodeFormProps) {
  const errors = error === undefined ? undefined : [error];
  return (
    <JoinFrame>
      <SavedNote text={error ? undefined : note} />
      <ErrorSummary title="You are not in yet" errors={errors && { code: errors }} />
      <PageHeading title="Join a workshop" />
      <form method="post" action="/join?index" noValidate>
        <div className="wm-code-field">
          <TextField
            name="code"
            label="Code"
            hint="The six characters on the projector. Capitals and spaces do not matter."
            defaultValue={typed}
            error={errors}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
          />
        </div>
        <SubmitRow label="Go on" />
      </form>
    </JoinFrame>
  );
}
