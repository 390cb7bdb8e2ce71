import { Radios } from "~/components/forms/choice-fields";
import { ErrorSummary, type FormErrors } from "~/components/forms/error-summary";
import { SubmitRow } from "~/components/forms/submit-row";
import { type Choice, Select, TextField } from "~/components/forms/text-fields";
import { PageHeading } from "~/components/layout/page-heading";
import { JoinFrame } from "./join-frame";
import { WhatIsKept } from "./what-is-kept";

interface JoinFormProps {
  /** The workshop's. */
  name: string;
  keepDays: number;
  /** What who is signed in is called. */
  as?: string | undefined;
  organisations: readonly Choice[];
  kinds: readonly Choice[];
  sending: string;
  typed?: Typed | undefined;
  errors?: FormErrors | undefined;
}

interface Typed {
  name: string;
  organisation: string | null;
  organisationName: string | null;
  kind?: string | undefined;
}

/** Says who comes in, and what is kept of them. */
export function JoinForm({ name, keepDays, as, organisations, kinds, sending, typed, errors }: JoinFormProps) {
  return (
    <JoinFrame>
      <ErrorSummary title="You are not in yet" errors={errors} />
      <PageHeading caption="You are joining" title={name} />
      <form method="post" noValidate>
        <input type="hidden" name="sending" value={sending} />
        {as === undefined ? (
          <TextField
            name="name"
            label="Your name"
            hint="As the facilitator may call you. A first name is enough."
            autoComplete="name"
            maxLength={80}
            defaultValue={typed?.name}
            error={errors?.["name"] ?? undefined}
          />
        ) : (
          <p>
            You join as <strong>{as}</strong>.
          </p>
        )}
        <Select
          name="organisation"
          label="Your organisation"
          optional
          empty="None, or not on this list"
          options={organisations}
          defaultValue={
            typed?.organisation ??
            (as !== undefined && organisations.length === 1 ? organisations[0]?.value : undefined)
          }
          error={errors?.["organisation"] ?? undefined}
        />
        <TextField
          name="organisationName"
          label="If it is not on the list"
          optional
          hint="What it is called"
          autoComplete="organization"
          maxLength={120}
          defaultValue={typed?.organisationName ?? undefined}
          error={errors?.["organisationName"] ?? undefined}
        />
        <Radios
          name="kind"
          label="As whom are you here?"
          options={kinds}
          defaultValue={typed?.kind}
          error={errors?.["kind"] ?? undefined}
        />
        <WhatIsKept keepDays={keepDays} />
        <SubmitRow label="Join" />
      </form>
    </JoinFrame>
  );
}
