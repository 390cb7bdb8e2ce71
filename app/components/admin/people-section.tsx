import { Form } from "@remix-run/react";
import type { AdminPageData } from "../../lib/admin-page.server";
import { Select, TextField } from "../forms/text-fields";
import { Section } from "../layout/section";
import { WIDER_ROLES } from "../people/choices";
import { FoldedForm, type FieldBasics, type Refused } from "../people/folded-form";
import { OpenInvitations } from "../people/invitations-section";
import { Button } from "../text/button";
import { Tag } from "../text/tag";

interface PeopleSectionProps {
  page: Pick<AdminPageData, "people" | "invitations" | "choices">;
  refused: Refused | undefined;
}

/** Everybody who can sign in, and who was invited to do so. */
export function PeopleSection({ page, refused }: PeopleSectionProps) {
  return (
    <Section
      id="people"
      title="People"
      intro="Roles in a partnership are given on its own page. Here are those of a region and of the installation."
    >
      <ul className="wm-items">
        {page.people.map((person) => (
          <PersonItem key={person.id} person={person} refused={refused} />
        ))}
      </ul>
      <FoldedForm summary="Give somebody a wider role" intent="give-role" refused={refused} submit="Give role">
        {(field) => (
          <>
            <Select
              label="Person"
              empty="Choose a person"
              options={page.people
                .filter(({ disabled }) => !disabled)
                .map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
              {...field("person")}
            />
            <WiderRoleFields field={field} regions={page.choices.regions} />
          </>
        )}
      </FoldedForm>

      <h3>Invitations</h3>
      <OpenInvitations invitations={page.invitations} />
      <FoldedForm summary="Invite somebody" intent="invite" refused={refused} submit="Make the invitation">
        {(field) => (
          <>
            <TextField label="E-mail address" type="email" autoComplete="off" {...field("email")} />
            <WiderRoleFields field={field} regions={page.choices.regions} />
          </>
        )}
      </FoldedForm>
    </Section>
  );
}

function PersonItem({ person, refused }: { person: AdminPageData["people"][number]; refused: Refused | undefined }) {
  const { id, name, email, roles, disabled, isSelf, withoutPassword } = person;
  return (
    <li>
      <p className="wm-items__title">
        {name} {disabled ? <Tag tone="amber">Disabled</Tag> : null}
        {withoutPassword ? <Tag>No password yet</Tag> : null}
      </p>
      <p className="wm-items__facts">
        {email}. {roles.map(({ words }) => words).join("; ") || "No role"}. {disabled}
      </p>
      {disabled ? (
        <Form method="post" className="wm-items__actions">
          <input type="hidden" name="person" value={id} />
          <Button look="quiet" name="intent" value="enable">
            Let {name} sign in again
          </Button>
        </Form>
      ) : (
        <Form method="post" className="wm-items__actions">
          <input type="hidden" name="person" value={id} />
          <Button look="quiet" name="intent" value="reset">
            Make a link that sets a new password for {name}
          </Button>
        </Form>
      )}
      {disabled || isSelf ? null : (
        <FoldedForm
          summary={`Disable ${name}`}
          intent="disable"
          about={{ field: "person", id }}
          refused={refused}
          submit="Disable"
          danger
          intro="Signs the person out at once, everywhere. What was written stays, with the name."
        >
          {(field) => <TextField label="Why?" optional {...field("why")} />}
        </FoldedForm>
      )}
      {roles.map((role) => (
        <FoldedForm
          key={role.id}
          summary={`End the role: ${role.words}`}
          intent="take-role"
          about={{ field: "held", id: role.id }}
          refused={refused}
          submit="End this role"
          danger
        >
          {(field) => <TextField label="Why?" optional {...field("why")} />}
        </FoldedForm>
      ))}
    </li>
  );
}

interface WiderRoleFieldsProps {
  field: (name: string) => FieldBasics;
  regions: readonly { value: string; label: string }[];
}

function WiderRoleFields({ field, regions }: WiderRoleFieldsProps) {
  return (
    <>
      <Select label="Role" empty="Choose a role" options={WIDER_ROLES} {...field("role")} />
      <Select
        label="Region"
        hint="Not for an administrator."
        empty="Choose a region"
        options={regions}
        {...field("region")}
      />
    </>
  );
}
