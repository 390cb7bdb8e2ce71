import { Form } from "@remix-run/react";
import { TextField } from "../forms/text-fields";
import { Section } from "../layout/section";
import { Button } from "../text/button";
import { FoldedForm, type Refused } from "./folded-form";
import { RoleFields } from "./members-section";

interface InvitationsSectionProps {
  refused: Refused | undefined;
  invitations: readonly { id: string; email: string; role: string; until: string }[];
  organisations: readonly { value: string; label: string }[];
}

export function InvitationsSection({ refused, invitations, organisations }: InvitationsSectionProps) {
  return (
    <Section
      id="invitations"
      title="Invitations"
      intro="An invitation is a link that works once, within seven days. You see it when you make it and pass it on yourself."
    >
      <OpenInvitations invitations={invitations} />
      <FoldedForm summary="Invite somebody" intent="invite" refused={refused} submit="Make the invitation">
        {(field) => (
          <>
            <TextField label="E-mail address" type="email" autoComplete="off" {...field("email")} />
            <RoleFields field={field} organisations={organisations} />
          </>
        )}
      </FoldedForm>
    </Section>
  );
}

/** Those that nobody has accepted yet. */
export function OpenInvitations({ invitations }: Pick<InvitationsSectionProps, "invitations">) {
  if (invitations.length === 0) return <p className="wm-muted">No invitation is waiting to be accepted.</p>;
  return (
    <ul className="wm-items">
      {invitations.map(({ id, email, role, until }) => (
        <li key={id}>
          <p className="wm-items__title">{email}</p>
          <p className="wm-items__facts">
            {role}. Works until {until}.
          </p>
          <Form method="post" className="wm-items__actions">
            <input type="hidden" name="invitation" value={id} />
            <Button look="quiet" name="intent" value="withdraw-invitation">
              Take back the invitation to {email}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
